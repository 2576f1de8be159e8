/** The sheet with the recovery key of the closed file: to be printed, put away and wiped. */
import { AlignmentType, ImageRun, Paragraph } from "docx";
import { encode } from "fast-png";
import { encode as encodeQr } from "uqr";
import { type IsoDate, toonDatum } from "../procedure/datum.ts";
import type { Instellingen } from "../register/instellingen.ts";
import { alinea, kop, run, titel } from "./bouwstenen.ts";
import { packDocument } from "./inpakken.ts";

const PIXELS_PER_MODULE = 6;
const QUIET_ZONE = 4;

/** The bytes of the sheet; `regels` is the key as it is easiest to copy by hand. */
export function makeRecoverySheet(
  regels: readonly string[],
  geheim: string,
  { kantoor }: Instellingen,
  vandaag: IsoDate,
): Uint8Array {
  const qr = qrCode(geheim);
  return packDocument({
    titel: "Herstelsleutel van de kluis",
    maker: kantoor.naam ?? "Klachtenregister",
    omschrijving: "Herstelsleutel van het gesloten dossier (klachtenprocedure §3)",
    datum: vandaag,
    onderschrift: `Gemaakt op ${toonDatum(vandaag)}`,
    children: [
      titel("Herstelsleutel van de kluis"),
      alinea([run([kantoor.naam, "vertrouwelijke klachten"].filter(Boolean).join(" · "))], 6),
      alinea([run("Wie dit blad heeft, kan alle vertrouwelijke klachten lezen.", { bold: true })], 2),
      alinea(
        [
          run(
            "Bewaar het in een brandkast of afgesloten kast, niet bij de computer. Wis het bestand na het afdrukken.",
          ),
        ],
        4,
      ),
      ...regels.map(
        (regel) =>
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 80 },
            children: [run(regel, { font: "Courier New", size: 26, bold: true })],
          }),
      ),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 240, after: 240 },
        children: [
          new ImageRun({
            type: "png",
            data: qr,
            transformation: { width: 190, height: 190 },
            altText: { name: "QR-code", title: "QR-code", description: "De herstelsleutel als QR-code" },
          }),
        ],
      }),
      kop("Een wachtwoord kwijt"),
      alinea(
        [
          run(
            "Typ op de computer met het register: klacht kluis herstel. Geef deze sleutel en kies een nieuw wachtwoord.",
          ),
        ],
        2,
      ),
      kop("Als het programma er niet meer is"),
      alinea(
        [
          run(
            "De kluis gaat ook open met twee vrije programma's. Zet de sleutel zonder spaties, op één regel, in een bestand (sleutel.txt). Het programma age geeft daarmee de sleutel van de database: age -d -i sleutel.txt kluis/sleutel.age. Elk programma dat SQLCipher 4 leest, opent daarmee kluis/kluis.db, als ruwe sleutel (x'…').",
          ),
        ],
        2,
      ),
    ],
  });
}

function qrCode(text: string): Uint8Array {
  const { data, size } = encodeQr(text, { ecc: "M", border: QUIET_ZONE });
  const width = size * PIXELS_PER_MODULE;
  const pixels = new Uint8Array(width * width).map((_, place) => {
    const row = Math.floor(place / width / PIXELS_PER_MODULE);
    const column = Math.floor((place % width) / PIXELS_PER_MODULE);
    return data[row]?.[column] ? 0 : 255;
  });
  return encode({ width, height: width, data: pixels, channels: 1, depth: 8 });
}

/** The yearly overview in Word (§5): for management, and for the AFM when it asks. */
import { datumInWoorden, toonDatum } from "../procedure/datum.ts";
import { hoofdpostVan, type Onderdeel, type Post } from "../procedure/jaarpost.ts";
import { isLeeg, onderdelenVan } from "../procedure/jaarposten.ts";
import { samenvatting, vertrouwelijkInWoorden } from "../procedure/jaarsamenvatting.ts";
import { verantwoording } from "../procedure/jaarverantwoording.ts";
import { aantalVan } from "../procedure/telling.ts";
import { labelVan } from "../procedure/woordenlijsten.ts";
import type { Db } from "../register/db.ts";
import type { Instellingen } from "../register/instellingen.ts";
import {
  type Jaarverslag,
  leesJaarlijst,
  leesUitspraken,
  leesVerbeteringen,
} from "../register/jaarlijsten.ts";
import { type Blok, schrijfDocument } from "./documentstroom.ts";
import { voorblad } from "./jaarbladen.ts";
import {
  grafiekPerMaand,
  grafiekVanDoorlooptijd,
  grafiekVanOordelen,
  grafiekVanPosten,
} from "./jaargrafieken.ts";
import { cijfertabel, lijstcellen, maandtabel, opentabel } from "./jaartabellen.ts";
import { hoofdletter } from "./opmaak.ts";
import { type Rij, stroomtabel } from "./stroomtabellen.ts";
import { type Tekening, vul } from "./tekening.ts";
import * as alineas from "./tekeningen/alineas.ts";
import { conclusies, nieuweBladzijde } from "./tekeningen/bladen.ts";
import * as tabellen from "./tekeningen/tabellen.ts";

export interface Verslagvorm {
  /** Whether the list of cases names the klagers. */
  readonly metNamen: boolean;
}

/**
 * The overview as a Word document. Its long lists are read from the register while they are written, so that the size
 * of the year hardly matters to memory.
 */
export async function makeYearReport(
  db: Db,
  verslag: Jaarverslag,
  instellingen: Instellingen,
  vorm: Verslagvorm,
): Promise<Uint8Array> {
  const { jaar } = verslag.perioden.dit;
  const kantoor = verslag.kantoor ?? "";
  const naam = `Jaaroverzicht klachten ${jaar}`;
  return schrijfDocument(
    {
      titel: naam,
      maker: kantoor || "Klachtenregister",
      omschrijving: `Overzicht van alle klachten en hun afhandeling in ${jaar} (klachtenprocedure §5)`,
      datum: verslag.peildatum,
      onderschrift: [kantoor, naam].filter(Boolean).join(" · "),
    },
    [
      ...voorblad(verslag, instellingen, naam),
      ...hoofdstukken(db, verslag),
      vul(conclusies, { jaar }),
      ...alleKlachten(db, verslag, vorm),
      ...telwijze(verslag),
    ],
  );
}

/** The chapters, numbered; of a year without anything there is only the first. */
function hoofdstukken(db: Db, verslag: Jaarverslag): Blok[] {
  const { jaren, perioden } = verslag;
  const onderdelen = new Map(onderdelenVan(jaren).map((onderdeel) => [onderdeel.code, onderdeel]));
  const cijfers = (...codes: string[]) =>
    codes.flatMap((code) => {
      const onderdeel = onderdelen.get(code);
      return onderdeel === undefined ? [] : cijfertabel(onderdeel, perioden);
    });
  const vertrouwelijk = vertrouwelijkInWoorden(jaren, perioden);
  const delen: (readonly [string, Blok[]])[] = [
    [
      "Samenvatting",
      [
        ...samenvatting(jaren, perioden).map(hoofdtekst),
        ...(vertrouwelijk === null ? [] : [cursief(vertrouwelijk)]),
        ...cijfers("aantallen", "vertrouwelijk"),
        ...grafiekPerMaand(jaren, perioden),
        ...(isLeeg(jaren) ? [] : maandtabel(jaren, perioden)),
      ],
    ],
    [
      "Ontvangen klachten",
      [
        ...grafiekVan(onderdelen.get("aard"), "Ontvangen klachten naar aard", verslag),
        ...cijfers("aard", "product", "wijze", "klanten"),
      ],
    ],
    [
      "Afgehandelde klachten",
      [
        ...grafiekVanOordelen(jaren, perioden),
        ...cijfers("oordeel", "eindoordeel", "afsluitreden", "wijzeVanAfhandeling"),
      ],
    ],
    [
      "Tijdigheid en doorlooptijd",
      [
        ...grafiekVanPosten("Binnen de termijn", termijnposten(onderdelen.get("tijdigheid")), perioden),
        ...cijfers("tijdigheid"),
        ...grafiekVanDoorlooptijd(jaren, perioden),
        ...cijfers("doorlooptijd"),
      ],
    ],
    ["Bezwaar en geschil", [...cijfers("geschil"), ...uitspraken(db, verslag)]],
    [
      "Maatregelen, oorzaken en verbeteringen",
      [...cijfers("maatregelen", "oorzaak"), ...verbeteringen(db, verslag)],
    ],
    ["Wat nog open staat", openstaand(verslag, cijfers("open"))],
  ];
  return delen
    .filter(([, deel]) => deel.length > 0)
    .flatMap(([naam, deel], n) => [kop(`${n + 1}. ${naam}`), ...deel]);
}

function grafiekVan(onderdeel: Onderdeel | undefined, naam: string, { perioden }: Jaarverslag): Blok[] {
  return onderdeel === undefined ? [] : grafiekVanPosten(naam, onderdeel.posten, perioden);
}

/** The shares in time, each with the name of what was to be done. */
function termijnposten(onderdeel: Onderdeel | undefined): Post[] {
  const posten = onderdeel?.posten ?? [];
  return posten
    .filter(({ eenheid }) => eenheid === "op tijd")
    .map((post) => ({ ...post, naam: `${hoofdpostVan(post, posten)?.naam ?? ""} ${post.naam}` }));
}

function uitspraken(db: Db, { jaren, perioden }: Jaarverslag): Blok[] {
  if (aantalVan(jaren.dit.kifid, "uitspraak") === 0) return [];
  const rijen = perRij(leesUitspraken(db, perioden.dit), ({ nummer, datum, uitkomst }) => [
    nummer,
    toonDatum(datum),
    uitkomst ?? "",
  ]);
  return [tussenkop("Uitspraken van Kifid"), stroomtabel(tabellen.uitspraken, {}, rijen)];
}

function verbeteringen(db: Db, { jaren, perioden }: Jaarverslag): Blok[] {
  if (jaren.dit.metVerbetermaatregel === 0) return [];
  const { oorzaak: oorzaken } = jaren.woordenlijsten;
  const rijen = perRij(leesVerbeteringen(db, perioden.dit), ({ nummer, oorzaak, verbetermaatregel }) => [
    nummer,
    labelVan(oorzaken, oorzaak),
    hoofdletter(verbetermaatregel),
  ]);
  return [tussenkop("Verbetermaatregelen"), stroomtabel(tabellen.verbeteringen, {}, rijen)];
}

function openstaand({ open, jaren, perioden }: Jaarverslag, tabel: Blok[]): Blok[] {
  const { openEinde } = jaren.dit.aantallen;
  const wanneer = datumInWoorden(perioden.dit.tot);
  if (openEinde === 0) {
    return tabel.length === 0 ? [] : [alinea(`Op ${wanneer} stond er geen klacht open.`), ...tabel];
  }
  const meer = openEinde - open.length;
  return [
    ...tabel,
    tussenkop(meer > 0 ? `De ${open.length} die het langst open staan` : `Open op ${wanneer}`),
    opentabel(open, jaren.woordenlijsten),
    ...(meer > 0 ? [alinea("De andere open klachten staan in bijlage A.")] : []),
  ];
}

function alleKlachten(db: Db, { jaren, perioden }: Jaarverslag, { metNamen }: Verslagvorm): Blok[] {
  const { openBegin, ontvangen } = jaren.dit.aantallen;
  const totaal = openBegin + ontvangen;
  const wanneer = toonDatum(perioden.dit.tot);
  const rijen = perRij(leesJaarlijst(db, perioden.dit), (regel) =>
    lijstcellen(regel, jaren.woordenlijsten, metNamen),
  );
  return [
    vul(nieuweBladzijde, {}),
    kop("Bijlage A. Alle klachten"),
    ...(totaal === 0
      ? [alinea(`In ${perioden.dit.jaar} was er geen klacht in behandeling.`)]
      : [
          toelichting(
            `Elke klacht die in ${perioden.dit.jaar} is ontvangen of bij het begin van het jaar nog open stond, zoals zij er op ${wanneer} voor stond. Dagen: van indiening tot afhandeling, of tot ${wanneer} als de klacht toen nog open was.`,
          ),
          stroomtabel(metNamen ? tabellen.klachtenMetNamen : tabellen.klachten, {}, rijen),
        ]),
  ];
}

function telwijze({ perioden, peildatum }: Jaarverslag): Blok[] {
  return [kop("Bijlage B. Hoe is geteld"), ...verantwoording(perioden, peildatum).map(toelichting)];
}

const metTekst = (tekening: Tekening<"tekst">) => (tekst: string) => vul(tekening, { tekst });
const kop = metTekst(alineas.kop);
const tussenkop = metTekst(alineas.tussenkop);
const alinea = metTekst(alineas.alinea);
const hoofdtekst = metTekst(alineas.hoofdtekst);
const toelichting = metTekst(alineas.toelichting);
const cursief = metTekst(alineas.cursief);

async function* perRij<T>(
  groepen: AsyncIterable<readonly T[]>,
  cellen: (regel: T) => string[],
): AsyncGenerator<Rij[]> {
  for await (const groep of groepen) yield groep.map((regel) => ({ cellen: cellen(regel) }));
}

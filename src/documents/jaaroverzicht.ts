/** The yearly overview in Word (§5): for management, and for the AFM when it asks. */
import type { Paragraph } from "docx";
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
import { alinea, kop, run, tussenkop } from "./bouwstenen.ts";
import { type DocumentInvoer, partsOf } from "./inpakken.ts";
import { conclusies, nieuweBladzijde, voorblad } from "./jaarbladen.ts";
import {
  grafiekPerMaand,
  grafiekVanDoorlooptijd,
  grafiekVanOordelen,
  grafiekVanPosten,
} from "./jaargrafieken.ts";
import { cijfertabel, type Deel, lijstcellen, lijstkolommen, maandtabel, opentabel } from "./jaartabellen.ts";
import { hoofdletter } from "./opmaak.ts";
import { type Rij, Stroomtabellen } from "./stroomtabellen.ts";

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
  const tabellen = new Stroomtabellen();
  const invoer: DocumentInvoer = {
    titel: naam,
    maker: kantoor || "Klachtenregister",
    omschrijving: `Overzicht van alle klachten en hun afhandeling in ${jaar} (klachtenprocedure §5)`,
    datum: verslag.peildatum,
    onderschrift: [kantoor, naam].filter(Boolean).join(" · "),
    voorblad: true,
    children: [
      ...voorblad(verslag, instellingen, naam),
      ...hoofdstukken(db, verslag, tabellen),
      ...conclusies(verslag),
      ...alleKlachten(db, verslag, tabellen, vorm),
      ...telwijze(verslag),
    ],
  };
  return tabellen.vul(partsOf(invoer), invoer.datum);
}

/** The chapters, numbered; of a year without anything there is only the first. */
function hoofdstukken(db: Db, verslag: Jaarverslag, tabellen: Stroomtabellen): Deel {
  const { jaren, perioden } = verslag;
  const onderdelen = new Map(onderdelenVan(jaren).map((onderdeel) => [onderdeel.code, onderdeel]));
  const cijfers = (...codes: string[]) =>
    codes.flatMap((code) => {
      const onderdeel = onderdelen.get(code);
      return onderdeel === undefined ? [] : cijfertabel(tabellen, onderdeel, perioden);
    });
  const vertrouwelijk = vertrouwelijkInWoorden(jaren, perioden);
  const delen: (readonly [string, Deel])[] = [
    [
      "Samenvatting",
      [
        ...samenvatting(jaren, perioden).map((tekst) => alinea(tekst, 2.5)),
        ...(vertrouwelijk === null ? [] : [alinea([run(vertrouwelijk, { italics: true })], 2.5)]),
        ...cijfers("aantallen", "vertrouwelijk"),
        ...grafiekPerMaand(jaren, perioden),
        ...(isLeeg(jaren) ? [] : maandtabel(tabellen, jaren, perioden)),
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
    ["Bezwaar en geschil", [...cijfers("geschil"), ...uitspraken(db, verslag, tabellen)]],
    [
      "Maatregelen, oorzaken en verbeteringen",
      [...cijfers("maatregelen", "oorzaak"), ...verbeteringen(db, verslag, tabellen)],
    ],
    ["Wat nog open staat", openstaand(verslag, cijfers("open"), tabellen)],
  ];
  return delen
    .filter(([, deel]) => deel.length > 0)
    .flatMap(([naam, deel], n) => [kop(`${n + 1}. ${naam}`), ...deel]);
}

function grafiekVan(onderdeel: Onderdeel | undefined, naam: string, { perioden }: Jaarverslag): Paragraph[] {
  return onderdeel === undefined ? [] : grafiekVanPosten(naam, onderdeel.posten, perioden);
}

/** The shares in time, each with the name of what was to be done. */
function termijnposten(onderdeel: Onderdeel | undefined): Post[] {
  const posten = onderdeel?.posten ?? [];
  return posten
    .filter(({ eenheid }) => eenheid === "op tijd")
    .map((post) => ({ ...post, naam: `${hoofdpostVan(post, posten)?.naam ?? ""} ${post.naam}` }));
}

function uitspraken(db: Db, { jaren, perioden }: Jaarverslag, tabellen: Stroomtabellen): Deel {
  if (aantalVan(jaren.dit.kifid, "uitspraak") === 0) return [];
  const rijen = perRij(leesUitspraken(db, perioden.dit), ({ nummer, datum, uitkomst }) => [
    nummer,
    toonDatum(datum),
    uitkomst ?? "",
  ]);
  return [
    tussenkop("Uitspraken van Kifid"),
    tabellen.tabel(
      [
        ["Klacht", 24],
        ["Datum", 24],
        ["Uitspraak", 122],
      ],
      rijen,
    ),
  ];
}

function verbeteringen(db: Db, { jaren, perioden }: Jaarverslag, tabellen: Stroomtabellen): Deel {
  if (jaren.dit.metVerbetermaatregel === 0) return [];
  const { oorzaak: oorzaken } = jaren.woordenlijsten;
  const rijen = perRij(leesVerbeteringen(db, perioden.dit), ({ nummer, oorzaak, verbetermaatregel }) => [
    nummer,
    labelVan(oorzaken, oorzaak),
    hoofdletter(verbetermaatregel),
  ]);
  return [
    tussenkop("Verbetermaatregelen"),
    tabellen.tabel(
      [
        ["Klacht", 24],
        ["Oorzaak", 40],
        ["Verbetermaatregel", 106],
      ],
      rijen,
    ),
  ];
}

function openstaand({ open, jaren, perioden }: Jaarverslag, tabel: Deel, tabellen: Stroomtabellen): Deel {
  const { openEinde } = jaren.dit.aantallen;
  const wanneer = datumInWoorden(perioden.dit.tot);
  if (openEinde === 0) {
    return tabel.length === 0 ? [] : [alinea(`Op ${wanneer} stond er geen klacht open.`), ...tabel];
  }
  const meer = openEinde - open.length;
  return [
    ...tabel,
    tussenkop(meer > 0 ? `De ${open.length} die het langst open staan` : `Open op ${wanneer}`),
    opentabel(tabellen, open, jaren.woordenlijsten),
    ...(meer > 0 ? [alinea("De andere open klachten staan in bijlage A.")] : []),
  ];
}

function alleKlachten(
  db: Db,
  { jaren, perioden }: Jaarverslag,
  tabellen: Stroomtabellen,
  { metNamen }: Verslagvorm,
): Deel {
  const { openBegin, ontvangen } = jaren.dit.aantallen;
  const totaal = openBegin + ontvangen;
  const wanneer = toonDatum(perioden.dit.tot);
  const rijen = perRij(leesJaarlijst(db, perioden.dit), (regel) =>
    lijstcellen(regel, jaren.woordenlijsten, metNamen),
  );
  return [
    nieuweBladzijde(),
    kop("Bijlage A. Alle klachten"),
    ...(totaal === 0
      ? [alinea(`In ${perioden.dit.jaar} was er geen klacht in behandeling.`)]
      : [
          alinea(
            `Elke klacht die in ${perioden.dit.jaar} is ontvangen of bij het begin van het jaar nog open stond, zoals zij er op ${wanneer} voor stond. Dagen: van indiening tot afhandeling, of tot ${wanneer} als de klacht toen nog open was.`,
            2,
          ),
          tabellen.tabel(lijstkolommen(metNamen), rijen, { dicht: true }),
        ]),
  ];
}

function telwijze({ perioden, peildatum }: Jaarverslag): Deel {
  return [
    kop("Bijlage B. Hoe is geteld"),
    ...verantwoording(perioden, peildatum).map((tekst) => alinea(tekst, 2)),
  ];
}

async function* perRij<T>(
  groepen: AsyncIterable<readonly T[]>,
  cellen: (regel: T) => string[],
): AsyncGenerator<Rij[]> {
  for await (const groep of groepen) yield groep.map((regel) => ({ cellen: cellen(regel) }));
}

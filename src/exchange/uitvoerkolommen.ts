/**
 * The columns of our own list: what stands under each heading, and where it comes back to. What is read back is the
 * case in the names of JSON, unchecked.
 */
import type { Klacht } from "../procedure/klacht.ts";
import {
  BEDRAG,
  type Celsoort,
  DATUM,
  type Datumstijl,
  GETAL,
  JA_OF_NEE,
  NAMEN,
  TEKST,
  type Waarde,
} from "./celsoorten.ts";
import { kopsleutel } from "./lijstvelden.ts";
import { leesRegels, type Regelvorm, schrijfRegels } from "./regels-in-cel.ts";

/** A case in the names of JSON, as it comes from outside. */
export type Ruw = Record<string, unknown>;

export interface Kolom {
  readonly kop: string;
  /** The key under which a fault in this column is found. */
  readonly sleutel: string;
  readonly isTekst: boolean;
  schrijf(klacht: Klacht, datums: Datumstijl): string;
  /** Puts what the cell holds in the case; a Dutch reason where that can't be. */
  lees(cel: string, ruw: Ruw): string | null;
}

/** A value of the case itself, or of its klager (`klager.naam`). */
function waarde(kop: string, pad: string, soort: Celsoort = TEKST): Kolom {
  const [groep, naam] = pad.includes(".") ? (pad.split(".") as [string, string]) : [null, pad];
  const houder = (klacht: object) =>
    (groep === null ? klacht : (klacht as Ruw)[groep]) as Record<string, Waarde>;
  return {
    kop,
    sleutel: pad,
    isTekst: soort.isTekst,
    schrijf: (klacht, datums) => soort.schrijf(houder(klacht)[naam] ?? null, datums),
    lees: (cel, ruw) => {
      const gelezen = cel === "" ? { waarde: soort.leeg } : soort.lees(cel);
      if ("fout" in gelezen) return gelezen.fout;
      if (groep !== null) ruw[groep] ??= {};
      houder(ruw)[naam] = gelezen.waarde;
      return null;
    },
  };
}

/** A value of the position of this round; a round without an oordeel is no position. */
function standpunt(kop: string, ronde: 1 | 2, naam: string, soort: Celsoort = TEKST): Kolom {
  return {
    kop,
    sleutel: `standpunten.${ronde}.${naam}`,
    isTekst: soort.isTekst,
    schrijf: ({ standpunten }, datums) => {
      const gevonden = standpunten.find((deze) => deze.ronde === ronde) as unknown as Record<string, Waarde>;
      return gevonden === undefined ? "" : soort.schrijf(gevonden[naam] ?? null, datums);
    },
    lees: (cel, ruw) => {
      const gelezen = cel === "" ? { waarde: soort.leeg } : soort.lees(cel);
      if ("fout" in gelezen) return gelezen.fout;
      ruw.standpunten ??= [];
      const standpunten = ruw.standpunten as Ruw[];
      const bestaand = standpunten.find((deze) => deze.ronde === ronde);
      if (bestaand) bestaand[naam] = gelezen.waarde;
      else if (cel !== "") standpunten.push({ ronde, [naam]: gelezen.waarde });
      return null;
    },
  };
}

/** All rows of a kind, a line for each. */
function regels(kop: string, sleutel: keyof Klacht, vorm: Regelvorm): Kolom {
  return {
    kop: `${kop} (${Object.keys(vorm).map(inWoorden).join("; ")})`,
    sleutel,
    isTekst: true,
    schrijf: (klacht, datums) => schrijfRegels(klacht[sleutel] as readonly object[], vorm, datums),
    lees: (cel, ruw) => {
      const gelezen = leesRegels(cel, vorm);
      if ("fout" in gelezen) return gelezen.fout;
      ruw[sleutel] = gelezen;
      return null;
    },
  };
}

/** `akkoordVerzekeraar` as it stands in a heading: `akkoord verzekeraar`. */
function inWoorden(naam: string): string {
  return naam.replaceAll(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** What follows from the rest: there for the reader, and left aside when the list comes back. */
function afgeleid(kop: string, soort: Celsoort, van: (klacht: Klacht) => Waarde): Kolom {
  return {
    kop,
    sleutel: kop,
    isTekst: soort.isTekst,
    schrijf: (klacht, datums) => soort.schrijf(van(klacht), datums),
    lees: () => null,
  };
}

const MET_TERMIJNEN: Regelvorm = {
  soort: TEKST,
  uiterlijk: DATUM,
  eersteUiterlijk: DATUM,
  voldaanOp: DATUM,
  vervallenOp: DATUM,
};

export const NUMMER = waarde("Nummer", "nummer");
/** Whether a row is that of a confidential case without its content. */
export const GESLOTEN = waarde("Gesloten", "gesloten", JA_OF_NEE);
export const VERTROUWELIJK = waarde("Vertrouwelijk", "vertrouwelijk", JA_OF_NEE);
export const INGEDIEND = waarde("Ingediend op", "ingediendOp", DATUM);
export const VERANTWOORDELIJKE = waarde("Verantwoordelijke", "verantwoordelijke");
export const TERMIJNEN = regels("Termijnen", "termijnen", MET_TERMIJNEN);
/** Its content depends on the day on which the list is made. */
export const STATUS = afgeleid("Status", TEKST, () => null);

/** The columns in their order. */
export const KOLOMMEN: readonly Kolom[] = [
  NUMMER,
  STATUS,
  VERTROUWELIJK,
  GESLOTEN,
  INGEDIEND,
  waarde("Geregistreerd op", "geregistreerdOp", DATUM),
  waarde("Ontvangen door", "ontvangenDoor"),
  waarde("Wijze", "wijze"),
  waarde("Naam klager", "klager.naam"),
  waarde("Adres", "klager.adres"),
  waarde("Postcode", "klager.postcode"),
  waarde("Plaats", "klager.plaats"),
  waarde("Land", "klager.land"),
  waarde("Telefoon", "klager.telefoon"),
  waarde("E-mailadres", "klager.email"),
  waarde("Klantnummer", "klager.klantnummer"),
  waarde("Aard", "aard"),
  waarde("Product", "product"),
  waarde("Polisnummer", "polisnummer"),
  waarde("Maatschappij", "maatschappij"),
  waarde("Omschrijving", "omschrijving"),
  waarde("Gewenste oplossing", "gewensteOplossing"),
  waarde("Betrokken medewerker", "betrokkenMedewerker"),
  VERANTWOORDELIJKE,
  waarde("Gemeld op", "gemeldOp", DATUM),
  waarde("Bevestigd op", "bevestigdOp", DATUM),
  waarde("Standpunt op", "standpuntOp", DATUM),
  standpunt("Oordeel", 1, "oordeel"),
  standpunt("Motivering", 1, "motivering"),
  standpunt("Besluit door", 1, "door"),
  standpunt("Besluit meegedeeld op", 1, "meegedeeldOp", DATUM),
  standpunt("Besluit meegedeeld per", 1, "wijzeVanMededeling"),
  waarde("Bezwaar op", "bezwaarOp", DATUM),
  waarde("Herbeoordeeld op", "herbeoordeeldOp", DATUM),
  standpunt("Oordeel herbeoordeling", 2, "oordeel"),
  standpunt("Motivering herbeoordeling", 2, "motivering"),
  standpunt("Beoordelaars", 2, "beoordelaars", NAMEN),
  standpunt("Herbeoordeling meegedeeld op", 2, "meegedeeldOp", DATUM),
  standpunt("Herbeoordeling meegedeeld per", 2, "wijzeVanMededeling"),
  waarde("Meegedeeld op", "meegedeeldOp", DATUM),
  waarde("Schriftelijk op", "schriftelijkOp", DATUM),
  waarde("Geschil op", "geschilOp", DATUM),
  waarde("Overeenstemming op", "overeenstemmingOp", DATUM),
  waarde("Oorzaak", "oorzaak"),
  waarde("Verbetermaatregel", "verbetermaatregel"),
  afgeleid("Schadevergoeding", BEDRAG, schadevergoeding),
  waarde("Afgehandeld op", "afgehandeldOp", DATUM),
  waarde("Wijze van afhandeling", "wijzeVanAfhandeling"),
  waarde("Afsluitreden", "afsluitreden"),
  waarde("Afsluittoelichting", "afsluittoelichting"),
  waarde("Berust", "berust", JA_OF_NEE),
  waarde("Nummer in oude lijst", "externNummer"),
  waarde("Geanonimiseerd op", "geanonimiseerdOp", DATUM),
  regels("Maatregelen", "maatregelen", {
    datum: DATUM,
    soort: TEKST,
    bedrag: BEDRAG,
    akkoordVerzekeraar: JA_OF_NEE,
    toelichting: TEKST,
  }),
  regels("Bezwaren", "bezwaren", { datum: DATUM, tekst: TEKST }),
  regels("Gesprekken", "gesprekken", { datum: DATUM, uitkomst: TEKST, aanwezig: NAMEN, verslag: TEKST }),
  regels("Kifid", "kifid", { datum: DATUM, status: TEKST, uitkomst: TEKST }),
  regels("Uitstel", "uitstel", { datum: DATUM, tot: DATUM, reden: TEKST }),
  regels("Onderzoek", "notities", { datum: DATUM, met: TEKST, tekst: TEKST }),
  regels("Correspondentie", "correspondentie", {
    id: GETAL,
    datum: DATUM,
    richting: TEKST,
    soort: TEKST,
    onderwerp: TEKST,
    tekst: TEKST,
    bestandsnaam: TEKST,
    mediatype: TEKST,
    grootte: GETAL,
    sha256: TEKST,
  }),
  TERMIJNEN,
];

/** What a closed row shows; every other cell is empty. */
export const IN_GESLOTEN_RIJ: readonly Kolom[] = [
  NUMMER,
  STATUS,
  VERTROUWELIJK,
  GESLOTEN,
  INGEDIEND,
  VERANTWOORDELIJKE,
  TERMIJNEN,
];

function schadevergoeding({ maatregelen }: Klacht): number | null {
  const bedragen = maatregelen.flatMap(({ bedrag }) => bedrag ?? []);
  return bedragen.length === 0 ? null : bedragen.reduce((som, bedrag) => som + bedrag, 0);
}

/** A heading without what is explained between brackets. */
export function korteKop(kop: string): string {
  return kop.replace(/\s*\(.*$/s, "");
}

/** A heading as it is recognised. */
export function sleutelVanKop(kop: string): string {
  return kopsleutel(korteKop(kop));
}

/** These headings together stand in no other list. */
const EIGEN = ["Nummer", "Schriftelijk op", "Overeenstemming op", "Termijnen"].map(kopsleutel);

/** Whether these are the headings of our own list, perhaps with columns less or in another order. */
export function isEigenLijst(koppen: readonly string[]): boolean {
  const sleutels = new Set(koppen.map(sleutelVanKop));
  return EIGEN.every((kop) => sleutels.has(kop));
}

/** The fields that a list can fill: those of the intake, and what an old list knows of the course of a case. */
import { VELDNAMEN, type Veldnaam } from "../procedure/antwoorden.ts";
import { veld } from "../procedure/velden.ts";
import { AFSLUITREDENEN, OORDELEN, WIJZEN_VAN_AFHANDELING, type Woord } from "../procedure/woordenlijsten.ts";

const EIGEN = [
  "externNummer",
  "verantwoordelijke",
  "gemeldOp",
  "bevestigdOp",
  "standpuntOp",
  "oordeel",
  "motivering",
  "meegedeeldOp",
  "wijzeVanMededeling",
  "afgehandeldOp",
  "wijzeVanAfhandeling",
  "afsluitreden",
  "geregistreerdOp",
] as const;

export const LIJSTVELDEN = [...VELDNAMEN, ...EIGEN] as const;
export type Lijstveld = (typeof LIJSTVELDEN)[number];

export interface Lijstveldvorm {
  readonly label: string;
  readonly vorm: "regel" | "tekst" | "keuze" | "jaNee" | "datum";
  /** What the column is called in lists, beside the field's own name, label and option; the most precise first. */
  readonly koppen: readonly string[];
  /** What stands for an empty cell, and for no column at all. */
  readonly standaard?: string;
  /** The words of an own vocabulary; those of the intake know theirs. */
  readonly woorden?: readonly Woord[];
  /** Other words for the same, as they stand in lists. */
  readonly varianten?: Readonly<Record<string, string>>;
}

/** Whom the office told, in the words of lists. */
const PER: Readonly<Record<string, string>> = {
  post: "brief",
  schriftelijk: "brief",
  mail: "e-mail",
  email: "e-mail",
  telefonisch: "telefoon",
  tel: "telefoon",
  mondeling: "gesprek",
};

const datum = (label: string, ...koppen: string[]): Lijstveldvorm => ({ label, vorm: "datum", koppen });

const VAN_INTAKE: Record<Veldnaam, Omit<Lijstveldvorm, "label" | "vorm">> = {
  vertrouwelijk: { koppen: ["vertrouwelijke klacht", "geheim"], standaard: "nee" },
  naam: {
    koppen: [
      "naam klager",
      "klager",
      "naam klant",
      "klantnaam",
      "klant",
      "naam relatie",
      "relatie",
      "cliënt",
      "indiener",
      "verzekeringnemer",
      "verzekerde",
    ],
  },
  adres: { koppen: ["adres klager", "straat en huisnummer", "straat + nr", "straat"] },
  postcode: { koppen: ["pc", "postcode klager"] },
  plaats: { koppen: ["woonplaats", "plaats klager", "plaatsnaam"] },
  land: { koppen: [] },
  telefoon: { koppen: ["telefoonnummer", "telefoonnr", "tel", "mobiel"] },
  email: { koppen: ["e-mail", "mailadres", "mail"] },
  klantnummer: { koppen: ["klantnr", "relatienummer", "relatienr", "cliëntnummer", "debiteurnummer"] },
  ingediendOp: {
    koppen: [
      "datum indiening",
      "indieningsdatum",
      "ingediend",
      "datum ontvangst",
      "datum ontvangen",
      "ontvangstdatum",
      "ontvangen op",
      "ontvangen",
      "datum binnenkomst",
      "binnengekomen op",
      "binnengekomen",
      "datum klacht",
      "klachtdatum",
      "datum",
    ],
  },
  ontvangenDoor: { koppen: ["aangenomen door", "opgenomen door", "ingenomen door"] },
  wijze: {
    koppen: [
      "wijze van ontvangst",
      "wijze van binnenkomst",
      "wijze indiening",
      "kanaal",
      "ontvangen per",
      "ontvangen via",
    ],
    standaard: "overig",
    varianten: {
      telefoon: "telefonisch",
      tel: "telefonisch",
      gesprek: "mondeling",
      post: "brief",
      schriftelijk: "brief",
      mail: "e-mail",
      email: "e-mail",
      internet: "website",
      webformulier: "website",
      overige: "overig",
    },
  },
  aard: {
    koppen: ["aard klacht", "soort klacht", "soort", "type klacht", "klachtsoort", "categorie", "rubriek"],
    standaard: "overig",
    varianten: { overige: "overig", anders: "overig" },
  },
  product: {
    koppen: ["soort verzekering", "verzekering", "productgroep", "branche"],
    varianten: { overige: "overig" },
  },
  polisnummer: { koppen: ["polisnr", "polis"] },
  maatschappij: { koppen: ["verzekeraar", "verzekeringsmaatschappij", "aanbieder"] },
  omschrijving: {
    koppen: [
      "omschrijving klacht",
      "omschrijving van de klacht",
      "klachtomschrijving",
      "inhoud klacht",
      "beschrijving klacht",
      "beschrijving",
      "klacht",
    ],
  },
  gewensteOplossing: { koppen: ["wens klager", "gewenst resultaat"] },
  betrokkenMedewerker: { koppen: ["medewerker betrokken", "klacht over medewerker"] },
};

const VAN_LIJST: Record<(typeof EIGEN)[number], Lijstveldvorm> = {
  externNummer: {
    label: "Nummer in de lijst",
    vorm: "regel",
    koppen: [
      "klachtnummer",
      "klachtnr",
      "nummer klacht",
      "dossiernummer",
      "dossiernr",
      "zaaknummer",
      "kenmerk",
      "referentie",
      "nummer",
      "volgnummer",
      "nr",
      "id",
    ],
  },
  verantwoordelijke: {
    label: "Verantwoordelijke",
    vorm: "regel",
    koppen: ["behandelaar", "klachtbehandelaar", "behandeld door", "in behandeling bij", "naam behandelaar"],
  },
  gemeldOp: datum("Gemeld op", "datum melding", "doorgegeven op", "datum toewijzing"),
  bevestigdOp: datum(
    "Bevestigd op",
    "ontvangstbevestiging",
    "datum ontvangstbevestiging",
    "ontvangstbevestiging verstuurd",
    "datum bevestiging",
  ),
  standpuntOp: datum("Standpunt op", "datum standpunt", "datum besluit", "besluit op", "datum oordeel"),
  oordeel: {
    label: "Oordeel",
    vorm: "keuze",
    koppen: [
      "oordeel klacht",
      "uitspraak",
      "uitkomst",
      "gegrond/ongegrond",
      "klacht gegrond",
      "gegrond",
      "gegrond j/n",
      "gegrond ja/nee",
    ],
    woorden: OORDELEN,
    varianten: {
      "deels gegrond": "gedeeltelijk-gegrond",
      "ten dele gegrond": "gedeeltelijk-gegrond",
      gedeeltelijk: "gedeeltelijk-gegrond",
      deels: "gedeeltelijk-gegrond",
      "niet gegrond": "ongegrond",
    },
  },
  motivering: {
    label: "Motivering",
    vorm: "tekst",
    koppen: ["motivering oordeel", "toelichting oordeel", "reden oordeel", "onderbouwing"],
  },
  meegedeeldOp: datum(
    "Meegedeeld op",
    "datum mededeling",
    "datum antwoord",
    "antwoord op",
    "beantwoord op",
    "datum reactie",
  ),
  wijzeVanMededeling: {
    label: "Wijze van mededeling",
    vorm: "keuze",
    koppen: ["wijze mededeling", "wijze van antwoord", "meegedeeld per"],
    woorden: WIJZEN_VAN_AFHANDELING,
    varianten: PER,
  },
  afgehandeldOp: datum(
    "Afgehandeld op",
    "datum afhandeling",
    "datum afgehandeld",
    "afhandelingsdatum",
    "afhandeldatum",
    "datum afgesloten",
    "afgesloten op",
    "datum gesloten",
    "gesloten op",
    "afgehandeld",
  ),
  wijzeVanAfhandeling: {
    label: "Wijze van afhandeling",
    vorm: "keuze",
    koppen: ["wijze afhandeling", "afgehandeld per"],
    woorden: WIJZEN_VAN_AFHANDELING,
    varianten: PER,
  },
  afsluitreden: {
    label: "Afsluitreden",
    vorm: "keuze",
    koppen: ["reden afsluiting", "reden van afsluiting", "reden sluiting"],
    woorden: AFSLUITREDENEN,
  },
  geregistreerdOp: datum("Geregistreerd op", "datum registratie", "registratiedatum", "datum invoer"),
};

/** Under these headings stands ja or nee. */
export const GEGROND_JA_NEE: Readonly<Record<string, string>> = {
  ja: "gegrond",
  j: "gegrond",
  nee: "ongegrond",
  n: "ongegrond",
};

/** What each field is called and how it is read. */
export const LIJSTVELD: Readonly<Record<Lijstveld, Lijstveldvorm>> = {
  ...(Object.fromEntries(VELDNAMEN.map((naam) => [naam, vanIntake(naam)])) as Record<
    Veldnaam,
    Lijstveldvorm
  >),
  ...VAN_LIJST,
};

function vanIntake(naam: Veldnaam): Lijstveldvorm {
  const { label, vorm } = veld(naam);
  return { label, vorm: naam === "ingediendOp" ? "datum" : vorm, ...VAN_INTAKE[naam] };
}

export function isIntakeveld(naam: Lijstveld): naam is Veldnaam {
  return Object.hasOwn(VAN_INTAKE, naam);
}

/** Every name under which a field is found in a list, in the form of {@link kopsleutel}; the most precise first. */
export function sleutelsVan(naam: Lijstveld): string[] {
  const { label, koppen } = LIJSTVELD[naam];
  const namen = isIntakeveld(naam) ? [naam, label, veld(naam).optie] : [naam, label];
  // `datum` is the option of one date among many: as a heading it only counts when nothing better is there.
  return [...new Set([...namen.filter((woord) => woord !== "datum"), ...koppen].map(kopsleutel))];
}

/** A heading without what people write differently: capitals, accents, spaces, hyphens and other marks. */
export function kopsleutel(kop: string): string {
  return kop
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

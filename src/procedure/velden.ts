/**
 * The fields of the intake (§3), each with its name, its explanation and its check. The guided questions, the
 * options, JSON input and the import all rest on this one list.
 */
import { type IsoDate, leesDatum } from "./datum.ts";
import { aangehaald, leesRegel, leesTekst } from "./tekst.ts";
import { labelVan, opsommingVanCodes, type Woord, type Woordenlijsten, zoekCode } from "./woordenlijsten.ts";

/** The fields in the order in which they are asked: confidentiality before anything personal (§3). */
export const VELDNAMEN = [
  "vertrouwelijk",
  "naam",
  "adres",
  // Before the postcode: what that may look like depends on the country.
  "land",
  "postcode",
  "plaats",
  "telefoon",
  "email",
  "klantnummer",
  "ingediendOp",
  "ontvangenDoor",
  "wijze",
  "aard",
  "product",
  "polisnummer",
  "maatschappij",
  "omschrijving",
  "gewensteOplossing",
  "betrokkenMedewerker",
] as const;

export type Veldnaam = (typeof VELDNAMEN)[number];

/** What a check depends on: the day that counts as today, the vocabularies, and what else was filled in. */
export interface Kader {
  readonly vandaag: IsoDate;
  readonly woordenlijsten: Woordenlijsten;
}

/** What was typed for each field, unchecked. */
export type Antwoorden = Partial<Record<Veldnaam, string>>;

export type Gelezen = { readonly waarde: string } | { readonly fout: string };

export interface Veld {
  readonly naam: Veldnaam;
  /** The command line's option, without dashes. */
  readonly optie: string;
  readonly label: string;
  /** A short explanation, shown at the question. */
  readonly uitleg: string;
  /** A longer one, for who asks. */
  readonly meer?: string;
  readonly verplicht: boolean;
  /** How it is asked: a line, a longer text, a word of a list, or yes and no. */
  readonly vorm: "regel" | "tekst" | "keuze" | "jaNee";
  /** The words to choose from, where `vorm` is `keuze`. */
  readonly woorden?: (lijsten: Woordenlijsten) => readonly Woord[];
  /** Checks what was typed and brings it into the form that is kept; the reason of a refusal follows the label. */
  readonly lees: (getypt: string, kader: Kader, antwoorden: Antwoorden) => Gelezen;
  /** How a kept value is shown. */
  readonly toon?: (waarde: string, lijsten: Woordenlijsten) => string;
}

const regel = (getypt: string): Gelezen => leesRegel(getypt);

/** §2, for who doubts whether this is a complaint. */
const KLACHT_IS =
  "een klacht is elke melding of reactie van een klant waaruit blijkt dat niet aan zijn verwachting is voldaan en dat het kantoor iets moet doen (§2).";

const VELDEN_ZONDER_NAAM: Record<Veldnaam, Omit<Veld, "naam">> = {
  vertrouwelijk: {
    optie: "vertrouwelijk",
    label: "Vertrouwelijk",
    uitleg: "Een vertrouwelijke klacht hoort in een gesloten dossier (§3).",
    verplicht: true,
    vorm: "jaNee",
    lees: leesJaNee,
  },
  naam: {
    optie: "naam",
    label: "Naam van de klager",
    uitleg: "Zoals de klager die zelf schrijft; bij een bedrijf de bedrijfsnaam.",
    meer: KLACHT_IS,
    verplicht: true,
    vorm: "regel",
    lees: regel,
  },
  adres: {
    optie: "adres",
    label: "Adres",
    uitleg: "Straat en huisnummer. Mag leeg blijven als u een e-mailadres hebt.",
    verplicht: false,
    vorm: "regel",
    lees: regel,
  },
  land: {
    optie: "land",
    label: "Land",
    uitleg: "Leeg laten voor Nederland.",
    verplicht: false,
    vorm: "regel",
    lees: leesLand,
  },
  postcode: {
    optie: "postcode",
    label: "Postcode",
    uitleg: "In Nederland als 1234 AB.",
    verplicht: false,
    vorm: "regel",
    lees: leesPostcode,
  },
  plaats: {
    optie: "plaats",
    label: "Plaats",
    uitleg: "De woonplaats van de klager.",
    verplicht: false,
    vorm: "regel",
    lees: regel,
  },
  telefoon: {
    optie: "telefoon",
    label: "Telefoon",
    uitleg: "Waarop u de klager overdag bereikt.",
    verplicht: false,
    vorm: "regel",
    lees: leesTelefoon,
  },
  email: {
    optie: "email",
    label: "E-mailadres",
    uitleg: "Nodig als er geen postadres is: de klager krijgt schriftelijk antwoord.",
    verplicht: false,
    vorm: "regel",
    lees: leesEmail,
  },
  klantnummer: {
    optie: "klantnummer",
    label: "Klantnummer",
    uitleg: "Zoals in uw relatiebeheer; leeg laten als de klager geen klant is.",
    verplicht: false,
    vorm: "regel",
    lees: (getypt) => leesRegel(getypt, 50),
  },
  ingediendOp: {
    optie: "datum",
    label: "Ingediend op",
    uitleg: "De dag waarop de klacht binnenkwam (DD-MM-JJJJ); vanaf die dag lopen de termijnen.",
    verplicht: true,
    vorm: "regel",
    lees: leesDatumTotVandaag,
  },
  ontvangenDoor: {
    optie: "ontvangen-door",
    label: "Ontvangen door",
    uitleg: "De medewerker bij wie de klacht binnenkwam.",
    verplicht: false,
    vorm: "regel",
    lees: regel,
  },
  wijze: {
    optie: "wijze",
    label: "Wijze van indienen",
    uitleg: "Van een mondelinge klacht is dit formulier de schriftelijke versie (§3).",
    verplicht: true,
    vorm: "keuze",
    woorden: ({ wijze }) => wijze,
    lees: leesKeuze(({ wijze }) => wijze),
    toon: (waarde, { wijze }) => labelVan(wijze, waarde),
  },
  aard: {
    optie: "aard",
    label: "Aard van de klacht",
    uitleg: "Waar de klacht in de kern over gaat; telt mee in het jaaroverzicht.",
    verplicht: true,
    vorm: "keuze",
    woorden: ({ aard }) => aard,
    lees: leesKeuze(({ aard }) => aard),
    toon: (waarde, { aard }) => labelVan(aard, waarde),
  },
  product: {
    optie: "product",
    label: "Product",
    uitleg: "De verzekering of dienst waarover de klacht gaat.",
    verplicht: false,
    vorm: "keuze",
    woorden: ({ product }) => product,
    lees: leesKeuze(({ product }) => product),
    toon: (waarde, { product }) => labelVan(product, waarde),
  },
  polisnummer: {
    optie: "polisnummer",
    label: "Polisnummer",
    uitleg: "Als het bekend is.",
    verplicht: false,
    vorm: "regel",
    lees: (getypt) => leesRegel(getypt, 50),
  },
  maatschappij: {
    optie: "maatschappij",
    label: "Maatschappij",
    uitleg: "De verzekeraar bij wie de polis loopt.",
    verplicht: false,
    vorm: "regel",
    lees: regel,
  },
  omschrijving: {
    optie: "omschrijving",
    label: "Omschrijving",
    uitleg: "Wat is er gebeurd, en wat verwachtte de klager? Liefst in zijn eigen woorden.",
    meer: KLACHT_IS,
    verplicht: true,
    vorm: "tekst",
    lees: (getypt) => leesTekst(getypt),
  },
  gewensteOplossing: {
    optie: "gewenste-oplossing",
    label: "Gewenste oplossing",
    uitleg: "Wat wil de klager dat er gebeurt?",
    verplicht: false,
    vorm: "tekst",
    lees: (getypt) => leesTekst(getypt),
  },
  betrokkenMedewerker: {
    optie: "betrokken-medewerker",
    label: "Betrokken medewerker",
    uitleg: "Over wie de klacht gaat, als dat iemand van kantoor is.",
    verplicht: false,
    vorm: "regel",
    lees: regel,
  },
};

export const VELDEN: readonly Veld[] = VELDNAMEN.map((naam) => ({ naam, ...VELDEN_ZONDER_NAAM[naam] }));

/** The field of that name. */
export function veld(naam: Veldnaam): Veld {
  return { naam, ...VELDEN_ZONDER_NAAM[naam] };
}

function leesJaNee(getypt: string): Gelezen {
  const tekst = getypt.trim().toLowerCase();
  if (["ja", "j", "true", "1"].includes(tekst)) return { waarde: "ja" };
  if (["nee", "n", "false", "0"].includes(tekst)) return { waarde: "nee" };
  return { fout: "moet ja of nee zijn" };
}

function leesKeuze(lijst: (lijsten: Woordenlijsten) => readonly Woord[]): Veld["lees"] {
  return (getypt, { woordenlijsten }) => {
    const woorden = lijst(woordenlijsten);
    const code = zoekCode(woorden, getypt);
    return code === null
      ? { fout: `kent ${aangehaald(getypt)} niet; kies uit ${opsommingVanCodes(woorden)}` }
      : { waarde: code };
  };
}

function leesDatumTotVandaag(getypt: string, { vandaag }: Kader): Gelezen {
  const datum = leesDatum(getypt, vandaag);
  if (datum === null) return { fout: `${aangehaald(getypt)} is geen datum; typ DD-MM-JJJJ` };
  return datum > vandaag ? { fout: "mag niet in de toekomst liggen" } : { waarde: datum };
}

/** Whether a field must be filled in, given the others: a letter must be able to reach the klager (§3). */
export function isNodig(naam: Veldnaam, antwoorden: Antwoorden): boolean {
  const metAdres = (antwoorden.adres ?? "").trim() !== "";
  if (naam === "email") return !metAdres;
  if (naam === "plaats") return metAdres;
  if (naam === "postcode") return metAdres && isNederland(antwoorden.land);
  return veld(naam).verplicht;
}

/** Whether a field makes sense to ask, given the others. */
export function isVanToepassing(naam: Veldnaam, antwoorden: Antwoorden): boolean {
  if (naam === "land" || naam === "postcode" || naam === "plaats")
    return (antwoorden.adres ?? "").trim() !== "";
  if (naam === "polisnummer" || naam === "maatschappij") return antwoorden.product !== "geen";
  return true;
}

/** Whether an address lies in the Netherlands: no country means that it does. */
export function isNederland(land: string | null | undefined): boolean {
  return ["", "nl", "nederland", "the netherlands", "holland"].includes((land ?? "").trim().toLowerCase());
}

function leesLand(getypt: string): Gelezen {
  return isNederland(getypt) ? { waarde: "Nederland" } : leesRegel(getypt, 60);
}

function leesPostcode(getypt: string, _kader: Kader, { land }: Antwoorden): Gelezen {
  if (!isNederland(land)) return leesRegel(getypt, 20);
  const delen = /^([1-9]\d{3})\s{0,3}([A-Za-z]{2})$/.exec(getypt.trim());
  return delen
    ? { waarde: `${delen[1]} ${delen[2]!.toUpperCase()}` }
    : { fout: `${aangehaald(getypt)} is geen Nederlandse postcode; typ 1234 AB` };
}

function leesTelefoon(getypt: string): Gelezen {
  const nummer = getypt.trim();
  const cijfers = nummer.replaceAll(/\D/g, "").length;
  return /^\+?[\d ()/.-]{1,30}$/.test(nummer) && cijfers >= 8 && cijfers <= 15
    ? { waarde: nummer }
    : {
        fout: `${aangehaald(getypt)} is geen telefoonnummer; typ bijvoorbeeld 0513 123 456 of +31 6 1234 5678`,
      };
}

const DEEL_VAN_EMAIL = /^[^\s@<>()",;:\\[\]]+$/;

function leesEmail(getypt: string): Gelezen {
  const adres = leesRegel(getypt, 254);
  const [voor = "", domein = "", ...rest] = getypt.trim().split("@");
  const goed =
    "waarde" in adres &&
    rest.length === 0 &&
    voor.length <= 64 &&
    DEEL_VAN_EMAIL.test(voor) &&
    DEEL_VAN_EMAIL.test(domein) &&
    domein.split(".").length > 1 &&
    domein.split(".").every((deel) => deel !== "") &&
    (domein.split(".").at(-1)?.length ?? 0) > 1;
  return goed
    ? adres
    : { fout: `${aangehaald(getypt)} is geen e-mailadres; typ bijvoorbeeld naam@voorbeeld.nl` };
}

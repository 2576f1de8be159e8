/**
 * The fields of the intake (§3), each with its name, its explanation and its check. The guided questions, the
 * options, JSON input and the import all rest on this one list.
 */
import { type Antwoorden, type Controle, type Gelezen, VELDNAMEN, type Veldnaam } from "./antwoorden.ts";
import { leesRegel, leesTekst } from "./tekst.ts";
import {
  isNederland,
  leesDatumTotVandaag,
  leesEmail,
  leesJaNee,
  leesKeuze,
  leesLand,
  leesPostcode,
  leesTelefoon,
} from "./veldcontroles.ts";
import { labelVan, type Woord, type Woordenlijsten } from "./woordenlijsten.ts";

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
  readonly lees: Controle;
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
    meer: `${KLACHT_IS} Een klantnummer dat al in het register staat mag ook: klacht stelt dan naam en adres voor.`,
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
    meer: "typ de datum als 04-03-2024, of een dag: gisteren, eergisteren, maandag (of ma: de laatste die er was), -3 (drie dagen geleden). De termijnen lopen vanaf de dag waarop het kantoor de klacht ontving, ook als u haar later opneemt (§3, §4d).",
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

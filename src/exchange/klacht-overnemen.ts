/** From a whole case of ours as it comes from outside to one for the register, or all that is wrong with it. */
import { createHash } from "node:crypto";
import type { Kader } from "../procedure/antwoorden.ts";
import { type IsoDate, toonDatum } from "../procedure/datum.ts";
import { antwoordenVan, leesIntake } from "../procedure/intake.ts";
import type { Intake } from "../procedure/klacht.ts";
import { WIJZEN_VAN_AFHANDELING, type Woord } from "../procedure/woordenlijsten.ts";
import type { Overname } from "../register/overname.ts";
import type { Brengstuk } from "../register/verleden.ts";
import { type GelezenKlacht, leesKlachtvorm, type Vormfout } from "./klachtvorm.ts";

export interface Herkomst extends Eigenkader {
  readonly bestand: string;
  /** Its line in a list, its place in JSON. */
  readonly regel: number;
}

/** How cases of ours come in. */
export interface Eigenkader {
  readonly kader: Kader;
  /** Whether each gets a number anew, and keeps its own as that of an old list. */
  readonly hernummeren: boolean;
  /** Whether the closed file is open for what is confidential. */
  readonly kluis: boolean;
}

const GESLOTEN = "is vertrouwelijk en staat er zonder inhoud in; exporteer met --kluis om haar over te nemen";

const HOORT_IN_DE_KLUIS = "deze klacht hoort in de kluis; neem haar over met --kluis";

/** Makes the case; every fault in it is named, not only the first. */
export function neemKlachtOver(
  ruw: unknown,
  herkomst: Herkomst,
): { readonly overname: Overname } | { readonly fouten: readonly Vormfout[] } {
  const { gesloten, nummer } = (ruw ?? {}) as { gesloten?: unknown; nummer?: unknown };
  if (gesloten === true) return { fouten: [{ pad: [], reden: `klacht ${nummer} ${GESLOTEN}` }] };
  const gelezen = leesKlachtvorm(ruw);
  if ("fouten" in gelezen) return gelezen;
  const { klacht } = gelezen;
  const { intake, fouten } = leesInhoud(klacht, herkomst);
  const brengstukken = klacht.correspondentie.map(leesStuk);
  fouten.push(
    ...samenhang(klacht, herkomst.kader),
    ...brengstukken.flatMap((stuk) => ("fout" in stuk ? [stuk.fout] : [])),
  );
  if (fouten.length > 0 || intake === null) return { fouten };
  const stukken = brengstukken.flatMap((stuk) => ("stuk" in stuk ? [stuk.stuk] : []));
  return { overname: maakOvername(klacht, intake, stukken, herkomst) };
}

function leesInhoud(
  klacht: GelezenKlacht,
  { kader, kluis }: Eigenkader,
): { intake: Intake | null; fouten: Vormfout[] } {
  const { ontvangenDoor, wijze, vertrouwelijk, klager, ingediendOp } = klacht;
  const { aard, product, polisnummer, maatschappij } = klacht;
  const { omschrijving, gewensteOplossing, betrokkenMedewerker } = klacht;
  const antwoorden = antwoordenVan({
    ...{ ingediendOp, ontvangenDoor, wijze, vertrouwelijk, klager, aard, product, polisnummer },
    ...{ maatschappij, omschrijving, gewensteOplossing, betrokkenMedewerker },
  });
  const gelezen = leesIntake(antwoorden, kader, { adresVerplicht: false });
  if ("fouten" in gelezen) {
    const pad = (veld: string) => (veld in klager ? ["klager", veld] : [veld]);
    return { intake: null, fouten: gelezen.fouten.map(({ veld, reden }) => ({ pad: pad(veld), reden })) };
  }
  const past = kluis || !gelezen.intake.vertrouwelijk;
  return {
    intake: gelezen.intake,
    fouten: past ? [] : [{ pad: ["vertrouwelijk"], reden: HOORT_IN_DE_KLUIS }],
  };
}

const MIJLPALEN = [
  "gemeldOp",
  "bevestigdOp",
  "standpuntOp",
  "meegedeeldOp",
  "schriftelijkOp",
  "bezwaarOp",
  "herbeoordeeldOp",
  "geschilOp",
  "overeenstemmingOp",
  "afgehandeldOp",
] as const satisfies readonly (keyof GelezenKlacht)[];

/** What can't be true of all values together, or not in this office. */
function samenhang(klacht: GelezenKlacht, { vandaag, woordenlijsten }: Kader): Vormfout[] {
  const fouten: Vormfout[] = [];
  const fout = (reden: string, ...pad: (string | number)[]) => fouten.push({ pad, reden });
  const woord = (code: string | null, woorden: readonly Woord[], ...pad: (string | number)[]) => {
    if (code !== null && !woorden.some((deze) => deze.code === code)) fout(`kent “${code}” niet`, ...pad);
  };
  for (const naam of ["geregistreerdOp", ...MIJLPALEN] as const) {
    const dag: IsoDate | null = klacht[naam];
    if (dag === null) continue;
    if (dag > vandaag) fout(`${toonDatum(dag)} ligt in de toekomst`, naam);
    else if (dag < klacht.ingediendOp && naam !== "geregistreerdOp") {
      fout(`${toonDatum(dag)} ligt voor ${toonDatum(klacht.ingediendOp)} (ingediend op)`, naam);
    }
  }
  const rondes = klacht.standpunten.map(({ ronde }) => ronde);
  if (rondes.some((ronde, index) => ronde !== index + 1))
    fout("horen ronde 1 en dan ronde 2 te zijn", "standpunten");
  for (const [ronde, naam] of [
    [1, "standpuntOp"],
    [2, "herbeoordeeldOp"],
  ] as const) {
    const datum = klacht.standpunten.find((deze) => deze.ronde === ronde)?.datum ?? null;
    if (datum !== klacht[naam]) fout(`hoort de datum van standpunt ${ronde} te zijn`, naam);
  }
  for (const [index, { ronde, door, beoordelaars, wijzeVanMededeling }] of klacht.standpunten.entries()) {
    const pad = ["standpunten", index + 1] as const;
    woord(wijzeVanMededeling, WIJZEN_VAN_AFHANDELING, ...pad, "wijzeVanMededeling");
    if (ronde === 1 && beoordelaars.length > 0) fout("horen bij de herbeoordeling", ...pad, "beoordelaars");
    if (ronde === 2 && door !== null) fout("hoort bij het eerste standpunt", ...pad, "door");
  }
  woord(klacht.wijzeVanAfhandeling, WIJZEN_VAN_AFHANDELING, "wijzeVanAfhandeling");
  woord(klacht.oorzaak, woordenlijsten.oorzaak, "oorzaak");
  if (klacht.afsluitreden !== null && klacht.afgehandeldOp === null) {
    fout("heeft geen datum: bij een afsluitreden hoort een datum van afhandeling", "afsluitreden");
  }
  const dubbel = (waarden: readonly unknown[]) => new Set(waarden).size < waarden.length;
  if (dubbel(klacht.termijnen.map(({ soort }) => soort))) fout("heeft een soort dubbel", "termijnen");
  if (dubbel(klacht.correspondentie.map(({ id }) => id))) fout("heeft een nummer dubbel", "correspondentie");
  return fouten;
}

/** A letter with its file, which must be the file that it says. */
function leesStuk(
  { inhoud, ...stuk }: GelezenKlacht["correspondentie"][number],
  index: number,
): { readonly stuk: Brengstuk } | { readonly fout: Vormfout } {
  // Of a file that stayed behind only the name is kept: a hash says that its file is here.
  if (inhoud === null) return { stuk: { ...stuk, grootte: null, sha256: null, inhoud: null } };
  const bytes = Buffer.from(inhoud, "base64");
  if (
    bytes.length === stuk.grootte &&
    stuk.bestandsnaam !== null &&
    createHash("sha256").update(bytes).digest("hex") === stuk.sha256
  ) {
    return { stuk: { ...stuk, inhoud: bytes } };
  }
  const reden = "is niet het bestand dat erbij staat: naam, grootte of sha256 klopt niet";
  return { fout: { pad: ["correspondentie", index + 1, "inhoud"], reden } };
}

function maakOvername(
  klacht: GelezenKlacht,
  intake: Intake,
  correspondentie: readonly Brengstuk[],
  { bestand, regel, hernummeren }: Herkomst,
): Overname {
  const { nummer, ingediendOp, externNummer, kifid, standpunten, termijnen } = klacht;
  const { afsluitreden, wijzeVanAfhandeling, geregistreerdOp, verantwoordelijke } = klacht;
  const { maatregelen, bezwaren, gesprekken, uitstel, notities } = klacht;
  const { oorzaak, verbetermaatregel, afsluittoelichting, berust, geanonimiseerdOp } = klacht;
  const mijlpalen = Object.fromEntries(MIJLPALEN.map((naam) => [naam, klacht[naam]])) as Pick<
    GelezenKlacht,
    (typeof MIJLPALEN)[number]
  >;
  const [jaar, volgnummer] = nummer.split("-").map(Number) as [number, number];
  // What is known of the files that stayed behind: who finds one elsewhere can tell that it is the one.
  const zonderBestand = klacht.correspondentie
    .filter(({ sha256, inhoud }) => sha256 !== null && inhoud === null)
    .map(({ id, grootte, sha256 }) => ({ id, grootte, sha256 }));
  const details = {
    ...{ bestand, regel, nummer },
    ...(externNummer !== null && { externNummer }),
    ...(zonderBestand.length > 0 && { zonderBestand }),
  };
  const overgenomen = {
    intake,
    geregistreerdOp,
    mijlpalen: { ingediendOp, ...mijlpalen },
    standpunten,
    afsluitreden,
    wijzeVanAfhandeling,
    verleden: {
      ...{ maatregelen, bezwaren, gesprekken, uitstel, notities, correspondentie },
      ...{ oorzaak, verbetermaatregel, afsluittoelichting, berust, geanonimiseerdOp },
      kifid: kifid?.verloop ?? [],
      termijnen: termijnen.length === 0 ? null : termijnen.map(({ dagen: _, ...termijn }) => termijn),
    },
    handelingen: [{ handeling: "geïmporteerd", details }],
  };
  return hernummeren
    ? { regel, verantwoordelijke, nummer: null, klacht: { ...overgenomen, externNummer: nummer } }
    : { regel, verantwoordelijke, nummer: { jaar, volgnummer }, klacht: { ...overgenomen, externNummer } };
}

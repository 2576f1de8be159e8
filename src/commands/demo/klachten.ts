/** The cases of the demo: two years of settled ones, and a handful that wait for something, counted back from today. */
import { type IsoDate, plusDagen } from "../../procedure/datum.ts";
import type { Standpunt } from "../../procedure/klacht.ts";
import type { Mijlpalen } from "../../procedure/mijlpalen.ts";
import { alleenIngediend } from "../../procedure/mijlpalen.ts";
import { eerstvolgendeWerkdag, WETTELIJKE_KALENDER } from "../../procedure/werkdagen.ts";
import type { NieuweKlacht } from "../../register/schrijven.ts";
import { type Afwikkeling, laatsteDagVan } from "./afwikkelen.ts";
import { klager } from "./klagers.ts";
import { VERHALEN } from "./verhalen.ts";

const WIJZEN = ["telefonisch", "e-mail", "brief", "mondeling", "website"];
const BALIE = ["Sietske Bakker", "Wouter Dijkstra"];
const SETTLED = 34;
const DAYS_APART = 21;
/** Days from lodging to answer: most in time, some not. */
const LEAD_TIMES = [9, 13, 17, 20, 11, 27, 14, 19, 6, 34, 12, 21];

/** A case that is open today: how long ago it came in, and how far it got. */
const OPEN: readonly { dagen: number; bereikt: "ingediend" | "gemeld" | "bevestigd" }[] = [
  { dagen: 27, bereikt: "bevestigd" },
  { dagen: 21, bereikt: "bevestigd" },
  { dagen: 16, bereikt: "gemeld" },
  { dagen: 12, bereikt: "bevestigd" },
  { dagen: 5, bereikt: "ingediend" },
  { dagen: 1, bereikt: "ingediend" },
];

/** The place of the open case that was taken on but not acknowledged. */
export const ONBEVESTIGD = SETTLED + 2;

/** A day on which an office is open. */
const werkdag = (vanaf: IsoDate, dagen: number) =>
  eerstvolgendeWerkdag(plusDagen(vanaf, dagen), WETTELIJKE_KALENDER);

/** A case of the demo, and what is still to be done to it once it is in the register. */
export interface DemoKlacht {
  readonly klacht: NieuweKlacht;
  readonly verder: Afwikkeling | null;
}

/** The cases in the order of their lodging. */
export function demoKlachten(
  vandaag: IsoDate,
  verantwoordelijke: { id: number; naam: string },
): DemoKlacht[] {
  const settled = Array.from({ length: SETTLED }, (_, n) => {
    const ingediendOp = plusDagen(vandaag, -DAYS_APART * (SETTLED - n) - 30 + (n % 5));
    const verder = afwikkeling(n, ingediendOp, vandaag);
    const klacht =
      verder === null
        ? afgehandeld(n, ingediendOp, verantwoordelijke)
        : lopend(n, ingediendOp, "bevestigd", verantwoordelijke);
    return { klacht, verder };
  });
  const open = OPEN.map(({ dagen, bereikt }, n) => ({
    klacht: lopend(SETTLED + n, plusDagen(vandaag, -dagen), bereikt, verantwoordelijke),
    verder: null,
  }));
  return [...settled, ...open];
}

/** How a case of which more is told goes on; null for the others, and where it would not be over today. */
function afwikkeling(n: number, ingediendOp: IsoDate, vandaag: IsoDate): Afwikkeling | null {
  const verhaal = VERHALEN[n % VERHALEN.length]!;
  if (verhaal.vervolg === undefined) return null;
  const antwoordOp = werkdag(ingediendOp, LEAD_TIMES[n % LEAD_TIMES.length]!);
  const afwikkelen = { verhaal, vervolg: verhaal.vervolg, antwoordOp };
  return laatsteDagVan(afwikkelen) > vandaag ? null : afwikkelen;
}

function lopend(
  n: number,
  ingediendOp: IsoDate,
  bereikt: "ingediend" | "gemeld" | "bevestigd",
  verantwoordelijke: { id: number; naam: string },
): NieuweKlacht {
  const gemeldOp = bereikt === "ingediend" ? null : werkdag(ingediendOp, 1);
  const bevestigdOp = bereikt === "bevestigd" ? werkdag(ingediendOp, 3) : null;
  return {
    ...intake(n, ingediendOp),
    verantwoordelijkeId: gemeldOp === null ? null : verantwoordelijke.id,
    mijlpalen: { ...alleenIngediend(ingediendOp), gemeldOp, bevestigdOp },
    standpunten: [],
    afsluitreden: null,
    wijzeVanAfhandeling: null,
  };
}

function afgehandeld(
  n: number,
  ingediendOp: IsoDate,
  verantwoordelijke: { id: number; naam: string },
): NieuweKlacht {
  const { oordeel, motivering } = VERHALEN[n % VERHALEN.length]!;
  const antwoordOp = werkdag(ingediendOp, LEAD_TIMES[n % LEAD_TIMES.length]!);
  const standpunt: Standpunt = {
    ronde: 1,
    oordeel,
    motivering,
    datum: antwoordOp,
    door: verantwoordelijke.naam,
    beoordelaars: [],
    meegedeeldOp: antwoordOp,
    wijzeVanMededeling: "brief",
  };
  const mijlpalen: Mijlpalen = {
    ...alleenIngediend(ingediendOp),
    gemeldOp: werkdag(ingediendOp, n % 3),
    bevestigdOp: werkdag(ingediendOp, 3 + (n % 3)),
    standpuntOp: standpunt.datum,
    meegedeeldOp: antwoordOp,
    schriftelijkOp: antwoordOp,
    afgehandeldOp: werkdag(antwoordOp, 5),
  };
  return {
    ...intake(n, ingediendOp),
    verantwoordelijkeId: verantwoordelijke.id,
    mijlpalen,
    standpunten: [standpunt],
    afsluitreden: "afgehandeld",
    wijzeVanAfhandeling: "brief",
  };
}

function intake(n: number, ingediendOp: IsoDate) {
  const { aard, product, omschrijving, gewensteOplossing } = VERHALEN[n % VERHALEN.length]!;
  return {
    intake: {
      ingediendOp,
      ontvangenDoor: BALIE[n % BALIE.length]!,
      wijze: WIJZEN[n % WIJZEN.length]!,
      vertrouwelijk: false,
      klager: klager(n * 7),
      aard,
      product,
      polisnummer: product === "geen" ? null : `P-${10_450 + n * 13}`,
      maatschappij: null,
      omschrijving,
      gewensteOplossing,
      betrokkenMedewerker: aard === "bejegening" ? "Sietske Bakker" : null,
    },
    geregistreerdOp: ingediendOp,
    externNummer: null,
    handelingen: [{ handeling: "verzonnen voor de demo", details: {} }],
  };
}

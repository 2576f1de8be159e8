/** The deadlines of a case: by when what must have happened, and how urgent that is. */
import { dagenTussen, type IsoDate, plusDagen } from "./datum.ts";
import type { Mijlpalen } from "./mijlpalen.ts";
import { eerstvolgendeWerkdag, type Kalender, plusWerkdagen } from "./werkdagen.ts";

/** The deadlines in the order in which a case meets them. */
export const TERMIJNEN = {
  melding: "Melding aan de verantwoordelijke",
  ontvangstbevestiging: "Ontvangstbevestiging aan de klager",
  streefdatum: "Streefdatum voor het standpunt",
  reactie: "Standpunt aan de klager",
  herbeoordeling: "Herbeoordeling na bezwaar",
  "kifid-route": "Klager mag zonder standpunt naar Kifid",
} as const;

export type TermijnSoort = keyof typeof TERMIJNEN;

/** The lengths of the terms: `melding` in working days, the others in calendar days. */
export interface TermijnRegels {
  readonly melding: number;
  readonly ontvangstbevestiging: number;
  readonly streefdatum: number;
  readonly reactie: number;
  readonly herbeoordeling: number;
  readonly "kifid-route": number;
  /** Whether the office moves its own terms to a working day (PROCEDURE: "are not moved" unless it says so). */
  readonly verschuiven: boolean;
}

export const STANDAARD_TERMIJNREGELS: TermijnRegels = {
  melding: 3,
  ontvangstbevestiging: 14,
  streefdatum: 14,
  reactie: 21,
  herbeoordeling: 21,
  "kifid-route": 56,
  verschuiven: false,
};

/** A deadline as a case keeps it. `voldaanOp` is when it was met; `vervallenOp` when it lost its meaning (the case ended). */
export interface Termijn {
  readonly soort: TermijnSoort;
  readonly uiterlijk: IsoDate;
  /** The day that it was before an extension; null where there was none. */
  readonly eersteUiterlijk: IsoDate | null;
  readonly voldaanOp: IsoDate | null;
  readonly vervallenOp: IsoDate | null;
}

/** A deadline seen on a day: `dagen` left, negative when late, null when it is over. */
export interface TermijnOpDag extends Termijn {
  readonly dagen: number | null;
}

/**
 * The deadlines that a case gets at its intake, in their order; day 0 is the day of receipt.
 *
 * - melding: 3 working days (§4a)
 * - ontvangstbevestiging: 2 weeks (Bgfo Wft art. 43 lid 2)
 * - streefdatum: 2 weeks (§7)
 * - reactie: 3 weeks (§3, §4d)
 * - kifid-route: 8 weeks (Bgfo Wft art. 43 lid 3)
 */
export function termijnenBijIntake(
  ingediendOp: IsoDate,
  regels: TermijnRegels,
  kalender: Kalender,
): { soort: TermijnSoort; uiterlijk: IsoDate }[] {
  const eigen = (dagen: number) => eigenTermijn(ingediendOp, dagen, regels, kalender);
  return [
    { soort: "melding", uiterlijk: plusWerkdagen(ingediendOp, regels.melding, kalender) },
    { soort: "ontvangstbevestiging", uiterlijk: plusDagen(ingediendOp, regels.ontvangstbevestiging) },
    { soort: "streefdatum", uiterlijk: eigen(regels.streefdatum) },
    { soort: "reactie", uiterlijk: eigen(regels.reactie) },
    { soort: "kifid-route", uiterlijk: plusDagen(ingediendOp, regels["kifid-route"]) },
  ];
}

/** The term of a re-assessment, from the day of the objection (§4.2; length by setting). */
export function termijnVanHerbeoordeling(
  bezwaarOp: IsoDate,
  regels: TermijnRegels,
  kalender: Kalender,
): IsoDate {
  return eigenTermijn(bezwaarOp, regels.herbeoordeling, regels, kalender);
}

function eigenTermijn(vanaf: IsoDate, dagen: number, regels: TermijnRegels, kalender: Kalender): IsoDate {
  const einde = plusDagen(vanaf, dagen);
  return regels.verschuiven ? eerstvolgendeWerkdag(einde, kalender) : einde;
}

/** The day on which a deadline was met. */
const VOLDAAN_OP: Record<TermijnSoort, (mijlpalen: Mijlpalen) => IsoDate | null> = {
  melding: ({ gemeldOp }) => gemeldOp,
  // Who got the answer within two weeks needed no acknowledgement any more.
  ontvangstbevestiging: ({ bevestigdOp, meegedeeldOp }) => eersteVan(bevestigdOp, meegedeeldOp),
  streefdatum: ({ meegedeeldOp }) => meegedeeldOp,
  reactie: ({ meegedeeldOp }) => meegedeeldOp,
  // Told to the klager, like the first position: from the re-assessment on that is what `meegedeeldOp` says.
  herbeoordeling: ({ herbeoordeeldOp, meegedeeldOp }) => herbeoordeeldOp && meegedeeldOp,
  "kifid-route": ({ meegedeeldOp }) => meegedeeldOp,
};

/**
 * The deadlines after what happened: met by their milestone, lapsed when the case ended without it. What was once met
 * stays met, also when a re-assessment opens the case again.
 */
export function werkBij(termijnen: readonly Termijn[], mijlpalen: Mijlpalen): Termijn[] {
  return termijnen.map((termijn) => {
    if (termijn.voldaanOp !== null) return termijn;
    const voldaanOp = VOLDAAN_OP[termijn.soort](mijlpalen);
    return {
      ...termijn,
      voldaanOp,
      vervallenOp: voldaanOp === null ? vervaltOp(termijn.soort, mijlpalen) : null,
    };
  });
}

function eersteVan(een: IsoDate | null, ander: IsoDate | null): IsoDate | null {
  return een === null || (ander !== null && ander < een) ? ander : een;
}

/** Every deadline lapses with the case; an objection that was settled in a conversation needs no second look. */
function vervaltOp(soort: TermijnSoort, { afgehandeldOp, overeenstemmingOp }: Mijlpalen): IsoDate | null {
  return soort === "herbeoordeling" ? (overeenstemmingOp ?? afgehandeldOp) : afgehandeldOp;
}

/** Whether a deadline still asks for something on a day: what happened after that day has not happened yet. */
export function isOpen(termijn: Termijn, peildatum: IsoDate): boolean {
  return ![termijn.voldaanOp, termijn.vervallenOp].some((dag) => dag !== null && dag <= peildatum);
}

/** The deadline with the days that are left on a day. */
export function opDag(termijn: Termijn, peildatum: IsoDate): TermijnOpDag {
  return { ...termijn, dagen: isOpen(termijn, peildatum) ? dagenTussen(peildatum, termijn.uiterlijk) : null };
}

/**
 * What passes with a deadline. Only an *uiterste* deadline can be "te laat": the streefdatum is the office's own aim
 * beside the promise of 3 weeks (§7 beside §4d), and from the kifid-route on the klager merely may do something.
 */
export const UITERSTE_TERMIJNEN: readonly TermijnSoort[] = [
  "melding",
  "ontvangstbevestiging",
  "reactie",
  "herbeoordeling",
];

/** How urgent a deadline is, in words that need no colour. */
export function dagenInWoorden(soort: TermijnSoort, dagen: number): string {
  if (dagen === 0) return "vandaag";
  if (dagen > 0) return `nog ${inDagen(dagen)}`;
  return UITERSTE_TERMIJNEN.includes(soort) ? `${inDagen(-dagen)} te laat` : `${inDagen(-dagen)} voorbij`;
}

function inDagen(aantal: number): string {
  return aantal === 1 ? "1 dag" : `${aantal} dagen`;
}

/** `3 weken`, or days where it is no whole number of weeks. */
export function inWeken(dagen: number): string {
  const weken = dagen / 7;
  if (!Number.isInteger(weken)) return inDagen(dagen);
  return weken === 1 ? "1 week" : `${weken} weken`;
}

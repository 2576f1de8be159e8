/** The figures of a year (§5), and what they are counted from. */
import type { IsoDate } from "./datum.ts";
import type { Spreiding } from "./spreiding.ts";
import type { Telling } from "./telling.ts";
import type { TermijnSoort } from "./termijnen.ts";

/** The days of a case that count. */
export interface Jaardagen {
  readonly ingediendOp: IsoDate;
  /** The day on which the klager first got the position. */
  readonly antwoordOp: IsoDate | null;
  readonly bezwaarOp: IsoDate | null;
  readonly herbeoordeeldOp: IsoDate | null;
  readonly afgehandeldOp: IsoDate | null;
}

/** What a case is counted under. Cases of which all of it is the same may share one. */
export interface Jaarinhoud {
  readonly vertrouwelijk: 0 | 1;
  /** Null where the content can't be read, as everything below: a confidential case while the closed file is shut. */
  readonly aard: string | null;
  readonly product: string | null;
  readonly wijze: string | null;
  readonly wijzeVanAfhandeling: string | null;
  readonly afsluitreden: string | null;
  readonly oorzaak: string | null;
  readonly metVerbetermaatregel: 0 | 1;
  readonly oordeel: string | null;
  /** The position after an objection (§4.2). */
  readonly herbeoordeling: string | null;
}

/** What was done by a deadline. */
export interface Tijdigheid {
  /** Done within the span, in time or not. */
  readonly gedaan: number;
  /** By the day that was promised first. */
  readonly opTijd: number;
  /** By the day that was promised last: after an extension, where there was one (§4d). */
  readonly opTijdMetUitstel: number;
  /** Not done at the end of the span, though the day that was promised first had passed. */
  readonly openTeLaat: number;
}

/** The deadlines that the office keeps or not; from the kifid-route on it is the klager who may do something. */
export const GEMETEN_TERMIJNEN = [
  "melding",
  "ontvangstbevestiging",
  "streefdatum",
  "reactie",
  "herbeoordeling",
] as const satisfies readonly TermijnSoort[];

export type GemetenTermijn = (typeof GEMETEN_TERMIJNEN)[number];

/** What is counted by its own date, whatever became of the case. */
export interface Jaarfeiten {
  readonly termijnen: Readonly<Record<GemetenTermijn, Tijdigheid>>;
  /** Conversations by their outcome. */
  readonly gesprekken: Telling;
  /** Cases by the step at Kifid. */
  readonly kifid: Telling;
  /** Cases by the kind of measure. */
  readonly maatregelen: Telling;
  /** Euro cents. */
  readonly schadevergoeding: number;
  /** Cases of which the answer was put off. */
  readonly uitgesteld: number;
  readonly klanten: {
    /** Clients with more than one complaint in the span. */
    readonly meerdereKlachten: number;
    /** Clients with a complaint in the span who had one before it too. */
    readonly ookEerder: number;
    /** Complaints of the span without a client number, so that nobody can tell. */
    readonly zonderKlantnummer: number;
  };
}

export interface Jaarcijfers extends Jaarfeiten {
  /** `openBegin + ontvangen − afgehandeld = openEinde`. */
  readonly aantallen: {
    readonly openBegin: number;
    readonly ontvangen: number;
    readonly afgehandeld: number;
    readonly openEinde: number;
  };
  /** Twelve, from January. */
  readonly perMaand: readonly { readonly ontvangen: number; readonly afgehandeld: number }[];
  readonly aard: Telling;
  readonly product: Telling;
  readonly wijze: Telling;
  readonly oordeel: Telling;
  /** After a re-assessment its outcome, otherwise the first position. */
  readonly eindoordeel: Telling;
  readonly afsluitreden: Telling;
  readonly wijzeVanAfhandeling: Telling;
  /** Of the cases that ended in a position. */
  readonly oorzaak: Telling;
  readonly metVerbetermaatregel: number;
  /** From lodging to settlement. */
  readonly doorlooptijd: Spreiding;
  /** How many were settled within each of {@link DUURKLASSEN}, and after the last. */
  readonly doorlooptijdInKlassen: readonly number[];
  /** From lodging to the first answer. */
  readonly antwoordtijd: Spreiding;
  /** The age of what was open at the end. */
  readonly leeftijd: Spreiding;
  readonly leeftijdInKlassen: readonly number[];
  readonly bezwaren: number;
  readonly herbeoordelingen: {
    readonly aantal: number;
    /** By outcome. */
    readonly oordeel: Telling;
    /** How many changed the first position. */
    readonly gewijzigd: number;
  };
  /** Of how many confidential cases the content couldn't be read, so that they are in no breakdown. */
  readonly zonderInhoud: {
    readonly ontvangen: number;
    readonly afgehandeld: number;
    /** Received, settled or open within the span. */
    readonly totaal: number;
  };
  /** How many confidential cases are in the breakdowns: the closed file was open. */
  readonly uitKluis: number;
}

/** Classes of days, up to and including: the target, the promise, and the way to Kifid (§7, §4d, Bgfo Wft art. 43). */
export const DUURKLASSEN = [14, 21, 56] as const;

/** The classes by name, with the one after the last. */
export const DUURKLASSEN_IN_WOORDEN: readonly string[] = [
  ...DUURKLASSEN.map((grens, n) => `${n === 0 ? 0 : DUURKLASSEN[n - 1]! + 1} tot en met ${grens} dagen`),
  `Meer dan ${DUURKLASSEN.at(-1)} dagen`,
];

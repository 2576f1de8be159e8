/** What the deadlines of a case must be by the rules, from what happened in it: to look stored ones over. */
import type { IsoDate } from "./datum.ts";
import {
  type Termijn,
  type TermijnRegels,
  type TermijnSoort,
  termijnenBijIntake,
  termijnVanHerbeoordeling,
} from "./termijnen.ts";
import type { Kalender } from "./werkdagen.ts";

/** The days of a deadline: the last one, and what it was before an extension. */
export type Termijndagen = Pick<Termijn, "uiterlijk" | "eersteUiterlijk">;

/** What the deadlines of a case depend on. */
export interface Verloop {
  readonly ingediendOp: IsoDate;
  readonly bezwaarOp: IsoDate | null;
  /** The new day of each extension, in the order in which they were given. */
  readonly uitgesteldTot: readonly IsoDate[];
}

/**
 * What the days of each deadline can be. More than one possibility where it can't be told which deadline an extension
 * was for: before an objection that of the answer, after it that of the re-assessment (§4d, §4.2).
 */
export function mogelijkeDagen(
  { ingediendOp, bezwaarOp, uitgesteldTot }: Verloop,
  regels: TermijnRegels,
  kalender: Kalender,
): Map<TermijnSoort, Termijndagen[]> {
  const dagen = new Map<TermijnSoort, Termijndagen[]>();
  const aantal = uitgesteldTot.length;
  // So many extensions came before the objection.
  const eerder = bezwaarOp === null ? [aantal] : Array.from({ length: aantal + 1 }, (_, n) => n);
  for (const { soort, uiterlijk } of termijnenBijIntake(ingediendOp, regels, kalender)) {
    const tot = soort === "reactie" ? eerder.map((n) => uitgesteldTot.slice(0, n)) : [[]];
    dagen.set(soort, zonderDubbele(tot.map((keren) => metUitstel(uiterlijk, keren))));
  }
  if (bezwaarOp !== null) {
    const uiterlijk = termijnVanHerbeoordeling(bezwaarOp, regels, kalender);
    const tot = eerder.map((n) => uitgesteldTot.slice(n));
    dagen.set("herbeoordeling", zonderDubbele(tot.map((keren) => metUitstel(uiterlijk, keren))));
  }
  return dagen;
}

/** Whether two deadlines have the same days. */
export function isGelijk(een: Termijndagen, ander: Termijndagen): boolean {
  return een.uiterlijk === ander.uiterlijk && een.eersteUiterlijk === ander.eersteUiterlijk;
}

function metUitstel(uiterlijk: IsoDate, keren: readonly IsoDate[]): Termijndagen {
  const laatste = keren.at(-1);
  if (laatste === undefined) return { uiterlijk, eersteUiterlijk: null };
  // A day of receipt that was corrected can make the deadline of the rules the later one.
  return { uiterlijk: laatste > uiterlijk ? laatste : uiterlijk, eersteUiterlijk: uiterlijk };
}

function zonderDubbele(dagen: readonly Termijndagen[]): Termijndagen[] {
  return dagen.filter((een, plaats) => dagen.findIndex((ander) => isGelijk(een, ander)) === plaats);
}

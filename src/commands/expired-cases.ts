/** The cases whose retention has ended, as the commands on them show them. */
import { heeftKluis } from "../kluis/kluismap.ts";
import { toonDatum } from "../procedure/datum.ts";
import type { Instellingen } from "../register/instellingen.ts";
import type { Register } from "../register/open.ts";
import { isKluisOpen } from "../register/plaats.ts";
import { streamVerlopen, telVertrouwelijkVerlopen, type Verlopen } from "../register/verlopen.ts";
import { type Column, startList } from "../terminal/list.ts";
import type { Context } from "./context.ts";

const COLUMNS: readonly Column[] = [
  { title: "Nummer", width: 9 },
  { title: "Afgehandeld", width: 11 },
  { title: "Bewaren tot", width: 11 },
  { title: "Klager", width: 16, grow: true },
];

export interface Due {
  /** One by one; asked again they are read again. */
  readonly stream: () => AsyncGenerator<Verlopen>;
  /** How many of them lie in the closed file, while that is shut. */
  readonly closed: number;
}

/** Of confidential cases the closed file alone knows whether they are done already: it is opened where that can be. */
export async function findDue(context: Context, register: Register): Promise<Due> {
  const { vandaag, instellingen, map } = context;
  const { db } = register;
  const filter = { vandaag, jaren: instellingen.bewaartermijn.jaren };
  const confidential = await telVertrouwelijkVerlopen(db, filter);
  if (confidential > 0 && !(await isKluisOpen(db)) && heeftKluis(map)) await context.mayOpenKluis(register);
  const kluisOpen = await isKluisOpen(db);
  return {
    stream: () => streamVerlopen(db, filter, { kluisOpen }),
    closed: kluisOpen ? 0 : confidential,
  };
}

/** Writes them as a list, and returns how many there were. */
export async function writeDue(
  { terminal }: Context,
  due: Iterable<Verlopen> | AsyncIterable<Verlopen>,
): Promise<number> {
  const list = startList(terminal, COLUMNS);
  let count = 0;
  for await (const { nummer, afgehandeldOp, bewarenTot, klager } of due) {
    list.row([
      nummer,
      toonDatum(afgehandeldOp),
      toonDatum(bewarenTot),
      klager ?? { text: "vertrouwelijk", tone: "dim" },
    ]);
    count += 1;
  }
  return count;
}

export function termOf({ bewaartermijn }: Instellingen): string {
  return `${bewaartermijn.jaren} jaar na de afhandeling`;
}

/** What stands below a list of them. */
export function sumUp(count: number, { instellingen }: Context, then: string): string {
  return count === 0
    ? `Van geen enkele klacht is de bewaartermijn (${termOf(instellingen)}) voorbij.`
    : `\n${inWords(count)} langer dan ${termOf(instellingen)}. ${then}`;
}

export function inWords(count: number): string {
  return count === 1 ? "1 klacht" : `${count} klachten`;
}

/** A case as programs see it. */
import type { IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { opDag } from "../procedure/termijnen.ts";
import { statusOp } from "../procedure/verloop.ts";

/** The case in the names of the contract, its status and deadlines as seen on a day. */
export function caseJson(klacht: Klacht, peildatum: IsoDate): Record<string, unknown> {
  const { nummer, termijnen, ...rest } = klacht;
  return {
    nummer,
    status: statusOp(klacht, peildatum),
    ...rest,
    termijnen: termijnen.map((termijn) => opDag(termijn, peildatum)),
  };
}

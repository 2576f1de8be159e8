/** A case as programs see it. */
import type { IsoDate } from "../procedure/datum.ts";
import type { GeslotenKlacht, Klacht } from "../procedure/klacht.ts";
import { opDag } from "../procedure/termijnen.ts";
import { statusOp } from "../procedure/verloop.ts";

/** The case in the names of the contract, its status and deadlines as seen on a day. */
export function caseJson(klacht: Klacht, peildatum: IsoDate): Record<string, unknown> {
  const { nummer, termijnen, kifid, ...rest } = klacht;
  const laatste = kifid.at(-1);
  return {
    nummer,
    status: statusOp(klacht, peildatum),
    ...rest,
    // Where the case stands at Kifid, and how it came there.
    kifid: laatste === undefined ? null : { ...laatste, verloop: kifid },
    termijnen: termijnen.map((termijn) => opDag(termijn, peildatum)),
  };
}

/** A confidential case in the names of the contract, as far as it can be told while the closed file is shut. */
export function closedCaseJson(klacht: GeslotenKlacht, peildatum: IsoDate): Record<string, unknown> {
  const { nummer, ingediendOp, verantwoordelijke, termijnen } = klacht;
  return {
    nummer,
    status: statusOp(klacht, peildatum),
    vertrouwelijk: true,
    gesloten: true,
    ingediendOp,
    verantwoordelijke,
    termijnen: termijnen.map((termijn) => opDag(termijn, peildatum)),
  };
}

import type { Mijlpalen } from "../../src/procedure/mijlpalen.ts";
import type { Feiten } from "../../src/procedure/verloop.ts";

/** A case that was lodged on Monday 4 March 2024, with nothing behind it. */
export const INGEDIEND: Mijlpalen = {
  ingediendOp: "2024-03-04",
  gemeldOp: null,
  bevestigdOp: null,
  standpuntOp: null,
  meegedeeldOp: null,
  schriftelijkOp: null,
  bezwaarOp: null,
  herbeoordeeldOp: null,
  geschilOp: null,
  overeenstemmingOp: null,
  afgehandeldOp: null,
};

/** The milestones of a case, those that are not named not reached. */
export const mijlpalen = (bereikt: Partial<Mijlpalen> = {}): Mijlpalen => ({ ...INGEDIEND, ...bereikt });

/** The facts of a case; one that was reported has its responsible. */
export function feiten(bereikt: Partial<Feiten> = {}): Feiten {
  return {
    ...INGEDIEND,
    verantwoordelijke: bereikt.gemeldOp == null ? null : "Sjoukje Hoekstra",
    oordeel: null,
    overeenstemming: false,
    kifidStatus: null,
    laatsteOp: null,
    wachtOpVerzekeraar: false,
    ...bereikt,
  };
}

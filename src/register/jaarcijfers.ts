/** The yearly figures, counted from the cases as they pass by. */
import { type IsoDate, MAANDEN } from "../procedure/datum.ts";
import type { Jaarcijfers } from "../procedure/jaarcijfers.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import { Jaarteller } from "../procedure/jaarteller.ts";
import type { Db } from "./db.ts";
import { leesJaarfeiten } from "./jaarfeiten.ts";
import { inhoudLezer } from "./jaarinhoud.ts";
import * as vragen from "./vragen/jaar.ts";

export interface Jaaroverzicht {
  readonly dit: Jaarcijfers;
  readonly vorig: Jaarcijfers;
}

/** The figures of a year and of the year before; the cases pass by once, however many there are. */
export async function leesJaaroverzicht(db: Db, perioden: Jaarperioden): Promise<Jaaroverzicht> {
  const dit = new Jaarteller(perioden.dit);
  const vorig = new Jaarteller(perioden.vorig);
  const inhoudVan = inhoudLezer();
  for await (const rijen of leesRijen(db, perioden)) {
    for (const rij of rijen) {
      const inhoud = inhoudVan(rij.inhoud);
      dit.tel(rij, inhoud);
      vorig.tel(rij, inhoud);
    }
  }
  return {
    dit: dit.cijfers(await leesJaarfeiten(db, perioden.dit)),
    vorig: vorig.cijfers(await leesJaarfeiten(db, perioden.vorig)),
  };
}

/** After every day that a case can have been settled on. */
const NOOIT = "9999-12-31";

/**
 * Every case that counts in either year: what is open, and what was settled from the first year on, which is where
 * SQLite finds them soonest. In pieces of a month: row by row would take three times as long, and of a year at once
 * what was counted already would lie in the way of the rest.
 */
async function* leesRijen(db: Db, { dit, vorig }: Jaarperioden) {
  const op = dit.tot;
  yield await vragen.openRegels.alle(db, { op });
  const maanden = [vorig.jaar, dit.jaar].flatMap(eersteDagen);
  for (const [n, vanaf] of maanden.entries()) {
    yield await vragen.afgehandeldeRegels.alle(db, { op, vanaf, voor: maanden[n + 1] ?? NOOIT });
  }
}

/** The first day of each month of a year. */
function eersteDagen(jaar: number): IsoDate[] {
  return MAANDEN.map((_, n) => `${jaar}-${String(n + 1).padStart(2, "0")}-01`);
}

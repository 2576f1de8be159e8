/** The yearly figures, counted from the cases as they pass by. */
import { plusDagen } from "../procedure/datum.ts";
import { type Jaarcijfers, type Jaarregel, Jaarteller } from "../procedure/jaarcijfers.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import type { Db } from "./db.ts";
import { leesJaarfeiten } from "./jaarfeiten.ts";
import * as vragen from "./vragen/jaar.ts";

export interface Jaaroverzicht {
  readonly dit: Jaarcijfers;
  readonly vorig: Jaarcijfers;
}

/** The figures of a year and of the year before; the cases pass by once, however many there are. */
export async function leesJaaroverzicht(db: Db, perioden: Jaarperioden): Promise<Jaaroverzicht> {
  const dit = new Jaarteller(perioden.dit);
  const vorig = new Jaarteller(perioden.vorig);
  for await (const regels of leesJaarregels(db, perioden)) {
    for (const regel of regels) {
      dit.tel(regel);
      vorig.tel(regel);
    }
  }
  return {
    dit: dit.cijfers(await leesJaarfeiten(db, perioden.dit)),
    vorig: vorig.cijfers(await leesJaarfeiten(db, perioden.vorig)),
  };
}

/**
 * Every case that counts in either year, in three pieces: what was open when the first began, and what came in in each.
 * Row by row would take SQLite three times as long, and all at once too much memory.
 */
async function* leesJaarregels(db: Db, { dit, vorig }: Jaarperioden): AsyncGenerator<Jaarregel[]> {
  yield await vragen.regelsVanVoor.alle(db, { dag: vorig.van });
  yield await vragen.regelsIn.alle(db, { van: vorig.van, tot: plusDagen(dit.van, -1) });
  yield await vragen.regelsIn.alle(db, dit);
}

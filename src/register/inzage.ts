/** That a klager saw his file (§5). */

import type { Db } from "./db.ts";
import { opKlacht } from "./handeling.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";

/** @throws {NotFound} no such case */
export async function meldInzage(
  db: Db,
  nummer: string,
  details: { metBijlagen: boolean },
  handelende: Handelende,
): Promise<void> {
  await opKlacht(db, nummer, { stap: null }, ({ trx, id }) =>
    schrijfLog(trx, id, handelende, "inzage gegeven", details),
  );
}

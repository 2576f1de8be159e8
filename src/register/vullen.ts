/** Filling a register that nobody has yet, without what takes the most time in one that others may look into. */
import type { Transaction } from "kysely";
import type { Db } from "./db.ts";
import { vulStatements } from "./migraties/0004-zoeken.ts";
import type { Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";
import { voerUit } from "./vraag.ts";
import { laatsteId } from "./vragen/handeling.ts";
import { onthoudWeinig } from "./weinig-geheugen.ts";

interface Trigger {
  readonly naam: string;
  readonly opdracht: string;
}

/**
 * Runs `vul` on a new register, which is to be thrown away where that says no or fails. The search index is made of all
 * texts at once, which takes a third of what its triggers take; and as long as rows are only added, the key of the log is
 * enough to keep one from being replaced. Nor does SQLite look, row by row, whether each word is one that its column may
 * have and each case is there, which takes it a fifth of the time: who reads a list refuses such words, and who writes the
 * cases has just numbered them. `controle` does look.
 */
export async function vulNieuw(db: Db, vul: () => Promise<boolean>): Promise<boolean> {
  await voerUit(db, "pragma ignore_check_constraints = on");
  await voerUit(db, "pragma foreign_keys = off");
  await onthoudWeinig(db);
  const triggers = await leesTriggers(db);
  for (const { naam } of triggers) await voerUit(db, `drop trigger "${naam}"`);
  if (!(await vul())) return false;
  await inTransactie(db, async (trx) => {
    await vulZoekindex(trx);
    for (const { opdracht } of triggers) await voerUit(trx, opdracht);
  });
  return true;
}

/** Cases whose texts SQLite takes up at a time: what it needs to take a statement back it keeps in memory. */
const PER_KEER = 2500;

/** Table by table: the index writes out what it holds where the numbers of its rows go back. */
async function vulZoekindex(trx: Transaction<Schema>): Promise<void> {
  const laatste = (await laatsteId.eerste(trx, {}))?.laatste ?? 0;
  for (const statement of vulStatements()) {
    for (let vanaf = 1; vanaf <= laatste; vanaf += PER_KEER) {
      const deze = [vanaf, vanaf + PER_KEER - 1];
      await voerUit(trx, `${statement} where klacht_id between ? and ?`, deze);
    }
  }
}

/** Those that run with every row that is added, and those that take for granted that they did. */
async function leesTriggers(db: Db): Promise<readonly Trigger[]> {
  return voerUit<Trigger>(
    db,
    `select name as naam, sql as opdracht from sqlite_schema
     where type = 'trigger' and (name glob '*_zoek_*' or name glob '*_wordt_niet_vervangen')`,
  );
}

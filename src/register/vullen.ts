/** Filling a register that nobody has yet, without what takes the most time in one that others may look into. */
import type { Transaction } from "kysely";
import { hearSignals } from "../terminal/break-off.ts";
import type { Db } from "./db.ts";
import { vulStatements } from "./migraties/0004-zoeken.ts";
import type { Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";
import { voerUit } from "./vraag.ts";
import { laatsteId } from "./vragen/handeling.ts";
import { onthoudWeinig } from "./weinig-geheugen.ts";

/** What SQLite does with every row that is added. */
interface Bijwerk {
  readonly soort: "trigger" | "index";
  readonly naam: string;
  readonly opdracht: string;
}

/**
 * Runs `vul` on a new register, which is to be thrown away where that says no or fails. The search index is made of all
 * texts at once, which takes a third of what its triggers take, and the other indexes are sorted when all rows are there;
 * as long as rows are only added, the key of the log is enough to keep one from being replaced. Nor does SQLite look, row
 * by row, whether each word is one that its column may have and each case is there, which takes it a fifth of the time:
 * who reads a list refuses such words, and who writes the cases has just numbered them. `controle` does look.
 */
export async function vulNieuw(db: Db, vul: () => Promise<boolean>): Promise<boolean> {
  await voerUit(db, "pragma ignore_check_constraints = on");
  await voerUit(db, "pragma foreign_keys = off");
  await onthoudWeinig(db);
  const bijwerk = await leesBijwerk(db);
  await inTransactie(db, async (trx) => {
    for (const { soort, naam } of bijwerk) await voerUit(trx, `drop ${soort} "${naam}"`);
  });
  if (!(await vul())) return false;
  // What is sorted of a long list is more than belongs in memory.
  await voerUit(db, "pragma temp_store = file");
  await inTransactie(db, async (trx) => {
    // First what only adds pages: of those that the search index sets free SQLite would keep in memory what was in them.
    for (const { opdracht } of bijwerk) await voerUitEnLuister(trx, opdracht);
    await vulZoekindex(trx);
  });
  return true;
}

/** Cases whose texts SQLite takes up at a time: what it needs to take a statement back it keeps in memory. */
const PER_KEER = 2500;

/**
 * Table by table: the index writes out what it holds where the numbers of its rows go back. Nor does it join its parts
 * meanwhile, four at a time, as it will again when acts come one by one.
 */
async function vulZoekindex(trx: Transaction<Schema>): Promise<void> {
  await voegPerKeerSamen(trx, 0);
  const laatste = (await laatsteId.eerste(trx, {}))?.laatste ?? 0;
  for (const statement of vulStatements()) {
    for (let vanaf = 1; vanaf <= laatste; vanaf += PER_KEER) {
      const deze = [vanaf, vanaf + PER_KEER - 1];
      await voerUitEnLuister(trx, `${statement} where klacht_id between ? and ?`, deze);
    }
  }
  await voegPerKeerSamen(trx, 4);
}

/** A long list takes some seconds, in which the user may break off. */
async function voerUitEnLuister(trx: Transaction<Schema>, sql: string, waarden?: unknown[]): Promise<void> {
  await voerUit(trx, sql, waarden);
  await hearSignals();
}

async function voegPerKeerSamen(trx: Transaction<Schema>, delen: number): Promise<void> {
  await voerUit(trx, `insert into zoekindex (zoekindex, rank) values ('automerge', ${delen})`);
}

/** What a case that comes in is looked for by: its client may have complained before. */
const NODIG = "dossier_klantnummer";

/** Triggers that run with every row that is added, or take for granted that those did, and indexes. */
async function leesBijwerk(db: Db): Promise<readonly Bijwerk[]> {
  return voerUit<Bijwerk>(
    db,
    `select type as soort, name as naam, sql as opdracht from sqlite_schema
     where type = 'trigger' and (name glob '*_zoek_*' or name glob '*_wordt_niet_vervangen')
       or type = 'index' and sql is not null and name <> '${NODIG}'`,
  );
}

/**
 * What a case that left the open register leaves behind in its pages. `secure_delete` overwrites what is deleted, but
 * where SQLite divides rows over pages anew it leaves copies of those that went to another page, and what it wrote into
 * free pages stays there after a rollback. The search index keeps words. Only an index that is made anew and VACUUM,
 * which writes the file anew from its content, are sure to leave nothing. VACUUM can be no part of a transaction, so the
 * register counts what waits for it: whoever comes by after a crash does it then.
 */
import { statSync } from "node:fs";
import { sql, type Transaction } from "kysely";
import { openSqlite, type Sqlite } from "./addon.ts";
import { begin } from "./beurt.ts";
import { stelVeiligIn } from "./kluisbestand.ts";
import type { Schema } from "./schema.ts";
import { maakZoekindexOpnieuw } from "./zoekindex.ts";

/** Above this a copy of the register doesn't belong in memory; a temporary file then holds what is open anyway. */
const MAX_IN_GEHEUGEN = 24 * 1024 * 1024;

/** Pages that SQLite keeps in memory, in KiB: nearly every page comes by but once. */
const VOORRAAD = 4096;

/** Notes, in the transaction that removes content from the register, that the register has to be swept. */
export async function meldResten(trx: Transaction<Schema>): Promise<void> {
  await trx
    .updateTable("register")
    .set((eb) => ({ resten: eb("resten", "+", 1) }))
    .execute();
}

/** Takes back what {@link meldResten} noted for a transaction that might have failed, within it. */
export async function vergeetResten(trx: Transaction<Schema>): Promise<void> {
  await trx.updateTable("register").set({ resten: sql`max(resten - 1, 0)` }).execute();
}

/**
 * Writes the register anew where something may be left; false where that can't be done now and has to wait.
 * @param wachttijd how long to wait for others, in milliseconds
 */
export function veegResten(pad: string, wachttijd: number): boolean {
  // On a connection of its own: the closed file must not be there, nor its settings.
  const sqlite = openSqlite(pad, { timeout: wachttijd });
  try {
    stelVeiligIn(sqlite, "main");
    sqlite.pragma(`cache_size = -${VOORRAAD}`);
    if (statSync(pad).size > MAX_IN_GEHEUGEN) sqlite.pragma("temp_store = file");
    const resten = telResten(sqlite);
    if (resten === 0) return true;
    maakZoekindexOpnieuw(sqlite, "main");
    sqlite.exec("vacuum");
    // Who noted something since then sweeps again.
    sqlite.prepare("update register set resten = 0 where resten = ?").run(resten);
    return true;
  } catch (error) {
    if (isVanSqlite(error)) return false;
    throw error;
  } finally {
    sqlite.close();
  }
}

/**
 * Writes the closed file anew, on the connection that it is attached to: what was wiped in it may be left between its
 * pages as well, for whoever has the key. False where that can't be done now.
 * @param pad of the register, whose lock keeps others from copying half a file
 */
export function veegKluis(sqlite: Sqlite, pad: string, wachttijd: number): boolean {
  const slot = openSqlite(pad, { timeout: wachttijd });
  try {
    begin(slot, "immediate");
    // In memory whatever its size: a temporary file would be readable.
    sqlite.pragma("temp_store = memory");
    maakZoekindexOpnieuw(sqlite, "kluis");
    sqlite.exec("vacuum kluis");
    return true;
  } catch (error) {
    if (isVanSqlite(error)) return false;
    throw error;
  } finally {
    slot.close();
  }
}

function telResten(sqlite: Sqlite): number {
  return sqlite.prepare("select resten from register").pluck().get() as number;
}

function isVanSqlite(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_");
}

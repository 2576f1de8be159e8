/** One transaction: all that was written in it stays, or nothing. */
import type { Transaction } from "kysely";
import type { Db } from "./db.ts";
import type { Schema } from "./schema.ts";
import { type Verbinding, verbindingVan } from "./vraag.ts";

/**
 * Runs `werk` in a transaction, and takes all back where it fails.
 * @throws what `werk` throws, and what SQLite says of the commit
 */
export async function inTransactie<T>(db: Db, werk: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  const verbinding = verbindingVan(db);
  if (verbinding === undefined) return db.transaction().execute(werk);
  // One connection has one transaction at a time.
  const beurt = (beurten.get(verbinding) ?? Promise.resolve()).then(() => opBeurt(verbinding, db, werk));
  beurten.set(
    verbinding,
    beurt.catch(() => {}),
  );
  return beurt;
}

/** The last transaction that was asked for on each connection. */
const beurten = new WeakMap<Verbinding, Promise<unknown>>();

async function opBeurt<T>(
  { prepare, begin, isInTransactie, onCommit }: Verbinding,
  db: Db,
  werk: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  begin();
  try {
    // Whoever asks this connection something is in its transaction.
    const uitkomst = await werk(db as Transaction<Schema>);
    prepare("commit").run([]);
    onCommit();
    return uitkomst;
  } catch (error) {
    // A full or failing disk makes SQLite roll back by itself; asking it again would hide why.
    if (isInTransactie()) prepare("rollback").run([]);
    throw error;
  }
}

/**
 * A transaction that nobody reads beside: once the files have been put in place, no reader can keep it from being
 * committed.
 */
export function alleenInTransactie<T>(db: Db, werk: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("serializable").execute(werk);
}

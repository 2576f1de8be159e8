/** Reading several things that belong together. */
import { sql } from "kysely";
import type { Db } from "./db.ts";

/**
 * Reads while the register stays as it is: what another program writes meanwhile waits, so that the figures and the
 * lists of one document agree. It takes no write lock, and other readers go on.
 */
export async function vasteStand<T>(db: Db, lees: () => Promise<T>): Promise<T> {
  await sql`begin`.execute(db);
  try {
    return await lees();
  } finally {
    await sql`commit`.execute(db);
  }
}

/** Writing in haste. */
import { sql } from "kysely";
import type { Db } from "./db.ts";

/**
 * From here on acts don't wait until the disk has them. Only for a register that can be made anew: a power cut may
 * leave it damaged.
 */
export async function schrijfZonderWachten(db: Db): Promise<void> {
  await sql`pragma synchronous = off`.execute(db);
}

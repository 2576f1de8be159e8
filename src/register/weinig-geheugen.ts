/** For who goes through a whole register, and reads every page of it but once. */
import { sql } from "kysely";
import type { Db } from "./db.ts";
import { isKluisOpen } from "./plaats.ts";
import { kleineVoorraad } from "./vragen/geheugen.ts";

/** In KiB. */
const KLUIS = 1024;

/** From now on SQLite keeps but little of what it read: reading pages again costs hardly anything, keeping them 16 MB. */
export async function onthoudWeinig(db: Db): Promise<void> {
  await kleineVoorraad.alle(db, {});
  if (await isKluisOpen(db)) await sql`pragma kluis.cache_size = ${sql.lit(-KLUIS)}`.execute(db);
}

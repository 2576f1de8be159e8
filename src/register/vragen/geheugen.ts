/** How much of the register SQLite keeps in memory. */
import { sql } from "kysely";
import { opgesteld } from "../opstellen.ts";

/** In KiB. */
const KLEIN = 1024;

export const kleineVoorraad = opgesteld<Record<never, never>>()((db) => ({
  compile: () => sql<never>`pragma main.cache_size = ${sql.lit(-KLEIN)}`.compile(db),
}));

/** A list of ids in a query. */
import { type RawBuilder, sql } from "kysely";

/**
 * The ids of a list as JSON. As one value: a statement with hundreds of them is slow to make, and keeps its memory until
 * long after.
 */
export function uitLijst(ids: string): RawBuilder<number> {
  return sql`(select value from json_each(${ids}))`;
}

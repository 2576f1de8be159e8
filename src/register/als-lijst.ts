/** Many values as one, for `in`. */
import { type RawBuilder, sql } from "kysely";

/** A statement with hundreds of values is slow to make, and keeps its memory until long after. */
export function alsLijst(ids: readonly number[]): RawBuilder<number> {
  return sql`(select value from json_each(${JSON.stringify(ids)}))`;
}

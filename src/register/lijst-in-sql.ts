/** A list of values as one parameter, however many there are: the statement is then the same for each. */
import { type RawBuilder, sql } from "kysely";

/** What stands behind `in`. */
export function alsLijst(waarden: readonly string[]): RawBuilder<string> {
  return sql`(select value from json_each(${JSON.stringify(waarden)}))`;
}

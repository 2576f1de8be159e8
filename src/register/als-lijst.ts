/** Many values as one, for `in`: a statement with hundreds of values is slow to make, and keeps its memory until long after. */
import { type RawBuilder, sql } from "kysely";

export function alsLijst<T extends number | string>(waarden: readonly T[]): RawBuilder<T> {
  return uitLijst(JSON.stringify(waarden));
}

/** The values of a list that is JSON already. */
export function uitLijst<T extends number | string = number>(json: string): RawBuilder<T> {
  return sql`(select value from json_each(${json}))`;
}

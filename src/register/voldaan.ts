/** When deadlines were met, as a query asks it. */
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { IsoDate } from "../procedure/datum.ts";
import { TERMIJNEN } from "../procedure/termijnen.ts";
import type { Schema } from "./schema.ts";

const SOORTEN = Object.keys(TERMIJNEN);

/** Met after a day. Every kind is named: the index goes by kind, and SQLite would otherwise walk through all of it. */
export function voldaanNa(dag: IsoDate): (eb: ExpressionBuilder<Schema, "termijn">) => Expression<SqlBool> {
  return (eb) => eb.and([eb("termijn.soort", "in", SOORTEN), eb("termijn.voldaanOp", ">", dag)]);
}

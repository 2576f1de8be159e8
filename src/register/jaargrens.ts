/** What was open on a day, by the index of settled cases: the overview is of a year that ended not long ago. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { IsoDate } from "../procedure/datum.ts";
import type { Schema } from "./schema.ts";

/** As the column, but never looked up by its own index: that has all the cases of all the years before. */
export const ingediendOp = () => sql<IsoDate>`+klacht.ingediend_op`;

type KlachtEb = ExpressionBuilder<Schema, "klacht">;

/** Open at some time on the day or after it. */
export function nietAfgehandeldVoor(dag: IsoDate): (eb: KlachtEb) => Expression<SqlBool> {
  return (eb) => eb.or([eb("klacht.afgehandeldOp", "is", null), eb("klacht.afgehandeldOp", ">=", dag)]);
}

/** Still open when the day had passed. */
export function openNa(dag: IsoDate): (eb: KlachtEb) => Expression<SqlBool> {
  return (eb) => eb.or([eb("klacht.afgehandeldOp", "is", null), eb("klacht.afgehandeldOp", ">", dag)]);
}

/** What a check asks of every case, and of every row of the log. */
import { sql } from "kysely";
import { ketenregels } from "../ketenvraag.ts";
import { opgesteld } from "../opstellen.ts";

/** The ids that come after one, of the open cases (0) or the confidential ones (1). */
export const idsNa = opgesteld<{ vanaf: number; vertrouwelijk: 0 | 1; aantal: number }>()(
  (db, { vanaf, vertrouwelijk, aantal }) =>
    db
      .selectFrom("klacht")
      .select("id")
      .where("id", ">", vanaf)
      .where("vertrouwelijk", "=", vertrouwelijk)
      .orderBy("id")
      .limit(aantal),
);

/** The days that deadlines are counted from, each of them once. */
export const dagen = opgesteld<Record<never, never>>()((db) =>
  db
    .selectFrom("klacht")
    .select("ingediendOp as dag")
    .union(
      db.selectFrom("klacht").select(sql<string>`bezwaar_op`.as("dag")).where("bezwaarOp", "is not", null),
    ),
);

/** The chains of the open register. */
export const regels = opgesteld<Record<never, never>>()((db) => ketenregels(db, false));

/** The query on the log. */
import { vouw } from "../procedure/tekst.ts";
import type { Db } from "./db.ts";

export interface LogFilter {
  readonly nummer?: string;
  /** Moment in UTC, ISO. */
  readonly sinds?: string;
  readonly door?: string;
}

/** The rows that fit, the oldest first; `db` looks at the file in which they lie. */
export function logregels(db: Db, { nummer, sinds, door }: LogFilter) {
  return (
    db
      .selectFrom("logboek")
      .leftJoin("klacht", "klacht.id", "logboek.klachtId")
      .leftJoin("logboekDetail", (join) =>
        join
          .onRef("logboekDetail.klachtId", "=", "logboek.klachtId")
          .onRef("logboekDetail.volgnummer", "=", "logboek.volgnummer"),
      )
      .select([
        "klacht.nummer",
        "logboek.volgnummer",
        "logboek.op",
        "logboek.wie",
        "logboek.handeling",
        "logboekDetail.details",
      ])
      .$if(nummer !== undefined, (q) => q.where("klacht.nummer", "=", nummer!))
      .$if(sinds !== undefined, (q) => q.where("logboek.op", ">=", sinds!))
      .$if(door !== undefined, (q) =>
        q.where(({ eb, fn }) => eb(fn<string>("vouw", ["logboek.wie"]), "=", vouw(door!))),
      )
      // Of one case by number: a clock that was set back changes nothing about what came first.
      .$if(nummer === undefined, (q) => q.orderBy("logboek.op").orderBy("logboek.klachtId"))
      .orderBy("logboek.volgnummer")
  );
}

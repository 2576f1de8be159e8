/** Reading the log: rows in the order in which things happened, and whether the chains are whole. */

import { vouw } from "../procedure/tekst.ts";
import type { Db } from "./db.ts";
import { leesJsonKolom } from "./json-kolom.ts";
import { plaatsVan } from "./plaats.ts";

export interface LogFilter {
  readonly nummer?: string;
  /** Moment in UTC, ISO. */
  readonly sinds?: string;
  readonly door?: string;
}

export interface LogRegel {
  /** Null for an act that concerns the office. */
  readonly nummer: string | null;
  readonly volgnummer: number;
  readonly op: string;
  readonly wie: string;
  readonly handeling: string;
  /** Null where retention removed them. */
  readonly details: Record<string, unknown> | null;
}

/**
 * The rows that fit, one by one, the oldest first; of one case from the file where it lies.
 * @throws {NotFound} no such case @throws {Locked} it is confidential and the closed file is shut
 */
export async function* streamLogboek(db: Db, { nummer, sinds, door }: LogFilter): AsyncGenerator<LogRegel> {
  const eigen = nummer === undefined ? db : (await plaatsVan(db, nummer)).db;
  const query = eigen
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
    .orderBy("logboek.volgnummer");
  for await (const rij of query.stream()) {
    yield { ...rij, details: rij.details === null ? null : leesJsonKolom(rij.details) };
  }
}

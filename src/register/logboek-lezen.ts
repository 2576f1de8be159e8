/** Reading the log: rows in the order in which things happened, and whether the chains are whole. */
import type { Db } from "./db.ts";
import { leesJsonKolom } from "./json-kolom.ts";
import { type LogFilter, logregels } from "./logvraag.ts";
import { plaatsVan } from "./plaats.ts";
import { heelLogboek } from "./vragen/logboek.ts";

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
export async function* streamLogboek(db: Db, filter: LogFilter): AsyncGenerator<LogRegel> {
  const { nummer } = filter;
  const eigen = nummer === undefined ? db : (await plaatsVan(db, nummer)).db;
  const rijen =
    Object.keys(filter).length === 0 ? heelLogboek.stroom(db, {}) : logregels(eigen, filter).stream();
  for await (const rij of rijen) {
    yield { ...rij, details: rij.details === null ? null : leesJsonKolom(rij.details) };
  }
}

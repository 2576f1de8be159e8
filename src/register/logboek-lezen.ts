/** Reading the log: rows in the order in which things happened, and whether the chains are whole. */
import { NotFound } from "../errors.ts";
import { type Db, vouw } from "./open.ts";

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
 * The rows that fit, one by one, the oldest first.
 * @throws {NotFound} no such case
 */
export async function* streamLogboek(db: Db, { nummer, sinds, door }: LogFilter): AsyncGenerator<LogRegel> {
  const query = db
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
    .orderBy("logboek.op")
    .orderBy("logboek.klachtId")
    .orderBy("logboek.volgnummer");
  let found = false;
  for await (const rij of query.stream()) {
    found = true;
    yield { ...rij, details: rij.details === null ? null : JSON.parse(rij.details) };
  }
  if (!found && nummer !== undefined && !(await exists(db, nummer))) {
    throw new NotFound(`Klacht ${nummer} staat niet in het register`, "Bekijk de nummers met: klacht lijst");
  }
}

async function exists(db: Db, nummer: string): Promise<boolean> {
  const rij = await db.selectFrom("klacht").select("id").where("nummer", "=", nummer).executeTakeFirst();
  return rij !== undefined;
}

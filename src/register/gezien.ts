/**
 * The cases of a list that were counted and not written: the register can't tell that they came by. They stand in a
 * table that goes with the connection and never comes on a disk: there a number takes a tenth of what it takes here.
 */
import { sql } from "kysely";
import type { Bekende } from "./bekenden.ts";
import type { Db } from "./db.ts";

/** Which number of a case: the one that it has here, or the one that it had in an old list. */
export type Nummersoort = "nummer" | "extern";

export interface Geziene {
  readonly bekende: Bekende;
  readonly externNummer: string | null;
}

/** Makes room for what is yet to be seen, and forgets what was seen before. */
export async function beginGezien(db: Db): Promise<void> {
  await sql`drop table if exists temp.gezien`.execute(db);
  await sql`create table temp.gezien (
    soort text not null,
    sleutel text not null,
    nummer text,
    geregistreerd_op text not null,
    naam text,
    omschrijving text,
    primary key (soort, sleutel)
  ) strict, without rowid`.execute(db);
}

/** Remembers cases by each of their numbers; of those with the same number the last counts. */
export async function onthoudGezien(db: Db, gezien: readonly Geziene[]): Promise<void> {
  const rijen = gezien.flatMap(
    ({ bekende: { nummer, geregistreerdOp, naam, omschrijving }, externNummer }) => [
      ...(nummer === null ? [] : [["nummer", nummer, nummer, geregistreerdOp, naam, omschrijving]]),
      // By that number a case is found, and never held against another.
      ...(externNummer === null ? [] : [["extern", externNummer, nummer, geregistreerdOp]]),
    ],
  );
  await sql`insert or replace into temp.gezien
    select value->>0, value->>1, value->>2, value->>3, value->>4, value->>5
    from json_each(${JSON.stringify(rijen)})`.execute(db);
}

/** Those that were seen with one of these numbers, each with the number that it was found by. */
export async function zoekGezien(
  db: Db,
  soort: Nummersoort,
  nummers: readonly string[],
): Promise<readonly (Bekende & { readonly sleutel: string })[]> {
  const { rows } = await sql<Bekende & { sleutel: string }>`
    select sleutel, nummer, geregistreerd_op, naam, omschrijving from temp.gezien
    where soort = ${soort} and sleutel in (select value from json_each(${JSON.stringify(nummers)}))`.execute(
    db,
  );
  return rows;
}

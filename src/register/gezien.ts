/**
 * The cases of a list that were counted and not written: the register can't tell that they came by. They stand in tables
 * that go with the connection and never come on a disk: there a number takes a tenth of what it takes here.
 */
import { sql } from "kysely";
import { alsLijst } from "./als-lijst.ts";
import type { Db } from "./db.ts";
import type { Bekende } from "./overname.ts";

export interface Geziene {
  readonly bekende: Bekende;
  readonly externNummer: string | null;
}

const TABELLEN = {
  gezien: "nummer text primary key, geregistreerd_op text not null, naam text, omschrijving text",
  gezien_extern: "extern_nummer text primary key, nummer text",
};

/** Makes room for what is yet to be seen, and forgets what was seen before. */
export async function beginGezien(db: Db): Promise<void> {
  for (const [tabel, kolommen] of Object.entries(TABELLEN)) {
    await sql`drop table if exists temp.${sql.ref(tabel)}`.execute(db);
    await sql`create table temp.${sql.ref(tabel)} (${sql.raw(kolommen)}) strict, without rowid`.execute(db);
  }
}

/** Remembers cases by their numbers; of those with the same number the last counts. */
export async function onthoudGezien(db: Db, gezien: readonly Geziene[]): Promise<void> {
  const eigen = gezien.flatMap(({ bekende: { nummer, geregistreerdOp, naam, omschrijving } }) =>
    nummer === null ? [] : [[nummer, geregistreerdOp, naam, omschrijving]],
  );
  const extern = gezien.flatMap(({ bekende: { nummer }, externNummer }) =>
    externNummer === null ? [] : [[externNummer, nummer]],
  );
  await sql`insert or replace into temp.gezien
    select value->>0, value->>1, value->>2, value->>3 from json_each(${JSON.stringify(eigen)})`.execute(db);
  await sql`insert or replace into temp.gezien_extern
    select value->>0, value->>1 from json_each(${JSON.stringify(extern)})`.execute(db);
}

/** Those that were seen with one of these numbers of ours. */
export async function zoekGezien(db: Db, nummers: readonly string[]): Promise<readonly Bekende[]> {
  const { rows } = await sql<Bekende>`
    select nummer, geregistreerd_op, naam, omschrijving from temp.gezien where nummer in ${alsLijst(nummers)}`.execute(
    db,
  );
  return rows;
}

/** Those that were seen with one of these numbers of an old list, each with the one that it has here, if any. */
export async function zoekGezienExtern(
  db: Db,
  nummers: readonly string[],
): Promise<readonly { readonly externNummer: string; readonly nummer: string | null }[]> {
  const { rows } = await sql<{ externNummer: string; nummer: string | null }>`
    select extern_nummer, nummer from temp.gezien_extern where extern_nummer in ${alsLijst(nummers)}`.execute(
    db,
  );
  return rows;
}

import {
  CamelCasePlugin,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from "kysely";
import { describe, expect, it } from "vitest";
import { INHOUD, inKluis } from "../../src/register/in-kluis.ts";
import type { Schema } from "../../src/register/schema.ts";
import { fillWithKluis, openBoth } from "./kluis.ts";
import { temporaryFolder } from "./temporary.ts";

type AnyTable = keyof Schema;

/** A table's name as the queries write it. */
const camel = (tabel: string) =>
  tabel.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as AnyTable;

const KLUIS_ONLY = ["kluis", "toegang", "kaart", "concept", "logboek_open"];
const IN_KLUIS = [...INHOUD, ...KLUIS_ONLY];
const REGISTER_ONLY = ["klacht", "termijn", "medewerker", "register"];

// Nothing is run on it: the queries are only compiled.
const open = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
});
const closed = inKluis(open);

/** The tables that a query reads or writes, each with the file before it where it names one. */
function tablesIn(compiled: string): string[] {
  const places = compiled.matchAll(/\b(?:from|join|into|update|using) ("[a-z_]+"(?:\."[a-z_]+")?)/g);
  return [...places].map(([, table]) => table!.replaceAll('"', ""));
}

// biome-ignore lint/suspicious/noExplicitAny: one query for any table
type Loose = Kysely<any>;
type Query = (db: Loose, tabel: string) => { compile(): { sql: string } };

/** Every kind of query on one table. */
const KINDS: Record<string, Query> = {
  select: (db, t) => db.selectFrom(t).selectAll(),
  "select of columns with the table before them": (db, t) => db.selectFrom(t).select(`${t}.klachtId`),
  "select of all columns of a table": (db, t) => db.selectFrom(t).selectAll(t),
  "select under another name": (db, t) => db.selectFrom(`${t} as x`).select("x.klachtId"),
  "select with a where on the table": (db, t) => db.selectFrom(t).selectAll().where(`${t}.klachtId`, "=", 1),
  "select distinct, grouped, ordered, limited": (db, t) =>
    db.selectFrom(t).select("klachtId").distinct().groupBy("klachtId").orderBy("klachtId").limit(1),
  "select of a count": (db, t) => db.selectFrom(t).select(({ fn }) => fn.countAll().as("n")),
  "select from two tables": (db, t) => db.selectFrom([t, `${t} as y`]).select("y.klachtId"),
  "inner join": (db, t) => db.selectFrom("klacht").innerJoin(t, `${t}.klachtId`, "klacht.id").selectAll(),
  "left join": (db, t) => db.selectFrom("klacht").leftJoin(t, `${t}.klachtId`, "klacht.id").selectAll(t),
  "left join with conditions": (db, t) =>
    db
      .selectFrom("klacht")
      .leftJoin(t, (join) => join.onRef(`${t}.klachtId`, "=", "klacht.id"))
      .selectAll(),
  "join with a subquery": (db, t) =>
    db
      .selectFrom("klacht")
      .innerJoin(db.selectFrom(t).select("klachtId").as("y"), "y.klachtId", "klacht.id")
      .selectAll("klacht"),
  "subquery that is selected from": (db, t) =>
    db.selectFrom(db.selectFrom(t).selectAll().as("y")).selectAll(),
  "subquery in where": (db, t) =>
    db
      .selectFrom("klacht")
      .selectAll()
      .where(({ eb, selectFrom }) => eb("id", "in", selectFrom(t).select("klachtId"))),
  exists: (db, t) =>
    db
      .selectFrom("klacht")
      .selectAll()
      .where(({ exists, selectFrom }) => exists(selectFrom(t).select(`${t}.klachtId`))),
  "subquery among the columns": (db, t) =>
    db.selectFrom("klacht").select((eb) => eb.selectFrom(t).select(`${t}.klachtId`).limit(1).as("y")),
  "union all": (db, t) =>
    db
      .selectFrom(t)
      .select("klachtId")
      .unionAll(db.selectFrom(`${t} as y`).select("y.klachtId")),
  "with, inside": (db, t) =>
    db
      .with("eerst", (qb) => qb.selectFrom(t).selectAll())
      .selectFrom("eerst")
      .selectAll(),
  insert: (db, t) => db.insertInto(t).values({ klachtId: 1 }),
  "insert of rows": (db, t) => db.insertInto(t).values([{ klachtId: 1 }, { klachtId: 2 }]),
  "insert with a conflict": (db, t) =>
    db
      .insertInto(t)
      .values({ klachtId: 1 })
      .onConflict((conflict) => conflict.column("klachtId").doUpdateSet({ klachtId: 2 })),
  "insert that returns": (db, t) => db.insertInto(t).values({ klachtId: 1 }).returningAll(),
  "insert from a select": (db, t) =>
    db
      .insertInto(t)
      .columns(["klachtId"])
      .expression((eb) => eb.selectFrom(`${t} as y`).select("y.klachtId")),
  update: (db, t) => db.updateTable(t).set({ klachtId: 2 }).where("klachtId", "=", 1),
  "update that counts on itself": (db, t) =>
    db
      .updateTable(t)
      .set((eb) => ({ klachtId: eb("klachtId", "+", 1) }))
      .returning("klachtId"),
  "update with a subquery": (db, t) =>
    db.updateTable(t).set((eb) => ({ klachtId: eb.selectFrom(`${t} as y`).select("y.klachtId") })),
  "update from": (db, t) => db.updateTable(t).from(`${t} as y`).set({ klachtId: 2 }),
  delete: (db, t) => db.deleteFrom(t).where("klachtId", "=", 1),
  "delete with a subquery": (db, t) =>
    db
      .deleteFrom(t)
      .where(({ eb, selectFrom }) => eb("klachtId", "not in", selectFrom(`${t} as y`).select("y.klachtId"))),
};

describe.each(Object.entries(KINDS))("%s", (_, query) => {
  const sqlOf = (db: Kysely<Schema>, tabel: string) =>
    query(db as unknown as Loose, camel(tabel)).compile().sql;

  it("looks in the closed file for every table that it has", () => {
    for (const tabel of IN_KLUIS) {
      const compiled = sqlOf(closed, tabel);
      const tables = tablesIn(compiled).filter((table) => !["klacht", "eerst"].includes(table));
      expect(tables.length, compiled).toBeGreaterThan(0);
      for (const table of tables) expect(table, compiled).toBe(`kluis.${tabel}`);
      // No mention of the table is left without its file, but before a column.
      expect(compiled.replaceAll(`"kluis"."${tabel}"`, "")).not.toMatch(new RegExp(`"${tabel}"(?!\\.)`));
      // SQLite takes no file before a table with an asterisk.
      expect(compiled).not.toContain(`"kluis"."${tabel}".`);
    }
  });

  it("leaves every table where it is for the open register, and those of the register always", () => {
    for (const tabel of [...INHOUD, "logboek_open"]) expect(sqlOf(open, tabel)).not.toContain('"kluis"');
    for (const tabel of REGISTER_ONLY) expect(sqlOf(closed, tabel)).not.toContain('"kluis"');
  });
});

describe("a query as seen from the closed file", () => {
  it("keeps a file that it names itself", () => {
    const compiled = closed.withSchema("main").selectFrom("dossier").selectAll().compile().sql;
    expect(tablesIn(compiled)).toEqual(["main.dossier"]);
  });

  it("does the same seen from there twice", () => {
    expect(inKluis(closed).selectFrom("dossier").selectAll().compile().sql).toBe(
      closed.selectFrom("dossier").selectAll().compile().sql,
    );
  });

  it("joins the content there with what the register says", () => {
    const compiled = closed
      .selectFrom("dossier")
      .innerJoin("klacht", "klacht.id", "dossier.klachtId")
      .leftJoin("logboekDetail", "logboekDetail.klachtId", "klacht.id")
      .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
      .select(["klacht.nummer", "dossier.naam", "logboekDetail.details"])
      .compile().sql;
    expect(tablesIn(compiled)).toEqual(["kluis.dossier", "klacht", "kluis.logboek_detail", "medewerker"]);
  });

  it("knows every table that both files have, and those that only the closed file has", async () => {
    const map = temporaryFolder();
    await fillWithKluis(map, [], []);
    const { db } = await openBoth(map);
    const names = async (schema: string) => {
      const { rows } = await sql<{ name: string }>`
        select name from ${sql.raw(schema)}.sqlite_schema
        where type = 'table' and name not like 'sqlite_%' and name not like 'migratie%'
          -- Each file's own index, which is asked for by the name of its file.
          and name not like 'zoekindex%'`.execute(db);
      return new Set(rows.map(({ name }) => name));
    };
    const [main, kluis] = [await names("main"), await names("kluis")];
    expect([...kluis].toSorted()).toEqual(IN_KLUIS.toSorted());
    expect([...main].filter((name) => !kluis.has(name)).toSorted()).toEqual(REGISTER_ONLY.toSorted());
    expect([...main].filter((name) => kluis.has(name)).toSorted()).toEqual(
      [...INHOUD, "logboek_open"].toSorted(),
    );
  });
});

describe("in two real files", () => {
  it("each kind of query touches the closed one only", async () => {
    const map = temporaryFolder();
    await fillWithKluis(map, [], [{ vertrouwelijk: true, klager: { naam: "In de kluis" } }, {}]);
    const { db } = await openBoth(map);
    const kluis = inKluis(db);
    const names = async (from: Kysely<Schema>) =>
      (await from.selectFrom("dossier").select("naam").execute()).map(({ naam }) => naam);
    expect(await names(db)).toEqual(["Jan de Vries"]);
    expect(await names(kluis)).toEqual(["In de kluis"]);

    await kluis.updateTable("dossier").set({ naam: "Anders" }).execute();
    expect(await names(db)).toEqual(["Jan de Vries"]);
    await kluis
      .insertInto("uitstel")
      .values({ klachtId: 1, volgnummer: 1, datum: "x", tot: "y", reden: "z" })
      .execute();
    expect(await db.selectFrom("uitstel").selectAll().execute()).toEqual([]);
    expect(await kluis.selectFrom("uitstel").selectAll().execute()).toHaveLength(1);
    await kluis.transaction().execute(async (trx) => {
      await trx.deleteFrom("dossier").execute();
    });
    expect(await names(kluis)).toEqual([]);
    expect(await kluis.selectFrom("uitstel").selectAll().execute()).toEqual([]);
    expect(await names(db)).toEqual(["Jan de Vries"]);
  });
});

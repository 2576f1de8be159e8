import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { Refused } from "../../src/errors.ts";
import { legAan } from "../../src/register/aanleggen.ts";
import { openSqlite, type Sqlite } from "../../src/register/addon.ts";
import { begin } from "../../src/register/beurt.ts";
import type { Db } from "../../src/register/db.ts";
import { sqliteDialect } from "../../src/register/dialect.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { migratiesVan } from "../../src/register/migraties/index.ts";
import { migrate } from "../../src/register/migreren.ts";
import { openRegister } from "../../src/register/open.ts";
import { VERSIE } from "../../src/register/versie.ts";
import { HANDELENDE } from "./fill.ts";
import { diskRegister, memoryRegister, temporaryFolder } from "./temporary.ts";

const kyselyOn = (sqlite: Sqlite) => new Kysely<never>({ dialect: sqliteDialect(sqlite) });
const versionOf = (sqlite: Sqlite) => sqlite.pragma("user_version", { simple: true });
const tablesOf = (sqlite: Sqlite) =>
  sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").pluck().all();

async function pragmas(db: Db): Promise<Record<string, unknown>> {
  const names = ["journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store"];
  const rows = await Promise.all(names.map((name) => sql.raw<object>(`pragma ${name}`).execute(db)));
  return Object.assign({}, ...rows.map(({ rows: [row] }) => row));
}

describe("an open register", () => {
  it("has the settings that keep it whole", async () => {
    const { db } = await diskRegister();
    expect(await pragmas(db)).toEqual({
      journalMode: "delete",
      synchronous: 3,
      foreignKeys: 1,
      secureDelete: 1,
      tempStore: 2,
    });
  });

  it("is taken back from a journal beside the file, which could tear two files apart", async () => {
    const { db, map } = await diskRegister();
    await db.destroy();
    const sqlite = openSqlite(join(map, "register.db"), {});
    sqlite.pragma("journal_mode = wal");
    sqlite.close();
    const { db: again } = await diskRegister(map);
    expect(await pragmas(again)).toMatchObject({ journalMode: "delete" });
    expect(readdirSync(map)).toEqual(["register.db"]);
  });

  it("without `create` is an empty one in memory, and nothing is written", async () => {
    const map = temporaryFolder();
    const { db, close } = await openRegister(map, { create: false });
    expect(await db.selectFrom("klacht").selectAll().execute()).toEqual([]);
    await close();
    expect(readdirSync(map)).toEqual([]);
  });

  it("keeps every value in the type of its column", async () => {
    const db = await memoryRegister();
    const { rows } = await sql<{ name: string; strict: number }>`
      select name, strict from pragma_table_list where schema = 'main' and type = 'table'
        and name not like 'sqlite_%' and name not like 'migratie%'`.execute(db);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it("knows no klager where every case stands, open or confidential", async () => {
    const db = await memoryRegister();
    const { rows } = await sql<{ name: string }>`
      select name from pragma_table_info('klacht') where name not like '%\\_op' escape '\\'`.execute(db);
    expect(rows.map(({ name }) => name).sort()).toEqual([
      "id",
      "jaar",
      "log_aantal",
      "log_hash",
      "nummer",
      "verantwoordelijke_id",
      "vertrouwelijk",
      "volgnummer",
    ]);
  });
});

describe("bringing a register up to date", () => {
  it("counts a version for every migration", () => {
    const namen = Object.keys(migratiesVan("register"));
    expect(VERSIE).toBe(namen.length);
    expect(namen).toEqual(namen.toSorted());
  });

  it.each(["register", "kluis"] as const)(
    "makes of an empty %s what is made of a new one at once",
    async (soort) => {
      const [migrated, made] = [openSqlite(":memory:", {}), openSqlite(":memory:", {})];
      await migrate(migrated, kyselyOn(migrated), migratiesVan(soort));
      legAan(made, soort);
      const all = (sqlite: Sqlite, query: string) => sqlite.prepare(query).all();
      for (const query of [
        "select type, name, tbl_name, sql from sqlite_schema order by type, name",
        "select name from migratie order by name",
        "select * from migratie_slot",
        "pragma user_version",
      ]) {
        expect(all(made, query).length).toBeGreaterThan(0);
        expect(all(made, query)).toEqual(all(migrated, query));
      }
      expect(all(made, "select max(timestamp) as op from migratie")).toEqual([
        { op: expect.stringMatching(/^\d{4}-.+Z$/) },
      ]);
      // And the migrator sees nothing left to do.
      made.pragma("user_version = 0");
      await migrate(made, kyselyOn(made), migratiesVan(soort));
      expect(versionOf(made)).toBe(VERSIE);
      legAan(made, soort);
      expect(tablesOf(made)).toEqual(tablesOf(migrated));
    },
  );

  it("happens once, also for a connection that saw the register before", async () => {
    const path = join(temporaryFolder(), "register.db");
    const [first, second] = [openSqlite(path, {}), openSqlite(path, {})];
    expect([versionOf(first), versionOf(second)]).toEqual([0, 0]);
    await migrate(first, kyselyOn(first), migratiesVan("register"));
    first.exec("insert into medewerker (naam) values ('Anna')");
    await migrate(second, kyselyOn(second), migratiesVan("register"));
    await migrate(first, kyselyOn(first), migratiesVan("register"));
    expect(second.prepare("select naam from medewerker").pluck().all()).toEqual(["Anna"]);
    expect([versionOf(first), versionOf(second)]).toEqual([VERSIE, VERSIE]);
    first.close();
    second.close();
  });

  it("that is interrupted leaves no trace, and succeeds the next time", async () => {
    const path = join(temporaryFolder(), "register.db");
    const sqlite = openSqlite(path, {});
    const broken = {
      ...migratiesVan("register"),
      "9999-stroom-weg": {
        async up(db: Kysely<never>) {
          await sql`create table half (x)`.execute(db);
          throw new Error("stroom weg");
        },
      },
    };
    await expect(migrate(sqlite, kyselyOn(sqlite), broken)).rejects.toThrow("stroom weg");
    expect(sqlite.inTransaction).toBe(false);
    expect(versionOf(sqlite)).toBe(0);
    expect(tablesOf(sqlite)).toEqual([]);
    await migrate(sqlite, kyselyOn(sqlite), migratiesVan("register"));
    expect(versionOf(sqlite)).toBe(VERSIE);
    expect(tablesOf(sqlite)).toContain("klacht");
    sqlite.close();
  });

  it("is refused for a register of a newer program", async () => {
    const { db, map } = await diskRegister();
    await sql.raw(`pragma user_version = ${VERSIE + 1}`).execute(db);
    await expect(openRegister(map, { create: true })).rejects.toThrow(Refused);
    await expect(openRegister(map, { create: false })).rejects.toThrow(/nieuwere versie van klacht/);
  });
});

describe("a transaction", () => {
  it("takes its place in the queue at its first word, not at its first write", async () => {
    const map = temporaryFolder();
    const { db } = await diskRegister(map);
    const other = openSqlite(join(map, "register.db"), { timeout: 0 });
    await db.transaction().execute(async () => {
      expect(() => other.exec("begin immediate")).toThrow("database is locked");
    });
    other.exec("begin immediate");
    other.exec("rollback");
    other.close();
  });

  it("waits its whole time for a writer, and asks no less after that", async () => {
    const map = temporaryFolder();
    await diskRegister(map);
    const [writer, other] = [0, 150].map((timeout) => openSqlite(join(map, "register.db"), { timeout }));
    onTestFinished(() => [writer, other].forEach((sqlite) => void sqlite!.close()));
    writer!.exec("begin immediate");
    const since = performance.now();
    expect(() => begin(other!, "immediate")).toThrow("database is locked");
    expect(performance.now() - since).toBeGreaterThanOrEqual(149);
    expect(other!.pragma("busy_timeout", { simple: true })).toBe(150);

    writer!.exec("rollback");
    begin(other!, "exclusive");
    expect(() => writer!.prepare("select * from register").all()).toThrow("database is locked");
    other!.exec("rollback");
    expect(other!.pragma("busy_timeout", { simple: true })).toBe(150);
  });

  it("that fails leaves nothing", async () => {
    const db = await memoryRegister();
    await voegMedewerkerToe(db, { naam: "Anna", functie: null, email: null }, HANDELENDE);
    const twice = voegMedewerkerToe(db, { naam: "ANNA", functie: null, email: null }, HANDELENDE);
    await expect(twice).rejects.toThrow("staat al bij de medewerkers");
    expect(await db.selectFrom("medewerker").select("naam").execute()).toEqual([{ naam: "Anna" }]);
    expect(await db.selectFrom("logboek").select("handeling").execute()).toHaveLength(1);
  });

  it("that SQLite has rolled back by itself, as it does when the disk fails, tells why", async () => {
    const { db } = await diskRegister();
    const why = Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_WRITE" });
    const work = db.transaction().execute(async (trx) => {
      await sql`rollback`.execute(trx);
      throw why;
    });
    await expect(work).rejects.toBe(why);
  });

  it("is heard of once it is committed, and not before", async () => {
    const register = await openRegister(temporaryFolder(), { create: true });
    expect(register.heeftVastgelegd).toBe(false);
    await register.db.transaction().execute(async () => expect(register.heeftVastgelegd).toBe(false));
    expect(register.heeftVastgelegd).toBe(true);
    await register.close();
  });
});

/** Registers as an older version of the program left them: with its tables and this one's rows. */
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { DATABASE, kluismapVan } from "../../src/kluis/kluismap.ts";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { openSqlite, type Sqlite } from "../../src/register/addon.ts";
import { sqliteDialect } from "../../src/register/dialect.ts";
import { kiesSqlcipher } from "../../src/register/kluisbestand.ts";
import { schakelHash, sha256 } from "../../src/register/logboek.ts";
import { migratiesVan, type Soort } from "../../src/register/migraties/index.ts";
import { migrate } from "../../src/register/migreren.ts";

/** Gives the register of a folder the form of an older version. */
export async function registerOfVersion(map: string, version: number): Promise<void> {
  await rewrite(join(map, "register.db"), "register", version, null);
}

/** The same with its closed file. */
export async function kluisOfVersion(map: string, version: number, key: Kluissleutel): Promise<void> {
  await rewrite(join(kluismapVan(map), DATABASE), "kluis", version, key);
}

async function rewrite(path: string, soort: Soort, version: number, key: Kluissleutel | null): Promise<void> {
  const older = `${path}.older`;
  rmSync(older, { force: true });
  const sqlite = openSqlite(older, {});
  kiesSqlcipher(sqlite);
  if (key !== null) sqlite.pragma(`key = "${key.voorSqlcipher}"`);
  const db = new Kysely<never>({ dialect: sqliteDialect(sqlite) });
  const first = Object.fromEntries(Object.entries(migratiesVan(soort)).slice(0, version));
  await migrate(sqlite, db, first);
  sqlite.pragma(`user_version = ${version}`);
  if (key === null) sqlite.prepare("attach ? as newer").run(path);
  else sqlite.prepare("attach ? as newer key ?").run(path, key.voorSqlcipher);
  copyRows(sqlite);
  sqlite.exec("detach newer");
  await sql`vacuum`.execute(db);
  await db.destroy();
  renameSync(older, path);
}

function copyRows(sqlite: Sqlite): void {
  const names = (file: string) =>
    sqlite
      .prepare(
        `select name from ${file}.sqlite_schema where type = 'table' and name not like 'sqlite%'
           and name not like 'migratie%' and name not like 'zoekindex%'`,
      )
      .pluck()
      .all() as string[];
  const columnsOf = (file: string, table: string) =>
    sqlite.prepare("select name from pragma_table_info(?, ?)").pluck().all(table, file) as string[];
  const newer = new Set(names("newer"));
  const hasSalt = columnsOf("main", "logboek_detail").includes("zout");
  for (const table of names("main").filter((name) => newer.has(name))) {
    if (!hasSalt && table.startsWith("logboek")) continue;
    const there = new Set(columnsOf("newer", table));
    const columns = columnsOf("main", table).filter((column) => there.has(column));
    sqlite.exec(`delete from main.${table}`);
    sqlite.exec(`insert into main.${table} (${columns}) select ${columns} from newer.${table}`);
  }
  if (!hasSalt) copyUnsaltedLog(sqlite);
}

interface Row {
  readonly klacht_id: number;
  readonly volgnummer: number;
  readonly op: string;
  readonly wie: string;
  readonly handeling: string;
  readonly details: string;
}

/** The first version hashed the details as they were. */
function copyUnsaltedLog(sqlite: Sqlite): void {
  const rows = sqlite
    .prepare(
      "select * from newer.logboek join newer.logboek_detail using (klacht_id, volgnummer) order by klacht_id, volgnummer",
    )
    .all() as Row[];
  const ends = new Map<number, string>();
  for (const { klacht_id, volgnummer, op, wie, handeling, details } of rows) {
    const detailsHash = sha256(details);
    const hash = schakelHash(ends.get(klacht_id) ?? "", { volgnummer, op, wie, handeling, detailsHash });
    ends.set(klacht_id, hash);
    sqlite
      .prepare("insert into main.logboek values (?, ?, ?, ?, ?, ?, ?)")
      .run(klacht_id, volgnummer, op, wie, handeling, detailsHash, hash);
    sqlite.prepare("insert into main.logboek_detail values (?, ?, ?)").run(klacht_id, volgnummer, details);
    if (klacht_id === 0) sqlite.prepare("update main.register set log_hash = ?").run(hash);
    else sqlite.prepare("update main.klacht set log_hash = ? where id = ?").run(hash, klacht_id);
  }
}

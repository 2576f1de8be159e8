/** Making a database that is not there yet: all its steps at once, where the migrator of Kysely takes them one by one. */
import type { Sqlite } from "./addon.ts";
import { begin } from "./beurt.ts";
import { type Soort, stappenVan } from "./migraties/index.ts";
import { VERSIE } from "./versie.ts";

/** What the migrator keeps of its work: which steps were taken, and whether somebody is taking one. */
const BOEKHOUDING = `
  create table "migratie" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
  create table "migratie_slot" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
  insert into migratie_slot (id) values ('migration_lock')`;

/**
 * Gives an empty database the form of this version, in one transaction. What comes of it is what {@link migrate} makes
 * of one; nothing where another process was first.
 * @throws what SQLite throws; the database is then as it was
 */
export function legAan(sqlite: Sqlite, soort: Soort): void {
  begin(sqlite, "immediate");
  try {
    if (sqlite.pragma("user_version", { simple: true }) === 0) {
      const stappen = stappenVan(soort);
      sqlite.exec([BOEKHOUDING, ...stappen.flatMap(([, statements]) => statements)].join(";"));
      const stap = sqlite.prepare("insert into migratie values (?, ?)");
      for (const [naam] of stappen) stap.run(naam, new Date().toISOString());
      sqlite.pragma(`user_version = ${VERSIE}`);
    }
    sqlite.exec("commit");
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec("rollback");
    throw error;
  }
}

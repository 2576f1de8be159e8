/** Brings a database to the form that this version of the program knows. Imported only when there is work. */
import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Sqlite } from "./addon.ts";
import { begin } from "./beurt.ts";
import { VERSIE } from "./versie.ts";

/**
 * Migrates to the last version in one transaction: another process sees the old one or the new one. `daarna` does what
 * takes more than statements.
 * @throws what SQLite throws; the database is then as it was
 */
export async function migrate(
  sqlite: Sqlite,
  db: Kysely<never>,
  migraties: Record<string, Migration>,
  daarna: () => Promise<void> = async () => {},
): Promise<void> {
  begin(sqlite, "immediate");
  try {
    // Another process may have done it while this one waited for the lock.
    if (sqlite.pragma("user_version", { simple: true }) !== VERSIE) {
      const migrator = new Migrator({
        db,
        provider: { getMigrations: async () => migraties },
        migrationTableName: "migratie",
        migrationLockTableName: "migratie_slot",
      });
      const { error } = await migrator.migrateToLatest();
      if (error) throw error;
      await daarna();
      sqlite.pragma(`user_version = ${VERSIE}`);
    }
    sqlite.exec("commit");
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec("rollback");
    throw error;
  }
}

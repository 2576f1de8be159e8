/** Brings a register to the form that this version of the program knows. Imported only when there is work. */
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Sqlite } from "./addon.ts";
import { MIGRATIES } from "./migraties/index.ts";
import { VERSIE } from "./versie.ts";

/**
 * Migrates to the last version in one transaction: another process sees the old register or the new one.
 * @throws what SQLite throws; the register is then as it was
 */
export async function migrate(sqlite: Sqlite, db: Kysely<never>): Promise<void> {
  sqlite.exec("begin immediate");
  try {
    // Another process may have done it while this one waited for the lock.
    if (sqlite.pragma("user_version", { simple: true }) !== VERSIE) {
      const migrator = new Migrator({
        db,
        provider: { getMigrations: async () => MIGRATIES },
        migrationTableName: "migratie",
        migrationLockTableName: "migratie_slot",
      });
      const { error } = await migrator.migrateToLatest();
      if (error) throw error;
      sqlite.pragma(`user_version = ${VERSIE}`);
    }
    sqlite.exec("commit");
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec("rollback");
    throw error;
  }
}

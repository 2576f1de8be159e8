/** Kysely on SQLite, with transactions that take their place in the queue at once. */
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
import type { Sqlite } from "./addon.ts";
import { begin } from "./beurt.ts";
import { type Prepare, remembering } from "./statements.ts";

/**
 * @param prepare makes the statements of `sqlite`
 * @param onCommit hears of every transaction that was committed
 */
export function sqliteDialect(
  sqlite: Sqlite,
  { prepare = remembering(sqlite), onCommit = () => {} }: { prepare?: Prepare; onCommit?: () => void } = {},
): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => immediateDriver(sqlite, prepare, onCommit),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/**
 * A serializable transaction waits for those who read as well: nothing but the disk can then keep it from being
 * committed.
 */
function immediateDriver(sqlite: Sqlite, prepare: Prepare, onCommit: () => void): Driver {
  const driver = new SqliteDriver({ database: { close: () => sqlite.close(), prepare } });
  const commit = driver.commitTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  return Object.assign(driver, {
    async beginTransaction(_: DatabaseConnection, { isolationLevel }: TransactionSettings) {
      begin(sqlite, isolationLevel === "serializable" ? "exclusive" : "immediate");
    },
    async commitTransaction(connection: DatabaseConnection) {
      await commit(connection);
      onCommit();
    },
    /** A full or failing disk makes SQLite roll back by itself; asking it again would hide why. */
    async rollbackTransaction(connection: DatabaseConnection) {
      if (sqlite.inTransaction) await rollback(connection);
    },
  });
}

/** Kysely on SQLite, with transactions that take their place in the queue at once. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Sqlite } from "./addon.ts";
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
 * A plain BEGIN would fail as soon as another process writes between our first read and our first write. A serializable
 * one waits for those who read as well: nothing but the disk can then keep it from being committed.
 */
function immediateDriver(sqlite: Sqlite, prepare: Prepare, onCommit: () => void): Driver {
  const driver = new SqliteDriver({ database: { close: () => sqlite.close(), prepare } });
  const begin: Driver["beginTransaction"] = async (connection, { isolationLevel }) => {
    const how = isolationLevel === "serializable" ? "exclusive" : "immediate";
    await connection.executeQuery(CompiledQuery.raw(`begin ${how}`));
  };
  const commit = driver.commitTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  return Object.assign(driver, {
    beginTransaction: begin,
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

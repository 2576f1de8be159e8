/** Kysely on SQLite, with transactions that take their place in the queue at once. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
import type { Sqlite } from "./addon.ts";

/**
 * A plain BEGIN would fail as soon as another process writes between our first read and our first write. A serializable
 * one waits for those who read as well: nothing but the disk can then keep it from being committed.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const how = settings?.isolationLevel === "serializable" ? "exclusive" : "immediate";
    await connection.executeQuery(CompiledQuery.raw(`begin ${how}`));
  }
}

export function sqliteDialect(database: Sqlite): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver({ database }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

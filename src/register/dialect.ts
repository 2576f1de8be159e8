/** Kysely on SQLite, with transactions that take their place in the queue at once. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  type TransactionSettings,
} from "kysely";
import type { Sqlite } from "./addon.ts";

/**
 * A plain BEGIN would fail as soon as another process writes between our first read and our first write. A serializable
 * one waits for those who read as well: nothing but the disk can then keep it from being committed.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: Sqlite;
  readonly #onCommit: () => void;

  constructor(sqlite: Sqlite, database: SqliteDatabase, onCommit: () => void) {
    super({ database });
    this.#sqlite = sqlite;
    this.#onCommit = onCommit;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const how = settings?.isolationLevel === "serializable" ? "exclusive" : "immediate";
    await connection.executeQuery(CompiledQuery.raw(`begin ${how}`));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#onCommit();
  }

  /** A full or failing disk makes SQLite roll back by itself; asking it again would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** @param onCommit hears of every transaction that was committed */
export function sqliteDialect(sqlite: Sqlite, onCommit: () => void = () => {}): Dialect {
  const database: SqliteDatabase = { close: () => sqlite.close(), prepare: remembering(sqlite) };
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver(sqlite, database, onCommit),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** How many statements are remembered. */
const MEMORY = 100;

/**
 * Prepares a statement once for all the times that it comes back: making one costs more than most take to run, and one
 * that is forgotten keeps its memory until long after.
 */
function remembering(sqlite: Sqlite): (sql: string) => SqliteStatement {
  const known = new Map<string, ReturnType<Sqlite["prepare"]>>();
  return (sql) => {
    const earlier = known.get(sql);
    if (earlier && !earlier.busy) return earlier;
    const statement = sqlite.prepare(sql);
    if (known.size >= MEMORY) known.clear();
    known.set(sql, statement);
    return statement;
  };
}

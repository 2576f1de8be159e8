/** The SQLite addon, by the entry of this platform: the general one searches for it, which costs more than opening. */
import { createRequire } from "node:module";
import type SqliteDatabase from "better-sqlite3";

export type Sqlite = SqliteDatabase.Database;

const require = createRequire(import.meta.url);

/** Opens a database file; waits at most `timeout` milliseconds for another process at each statement. */
export function openSqlite(path: string, options: SqliteDatabase.Options): Sqlite {
  return new (loadAddon())(path, options);
}

function loadAddon(): typeof SqliteDatabase {
  const { platform, arch } = process;
  try {
    return require(`better-sqlite3/${platform}-${arch}`);
  } catch (error) {
    if (platform !== "linux") throw error;
    // Asking Node which C library this is takes 10 ms; trying takes none where the usual one is there.
    return require(`better-sqlite3/linuxmusl-${arch}`);
  }
}

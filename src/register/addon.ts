/** The SQLite addon: its binary for this platform is named outright, where searching for it costs more than opening. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import SqliteDatabase from "better-sqlite3";

export type Sqlite = SqliteDatabase.Database;

/** Opens a database file; waits at most `timeout` milliseconds for another process at each statement. */
export function openSqlite(path: string, options: SqliteDatabase.Options): Sqlite {
  // The library takes a loaded binary too, though its types know only a path.
  return new SqliteDatabase(path, { ...options, nativeBinding: binary() as string });
}

let loaded: unknown;

function binary(): unknown {
  loaded ??= load();
  return loaded;
}

function load(): unknown {
  const { platform, arch } = process;
  const folder = join(packageFolder(), "prebuilds");
  try {
    return loadFile(join(folder, `${platform}-${arch}.node`));
  } catch (error) {
    if (platform !== "linux") throw error;
    // Asking Node which C library this is takes 10 ms; trying takes none where the usual one is there.
    return loadFile(join(folder, `linuxmusl-${arch}.node`));
  }
}

function loadFile(path: string): unknown {
  const addon = { exports: {} };
  process.dlopen(addon, path);
  return addon.exports;
}

/** Mostly beside us. Otherwise Node finds it, in 3 ms. */
function packageFolder(): string {
  const own = join(import.meta.dirname, "..", "node_modules", "better-sqlite3");
  return existsSync(own)
    ? own
    : dirname(createRequire(import.meta.url).resolve("better-sqlite3/package.json"));
}

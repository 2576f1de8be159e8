/** One's turn to write: one process has it at a time. */
import type { Sqlite } from "./addon.ts";

/** How long SQLite itself waits, in milliseconds, before it is asked anew. */
const KORT = 20;

/**
 * Begins a transaction as soon as nobody writes: `immediate` takes its place in the queue at once, since a plain BEGIN
 * fails where another process writes between our first read and our first write; `exclusive` waits for readers too.
 * SQLite looks less often the longer it waits, so that whoever came last went first, and one of eight busy colleagues
 * could wait for the full ten seconds. Here all look equally often.
 * @throws what SQLite says where the time that the connection waits has gone by
 */
export function begin(sqlite: Sqlite, how: "immediate" | "exclusive"): void {
  const geduld = sqlite.pragma("busy_timeout", { simple: true }) as number;
  // Not by `performance`, which takes 1.5 ms to load.
  const einde = process.uptime() + geduld / 1000;
  sqlite.pragma(`busy_timeout = ${Math.min(KORT, geduld)}`);
  try {
    while (!isBegonnen(sqlite, how, einde));
  } finally {
    sqlite.pragma(`busy_timeout = ${geduld}`);
  }
}

function isBegonnen(sqlite: Sqlite, how: string, einde: number): boolean {
  try {
    sqlite.exec(`begin ${how}`);
    return true;
  } catch (error) {
    const isBezet = error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
    if (isBezet && process.uptime() < einde) return false;
    throw error;
  }
}

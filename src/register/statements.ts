/** The statements of a connection, each made once. */
import type { Sqlite } from "./addon.ts";

export type Prepare = (sql: string) => ReturnType<Sqlite["prepare"]>;

/** How many statements are remembered. */
const MEMORY = 100;

/**
 * Prepares a statement once for all the times that it comes back: making one costs more than most take to run, and one
 * that is forgotten keeps its memory until long after.
 */
export function remembering(sqlite: Sqlite): Prepare {
  const known = new Map<string, ReturnType<Prepare>>();
  return (sql) => {
    const earlier = known.get(sql);
    if (earlier && !earlier.busy) return earlier;
    const statement = sqlite.prepare(sql);
    if (known.size >= MEMORY) known.clear();
    known.set(sql, statement);
    return statement;
  };
}

/** Reading several things that belong together. */
import type { Db } from "./db.ts";
import { begin, commit } from "./vragen/jaar.ts";

/**
 * Reads while the register stays as it is: what another program writes meanwhile waits, so that the figures and the
 * lists of one document agree. It takes no write lock, and other readers go on.
 */
export async function vasteStand<T>(db: Db, lees: () => Promise<T>): Promise<T> {
  await begin.alle(db, {});
  try {
    return await lees();
  } finally {
    await commit.alle(db, {});
  }
}

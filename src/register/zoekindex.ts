/** The search index as a whole. Its triggers keep it from row to row. */
import type { Sqlite } from "./addon.ts";
import { vulStatements } from "./migraties/0004-zoeken.ts";

/**
 * Makes the index of a file anew from its texts, in one transaction. FTS5 keeps the words of what was removed: some as
 * marked until its parts are merged, some as signposts between its pages. Nothing but this is sure to take them all.
 */
export function maakZoekindexOpnieuw(sqlite: Sqlite, bestand: "main" | "kluis"): void {
  // Only that file is locked: of another one that is attached somebody else may hold the lock.
  const maak = sqlite.transaction(() => {
    sqlite.exec(`insert into ${bestand}.zoekindex (zoekindex) values ('delete-all')`);
    for (const statement of vulStatements(bestand)) sqlite.exec(statement);
  });
  maak.deferred();
}

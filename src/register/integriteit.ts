/** What SQLite's own check of a file says, told apart: damage, an index to be made anew, a row that shouldn't be there. */

/** An index that doesn't fit its table: the table is whole, and the index can be made anew. */
const INDEXFOUT = /missing from index|wrong # of entries in index/;
/** A row that the table would not have taken: the file is whole, its content isn't. */
const RIJFOUT = /^(?:CHECK constraint failed|NULL value|non-unique entry|\w+ value) in /;

export interface Integriteit {
  /** How many faults there are in the file itself. */
  readonly schade: number;
  readonly indexen: boolean;
  readonly rijen: boolean;
}

/** @param regels what `integrity_check` answered */
export function beoordeel(regels: readonly string[]): Integriteit {
  const fouten = regels.filter((fout) => fout !== "ok");
  return {
    schade: fouten.filter((fout) => !INDEXFOUT.test(fout) && !RIJFOUT.test(fout)).length,
    indexen: fouten.some((fout) => INDEXFOUT.test(fout)),
    rijen: fouten.some((fout) => RIJFOUT.test(fout)),
  };
}

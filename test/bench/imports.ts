/** The import of a former list beside SQLite's own `.import` of the same file: real complaints, where they are at hand. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Contender, measure, type Timings } from "./measure.ts";
import { isInstalled } from "./others.ts";

const ROOT = join(import.meta.dirname, "../..");
const LIST = join(ROOT, "../shared/data/tdi-statefarm-complaints.csv");
const MAPPING = join(ROOT, "test/cli/tdi-koppeling.json");
/** After the last complaint of the list. */
const LIST_TODAY = "2026-11-22";

/** Each turn into a register, and a database, of its own. Null where there is nothing to compare. */
export function measureImport(folder: string, turns: number): Timings | null {
  if (!existsSync(LIST) || !isInstalled("sqlite3", "-version")) return null;
  const contenders: Contender[] = [
    {
      name: ".import",
      command: (turn) => ["sqlite3", join(folder, `${turn}.db`), `.import --csv "${LIST}" klacht`],
    },
    {
      name: "importeren",
      command: (turn) => [
        ...[process.execPath, join(ROOT, "bin/klacht.js"), "--map", join(folder, String(turn))],
        ...["--als=Sietske Bakker", "--peildatum", LIST_TODAY, "--ja"],
        ...["importeren", LIST, "--koppeling", MAPPING],
      ],
    },
  ];
  return measure(contenders, turns);
}

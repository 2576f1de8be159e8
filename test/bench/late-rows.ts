/** What a row more costs in the list of deadlines, where very many are late. */
import { klacht } from "./commands.ts";
import { measure, median } from "./measure.ts";

export interface PerRow {
  readonly rows: number;
  /** Milliseconds for each row beyond the first page: the median of the turns. */
  readonly each: number;
}

const FIRST_PAGE = 25;

/** Half of the rows and all of them: linear is where both cost the same. @param late how many the register has */
export function measureRows(map: string, late: number, turns: number): PerRow[] {
  const contender = (name: string, more: string) => klacht(name, map, () => ["termijnen", "--te-laat", more]);
  const first = contender("first", `--aantal=${FIRST_PAGE}`);
  const halves = [late / 2, late].map((rows) => ({
    rows,
    contender: contender(`${rows}`, `--aantal=${rows}`),
  }));
  const timings = measure([first, ...halves.map((half) => half.contender)], turns);
  const base = timings.get("first")!.times;
  return halves.map(({ rows }) => {
    const beyond = timings.get(`${rows}`)!.times.map((time, turn) => time - base[turn]!);
    return { rows, each: median(beyond) / (rows - FIRST_PAGE) };
  });
}

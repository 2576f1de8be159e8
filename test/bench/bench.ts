/**
 * `npm run bench`: what each command costs beside a bare Node in the same turns, in registers of 10,000, 100,000 and
 * 1,000,000 cases; what a row, an import and the whole register cost. With `--kort` 100,000 cases only, and less of what
 * takes long, which is what .ci/run does. Ends with an error where a command takes a quarter more than its limit.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contendersOf, NODE, ROWS } from "./commands.ts";
import { measureImport } from "./imports.ts";
import { measureRows } from "./late-rows.ts";
import { measure, type Timings } from "./measure.ts";
import { bySqlite, byTaskwarrior } from "./others.ts";
import { LATE, makeRegister } from "./register.ts";
import { type Line, writeTable } from "./table.ts";
import { runWhole } from "./whole.ts";

/** How much over its limit a command may be: machines are noisy. */
const SLACK = 1.25;
const SIZE = 100_000;
/** How much longer a steady command may take with ten times the cases. */
const STEADY = 1.3;
/** MB that a command may take, but for documents. */
const MEMORY = 90;
/** How many rows the list of deadlines is to show, and milliseconds that a row may take. */
const MANY_LATE = 10_000;
const PER_ROW = 0.1;
/** How many times the time of SQLite's own `.import`. */
const IMPORT = { limit: 12, goal: 12 };

const isShort = process.argv.includes("--kort");
const sizes = isShort ? [SIZE] : [SIZE / 10, SIZE, SIZE * 10];
const turns = 21;
/** For what takes some seconds each time. */
const FEW_TURNS = 3;

// As the program itself makes its files: `controle` says so of any that others can read.
process.umask(0o077);
const folder = mkdtempSync(join(tmpdir(), "klacht-bench-"));
const tooMuch: string[] = [];
try {
  const perSize = new Map<number, Timings>();
  for (const size of sizes)
    await withRegister(size, LATE, (map) => perSize.set(size, benchCommands(map, size)));
  await withRegister(MANY_LATE, MANY_LATE, benchRows);
  benchImport();
  tooMuch.push(...unsteady(perSize));
  for (const line of tooMuch) process.stdout.write(`${line}\n`);
  process.exitCode = tooMuch.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function withRegister(cases: number, late: number, use: (map: string) => void): Promise<void> {
  const map = join(folder, "register");
  process.stderr.write(`Making a register of ${cases} cases, ${late} of them late\n`);
  await makeRegister(map, cases, late);
  use(map);
  rmSync(map, { recursive: true });
}

function benchCommands(map: string, size: number): Timings {
  const tasks = isShort ? [] : byTaskwarrior(join(folder, `task-${size}`), size, LATE);
  // Of a million tasks a turn takes it twenty seconds.
  const [often, seldom] = size > SIZE ? [[], tasks] : [tasks, []];
  const timings = measure([NODE, ...bySqlite(map), ...often, ...contendersOf(map)], turns);
  const [, ...slow] = seldom.length === 0 ? [] : measure([NODE, ...seldom], FEW_TURNS);
  const rows = new Map(ROWS.map((row) => [row.what, row]));
  writeTable(
    `${size} cases`,
    Array.from([...timings, ...slow], ([what, { median, ratio, memory }]): Line => {
      const { limit, goal } = rows.get(what) ?? {};
      return { what, ms: median, ratio, limit, goal, memory };
    }),
  );
  if (size === SIZE) {
    for (const { what, limit } of ROWS) hold(`${what}, beside node -e 0`, timings.get(what)!.ratio, limit);
    benchWhole(map, size);
  }
  for (const { what, document } of ROWS) {
    if (!document) holdMemory(`${what} with ${size} cases`, timings.get(what)!.memory);
  }
  return timings;
}

function benchRows(map: string): void {
  const perRow = measureRows(map, MANY_LATE, turns);
  writeTable(
    "late rows, ms each",
    perRow.map(({ rows, each }) => ({ what: `${rows} rows`, ratio: each, limit: PER_ROW, goal: PER_ROW })),
  );
  for (const { rows, each } of perRow) hold(`ms a row of ${rows} late`, each, PER_ROW);
}

function benchImport(): void {
  const map = join(folder, "import");
  mkdirSync(map);
  const timings = measureImport(map, isShort ? 5 : turns);
  if (timings === null) {
    process.stderr.write("No import: the list of real complaints or sqlite3 is not here\n");
    return;
  }
  const lines = Array.from(timings, ([what, { median, ratio, memory }]) => ({
    what,
    ms: median,
    ratio,
    memory,
  }));
  writeTable(
    "import of a list",
    lines.map((line) => (line.what === "importeren" ? { ...line, ...IMPORT } : line)),
  );
  const { ratio, memory } = timings.get("importeren")!;
  hold("importeren, beside .import", ratio, IMPORT.limit);
  holdMemory("importeren", memory);
}

function benchWhole(map: string, size: number): void {
  const runs = runWhole(map, { quickOnly: isShort });
  writeTable(
    `all of ${size} cases`,
    runs.map(({ what, took, memory }) => ({ what, ms: took, limit: MEMORY, goal: MEMORY, memory })),
  );
  for (const { what, memory } of runs) holdMemory(what, memory);
}

function hold(what: string, is: number, limit: number): void {
  if (is > limit * SLACK) tooMuch.push(`${what}: ${is.toFixed(2)}; its limit is ${limit} and a quarter`);
}

/** Without the slack of times: what else runs on the machine changes little about it. */
function holdMemory(what: string, is: number | null): void {
  if (is !== null && is > MEMORY) tooMuch.push(`${what} takes ${is.toFixed(1)} MB; its limit is ${MEMORY}`);
}

/** Commands that a larger register slows down. */
function unsteady(perSize: ReadonlyMap<number, Timings>): string[] {
  const base = perSize.get(SIZE)!;
  return ROWS.filter(({ steady }) => steady).flatMap(({ what }) =>
    [...perSize].flatMap(([size, timings]) => {
      const longer = timings.get(what)!.ratio / base.get(what)!.ratio;
      return longer <= STEADY * SLACK
        ? []
        : [`${what} takes ${longer.toFixed(2)} × as long with ${size} cases as with ${SIZE}`];
    }),
  );
}

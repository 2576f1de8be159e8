/**
 * `npm run bench`: what each command costs beside a bare Node in the same turns, in registers of 10,000, 100,000 and
 * 1,000,000 cases. With `--kort` 100,000 cases only and fewer turns, which is what .ci/run does. Ends with an error where
 * a command takes a quarter more than its limit.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bySqlite, contender, NODE, ROWS } from "./commands.ts";
import { measure, type Timing } from "./measure.ts";
import { makeRegister } from "./register.ts";

/** How much over its limit a command may be: machines are noisy. */
const SLACK = 1.25;
const SIZE = 100_000;
/** How much longer a steady command may take with ten times the cases. */
const STEADY = 1.3;

type Timings = ReadonlyMap<string, Timing>;

const isShort = process.argv.includes("--kort");
const sizes = isShort ? [SIZE] : [SIZE / 10, SIZE, SIZE * 10];
const turns = isShort ? 11 : 21;

const folder = mkdtempSync(join(tmpdir(), "klacht-bench-"));
try {
  const perSize = new Map<number, Timings>();
  for (const size of sizes) {
    const map = join(folder, String(size));
    process.stderr.write(`Making a register of ${size} cases\n`);
    await makeRegister(map, size);
    const contenders = [NODE, ...bySqlite(map), ...ROWS.map((row) => contender(row, map))];
    perSize.set(size, measure(contenders, turns));
    writeTable(size, perSize.get(size)!);
    rmSync(map, { recursive: true });
  }
  const tooSlow = [...overLimit(perSize.get(SIZE)!), ...unsteady(perSize)];
  for (const line of tooSlow) process.stdout.write(`${line}\n`);
  process.exitCode = tooSlow.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function writeTable(size: number, timings: Timings): void {
  const heading = ["median ms", "ratio", "limit", "goal", "MB"].map((title) => title.padStart(10));
  process.stdout.write(`\n${`${size} cases`.padEnd(14)}${heading.join("")}\n`);
  for (const [name, { median, ratio, memory }] of timings) {
    const row = ROWS.find(({ what }) => what === name);
    const cells = [
      median.toFixed(1),
      ratio.toFixed(2),
      row?.limit.toFixed(2),
      row?.goal.toFixed(2),
      memory?.toFixed(0),
    ];
    process.stdout.write(`${name.padEnd(14)}${cells.map((cell = "") => cell.padStart(10)).join("")}\n`);
  }
}

function overLimit(timings: Timings): string[] {
  return ROWS.flatMap(({ what, limit }) => {
    const { ratio } = timings.get(what)!;
    return ratio <= limit * SLACK
      ? []
      : [`${what} takes ${ratio.toFixed(2)} × node -e 0; its limit is ${limit} and a quarter`];
  });
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

/** The figures in columns. */

export interface Line {
  readonly what: string;
  readonly ms?: number;
  readonly ratio?: number;
  readonly limit?: number;
  readonly goal?: number;
  /** MB. */
  readonly memory?: number | null;
}

const WIDTH = 24;

/** Numbers up to and including milliseconds with one decimal, what is set beside another with two. */
export function writeTable(title: string, lines: readonly Line[]): void {
  const heading = ["median ms", "ratio", "limit", "goal", "MB"];
  writeLine(title, heading);
  for (const { what, ms, ratio, limit, goal, memory } of lines) {
    const cells = [
      ms?.toFixed(1),
      ratio?.toFixed(2),
      limit?.toFixed(2),
      goal?.toFixed(2),
      memory?.toFixed(0),
    ];
    writeLine(what, cells);
  }
  process.stdout.write("\n");
}

function writeLine(name: string, cells: readonly (string | undefined)[]): void {
  process.stdout.write(`${name.padEnd(WIDTH)}${cells.map((cell = "") => cell.padStart(10)).join("")}\n`);
}

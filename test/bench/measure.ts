/** Times whole processes in turns, so that a busy machine slows all of them alike. */
import { spawnSync } from "node:child_process";

/** What is timed: a program with its arguments; `n` is the turn, for commands that change something. */
export interface Contender {
  readonly name: string;
  readonly command: (n: number) => readonly string[];
}

export interface Timing {
  /** Milliseconds, the median of all turns. */
  readonly median: number;
  /** Beside the first contender, the median of the turns' own ratios. */
  readonly ratio: number;
  /** Most memory at once, in MB; null of what is no Node. */
  readonly memory: number | null;
}

/** Nothing of the machine's own settings comes in. */
const ENVIRONMENT = {
  PATH: process.env.PATH ?? "",
  HOME: process.env.HOME ?? "",
  LANG: "nl_NL.UTF-8",
  NO_COLOR: "1",
};

/**
 * Runs every contender once a turn, in the order given, and returns their timings by name.
 * @throws a program that fails: its figures would mean nothing
 */
export function measure(contenders: readonly Contender[], turns: number): Map<string, Timing> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  // Once without counting: what the disk and Node keep is there for all the others.
  for (const contender of contenders) run(contender, 0);
  for (let turn = 1; turn <= turns; turn += 1) {
    for (const contender of contenders) times.get(contender.name)!.push(run(contender, turn));
  }
  const base = times.get(contenders[0]!.name)!;
  return new Map(
    contenders.map((contender) => {
      const own = times.get(contender.name)!;
      const ratio = median(own.map((time, turn) => time / base[turn]!));
      return [contender.name, { median: median(own), ratio, memory: memoryOf(contender.command(turns + 1)) }];
    }),
  );
}

function run({ name, command }: Contender, turn: number): number {
  const [program = "", ...args] = command(turn);
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: ENVIRONMENT,
  });
  const took = Number(process.hrtime.bigint() - begin) / 1e6;
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return took;
}

const TELL = `data:text/javascript,process.on("exit",()=>process.stderr.write("\\nmost "+process.resourceUsage().maxRSS))`;

function memoryOf([program = "", ...args]: readonly string[]): number | null {
  if (program !== process.execPath) return null;
  const { stderr } = spawnSync(program, [`--import=${TELL}`, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: ENVIRONMENT,
  });
  return Number(/most (\d+)/.exec(stderr.toString())?.[1]) / 1024;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

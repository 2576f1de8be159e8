/** Times whole processes in turns, so that a busy machine slows all of them alike. */
import { spawnSync } from "node:child_process";
import { mostMemory, TELL_MEMORY } from "./memory.ts";

/** What is timed: a program with its arguments; `turn` tells the runs apart, for commands that change something. */
export interface Contender {
  readonly name: string;
  readonly command: (turn: number) => readonly string[];
  /** Beside the machine's own few. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Timing {
  /** Milliseconds of each turn. */
  readonly times: readonly number[];
  /** Milliseconds, the median of all turns. */
  readonly median: number;
  /** Beside the first contender, the median of the turns' own ratios. */
  readonly ratio: number;
  /** Most memory at once, in MB; null of what is no Node. */
  readonly memory: number | null;
}

export type Timings = ReadonlyMap<string, Timing>;

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
export function measure(contenders: readonly Contender[], turns: number): Timings {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  // Once without counting: what the disk and Node keep is there for all the others.
  for (const contender of contenders) run(contender, 0);
  for (let turn = 1; turn <= turns; turn += 1) {
    for (const contender of contenders) times.get(contender.name)!.push(run(contender, turn).took);
  }
  const base = times.get(contenders[0]!.name)!;
  return new Map(
    contenders.map((contender) => {
      const own = times.get(contender.name)!;
      const ratio = median(own.map((time, turn) => time / base[turn]!));
      const { memory } = run(contender, turns + 1, TELL_MEMORY);
      return [contender.name, { times: own, median: median(own), ratio, memory }];
    }),
  );
}

/** A single run: milliseconds, and MB. */
export function measureOnce(contender: Contender): { took: number; memory: number | null } {
  return run(contender, 0, TELL_MEMORY);
}

function run(
  { name, command, env }: Contender,
  turn: number,
  options: readonly string[] = [],
): { took: number; memory: number | null } {
  const [program = "", ...args] = command(turn);
  const isNode = program === process.execPath;
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, isNode ? [...options, ...args] : args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...ENVIRONMENT, ...env },
    maxBuffer: 1 << 30,
  });
  const took = Number(process.hrtime.bigint() - begin) / 1e6;
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return { took, memory: mostMemory(stderr.toString()) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

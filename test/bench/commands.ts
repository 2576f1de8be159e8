/** What is measured, what each may cost beside a bare Node, and what it should come to cost. */
import { join } from "node:path";
import type { Contender } from "./measure.ts";
import { CLIENT, COMMON, TODAY, YEAR } from "./register.ts";

const PROGRAM = join(import.meta.dirname, "../../bin/klacht.js");

export const NODE: Contender = { name: "node -e 0", command: () => [process.execPath, "-e", "0"] };

type Args = (turn: number, map: string) => readonly string[];

/** A command in a register folder. */
export function klacht(name: string, map: string, args: Args): Contender {
  const always = ["--map", map, "--als=Sietske Bakker", "--peildatum", TODAY, "--ja"];
  return { name, command: (turn) => [process.execPath, PROGRAM, ...always, ...args(turn, map)] };
}

export interface Row {
  readonly what: string;
  /** As a ratio to {@link NODE}; a quarter more is an error. */
  readonly limit: number;
  readonly goal: number;
  readonly args: Args;
  /** Takes about as long whatever the number of cases. */
  readonly steady?: true;
  /** Makes a document of Word, which may take more memory. */
  readonly document?: true;
}

const INTAKE = [
  "nieuw",
  "--naam=Jan de Vries",
  "--email=jan@voorbeeld.nl",
  "--wijze=brief",
  "--vertrouwelijk=nee",
  "--aard=advies",
  "--omschrijving=De premie is hoger dan gezegd.",
];

/** A case of this year that nobody has taken on yet: another one in each turn. */
const late = (turn: number) => `2024-${String(turn + 1).padStart(4, "0")}`;

const OVERVIEW = ["jaaroverzicht", `--jaar=${YEAR}`];

export const ROWS: readonly Row[] = [
  { what: "--version", limit: 1.25, goal: 1.25, args: () => ["--version"] },
  { what: "--help", limit: 1.25, goal: 1.25, args: () => ["--help"] },
  { what: "termijnen", limit: 1.6, goal: 1.6, args: () => ["termijnen"], steady: true },
  { what: "lijst", limit: 1.8, goal: 1.8, args: () => ["lijst"], steady: true },
  { what: "toon", limit: 1.8, goal: 1.8, args: () => ["toon", "2020-1"], steady: true },
  { what: "zoek", limit: 1.8, goal: 1.8, args: () => ["zoek", CLIENT] },
  { what: "zoek, a common word", limit: 1.8, goal: 1.8, args: () => ["zoek", COMMON] },
  { what: "nieuw", limit: 2.2, goal: 2.2, args: () => INTAKE, steady: true },
  { what: "toewijzen", limit: 2.2, goal: 2.2, args: (n) => ["toewijzen", late(n), "--aan=Jelle Dijkstra"] },
  {
    what: "besluit",
    limit: 2.2,
    goal: 2.2,
    args: (n) => ["besluit", late(n), "--oordeel=gegrond", "--motivering=Dat klopt."],
  },
  {
    what: "brief",
    limit: 3,
    goal: 3,
    args: (n, map) => ["brief", late(n), "standpunt", "--naar", map],
    document: true,
  },
  { what: "jaaroverzicht", limit: 2.5, goal: 2.5, args: () => OVERVIEW },
  {
    what: "jaaroverzicht docx",
    limit: 6,
    goal: 6,
    args: (n, map) => [...OVERVIEW, "--naar", join(map, `jaaroverzicht-${n}.docx`)],
    document: true,
  },
];

/** The rows as they run in a register folder. */
export function contendersOf(map: string): Contender[] {
  return ROWS.map(({ what, args }) =>
    what.startsWith("--")
      ? { name: what, command: (turn) => [process.execPath, PROGRAM, ...args(turn, map)] }
      : klacht(what, map, args),
  );
}

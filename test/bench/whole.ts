/** Commands that go through the whole register: what memory they take, which must not grow with the cases. */
import { join } from "node:path";
import { klacht } from "./commands.ts";
import { measureOnce } from "./measure.ts";

interface Whole {
  readonly args: readonly string[];
  /** MB that it may take, where that is more than the others. */
  readonly most?: number;
  /** Takes many seconds. */
  readonly slow?: true;
}

const WHOLE: readonly Whole[] = [
  { args: ["termijnen", "--alles", "--json"] },
  { args: ["lijst", "--alles"], most: 100 },
  { args: ["lijst", "--alles", "--json"], most: 105, slow: true },
  { args: ["lijst", "--te-laat", "--alles"] },
  { args: ["zoek", "schade"] },
  { args: ["logboek"], most: 100 },
  { args: ["logboek", "--json"], most: 100 },
  { args: ["agenda", "--naar", "agenda.ics"], most: 145 },
  { args: ["exporteren", "--naar", "klachten.csv"], slow: true },
  { args: ["exporteren", "--naar", "klachten.json"], slow: true },
  { args: ["bewaartermijn", "lijst"], most: 135 },
  { args: ["reservekopie", "maken", "--naar", "kopie"] },
  { args: ["controle"], most: 110, slow: true },
];

export interface WholeRun {
  readonly what: string;
  /** Milliseconds. */
  readonly took: number;
  /** MB. */
  readonly memory: number;
  /** MB that it may take. */
  readonly most: number;
}

/** Runs each once on the register in a folder. @param most MB that a command may take */
export function runWhole(map: string, most: number, { quickOnly }: { quickOnly: boolean }): WholeRun[] {
  return WHOLE.filter(({ slow }) => !(slow && quickOnly)).map(({ args, ...own }) => {
    // What comes of it lies beside the register.
    const paths = args.map((arg, n) => (args[n - 1] === "--naar" ? join(map, arg) : arg));
    const { took, memory } = measureOnce(klacht(args.join(" "), map, () => paths));
    return {
      what: args.filter((arg) => arg !== "--naar").join(" "),
      took,
      memory: memory ?? 0,
      most: own.most ?? most,
    };
  });
}

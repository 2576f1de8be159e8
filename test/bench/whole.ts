/** Commands that go through the whole register: what memory they take, which must not grow with the cases. */
import { join } from "node:path";
import { klacht } from "./commands.ts";
import { measureOnce } from "./measure.ts";

/** Arguments, and how much memory in MB each may take where that is more than the others. */
const WHOLE: readonly { readonly args: readonly string[]; readonly most?: number }[] = [
  { args: ["termijnen", "--alles", "--json"] },
  { args: ["lijst", "--alles"], most: 100 },
  { args: ["lijst", "--alles", "--json"], most: 105 },
  { args: ["lijst", "--te-laat", "--alles"] },
  { args: ["zoek", "schade"] },
  { args: ["logboek"], most: 100 },
  { args: ["logboek", "--json"], most: 100 },
  { args: ["agenda", "--naar", "agenda.ics"], most: 145 },
  { args: ["exporteren", "--naar", "klachten.csv"] },
  { args: ["exporteren", "--naar", "klachten.json"] },
  { args: ["bewaartermijn", "lijst"], most: 135 },
  { args: ["reservekopie", "maken", "--naar", "kopie"] },
  { args: ["controle"], most: 110 },
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
export function runWhole(map: string, most: number): WholeRun[] {
  return WHOLE.map(({ args, ...own }) => {
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

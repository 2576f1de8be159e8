/** Commands that go through the whole register: what memory they take, which must not grow with the cases. */
import { join } from "node:path";
import { klacht } from "./commands.ts";
import { measureOnce } from "./measure.ts";
import { COMMON, YEAR } from "./register.ts";

interface Whole {
  readonly args: readonly string[];
  /** Takes many seconds. */
  readonly slow?: true;
}

const WHOLE: readonly Whole[] = [
  { args: ["termijnen", "--alles"] },
  { args: ["termijnen", "--alles", "--json"] },
  { args: ["lijst", "--alles"] },
  { args: ["lijst", "--alles", "--sorteer", "klager"] },
  { args: ["lijst", "--alles", "--json"], slow: true },
  { args: ["lijst", "--te-laat", "--alles"] },
  { args: ["zoek", COMMON, "--alles"], slow: true },
  { args: ["zoek", COMMON, "--json"], slow: true },
  { args: ["logboek"] },
  { args: ["logboek", "--json"] },
  { args: ["agenda", "--naar", "agenda.ics"] },
  { args: ["agenda", "--terug", "3660", "--naar", "agenda.ics"], slow: true },
  { args: ["agenda", "--terug", "3660", "--naar", "-"], slow: true },
  { args: ["exporteren", "--naar", "klachten.csv"], slow: true },
  { args: ["exporteren", "--naar", "klachten.json"], slow: true },
  { args: ["jaaroverzicht", "--jaar", String(YEAR), "--json"] },
  { args: ["jaaroverzicht", "--jaar", String(YEAR), "--naar", "jaar.csv"] },
  { args: ["bewaartermijn", "lijst"] },
  { args: ["bewaartermijn", "lijst", "--json"] },
  { args: ["bewaartermijn", "opschonen", "--proef"] },
  { args: ["reservekopie", "maken", "--naar", "kopie"] },
  { args: ["bewaartermijn", "opschonen", "--nr", "2014-0005", "--reden", "op verzoek"] },
  { args: ["controle"], slow: true },
];

export interface WholeRun {
  readonly what: string;
  /** Milliseconds. */
  readonly took: number;
  /** MB. */
  readonly memory: number;
}

/** Runs each once on the register in a folder. */
export function runWhole(map: string, { quickOnly }: { quickOnly: boolean }): WholeRun[] {
  return WHOLE.filter(({ slow }) => !(slow && quickOnly)).map(({ args }) => {
    // What comes of it lies beside the register.
    const paths = args.map((arg, n) => (args[n - 1] === "--naar" ? join(map, arg) : arg));
    const { took, memory } = measureOnce(klacht(args.join(" "), map, () => paths));
    return {
      what: args.filter((arg) => arg !== "--naar").join(" "),
      took,
      memory: memory ?? 0,
    };
  });
}

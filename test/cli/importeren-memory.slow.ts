/** An import of many rows takes no more memory than one of a few. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { execa } from "execa";
import { describe, expect } from "vitest";
import { plusDagen } from "../../src/procedure/datum.ts";
import { mostMemory, TELL_MEMORY } from "../bench/memory.ts";
import { environment, INTAKE, it, PROGRAM } from "./run.ts";

/** From so many on SQLite's own memory is full: it takes as much as it may, and no more. */
const FEW = 20_000;
const MANY = 100_000;
/** Garbage stays no longer than it must: what counts is what the program itself holds. */
const TIDY = ["--max-semi-space-size=1", "--max-old-space-size=64"];

async function writeList(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  file.write("Nummer;Naam;Datum;Soort klacht;Omschrijving;Behandelaar;Afgehandeld op;Oordeel\n");
  for (let n = 0; n < count; n += 1) {
    const dag = plusDagen("2014-01-01", Math.floor((n * 3600) / count));
    const tekst = `De premie van polis ${n} is hoger dan gezegd. `.repeat(5);
    file.write(`L-${n};Klager ${n};${dag};advies;${tekst};Anna Visser;${plusDagen(dag, 10)};gegrond\n`);
  }
  file.end();
  await finished(file);
}

describe("the memory of an import", { timeout: 300_000 }, () => {
  const into: readonly (readonly [
    name: string,
    extra: readonly string[],
    first: readonly string[] | null,
  ])[] = [
    ["into a register that is there", [], ["nieuw", ...INTAKE]],
    ["that is only tried", ["--proef"], null],
    ["into a new register", [], null],
  ];
  it.for(into)("doesn't grow with the rows, %s", async ([, extra, first], { klacht }) => {
    const most = async (count: number) => {
      const map = join(klacht.home, String(count));
      const list = join(klacht.home, `${count}.csv`);
      await writeList(list, count);
      const run = (args: readonly string[]) =>
        execa(process.execPath, [...TIDY, ...TELL_MEMORY, PROGRAM, "--map", map, "--als=Anna", ...args], {
          env: environment(klacht.home),
          extendEnv: false,
        });
      if (first) await run(first);
      const { stdout, stderr } = await run(["importeren", list, ...extra]);
      expect(stdout).toContain(`${count} regels gelezen`);
      return mostMemory(stderr)!;
    };
    const few = await most(FEW);
    expect((await most(MANY)) / few).toBeLessThan(1.3);
  });
});

/** An export of many cases takes no more memory than one of a few. */
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect } from "vitest";
import { plusDagen } from "../../src/procedure/datum.ts";
import { mostMemory, TELL_MEMORY } from "../bench/memory.ts";
import { fill } from "../register/fill.ts";
import { environment, it, PROGRAM } from "./run.ts";

const FEW = 500;
const MANY = 20_000;

const registerOf = (map: string, count: number) =>
  fill(
    map,
    [],
    Array.from({ length: count }, (_, n) => ({
      ingediendOp: plusDagen("2014-01-01", Math.floor((n * 3600) / count)),
      klager: { naam: `Klager ${n}` },
      omschrijving: `De premie van polis ${n} is hoger dan gezegd. `.repeat(5),
    })),
  );

describe("the memory of an export", { timeout: 240_000 }, () => {
  it.for(["csv", "json"])("doesn't grow with the cases, as %s", async (format, { klacht }) => {
    const most = async (count: number) => {
      const map = join(klacht.home, String(count));
      await registerOf(map, count);
      const to = join(klacht.home, `${count}.${format}`);
      const args = ["--map", map, "--als=Anna", "--peildatum=2024-12-31", "exporteren", "--naar", to];
      const { stderr } = await execa(process.execPath, [...TELL_MEMORY, PROGRAM, ...args], {
        env: environment(klacht.home),
        extendEnv: false,
      });
      return mostMemory(stderr)!;
    };
    expect((await most(MANY)) / (await most(FEW))).toBeLessThan(1.3);
  });
});

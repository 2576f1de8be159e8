/** Everybody at once in a large register: who has to wait is told so, nothing is lost, and all of it still answers. */
import { join } from "node:path";
import { describe, expect } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { makeRegister } from "../bench/register.ts";
import { INTAKE, it, type Klacht, type Result } from "./run.ts";

const CASES = 200_000;
const WRITERS = 8;
const MILLISECONDS = 60_000;
const YEAR = "2025";
const BUSY = 5;

/** Registers, reports and settles complaints until the time is over. */
async function write(klacht: Klacht, until: number): Promise<Result[]> {
  const results: Result[] = [];
  const run = async (...args: string[]) => {
    const result = await klacht(...args, "--json");
    results.push(result);
    return result;
  };
  while (performance.now() < until) {
    const taken = await run("nieuw", ...INTAKE);
    if (taken.exitCode !== 0) continue;
    const { nummer } = taken.json();
    await run("toewijzen", nummer, "--aan=Jelle Dijkstra");
    await run("besluit", nummer, "--oordeel=gegrond", "--motivering=Dat klopt.");
  }
  return results;
}

describe(`${WRITERS} processes that write for a minute in a register of ${CASES} cases`, {
  timeout: 400_000,
}, () => {
  it("lose nothing, and all commands still answer", async ({ klacht, annotate }) => {
    await makeRegister(klacht.map, CASES);
    const office = klacht.with({ peildatum: `${YEAR}-03-04` });
    const until = performance.now() + MILLISECONDS;
    const writers = Array.from({ length: WRITERS }, (_, n) => office.with({ als: `Medewerker ${n}` }));
    const results = (await Promise.all(writers.map((writer) => write(writer, until)))).flat();

    const failed = results.filter(({ exitCode }) => exitCode !== 0);
    expect(failed.filter(({ exitCode }) => exitCode !== BUSY)).toEqual([]);
    for (const { stderr } of failed) expect(stderr).toContain("bezet");

    const done = results.filter(({ exitCode }) => exitCode === 0);
    const told = new Set(done.map(({ json }) => json().nummer as string));
    expect(told.size).toBeGreaterThan(WRITERS);
    const sqlite = openSqlite(join(klacht.map, "register.db"), { readonly: true });
    const kept = sqlite
      .prepare(`select nummer from klacht where jaar = ${YEAR} order by volgnummer`)
      .pluck()
      .all();
    // No number without a case, and no case that nobody was told of.
    expect(kept).toEqual(kept.map((_, n) => `${YEAR}-${String(n + 1).padStart(4, "0")}`));
    expect(kept).toEqual([...told].toSorted());
    expect(sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
    sqlite.close();

    for (const command of [
      ["termijnen"],
      ["lijst"],
      ["lijst", "--open"],
      ["toon", `${YEAR}-0001`],
      ["zoek", "premie"],
      ["logboek", `${YEAR}-0001`],
      ["jaaroverzicht", "--jaar=2020"],
      ["agenda", "--naar", klacht.home],
      ["inzage", `${YEAR}-0001`, "--naar", klacht.home],
      ["instellingen"],
    ]) {
      const { exitCode, stderr } = await office(...command, "--ja");
      expect({ command, exitCode, stderr }).toEqual({ command, exitCode: 0, stderr: expect.anything() });
    }
    await annotate(`${done.length} acts, ${kept.length} complaints, ${failed.length} had to wait too long`);
  });
});

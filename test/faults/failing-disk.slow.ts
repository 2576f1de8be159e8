/** Every kind of work on a disk that fails at a call in the middle of it: said in Dutch, and the register is as it was. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { it } from "../cli/run.ts";
import { keyOf, withPassphrase } from "../register/kluis.ts";
import { clear, expectFailed, type Found, makeBusyOffice, WORK, whatIsThere } from "./disk.ts";
import { compileFailingDisk, type Failure, failingEnvironment, readReport } from "./failing-disk.ts";

/** A disk that fails once, and one that stays full; how many places are tried, spread over all calls, and at the end. */
const KINDS = [
  { code: "EIO", times: 1, spread: 5, early: 2, last: 3 },
  { code: "ENOSPC", times: 0, spread: 3, early: 1, last: 0 },
] as const;

/** The last calls end the transaction; where much is swept after it, that ends early. */
function placesIn(calls: number, { spread, early, last }: (typeof KINDS)[number]): number[] {
  const step = Math.max(1, calls / spread);
  const all = [
    ...Array.from({ length: spread }, (_, n) => Math.floor(1 + n * step)),
    ...Array.from({ length: early }, (_, n) => Math.floor(calls / (8 + 6 * n))),
    ...Array.from({ length: last }, (_, n) => calls - n),
  ];
  return [...new Set(all)].filter((place) => place >= 1 && place <= calls);
}

const library = compileFailingDisk();
let original: string;
let before: Found;
let key: Kluissleutel;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeBusyOffice(original);
  key = await keyOf(original);
  before = await whatIsThere(original, key);
});
afterAll(() => {
  rmSync(original, { recursive: true, force: true });
  if (library !== null) rmSync(library);
});

const what = library === null ? "(left out: no C compiler here)" : "";

describe.skipIf(library === null).concurrent(`a disk that fails ${what}`, { timeout: 240_000 }, () => {
  it.for(Object.entries(WORK))("in the middle of %s", async ([name, args], { klacht, annotate, expect }) => {
    const report = join(klacht.home, "report");
    const run = async (failure: Omit<Failure, "under" | "report">) => {
      clear(klacht.map);
      cpSync(original, klacht.map, { recursive: true });
      const disk = failingEnvironment(library!, { ...failure, under: klacht.map, report });
      const env = { ...withPassphrase(klacht.home), ...disk };
      const result = await klacht.with({ env, peildatum: "2025-06-02" })(...args(klacht.map));
      return { result, ...readReport(report) };
    };
    const whole = await run({ at: 0, times: 0, code: "EIO" });
    expect(whole.result).toMatchObject({ exitCode: 0 });
    const after = await whatIsThere(klacht.map, key);
    const figures = { calls: whole.calls, tried: 0, refused: 0, failedAfterwards: 0, doneAllTheSame: 0 };
    for (const kind of KINDS) {
      const { code, times } = kind;
      for (const at of placesIn(whole.calls, kind)) {
        const context = `${name}: ${code} at call ${at} of ${whole.calls}`;
        const { result, failed } = await run({ at, times, code });
        if (failed === 0) continue;
        figures.tried += 1;
        if (result.exitCode === 0) {
          figures.doneAllTheSame += 1;
          expect(await whatIsThere(klacht.map, key, context), context).toEqual(after);
        } else {
          figures.refused += 1;
          expectFailed(result, [1], context);
          const found = await whatIsThere(klacht.map, key, context);
          const said = `${context}\n${result.stderr}`;
          // After the commit the disk may fail as well: then that is what it says, and files may still be missing.
          if (result.stderr.includes("er is niets gewijzigd")) expect(found, said).toEqual(before);
          else if (/het is niet zeker|nadat er al iets/.test(result.stderr))
            expect([before.cases, after.cases]).toContainEqual(found.cases);
          else expect([before, after], said).toContainEqual(found);
          if (JSON.stringify(found) !== JSON.stringify(before)) figures.failedAfterwards += 1;
        }
      }
    }
    expect(figures.refused).toBeGreaterThan(0);
    await annotate(`${name}: ${JSON.stringify(figures)}`);
  });
});

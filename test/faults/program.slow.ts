/** The real program, several at once and killed in the middle: what it acknowledged is there. */
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { environment, globalOptions, INTAKE, PROGRAM } from "../cli/run.ts";
import { createSafe, keyOf, openBoth, type Safe } from "./kluis.ts";
import { type Course, expectWhole } from "./whole.ts";

const WORKERS = 8;
const EACH = 5;
const KILLS = 40;

const CONFIDENTIAL = [
  ...INTAKE.filter((option) => !option.startsWith("--vertrouwelijk")),
  "--vertrouwelijk=ja",
];

async function lookInto(safe: Safe): Promise<Course[]> {
  const { db, close } = await openBoth(safe.klacht.map, await keyOf(safe.klacht.map));
  return expectWhole(db).finally(close);
}

describe("eight processes that register confidential complaints at once", { timeout: 180_000 }, () => {
  it("end with whole cases, each under the number that its process was told", async () => {
    const safe = await createSafe();
    try {
      const told = await Promise.all(
        Array.from({ length: WORKERS }, async (_, worker) => {
          const own: string[] = [];
          for (let n = 0; n < EACH; n += 1) {
            const name = `Klager ${worker}-${n}`;
            const result = await safe.unlocked("nieuw", ...CONFIDENTIAL, `--naam=${name}`, "--json");
            expect(result).toMatchObject({ exitCode: 0, stderr: "" });
            own.push(`${result.json().nummer} ${name}`);
          }
          return own;
        }),
      );
      const kept = (await lookInto(safe)).map(({ nummer, naam }) => `${nummer} ${naam}`);
      expect(kept).toHaveLength(WORKERS * EACH);
      expect(kept).toEqual(told.flat().toSorted());
    } finally {
      safe.remove();
    }
  });
});

describe(`the program, ${KILLS} times killed at a random moment`, { timeout: 180_000 }, () => {
  let safe: Safe;
  beforeAll(async () => {
    safe = await createSafe();
  });
  afterAll(() => safe.remove());

  /** Runs the program, and kills it before or around its end; what it printed, where it came to that. */
  async function runAndKill(
    args: readonly string[],
    usual: number,
  ): Promise<{ told: string; killed: boolean }> {
    const running = execa(process.execPath, [PROGRAM, ...globalOptions(safe.klacht.map), ...args, "--json"], {
      env: environment(safe.klacht.home, { KLACHT_KLUIS_WACHTWOORD_BESTAND: `${safe.outside}/wachtwoord` }),
      extendEnv: false,
      reject: false,
      stdin: "ignore",
    });
    const timer = setTimeout(() => running.kill("SIGKILL"), usual * (0.5 + 0.6 * Math.random()));
    const { stdout, signal } = await running;
    clearTimeout(timer);
    return { told: stdout, killed: signal === "SIGKILL" };
  }

  it("keeps every act that it told of, and of the others all or nothing", async ({ annotate }) => {
    await safe.unlocked("inrichten", "--kantoor=Dijkstra", "--verantwoordelijke=Jelle Dijkstra");
    const begin = performance.now();
    expect((await safe.unlocked("nieuw", ...CONFIDENTIAL, "--toewijzen")).exitCode).toBe(0);
    const usual = performance.now() - begin;
    let courses = await lookInto(safe);
    const figures = { killed: 0, told: 0, unheard: 0 };
    for (let round = 0; round < KILLS; round += 1) {
      const { nummer, confidential } = courses[round % courses.length]!;
      const acts = [
        ["nieuw", ...CONFIDENTIAL, "--toewijzen"],
        ["onderzoek", nummer, `--tekst=${"Wat er bleek. ".repeat(100)}`],
        [confidential ? "vrijgeven" : "vertrouwelijk", nummer, "--reden=Anders", "--ja"],
      ] as const;
      const { told, killed } = await runAndKill(acts[round % 3]!, usual);
      const after = await lookInto(safe);
      const rows = (list: readonly Course[]) => list.reduce((sum, { acts }) => sum + acts.length, 0);
      const more = rows(after) - rows(courses);
      // An intake that is reported at once has two rows.
      const whole = round % 3 === 0 ? 2 : 1;
      expect({ round, more }).toEqual({ round, more: told === "" && killed && more === 0 ? 0 : whole });
      for (const { nummer, acts } of courses) {
        expect(after.find((one) => one.nummer === nummer)?.acts.slice(0, acts.length)).toEqual(acts);
      }
      figures.killed += killed ? 1 : 0;
      figures.told += told === "" ? 0 : 1;
      figures.unheard += told === "" && more > 0 ? 1 : 0;
      courses = after;
    }
    expect(figures.killed).toBeGreaterThan(0);
    await annotate(JSON.stringify(figures));
  });
});

/** Power cuts while both files are written: what was acknowledged is there, and nothing is lost, doubled or half. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { createKlacht } from "../cli/run.ts";
import { bundle, CHILD_ENVIRONMENT } from "./bundle.ts";
import type { Done, Start } from "./kill-child.ts";
import { keyOf, makeQuickKluis, openBoth } from "./kluis.ts";
import { labelOf, labelsIn, numberIn } from "./label.ts";
import { type Course, expectWhole } from "./whole.ts";

const SERIES = 3;
const KILLS = 100;

let child: string;
beforeAll(async () => {
  child = await bundle("kill-child");
});

/** Lets the child work and kills it in the middle of its first, second or sixth act; returns what it acknowledged. */
async function workUntilKilled(start: Start): Promise<Done[]> {
  const working = execa(process.execPath, [child], {
    env: CHILD_ENVIRONMENT,
    input: JSON.stringify(start),
    reject: false,
  });
  const kill = () => working.kill("SIGKILL");
  // Some die while they start, in the middle of mending what the one before left.
  if (Math.random() < 0.1) setTimeout(kill, 100 + 200 * Math.random());
  let left = Math.floor(6 * Math.random());
  working.stdout.on("data", (told: Buffer) => {
    left -= told.toString().split("\n").length - 1;
    if (left < 0) setTimeout(kill, 25 * Math.random());
  });
  const { stdout, stderr, signal } = await working;
  expect({ signal, stderr }).toEqual({ signal: "SIGKILL", stderr: "" });
  return stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Done);
}

const LOGGED: Record<Done["act"], RegExp> = {
  opgenomen: /^opgenomen$/,
  onderzoek: /^onderzoek$/,
  standpunt: /^standpunt/,
  stuk: /^correspondentie in$/,
  "naar kluis": /^naar de kluis verplaatst$/,
  "naar register": /^uit de kluis vrijgegeven$/,
};

/** Takes up what was acknowledged since; one act may have been done without a word of it, or none. */
function expectAcknowledged(
  before: readonly Course[],
  done: readonly Done[],
  after: readonly Course[],
): number {
  const known = new Map(before.map(({ nummer, acts }) => [nummer, acts]));
  const perCase = Map.groupBy(done, ({ nummer }) => nummer);
  let more = 0;
  for (const { nummer, naam, acts, confidential } of after) {
    const own = perCase.get(nummer) ?? [];
    const was = known.get(nummer) ?? [];
    // What was there stays as it was, and what was acknowledged comes behind it in that order.
    expect(acts.slice(0, was.length)).toEqual(was);
    const since = acts.slice(was.length);
    for (const [index, { act, label }] of own.entries()) {
      expect(since[index]).toMatch(LOGGED[act]);
      expect(naam).toContain(label);
    }
    more += since.length - own.length;
    const moves = acts.filter((act) => /^naar de kluis|^uit de kluis/.test(act));
    if (moves.length > 0) expect(confidential).toBe(moves.at(-1) === "naar de kluis verplaatst");
  }
  const numbers = new Set(after.map(({ nummer }) => nummer));
  expect([...known.keys(), ...perCase.keys()].filter((nummer) => !numbers.has(nummer))).toEqual([]);
  expect(more).toBeLessThanOrEqual(1);
  return more;
}

const asCase = ({ nummer, naam, confidential }: Course) => ({
  nummer,
  label: labelOf(numberIn(naam)),
  confidential,
});

/** The cases of which something stands readable in a file. */
function readableIn(path: string, courses: readonly Course[]): string[] {
  const there = existsSync(path) ? labelsIn(readFileSync(path)) : new Set();
  return courses.filter(({ naam }) => there.has(numberIn(naam))).map(({ nummer }) => nummer);
}

const isConfidential = ({ confidential }: Course) => confidential;

describe.concurrent(`${SERIES} times ${KILLS} kills while a process registers, decides and moves cases`, () => {
  it.for(Array.from({ length: SERIES }, (_, n) => n))(
    "lose, double or halve nothing, and leave nothing readable (%i)",
    { timeout: 600_000 },
    async (_n, { annotate }) => {
      const { klacht, remove } = createKlacht();
      const { map } = klacht;
      const register = join(map, "register.db");
      const kluis = join(map, "kluis/kluis.db");
      const key = await makeQuickKluis(map).then(() => keyOf(map));
      const figures = { acts: 0, moves: 0, unheard: 0, journals: 0, readableJournals: 0 };
      try {
        let courses: Course[] = [];
        for (let round = 0; round < KILLS; round += 1) {
          const cases = courses.slice(-20).map(asCase);
          const done = await workUntilKilled({ map, key: key.alsTekst, first: round * 10_000, cases });
          // What the power cut left: of the closed file nothing can be read in any state.
          for (const path of [kluis, `${kluis}-journal`]) {
            const labels = existsSync(path) ? labelsIn(readFileSync(path)) : new Set();
            expect({ path, labels }).toEqual({ path, labels: new Set() });
          }
          figures.journals += existsSync(`${register}-journal`) ? 1 : 0;
          figures.readableJournals += readableIn(`${register}-journal`, courses).length > 0 ? 1 : 0;

          const { db, close } = await openBoth(map, key);
          const after = await expectWhole(db);
          await close();
          figures.unheard += expectAcknowledged(courses, done, after);
          figures.acts += done.length;
          figures.moves += done.filter(({ act }) => act.startsWith("naar")).length;
          // The opening took back what was half, and swept out what a move had left.
          for (const path of [register, `${register}-journal`]) {
            const readable = readableIn(path, after.filter(isConfidential));
            expect({ round, path, readable }).toEqual({ round, path, readable: [] });
          }
          courses = after;
        }
        expect(figures.acts).toBeGreaterThan(KILLS);
        expect(figures.journals).toBeGreaterThan(0);
        expect(
          readableIn(
            register,
            courses.filter((one) => !isConfidential(one)),
          ).length,
        ).toBeGreaterThan(0);
        await annotate(`${courses.length} cases, ${JSON.stringify(figures)}`);
      } finally {
        remove();
      }
    },
  );
});

/**
 * Files as a bad disk leaves them, 200 times: the program says so in Dutch, with exit 6 and the way back, or its answer is
 * the right one. What it can't see as it reads, `klacht controle` does.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { leesInstellingen } from "../../src/register/instellingen.ts";
import { leesKopieen } from "../../src/register/kopie.ts";
import { kopieenVan, maakKopie } from "../../src/register/kopie-maken.ts";
import { zetTerug } from "../../src/register/kopie-terugzetten.ts";
import { englishIn, hasStackTrace } from "../cli/english.ts";
import { contentsOf, INTAKE, it, type Klacht, type Result } from "../cli/run.ts";
import { withPassphrase } from "../register/kluis.ts";
import { makeOffice, SECRET_WORD, stateOf } from "../register/office.ts";
import { type Damage, damage } from "./damage.ts";
import { randomFrom } from "./random.ts";

/** Where SQLite keeps the version in the header of its file. */
const USER_VERSION = [60, 61, 62, 63];

const CONFIDENTIAL = INTAKE.map((option) => option.replace("=nee", "=ja"));

/** What only reads, with the same answer each time. */
const READING: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "register.db": [
    ["lijst", "--alles", "--json"],
    ["toon", "1", "--json"],
    ["termijnen", "--alles", "--json"],
    ["logboek", "1", "--json"],
    ["jaaroverzicht", "--jaar=2024", "--json"],
    ["zoek", "Leesbaar", "--json"],
    ["exporteren", "--formaat=json"],
  ],
  "kluis/kluis.db": [
    ["toon", "2", "--json"],
    ["lijst", "--alles", "--kluis", "--json"],
    ["logboek", "2", "--json"],
    ["zoek", SECRET_WORD, "--kluis", "--json"],
  ],
  "kluis/sleutel.age": [["toon", "2", "--json"]],
  "instellingen.json": [["instellingen", "toon", "--json"]],
};

/** What writes. */
const WRITING: typeof READING = {
  "register.db": [
    ["nieuw", ...INTAKE],
    ["toewijzen", "3", "--aan=Jelle Dijkstra"],
    ["heropenen", "1", "--reden=Toch."],
    ["vertrouwelijk", "3", "--reden=r", "--ja"],
    ["reservekopie", "maken"],
    ["bewaartermijn", "opschonen", "--ja"],
  ],
  "kluis/kluis.db": [
    ["nieuw", ...CONFIDENTIAL],
    ["toewijzen", "4", "--aan=Jelle Dijkstra"],
    ["vrijgeven", "4", "--reden=r", "--ja"],
  ],
  "kluis/sleutel.age": [["nieuw", ...CONFIDENTIAL]],
  "instellingen.json": [["nieuw", ...INTAKE]],
};

let original: string;
let state: Record<string, unknown>;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeOffice(original);
  await maakKopie(original, kopieenVan(original), new Date(2024, 2, 4, 10, 15, 30));
  state = await stateOf(original);
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** In words, in Dutch, with the way out. */
function expectSaid({ exitCode, stderr }: Result, allowed: readonly number[], context: string): void {
  const of = `${context}\n${stderr}`;
  expect(hasStackTrace(stderr), of).toBe(false);
  expect(englishIn(stderr), of).toEqual([]);
  expect(stderr, of).not.toContain("onverwachte fout");
  expect(allowed, of).toContain(exitCode);
  if (exitCode !== 0) expect(stderr, of).toMatch(/(^|\n)[^\n]+[.?]\n→ [^\n]+\n$/);
}

/** Exit 6 says that it is damaged; where the damage says something else, so does the program. */
function allowedFor(path: string, { places }: Damage): number[] {
  if (path === "kluis/sleutel.age") return [4, 6];
  // A higher number of the form means a newer program, whatever wrote it there.
  return path === "register.db" && places.some((place) => USER_VERSION.includes(place)) ? [1, 6] : [6];
}

/** Whether what came out at standard output is the answer of the whole register. */
const answers = new Map<string, string>();

async function answerOf(klacht: Klacht, args: readonly string[]): Promise<string> {
  const key = args.join(" ");
  const known = answers.get(key);
  if (known !== undefined) return known;
  const result = await klacht(...args);
  expect({ key, code: result.exitCode }).toEqual({ key, code: 0 });
  answers.set(key, result.stdout);
  return result.stdout;
}

describe.concurrent("a random damage", { timeout: 240_000 }, () => {
  it.for([
    ["register.db", 100],
    ["kluis/kluis.db", 50],
    ["kluis/sleutel.age", 20],
    ["instellingen.json", 30],
  ] as const)("of %s, %i times", async ([path, times], { klacht, annotate, expect }) => {
    const wholeMap = join(klacht.home, "whole");
    const whole = klacht.with({
      env: withPassphrase(klacht.home),
      map: wholeMap,
      peildatum: "2024-06-03",
    });
    const damaged = whole.with({ map: klacht.map });
    cpSync(original, wholeMap, { recursive: true });
    const random = randomFrom(path.length * 1000);
    const figures = { noticed: 0, harmless: 0, onlyByChecking: 0, refusedWriting: 0, restored: 0 };
    for (let n = 0; n < times; n += 1) {
      rmSync(klacht.map, { recursive: true, force: true });
      cpSync(original, klacht.map, { recursive: true });
      const done = damage(join(klacht.map, path), random);
      const before = contentsOf(klacht.map);
      const allowed = allowedFor(path, done);
      const reading = READING[path]![n % READING[path]!.length]!;
      const read = await damaged(...reading);
      const context = `${path} ${done.what}: ${reading.join(" ")}`;
      expectSaid(read, [0, ...allowed], context);
      if (read.exitCode !== 0) expect(contentsOf(klacht.map), context).toEqual(before);
      const right = read.exitCode === 0 && read.stdout === (await answerOf(whole, reading));
      const isSeen = read.exitCode !== 0;

      if (n % 2 === 1) {
        const writing = WRITING[path]![((n - 1) / 2) % WRITING[path]!.length]!;
        const wrote = await damaged(...writing);
        expectSaid(wrote, [0, ...allowed], `${path} ${done.what}: ${writing.join(" ")}`);
        if (wrote.exitCode !== 0) {
          figures.refusedWriting += 1;
          // A move out of the closed file notes beforehand that it may leave something readable in the open one.
          const kept = writing[0] === "vrijgeven" ? { ...before, "register.db": expect.any(String) } : before;
          expect(contentsOf(klacht.map), `${context}; ${writing.join(" ")}`).toEqual(kept);
        }
      }
      if (right) figures.harmless += 1;
      else if (isSeen) figures.noticed += 1;
      else if (path === "instellingen.json") {
        // Another setting that may be is a setting: nobody can tell who wrote it there.
        expect(() => leesInstellingen(klacht.map), context).not.toThrow();
        expect(
          new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(join(klacht.map, path))),
        ).toBeTruthy();
      } else {
        const checked = await damaged("controle");
        expectSaid(checked, allowed, `${path} ${done.what}: controle after ${reading.join(" ")}`);
        figures.onlyByChecking += 1;
        // With the key every page is known by its mark: nothing of the closed file is read that isn't as it was written.
        expect(path, context).toBe("register.db");
      }
      if (isSeen && n % 5 === 0) {
        const [kopie] = leesKopieen(kopieenVan(klacht.map)).filter(({ pad }) => /klacht-2024/.test(pad));
        await zetTerug(kopie!, klacht.map, new Date(2024, 2, 11, 9, 0, 0));
        expect(await stateOf(klacht.map), context).toEqual(state);
        figures.restored += 1;
      }
    }
    expect(figures.noticed).toBeGreaterThan(0);
    expect(figures.restored).toBeGreaterThan(0);
    await annotate(`${path}: ${JSON.stringify(figures)}`);
  });
});

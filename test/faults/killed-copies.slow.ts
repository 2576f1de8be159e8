/** kill -9 while a backup is made or put back: nothing of it is lost or half, and what was broken off is no backup. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TERUGZETTEN } from "../../src/kluis/wissel.ts";
import { controleer } from "../../src/register/controle.ts";
import type { Db } from "../../src/register/db.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { inKluis } from "../../src/register/in-kluis.ts";
import { kopiemappenIn, leesKopieen } from "../../src/register/kopie.ts";
import { controleerKopie } from "../../src/register/kopie-controle.ts";
import { kopieenVan, maakKopie } from "../../src/register/kopie-maken.ts";
import { HANDELENDE } from "../register/fill.ts";
import { keyOf, withKluis } from "../register/kluis.ts";
import { makeOffice, stateOf } from "../register/office.ts";
import { ANNA, KADER } from "../register/whole-case.ts";
import { bundle, CHILD_ENVIRONMENT } from "./bundle.ts";
import type { Told, Work } from "./copy-child.ts";

const KILLS_WHILE_MAKING = 40;
const KILLS_WHILE_PUTTING_BACK = 40;
/** As long as a few backups take, or putting two of them back. */
const UP_TO_MS = 250;
const BUSY = ["2024-0003", "2024-0004"];

let child: string;
let original: string;
beforeAll(async () => {
  child = await bundle("copy-child");
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeOffice(original);
  await withKluis(original, async ({ db }) => {
    for (const nummer of BUSY) await wijsToe(db, nummer, ANNA, "2024-03-04", HANDELENDE);
  });
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** Lets the child work for a while and kills it; returns what it told of. */
async function workUntilKilled(work: Work): Promise<Told[]> {
  const working = execa(process.execPath, [child], {
    env: CHILD_ENVIRONMENT,
    input: JSON.stringify(work),
    reject: false,
  });
  const kill = () => working.kill("SIGKILL");
  // From its first word on, so that a slow machine sees as much of it.
  working.stdout.once("data", () => setTimeout(kill, UP_TO_MS * Math.random()));
  const { stdout, stderr, signal } = await working;
  expect({ signal, stderr }).toEqual({ signal: "SIGKILL", stderr: "" });
  return stdout
    .split("\n")
    .filter((line) => line.endsWith("}"))
    .map((line) => JSON.parse(line) as Told)
    .filter((told) => !("ready" in told));
}

function inFolder(): { map: string; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), "klacht-test-"));
  const map = join(home, "register");
  cpSync(original, map, { recursive: true });
  return { map, remove: () => rmSync(home, { recursive: true, force: true }) };
}

async function notesIn(db: Db): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [nummer, file] of [
    ["2024-0003", db],
    ["2024-0004", inKluis(db)],
  ] as const) {
    const { length } = await file
      .selectFrom("notitie")
      .select("klachtId")
      .where("klachtId", "=", Number(nummer.slice(-1)))
      .execute();
    counts.set(nummer, length);
  }
  return counts;
}

describe.concurrent("killed", { timeout: 240_000 }, () => {
  it(`${KILLS_WHILE_MAKING} times while it made backups`, async ({ annotate }) => {
    const { map, remove } = inFolder();
    try {
      const key = (await keyOf(map)).alsTekst;
      const folder = kopieenVan(map);
      const figures = { made: 0, notes: 0, brokenOff: 0 };
      let notes = new Map(BUSY.map((nummer) => [nummer, 0]));
      for (let kill = 0; kill < KILLS_WHILE_MAKING; kill += 1) {
        const told = await workUntilKilled({ map, key, putBack: [], nummers: BUSY });
        const made = told.flatMap((one) => ("made" in one ? [one.made] : []));
        if (existsSync(folder))
          figures.brokenOff += readdirSync(folder).some((name) => name.endsWith(".onaf")) ? 1 : 0;
        await withKluis(map, async ({ db }) => {
          expect(await controleer(db, { kluisOpen: true, kader: KADER, map })).toEqual([]);
          const now = await notesIn(db);
          for (const nummer of BUSY) {
            const acknowledged = told.filter((one) => "note" in one && one.note === nummer).length;
            const more = now.get(nummer)! - notes.get(nummer)! - acknowledged;
            expect([0, 1]).toContain(more);
          }
          notes = now;
        });
        // What has the name of a backup is one, and is whole; the last one that was told of is among them.
        const copies = leesKopieen(folder);
        expect(
          kopiemappenIn(folder)
            .map((path) => basename(path))
            .toSorted(),
        ).toEqual(copies.map(({ pad }) => basename(pad)).toSorted());
        expect(copies.flatMap((copy) => controleerKopie(copy))).toEqual([]);
        if (made.length > 0) expect(copies.map(({ pad }) => pad)).toContain(made.at(-1));
        figures.made += made.length;
        figures.notes += told.length - made.length;
        for (const { pad } of copies.slice(1)) rmSync(pad, { recursive: true });
      }
      await maakKopie(map, folder, new Date());
      expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
      expect(figures.made).toBeGreaterThan(0);
      expect(figures.brokenOff).toBeGreaterThan(0);
      await annotate(JSON.stringify(figures));
    } finally {
      remove();
    }
  });

  it(`${KILLS_WHILE_PUTTING_BACK} times while it put them back`, async ({ annotate }) => {
    const { map, remove } = inFolder();
    try {
      const key = (await keyOf(map)).alsTekst;
      const elsewhere = join(map, "..", "elders");
      const states = new Map<string, string>();
      const keep = async () => {
        const { pad } = await maakKopie(map, elsewhere, new Date());
        states.set(pad, JSON.stringify(await stateOf(map)));
        return pad;
      };
      const then = await keep();
      await withKluis(map, async ({ db }) => {
        await wijsToe(db, "2024-0003", "Jelle Dijkstra", "2024-03-05", HANDELENDE);
        await wijsToe(db, "2024-0004", "Jelle Dijkstra", "2024-03-05", HANDELENDE);
      });
      rmSync(join(map, "sjablonen"), { recursive: true });
      const now = await keep();
      expect(states.get(then)).not.toBe(states.get(now));
      const figures = { back: 0, decided: 0, brokenOff: 0 };
      let last = states.get(now);
      for (let kill = 0; kill < KILLS_WHILE_PUTTING_BACK; kill += 1) {
        const told = await workUntilKilled({ map, key, putBack: [then, now], nummers: [] });
        figures.back += told.length;
        const names = readdirSync(map);
        figures.decided += names.includes(TERUGZETTEN) ? 1 : 0;
        figures.brokenOff += names.includes(`${TERUGZETTEN}-onaf`) ? 1 : 0;
        const found = JSON.stringify(await stateOf(map));
        // The last one that it told of, or the one that comes after that.
        const told1 = told.at(-1);
        const known = told1 !== undefined && "back" in told1 ? states.get(told1.back) : last;
        const next = told.length % 2 === 0 ? states.get(then) : states.get(now);
        expect([known, next]).toContain(found);
        last = found;
        await withKluis(map, async ({ db }) => {
          expect(await controleer(db, { kluisOpen: true, kader: KADER, map })).toEqual([]);
        });
        const copies = leesKopieen(kopieenVan(map));
        expect(copies.flatMap((copy) => controleerKopie(copy))).toEqual([]);
        for (const { pad } of copies) rmSync(pad, { recursive: true });
      }
      expect(figures.back).toBeGreaterThan(0);
      expect(figures.brokenOff + figures.decided).toBeGreaterThan(0);
      await annotate(JSON.stringify(figures));
    } finally {
      remove();
    }
  });
});

/** kill -9 while a register is brought up to date: it is the old one or the new one, and the next opening goes on. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { controleer } from "../../src/register/controle.ts";
import { leesKopieen } from "../../src/register/kopie.ts";
import { controleerKopie } from "../../src/register/kopie-controle.ts";
import { kopieenVan } from "../../src/register/kopie-maken.ts";
import { VERSIE } from "../../src/register/versie.ts";
import { writeCases } from "../register/fill.ts";
import { keyOf, withKluis } from "../register/kluis.ts";
import { makeOffice, stateOf } from "../register/office.ts";
import { kluisOfVersion, registerOfVersion } from "../register/older-version.ts";
import { KADER } from "../register/whole-case.ts";
import { bundle, CHILD_ENVIRONMENT } from "./bundle.ts";

const KILLS = 15;
const CASES = 100;
/** The first version with a closed file. */
const OLD = 2;

let folder: string;
let child: string;
beforeAll(async () => {
  child = await bundle("migrate-child");
  folder = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeOffice(join(folder, "old"));
  await withKluis(join(folder, "old"), async ({ db }) => {
    await writeCases(
      db,
      Array.from({ length: CASES }, (_, n) => ({ vertrouwelijk: n % 2 === 0 })),
    );
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const versionOf = (map: string) => {
  const sqlite = openSqlite(join(map, "register.db"), { readonly: true });
  try {
    return sqlite.pragma("user_version", { simple: true });
  } finally {
    sqlite.close();
  }
};

it(`${KILLS} kills leave the old form or the new one`, { timeout: 240_000 }, async ({ annotate }) => {
  const old = join(folder, "old");
  const state = JSON.stringify(await stateOf(old));
  const key = await keyOf(old);
  await registerOfVersion(old, OLD);
  await kluisOfVersion(old, OLD, key);
  const map = join(folder, "register");
  /** Kills it so many milliseconds after it began; null for never. Tells how long it took from there. */
  const run = async (after: number | null) => {
    const running = execa(process.execPath, [child], {
      env: CHILD_ENVIRONMENT,
      input: JSON.stringify({ map, key: key.alsTekst }),
      reject: false,
    });
    let begin = 0;
    running.stdout.once("data", () => {
      begin = performance.now();
      if (after !== null) setTimeout(() => running.kill("SIGKILL"), after);
    });
    const { signal, stdout } = await running;
    return { killed: signal === "SIGKILL", stdout, took: performance.now() - begin };
  };
  const again = () => {
    rmSync(map, { recursive: true, force: true });
    cpSync(old, map, { recursive: true });
  };
  again();
  await run(null);
  again();
  const { stdout, took: usual } = await run(null);
  expect(stdout).toBe("begun done");
  const figures = { old: 0, new: 0, journals: 0, copies: 0, brokenOffCopies: 0 };
  let killed = 0;
  for (let n = 0; killed < KILLS; n += 1) {
    expect(n).toBeLessThan(4 * KILLS);
    again();
    const result = await run(usual * 0.95 * Math.random());
    if (!result.killed) continue;
    killed += 1;
    figures.journals += readdirSync(map).some((name) => name.endsWith("-journal")) ? 1 : 0;
    const copies = kopieenVan(map);
    const names = existsSync(copies) ? readdirSync(copies) : [];
    figures.brokenOffCopies += names.some((name) => name.startsWith(".")) ? 1 : 0;
    // Two at once, as two colleagues who start their day.
    await Promise.all([run(null), run(null)]);
    figures[versionOf(map) === VERSIE ? "new" : "old"] += 1;
    expect(JSON.stringify(await stateOf(map))).toBe(state);
    await withKluis(map, async ({ db }) => {
      expect(await controleer(db, { kluisOpen: true, kader: KADER })).toEqual([]);
    });
    const kept = leesKopieen(copies);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.flatMap((copy) => controleerKopie(copy))).toEqual([]);
    figures.copies += kept.length;
  }
  expect(figures.old).toBe(0);
  expect(figures.journals + figures.brokenOffCopies).toBeGreaterThan(0);
  await annotate(`usually ${Math.round(usual)} ms; ${JSON.stringify(figures)}`);
});

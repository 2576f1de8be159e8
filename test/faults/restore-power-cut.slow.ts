/** The power cut at every step of putting a backup back: whoever comes next finds the old register or the new one, whole. */
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { wijsToe } from "../../src/register/handelingen.ts";
import { leesKopieen } from "../../src/register/kopie.ts";
import { controleerKopie } from "../../src/register/kopie-controle.ts";
import { kopieenVan, maakKopie } from "../../src/register/kopie-maken.ts";
import { zetTerug } from "../../src/register/kopie-terugzetten.ts";
import { openRegister } from "../../src/register/open.ts";
import { HANDELENDE } from "../register/fill.ts";
import { withKluis } from "../register/kluis.ts";
import { lay, makeOffice, stateOf } from "../register/office.ts";
import { ANNA } from "../register/whole-case.ts";
import { afterSteps } from "./power-cut.ts";

vi.mock("node:fs", async (original) => {
  const { withPowerCuts } = await import("./power-cut.ts");
  return withPowerCuts(await original());
});

const THEN = new Date(2024, 2, 4, 10, 15, 30);
const NOW = new Date(2024, 2, 11, 9, 0, 0);

let folder: string;
let stateThen: Record<string, unknown>;
let stateNow: Record<string, unknown>;
beforeAll(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  folder = mkdtempSync(join(tmpdir(), "klacht-test-"));
  const map = join(folder, "begin");
  await makeOffice(map);
  stateThen = await stateOf(map);
  await maakKopie(map, kopieenVan(map), THEN);
  await withKluis(map, async ({ db }) => {
    await wijsToe(db, "2024-0003", ANNA, "2024-03-05", HANDELENDE);
    await wijsToe(db, "2024-0004", ANNA, "2024-03-05", HANDELENDE);
  });
  lay(map, "instellingen.json", '{ "termijnen": { "reactie": 20 } }');
  lay(map, "brieven/2024-0003-uitstel.docx", "a letter since");
  rmSync(join(map, "sjablonen"), { recursive: true });
  stateNow = await stateOf(map);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Cuts the power after so many steps, and lets the next one in. */
async function cutAfter(steps: number): Promise<{ ended: boolean; state: string }> {
  const map = join(folder, "proef");
  rmSync(map, { recursive: true, force: true });
  cpSync(join(folder, "begin"), map, { recursive: true });
  const [kopie] = leesKopieen(kopieenVan(map));
  const ended = await afterSteps(steps, () => zetTerug(kopie!, map, NOW));
  const found = await stateOf(map);
  const state = JSON.stringify(found) === JSON.stringify(stateThen) ? "then" : "now";
  expect(found).toEqual(state === "then" ? stateThen : stateNow);
  // What was there has been kept before it was given up.
  const copies = leesKopieen(kopieenVan(map));
  expect(copies.flatMap((copy) => controleerKopie(copy))).toEqual([]);
  if (state === "then") expect(copies).toHaveLength(2);
  // The next time leaves nothing of this one behind.
  await zetTerug(kopie!, map, new Date(2024, 2, 11, 9, 5));
  expect(readdirSync(map).filter((name) => name.startsWith("."))).toEqual([]);
  expect(readdirSync(kopieenVan(map)).filter((name) => name.startsWith("."))).toEqual([]);
  return { ended, state };
}

describe("the power cut while a backup is put back", () => {
  it("leaves the old register up to one step, and the new one from there on", {
    timeout: 120_000,
  }, async () => {
    const outcomes: string[] = [];
    for (let steps = 0; ; steps += 1) {
      const { ended, state } = await cutAfter(steps);
      outcomes.push(state);
      if (ended) break;
    }
    const turn = outcomes.indexOf("then");
    // Steps before it: what was is kept, the new one laid ready. Steps after it: each file to its place.
    expect(turn).toBeGreaterThan(10);
    expect(outcomes.length - turn).toBeGreaterThan(10);
    expect(outcomes.slice(0, turn).every((state) => state === "now")).toBe(true);
    expect(outcomes.slice(turn).every((state) => state === "then")).toBe(true);
  });
});

describe("the power cut before anything was there", () => {
  it("leaves nothing or the whole register, and may be done again", { timeout: 60_000 }, async () => {
    const [kopie] = leesKopieen(kopieenVan(join(folder, "begin")));
    for (let steps = 0; ; steps += 1) {
      const map = join(folder, "leeg");
      rmSync(map, { recursive: true, force: true });
      const ended = await afterSteps(steps, () => zetTerug(kopie!, map, NOW));
      if (existsSync(map)) {
        const { db, close } = await openRegister(map, { create: false });
        const { length } = await db.selectFrom("klacht").select("id").execute();
        await close();
        expect([0, 4]).toContain(length);
        if (length === 4) expect(await stateOf(map)).toEqual(stateThen);
      }
      if (ended) break;
      await zetTerug(kopie!, map, NOW);
      expect(await stateOf(map)).toEqual(stateThen);
    }
  });
});

/** An office on which a disk fails, and what may then be left of it. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { controleer } from "../../src/register/controle.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { leesKopieen } from "../../src/register/kopie.ts";
import { controleerKopie } from "../../src/register/kopie-controle.ts";
import { kopieenVan, maakKopie } from "../../src/register/kopie-maken.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { openRegister } from "../../src/register/open.ts";
import { englishIn, hasStackTrace } from "../cli/english.ts";
import { INTAKE, type Result } from "../cli/run.ts";
import { HANDELENDE } from "../register/fill.ts";
import { withKluis } from "../register/kluis.ts";
import { filesOf, lay, makeOffice } from "../register/office.ts";
import { ANNA, KADER } from "../register/whole-case.ts";

export const COPY = "klacht-2024-03-04-101530";

/** Cases 3 and 4 (the last one confidential) are under way, and there is a backup from before that. */
export async function makeBusyOffice(map: string): Promise<void> {
  await makeOffice(map);
  await maakKopie(map, kopieenVan(map), new Date(2024, 2, 4, 10, 15, 30));
  await withKluis(map, async ({ db }) => {
    for (const nummer of ["2024-0003", "2024-0004"]) {
      await wijsToe(db, nummer, ANNA, "2024-03-04", HANDELENDE);
    }
  });
  lay(map, "uit/leeg.txt", "");
}

/** Everything that writes, each in its own way. */
export const WORK: Readonly<Record<string, (map: string) => readonly string[]>> = {
  "an intake": () => ["nieuw", ...INTAKE],
  "a confidential intake": () => ["nieuw", ...INTAKE.map((option) => option.replace("=nee", "=ja"))],
  "a decision in the closed file": () => [
    "besluit",
    "2024-0004",
    "--oordeel=gegrond",
    `--motivering=${"M. ".repeat(3000)}`,
  ],
  "a move into the closed file": () => ["vertrouwelijk", "2024-0003", "--reden=r", "--ja"],
  "a move out of it": () => ["vrijgeven", "2024-0002", "--reden=r", "--ja"],
  "a letter": () => ["brief", "2024-0003", "ontvangstbevestiging"],
  "a setting": () => ["instellingen", "zet", "termijnen.reactie", "20"],
  "a backup": () => ["reservekopie", "maken"],
  "putting a backup back": (map) => ["reservekopie", "terugzetten", join(kopieenVan(map), COPY), "--ja"],
  "an export": (map) => ["exporteren", "--formaat=json", "--naar", join(map, "uit", "klachten.json")],
  "taking out what tells of the person": () => [
    "bewaartermijn",
    "opschonen",
    "--nr",
    "2024-0001",
    "--reden=Verzoek.",
    "--ja",
  ],
};

export interface Found {
  readonly files: Readonly<Record<string, string>>;
  readonly cases: readonly unknown[];
}

/** What an office would miss, after it was made sure that both files are whole, and so is every backup. */
export async function whatIsThere(map: string, key: Kluissleutel, context = ""): Promise<Found> {
  const { db, openKluis, close } = await openRegister(map, { create: true });
  try {
    await openKluis(key);
    expect(await controleer(db, { kluisOpen: true, kader: KADER, map }), context).toEqual([]);
    const copies = leesKopieen(kopieenVan(map));
    expect(copies.length, context).toBeGreaterThan(0);
    expect(
      copies.filter(({ pad }) => !pad.endsWith(COPY)).flatMap((copy) => controleerKopie(copy)),
      context,
    ).toEqual([]);
    const rows = await db.selectFrom("klacht").select("nummer").orderBy("id").execute();
    const cases: unknown[] = [];
    for (const { nummer } of rows) cases.push(await leesKlacht(db, nummer));
    return { files: filesOf(map), cases };
  } finally {
    await close();
  }
}

/** Said in words, in Dutch, with the way out, and no more than that. */
export function expectFailed(
  { exitCode, stderr }: Result,
  allowed: readonly number[],
  context: string,
): void {
  const of = `${context}\n${stderr}`;
  expect(hasStackTrace(stderr), of).toBe(false);
  expect(englishIn(stderr), of).toEqual([]);
  expect(stderr, of).not.toContain("onverwachte fout");
  expect(stderr, of).toMatch(/(^|\n)[^\n]+[.?]\n→ [^\n]+\n$/);
  expect(allowed, of).toContain(exitCode);
}

export const clear = (map: string): void => rmSync(map, { recursive: true, force: true });

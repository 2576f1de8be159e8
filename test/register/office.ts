/** A register folder with everything that a backup keeps: cases in both files, settings, a template, letters. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { leesPaar } from "../../src/register/kluis-aansluiten.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { openRegister } from "../../src/register/open.ts";
import { fillWithKluis, withKluis } from "./kluis.ts";
import { carryThrough, intakeAbout, PEOPLE } from "./whole-case.ts";

/** Stands in everything of the open case. */
export const OPEN_WORD = "Leesbaar";
/** Stands in everything of the confidential one. */
export const SECRET_WORD = "Zwijgzaam";

export const SETTINGS = '{\n  "kantoor": {\n    "naam": "Kantoor De Wissel"\n  }\n}\n';

/** One open and one confidential case that went all the way, and one of each that was only taken in. */
export async function makeOffice(map: string): Promise<void> {
  await fillWithKluis(map, PEOPLE, [
    intakeAbout(OPEN_WORD),
    { ...intakeAbout(SECRET_WORD), vertrouwelijk: true },
    {},
    { vertrouwelijk: true },
  ]);
  await withKluis(map, async ({ db }) => {
    await carryThrough(db, "2024-0001", OPEN_WORD);
    await carryThrough(db, "2024-0002", SECRET_WORD);
  });
  lay(map, "instellingen.json", SETTINGS);
  lay(map, "sjablonen/standpunt.docx", "the office's own template");
  lay(map, "brieven/2024-0001-standpunt.docx", "a letter");
  lay(map, "brieven/oud/2023/brief.docx", "a letter in a folder of its own");
}

export function lay(map: string, path: string, text: string): void {
  mkdirSync(dirname(join(map, path)), { recursive: true });
  writeFileSync(join(map, path), text);
}

/** What an office would miss: every case, both files as a pair, and the text of every other file. */
export async function stateOf(map: string): Promise<Record<string, unknown>> {
  const { db, close } = await openRegister(map, { create: false });
  const hasKluis = existsSync(join(map, "kluis"));
  await close();
  const files = filesOf(map);
  const read = async ({ db: open }: { db: typeof db }) => {
    const numbers = await open
      .selectFrom("klacht")
      .select(["nummer", "vertrouwelijk"])
      .orderBy("id")
      .execute();
    const cases: unknown[] = [];
    for (const { nummer, vertrouwelijk } of numbers)
      cases.push(vertrouwelijk && !hasKluis ? nummer : await leesKlacht(open, nummer));
    return { cases, pair: hasKluis ? await leesPaar(open) : null };
  };
  if (hasKluis) return { files, ...(await withKluis(map, read)) };
  const register = await openRegister(map, { create: false });
  try {
    return { files, ...(await read(register)) };
  } finally {
    await register.close();
  }
}

/** The text of every file that is the office's own. */
export function filesOf(map: string): Record<string, string> {
  return Object.fromEntries(
    ["instellingen.json", "sjablonen", "brieven"].flatMap((part) => textsIn(map, part)),
  );
}

function textsIn(map: string, part: string): [string, string][] {
  const path = join(map, part);
  if (!existsSync(path)) return [];
  if (!part.includes("/") && part.endsWith(".json")) return [[part, readFileSync(path, "utf8")]];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file): [string, string] => [file.slice(map.length + 1), readFileSync(file, "utf8")])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The licences of all that a package holds, read from what is in it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ADDON } from "./addon.ts";

const LINE = "=".repeat(80);
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;
const COPYRIGHT = /copyright:?\s+(?:\(c\)\s*)?\d{4}.*/i;

/**
 * The text for the file with licences: our own packages, Node, the addon and what is compiled into it.
 * @throws where something has no licence text of its own: it may not be handed on then
 */
export function licences(nodeLicence: string): string {
  const bundled: string[] = JSON.parse(readFileSync("dist/bundled.json", "utf8"));
  const parts = [
    ["Node.js", nodeLicence],
    ...[...new Set([...bundled, ADDON])].sort().map(partOf),
    ["SQLite3 Multiple Ciphers, SQLite en wat daarin zit", compiledIn()],
  ];
  const intro =
    "klacht is van de makers van klacht (zie LICENSE). In deze map zit ook werk van anderen. Hieronder staat\nvan elk onderdeel onder welke voorwaarden zij het ter beschikking stellen, in hun eigen woorden.";
  return `${[intro, ...parts.map(([title, text]) => `${LINE}\n${title}\n${LINE}\n\n${text}`)].join("\n\n")}\n`;
}

/** The licence that lies in a folder; null where there is none. */
export function licenceIn(folder: string): string | null {
  const files = readdirSync(folder).filter((name) => LICENCE_FILE.test(name));
  const texts = files.sort().map((name) => readFileSync(join(folder, name), "utf8").trim());
  return texts.length === 0 ? null : texts.join("\n\n").replaceAll("\r\n", "\n");
}

function partOf(folder: string): [title: string, text: string] {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = licenceIn(folder);
  if (text === null) throw new Error(`${name} has no licence text`);
  return [`${name} ${version} (${license})`, text];
}

/** The addon's licence speaks for itself only; the C source tells whose work was compiled into it. */
function compiledIn(): string {
  const source = join(ADDON, "deps/sqlite3/sqlite3.c");
  if (!existsSync(source)) throw new Error(`${source} is gone: who wrote what is in the addon?`);
  const lines = readFileSync(source, "utf8").split("\n");
  const notices = lines.flatMap((line) => COPYRIGHT.exec(line)?.[0].trim() ?? []);
  const [, permission = ""] = (licenceIn(ADDON) ?? "").split(/(?=Permission is hereby granted)/);
  return [
    "SQLite is in the public domain: its authors disclaim copyright. For the rest, under the MIT licence or freer:",
    [...new Set(notices)].sort().join("\n"),
    permission,
  ].join("\n\n");
}

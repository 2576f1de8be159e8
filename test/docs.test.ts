import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS } from "../src/commands/list.ts";

/** `UPDATE_DOCS=1 npm test` writes the reference anew. */
const UPDATE = process.env.UPDATE_DOCS === "1";
const HEADING = "## Naslag\n";

const readme = readFileSync("README.md", "utf8");
const manual = readFileSync("HANDLEIDING.md", "utf8");

function help(...command: string[]): string {
  const env = { ...process.env, COLUMNS: "100" };
  return execFileSync(process.execPath, ["bin/klacht.js", ...command, "--help"], {
    encoding: "utf8",
    env,
  }).trimEnd();
}

/** The names under `Opdrachten:` in a help text. */
function subcommands(text: string): string[] {
  const [, list = ""] = text.split("\nOpdrachten:\n");
  return [...list.matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name!);
}

/** The help without the options that every command has: those stand once, at the top. */
function withoutGlobal(text: string): string {
  return text.replace(/\n\nOpties bij elke opdracht:\n(?: {2}.*\n?)+/, "\n").trimEnd();
}

function reference(): string {
  const pages = COMMANDS.flatMap(({ name }) => {
    const text = help(name);
    const below = subcommands(text).map((sub) => [`${name} ${sub}`, help(name, sub)] as const);
    return [[name, text] as const, ...below];
  });
  return [
    ["klacht", help()] as const,
    ...pages.map(([name, text]) => [`klacht ${name}`, withoutGlobal(text)] as const),
  ]
    .map(([title, text]) => `### ${title}\n\n\`\`\`\n${text}\n\`\`\`\n`)
    .join("\n");
}

test("the README starts with the two commands for a fresh clone", () => {
  const commands = ["npm ci && npm start -- demo", "npm ci && npm test"];
  expect(readme.split("\n").slice(0, 5)).toEqual(["# klacht", "", "```sh", ...commands]);
});

test("the README names the rooms that there are, and the scripts", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [...readme.matchAll(/`npm run ([\w:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("the manual's reference is the program's own help", { timeout: 120_000 }, () => {
  const expected = `${HEADING}\n${reference()}`;
  const [before = ""] = manual.split(HEADING);
  if (UPDATE) writeFileSync("HANDLEIDING.md", before + expected);
  expect(readFileSync("HANDLEIDING.md", "utf8").slice(before.length)).toBe(expected);
});

test("every command stands in the manual's own text, and no command there is invented", () => {
  const [text = ""] = manual.split(HEADING);
  const named = new Set([...text.matchAll(/`klacht ([a-z-]+)/g)].map(([, name]) => name!));
  const names = COMMANDS.map(({ name }) => name);
  expect(names.filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !names.includes(name))).toEqual([]);
});

test("nothing names a registry host, a folder of this machine or a resolved address", () => {
  const tracked = execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n");
  // Put together here, so that this file doesn't name them either.
  const forbidden = [["registry", "npmjs", "org"].join("."), ['"resolved', '":'].join(""), process.cwd()];
  const faults = tracked.filter((path) => {
    const content = readFileSync(path, "latin1");
    return forbidden.some((text) => content.includes(text));
  });
  expect(faults).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** From the roof to the ground: a file may import from its own room and from those below. */
const ROOMS = [
  "klacht.ts",
  "commands",
  "documents",
  "exchange",
  "register",
  "kluis",
  "terminal",
  "procedure",
  "errors.ts",
] as const;

const SRC = "src";
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

function floorOf(file: string): number {
  return ROOMS.findIndex((room) => file === room || file.startsWith(`${room}/`));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), "utf8");
  return [...text.matchAll(IMPORT)].map(([, target]) => normalize(join(dirname(file), target!)));
}

test("every file lies in a room of the design", () => {
  expect(files.filter((file) => floorOf(file) === -1)).toEqual([]);
});

test("no import points upward", () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !target.startsWith("..") && floorOf(target) < floorOf(file))
      .map((target) => `${file} → ${target}`),
  );
  expect(upward).toEqual([]);
});

test("the check sees imports at all", () => {
  expect(importsOf("klacht.ts")).toContain("commands/list.ts");
  expect(importsOf("commands/list.ts")).toContain("commands/nieuw.ts");
});

test("the procedure does no input or output and reads no clock", () => {
  const impure = files
    .filter((file) => file.startsWith("procedure/"))
    .filter((file) =>
      /from "node:|Date\.now\(|new Date\(\)|process\./.test(readFileSync(join(SRC, file), "utf8")),
    );
  expect(impure).toEqual([]);
});

test("only the terminal and the program itself write to the streams or end the process", () => {
  const writers = files
    .filter((file) => !file.startsWith("terminal/") && file !== "klacht.ts")
    .filter((file) =>
      /process\.(stdout|stderr|exit)\b|console\./.test(readFileSync(join(SRC, file), "utf8")),
    );
  expect(writers).toEqual([]);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { licenceIn, licences } from "../../package/licences.ts";

const bundled: string[] = JSON.parse(readFileSync("dist/bundled.json", "utf8"));
const text = licences("Node.js is licensed for use as follows.");

it("knows what is in the bundle", () => {
  expect(bundled).toEqual(
    expect.arrayContaining(["commander", "docx", "kysely", "valibot"].map((name) => `node_modules/${name}`)),
  );
  // What is only used to build and to test isn't handed on.
  expect(bundled.filter((folder) => /vitest|esbuild|typescript|biome|node-pty/.test(folder))).toEqual([]);
});

it.each([...bundled, "node_modules/better-sqlite3"])("names %s and gives its licence", (folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const [, part = ""] = text.split(`\n${name} ${version} (${license})\n`);
  const licence = licenceIn(folder);
  expect(licence).toMatch(/permission|redistribution/i);
  expect(part).toContain(licence);
});

it("gives Node's, and what is compiled into the addon", () => {
  expect(text).toContain("Node.js is licensed for use as follows.");
  expect(text).toMatch(/SQLite3 Multiple Ciphers[\s\S]*Ulrich Telle[\s\S]*Permission is hereby granted/);
});

it("finds no licence where there is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "klacht-licentie-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "README.md"), "MIT");
  expect(licenceIn(folder)).toBeNull();
});

import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";

const BIN = "bin/klacht.js";
const REFUSAL =
  /^klacht heeft Node 22\.14 of nieuwer nodig en dit is Node [\d.]+; installeer een nieuwere Node en probeer het opnieuw\.\n$/;

/** A Node of the machine itself, too old for the SQLite addon; null where there is none. */
const oldNode = await findOldNode();

async function findOldNode(): Promise<string | null> {
  const folders = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"));
  for (const folder of folders) {
    const path = join(folder, "node");
    if (!existsSync(path)) continue;
    const { stdout } = await execa(path, ["--version"], { reject: false });
    const [major = 0, minor = 0] = stdout.replace("v", "").split(".").map(Number);
    if (major > 0 && (major < 22 || (major === 22 && minor < 14))) return path;
  }
  return null;
}

describe("a too old Node", () => {
  test.skipIf(oldNode === null)("is refused in one Dutch sentence by the real thing", async () => {
    const run = await execa(oldNode!, [BIN, "lijst"], { reject: false, stripFinalNewline: false });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(REFUSAL);
    expect(run.stdout).toBe("");
  });

  test.each(["20.20.2", "22.13.1", "18.0.0"])("is refused when it says that it is %s", async (version) => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"${version}"})`;
    const run = await execa(process.execPath, ["--import", pretend, BIN, "lijst"], {
      reject: false,
      stripFinalNewline: false,
    });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(REFUSAL);
    expect(run.stderr).toContain(version);
  });

  test.each(["22.14.0", "23.0.0", "26.1.0"])("is not what %s is", async (version) => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"${version}"})`;
    const run = await execa(process.execPath, ["--import", pretend, BIN, "--version"], { reject: false });
    expect(run.exitCode).toBe(0);
  });
});

test("the starter imports nothing before it has looked at the version", () => {
  const [beforeCheck = ""] = readFileSync(BIN, "utf8").split("process.exit(1)");
  expect(beforeCheck).not.toMatch(/\bimport\b(?!ed)/);
});

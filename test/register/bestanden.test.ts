import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { readText, removeFile, stageFile, writeAtomically } from "../../src/register/bestanden.ts";
import { temporaryFolder } from "./temporary.ts";

describe("writing a file", () => {
  it("puts it there whole, for its owner only, with its folder", () => {
    const folder = temporaryFolder();
    const path = join(folder, "a", "b", "brief.txt");
    writeAtomically(path, "één\n");
    expect(readFileSync(path, "utf8")).toBe("één\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o700);
    writeAtomically(path, new Uint8Array([0, 255]));
    expect([...readFileSync(path)]).toEqual([0, 255]);
    expect(readdirSync(join(folder, "a", "b"))).toEqual(["brief.txt"]);
  });

  it("writes much as well as little", () => {
    const path = join(temporaryFolder(), "groot");
    const bytes = new Uint8Array(5_000_000).map((_, n) => n % 251);
    writeAtomically(path, bytes);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    writeAtomically(path, "");
    expect(readText(path)).toBe("");
  });

  it("that can't be done leaves what was there, and nothing beside it", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "bezet"));
    writeFileSync(join(folder, "bezet", "inhoud"), "x");
    expect(() => writeAtomically(join(folder, "bezet"), "y")).toThrow();
    expect(readdirSync(folder)).toEqual(["bezet"]);
    expect(readdirSync(join(folder, "bezet"))).toEqual(["inhoud"]);
  });
});

describe("a file that lies ready", () => {
  it("is never written in one that was there already, nor through a link, which stay as they were", () => {
    const folder = temporaryFolder();
    const [other, link] = [join(folder, "ander"), join(folder, "koppeling")];
    writeFileSync(other, "van een ander");
    symlinkSync(other, link);
    for (const beside of [other, link]) {
      expect(() => stageFile(join(folder, "nieuw", "brief"), "tekst", beside)).toThrow("EEXIST");
    }
    expect(readFileSync(other, "utf8")).toBe("van een ander");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["ander", "koppeling"]);
  });
});

describe("a file that is not there", () => {
  it("reads as null, and its removal is no fault", () => {
    const path = join(temporaryFolder(), "niets");
    expect(readText(path)).toBeNull();
    expect(() => removeFile(path)).not.toThrow();
  });
});

describe("files that lie ready when the program is broken off", () => {
  const ROOT = join(import.meta.dirname, "../..");
  const SCRIPT = `
    import { stageFile, stageWriter } from "${ROOT}/src/register/bestanden.ts";
    const [folder] = process.argv.slice(-1);
    stageFile(folder + "/een.txt", "klaar").commit();
    stageFile(folder + "/weg.txt", "weg").discard();
    stageFile(folder + "/nieuw/twee.txt", "klaar om te plaatsen");
    const writer = stageWriter(folder + "/drie.txt");
    writer.write("half");
    process.stdout.write("ready");
    setInterval(() => {}, 1000);`;

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "go, all of them, with their folders: %s",
    async (signal) => {
      const folder = temporaryFolder();
      const child = execa(process.execPath, ["--input-type=module", "-e", SCRIPT, folder], { reject: false });
      child.stdout.once("data", () => child.kill(signal));
      const { exitCode } = await child;
      expect(exitCode).toBe(128 + constants.signals[signal]);
      expect(readdirSync(folder)).toEqual(["een.txt"]);
    },
  );
});

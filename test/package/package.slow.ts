import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { version } from "../../package.json";
import { textIn } from "../documents/word-file.ts";
import { type ZipEntry, zipDirectory } from "./zip-directory.ts";

const MINUTES = 60_000;
const LINUX = `dist-package/klacht-${version}-linux-x64.zip`;
const WINDOWS = `dist-package/klacht-${version}-win-x64.zip`;
const COMMON = ["HANDLEIDING.md", "LEESMIJ.txt", "LICENSE", "LICENTIES.txt", "bin/klacht.js", "package.json"];

const home = mkdtempSync(join(tmpdir(), "klacht-pakket-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function make(platforms: string[], env: Record<string, string> = {}) {
  await execa(process.execPath, ["package/make.ts", ...platforms], { env });
}

beforeAll(() => make(["linux-x64", "win-x64"]), 10 * MINUTES);

describe.skipIf(process.platform !== "linux" || process.arch !== "x64")("the package for Linux", () => {
  const folder = join(home, "Onze programma’s é");
  const register = join(home, "register");
  const work = join(home, "werk");

  beforeAll(async () => {
    mkdirSync(work);
    await execa("unzip", ["-q", LINUX, "-d", folder]);
  });

  /** Runs what was unpacked, from another folder, where there is no Node and nothing of this machine's settings. */
  const run = (starter: string, ...args: string[]) =>
    execa(starter, args, {
      cwd: work,
      env: { HOME: home, PATH: "/nergens" },
      extendEnv: false,
      reject: false,
    });
  const starter = join(folder, "klacht/klacht");
  const klacht = (...args: string[]) =>
    run(starter, "--map", register, "--peildatum", "2024-03-04", "--als", "Sietske Bakker", ...args);

  it("tells its version", async () => {
    expect(await run(starter, "--version")).toMatchObject({ stdout: version, stderr: "", exitCode: 0 });
  });

  it("goes from a new complaint to its letter and the yearly overview", async () => {
    await klacht("inrichten", "--kantoor=Kantoor Öz", "--verantwoordelijke=Jelle Dijkstra");
    const intake = [
      "--naam=J. de Vries",
      "--adres=Dorpsstraat 1",
      "--postcode=8441 AB",
      "--plaats=Heerenveen",
    ];
    const what = [
      "--wijze=telefonisch",
      "--vertrouwelijk=nee",
      "--aard=advies",
      "--omschrijving",
      "Niet gebeld.",
    ];
    const taken = await klacht("nieuw", ...intake, ...what, "--toewijzen");
    expect(taken).toMatchObject({ stderr: "", exitCode: 0 });
    expect(taken.stdout).toContain("2024-0001");
    const letter = await klacht("brief", "1", "ontvangstbevestiging");
    expect(letter).toMatchObject({ stderr: "", exitCode: 0 });
    const text = textIn(readFileSync(join(register, "brieven/2024-0001-ontvangstbevestiging.docx")));
    expect(text).toContain("Kantoor Öz");
    expect(text).toContain("J. de Vries");
    const year = await klacht("jaaroverzicht", "--jaar=2024", "--formaat=docx");
    expect(year).toMatchObject({ stderr: "", exitCode: 0 });
    expect(textIn(readFileSync(join(work, "jaaroverzicht-2024.docx")))).toContain("Kantoor Öz");
  });

  it("finds its register whole", async () => {
    expect(await klacht("controle")).toMatchObject({ stderr: "", exitCode: 0 });
  });

  it("hands on the exit code", async () => {
    expect((await klacht("toon", "99")).exitCode).toBe(3);
    expect((await klacht("frommelen")).exitCode).toBe(2);
  });

  it("starts through links to links, absolute and relative", async () => {
    const [absolute, relative] = [join(home, "klacht"), join(work, "k")];
    symlinkSync(starter, absolute);
    symlinkSync("../klacht", relative);
    // Who has links has a PATH with readlink in it.
    const through = (link: string) =>
      execa(link, ["--version"], { env: { PATH: "/usr/bin:/bin" }, extendEnv: false, cwd: "/" });
    expect((await through(absolute)).stdout).toBe(version);
    expect((await through(relative)).stdout).toBe(version);
  });

  it("comes out the same to the byte, in another time zone too", { timeout: 5 * MINUTES }, async () => {
    const before = hashOf(LINUX);
    await make(["linux-x64"], { TZ: "Pacific/Auckland" });
    expect(hashOf(LINUX)).toBe(before);
  });
});

describe.each([
  ["Linux", LINUX, "klacht", "runtime/node"],
  ["Windows", WINDOWS, "klacht.cmd", "runtime/node.exe"],
])("the zip for %s", (os, path, starter, node) => {
  let entries: ZipEntry[];
  let names: string[];

  beforeAll(() => {
    entries = zipDirectory(readFileSync(path));
    names = entries.map(({ name }) => name);
  });

  it("holds what the program needs, in one folder", () => {
    expect(names.filter((name) => !name.startsWith("klacht/"))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining([...COMMON, starter, node, "dist/klacht.cjs"].map((name) => `klacht/${name}`)),
    );
    expect(names.filter((name) => name.endsWith(".docx"))).toHaveLength(8);
    expect(names.filter((name) => name.endsWith(".node"))).toEqual([
      `klacht/node_modules/better-sqlite3/prebuilds/${os === "Windows" ? "win32" : "linux"}-x64.node`,
    ]);
  });

  it("holds files only, of which the starter and Node may be executed on Linux", () => {
    const executable = entries.filter(({ mode }) => (mode & 0o111) !== 0).map(({ name }) => name);
    expect(executable).toEqual(os === "Linux" ? [`klacht/${starter}`, `klacht/${node}`] : []);
    expect(entries.filter(({ mode }) => mode >> 12 !== 0o10)).toEqual([]);
    expect(new Set(entries.map(({ moment }) => moment))).toEqual(new Set(["2024-01-01 00:00"]));
  });

  it("has names that Windows takes, short enough for any folder", () => {
    const reserved = /(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)|[<>:"|?*\\]|[. ](\/|$)|\.\.|[^ -~]/i;
    expect(names.filter((name) => reserved.test(name))).toEqual([]);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThan(100);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });
});

describe("the files for Windows", () => {
  let files: Record<string, Uint8Array>;
  const file = (name: string) => Buffer.from(files[`klacht/${name}`]!);

  beforeAll(() => {
    files = unzipSync(readFileSync(WINDOWS));
  });

  it("are programs for 64-bit Windows", () => {
    expect(portableExecutable(file("runtime/node.exe"))).toEqual({ machine: 0x8664, library: false });
    const addon = file("node_modules/better-sqlite3/prebuilds/win32-x64.node");
    expect(portableExecutable(addon)).toEqual({ machine: 0x8664, library: true });
  });

  it.each(["klacht.cmd", "LEESMIJ.txt", "LICENTIES.txt", "HANDLEIDING.md"])(
    "have Windows line ends in %s",
    (name) => {
      const text = file(name).toString("utf8");
      expect(text.split("\r\n").length).toBeGreaterThan(4);
      expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    },
  );

  it("start klacht by the folder of the starter, whose text every code page reads", () => {
    const text = file("klacht.cmd").toString("latin1");
    expect(text).toMatch(/^[ -~\r\n]*$/);
    expect(text).toContain(
      '\r\n"%~dp0runtime\\node.exe" "%~dp0bin\\klacht.js" %*\r\nexit /b %errorlevel%\r\n',
    );
  });

  it("tell how klacht runs each morning, and no other system's way", () => {
    const text = file("LEESMIJ.txt").toString("utf8");
    expect(text).toContain(`klacht ${version} voor Windows`);
    expect(text).toContain("schtasks /Create");
    expect(text).not.toMatch(/crontab|\{/);
  });
});

/** The header of a Windows program: for which processor, and whether it is a library. */
function portableExecutable(bytes: Buffer) {
  expect(bytes.toString("latin1", 0, 2)).toBe("MZ");
  const at = bytes.readUInt32LE(0x3c);
  expect(bytes.toString("latin1", at, at + 4)).toBe("PE\0\0");
  return { machine: bytes.readUInt16LE(at + 4), library: (bytes.readUInt16LE(at + 22) & 0x2000) !== 0 };
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

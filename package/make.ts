/**
 * Makes the packages for offices: `npm run package`, or `npm run package -- linux-x64` for some of them. Each is a zip
 * with one folder in it, which runs where it is unpacked: nothing needs to be installed.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import own from "../package.json" with { type: "json" };
import { addonFiles } from "./addon.ts";
import { licences } from "./licences.ts";
import { nodeFor } from "./node.ts";
import { PLATFORMS, type Platform } from "./platforms.ts";
import { type Entry, zip } from "./zip.ts";

const { version } = own;
const OUT = "dist-package";
/** Of the folder in the zip: without the version, so that a new one takes its place. */
const FOLDER = "klacht";

const LEESMIJ: Record<Platform["os"], string> = { win32: "windows", linux: "linux", darwin: "macos" };

for (const platform of chosen(process.argv.slice(2))) {
  const path = join(OUT, `klacht-${version}-${platform.name}.zip`);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(path, zip(await contentsFor(platform)));
  process.stdout.write(`${path}\n`);
}

function chosen(names: readonly string[]): readonly Platform[] {
  const unknown = names.filter((name) => !PLATFORMS.some((platform) => platform.name === name));
  if (unknown.length > 0) {
    const known = PLATFORMS.map(({ name }) => name).join(", ");
    throw new Error(`No package is made for ${unknown.join(", ")}; there is ${known}`);
  }
  return PLATFORMS.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function contentsFor(platform: Platform): Promise<Record<string, Entry>> {
  const node = await nodeFor(platform);
  const windows = platform.os === "win32";
  const text = (content: string) => ({ data: Buffer.from(windows ? withCrlf(content) : content) });
  const starter = windows ? "klacht.cmd" : "klacht";
  const leesmij = read(`package/LEESMIJ-${LEESMIJ[platform.os]}.txt`);
  const contents: Record<string, Entry> = {
    [starter]: { ...text(read(`package/${starter}`)), executable: !windows },
    "LEESMIJ.txt": text(leesmij.replaceAll("{versie}", version)),
    "HANDLEIDING.md": text(read("HANDLEIDING.md")),
    LICENSE: text(read("LICENSE")),
    "LICENTIES.txt": text(licences(node.licence)),
    "package.json": { data: Buffer.from(ownPackage()) },
    ...folder("bin"),
    [`runtime/${windows ? "node.exe" : "node"}`]: { data: node.binary, executable: !windows },
    ...folder("dist"),
    ...folder("templates", ".docx"),
  };
  for (const [name, data] of Object.entries(addonFiles(platform))) contents[name] = { data };
  return Object.fromEntries(Object.entries(contents).map(([name, entry]) => [`${FOLDER}/${name}`, entry]));
}

/** The program finds its own folder by this, and Node that bin holds modules. */
function ownPackage(): string {
  const { name, license, type } = JSON.parse(read("package.json"));
  return `${JSON.stringify({ name, version, license, private: true, type }, null, 2)}\n`;
}

/** Its files; what V8 compiled lies in a folder of theirs, and is of this machine. */
function folder(path: string, ending = ""): Record<string, Entry> {
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ name }) => name);
  return Object.fromEntries(
    names.map((name) => [`${path}/${name}`, { data: readFileSync(join(path, name)) }]),
  );
}

function read(path: string): string {
  return readFileSync(path, "utf8");
}

function withCrlf(text: string): string {
  return text.replaceAll(/\r?\n/g, "\r\n");
}

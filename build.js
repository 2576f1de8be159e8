// Bundles src/ to dist/: start-up is most of what a command costs, and a bundle with split parts reads the least.
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const outdir = "dist";
const entry = join(outdir, "klacht.js");
const started = Date.now();

/** Whether the last build is newer than every source: `npm start` then begins at once. */
function upToDate() {
  const built = statSync(entry, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync("src", { recursive: true }).map((name) => join("src", name));
  return ["build.js", "package.json", "package-lock.json", ...sources].every(
    (path) => statSync(path).mtimeMs < built,
  );
}

if (!upToDate()) {
  const { metafile } = await build({
    entryPoints: ["src/klacht.ts"],
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22.14",
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    chunkNames: "deel/[name]-[hash]",
    external: ["better-sqlite3"],
    logLevel: "warning",
    // Some bundled packages are CommonJS and call require() for Node's own modules.
    banner: {
      js: 'import{createRequire as maakRequire}from"node:module";const require=maakRequire(import.meta.url);',
    },
  });
  // A program that is still running may yet import its parts: only what no build has used for a while goes.
  const written = new Set(Object.keys(metafile.outputs));
  for (const name of readdirSync(outdir, { recursive: true })) {
    const path = join(outdir, name);
    const file = statSync(path);
    if (file.isFile() && !written.has(path) && started - file.mtimeMs > 3_600_000) rmSync(path);
  }
}

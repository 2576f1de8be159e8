/** Programs of the tests as one file: a process that is started hundreds of times must start at once. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { ROOT } from "../cli/run.ts";

/** Bundles a file beside this one and returns the path; within the project, from where the addon is found. */
export async function bundle(name: string): Promise<string> {
  const outfile = join(ROOT, "node_modules/.cache/klacht-faults", `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["better-sqlite3"],
    logLevel: "warning",
    banner: {
      js: 'import{createRequire as maakRequire}from"node:module";const require=maakRequire(import.meta.url);',
    },
  });
  return outfile;
}

/** Compiled code is kept, as for the program itself. */
export const CHILD_ENVIRONMENT = { NODE_COMPILE_CACHE: join(tmpdir(), "node-compile-cache") };

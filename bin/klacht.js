#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  // Checked before anything else is imported: under an older Node the SQLite addon ends the process without a word.
  process.stderr.write(
    `klacht heeft Node 22.14 of nieuwer nodig en dit is Node ${process.versions.node}; installeer een nieuwere Node en probeer het opnieuw.\n`,
  );
  process.exit(1);
}
const { enableCompileCache } = await import("node:module");
enableCompileCache();
await import("../dist/klacht.js");

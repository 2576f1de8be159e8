#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  // Checked before anything else is imported: under an older Node the SQLite addon ends the process without a word.
  process.stderr.write(
    `klacht heeft Node 22.14 of nieuwer nodig en dit is Node ${process.versions.node}; installeer een nieuwere Node en probeer het opnieuw.\n`,
  );
  process.exit(1);
}
const [option, ...more] = process.argv.slice(2);
if ((option === "--help" || option === "--version") && more.length === 0) {
  // The build wrote these answers down: nobody waits for the program to hear its name.
  const { readFileSync, writeSync } = process.getBuiltinModule("node:fs");
  writeSync(1, readFileSync(new URL(`../dist/${option.slice(2)}.txt`, import.meta.url)));
} else {
  const { createRequire } = process.getBuiltinModule("node:module");
  const { start, complete } = createRequire(import.meta.url)("./start.cjs");
  // A shell asks while somebody types.
  if (option === "aanvulling" && more[0] === "--")
    process.getBuiltinModule("node:fs").writeSync(1, complete(more.slice(1)));
  else start(process.argv.slice(2));
}

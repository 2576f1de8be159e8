#!/usr/bin/env node
// CommonJS, by the package.json beside it: an ES module takes Node longer to find.
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
  writeSync(1, readFileSync(`${__dirname}/../dist/${option.slice(2)}.txt`));
} else {
  const { start, complete } = require("./start.js");
  // A shell asks while somebody types.
  if (option === "aanvulling" && more[0] === "--")
    process.getBuiltinModule("node:fs").writeSync(1, complete(more.slice(1)));
  else start(process.argv.slice(2));
}

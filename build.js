/**
 * Bundles src/ to dist/: start-up is most of what a command costs. One file for the program, of which each part runs
 * when it is first asked for, and one for each large library, which most commands never read. CommonJS, since every
 * ES module costs Node a search of its own.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";
import { lazyBuiltins } from "./build/builtins.js";
import { DRAWINGS, drawn } from "./build/drawings.js";
import { fileOf, LARGE, largeApart } from "./build/libraries.js";
import { partsOf, restFile, startingFile } from "./build/parts.js";
import { queriesAhead } from "./build/queries.js";

const SOURCES = join(import.meta.dirname, "src");
const OUT = "dist";
const PROGRAM = join(OUT, "klacht.cjs");
/** The parts of the program that no everyday command uses. */
const REST = join(OUT, "klacht-rest.cjs");
/** What V8 compiled of them, and for which build: see bin/start.js. */
const COMPILED = "compiled";
const BUILD = "build.txt";
/** Lists the packages that are in the other files. */
const BUNDLED = "bundled.json";

/** What the program answers always the same, and how it is asked. */
const ANSWERS = {
  "help.txt": ["--help"],
  "version.txt": ["--version"],
  "aanvulling.json": ["aanvulling", "opdrachten"],
};

/** Starts the program without what bin/klacht.js answers by itself. */
const START = 'require("./bin/start.js").start(process.argv.slice(1))';

/** What completes a command line: a small program, and a text for each shell. */
const COMPLETION = "src/commands/aanvulling";
const SHELLS = ["bash", "zsh", "fish", "powershell"];

const OPTIONS = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node22.14",
  supported: {
    // Imports that wait for their moment are plain calls too.
    "dynamic-import": false,
    // esbuild knows no support for some properties, and would make such a pattern anew each time that it is used.
    "regexp-unicode-property-escapes": true,
  },
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: "warning",
  // Tells what went in: whoever hands the program on must hand on the licences of that.
  metafile: true,
};

/** What the sources ask of their own place, where CommonJS has other names for it. */
const OWN_PLACE = { "import.meta.url": "__filename", "import.meta.dirname": "__dirname" };

/**
 * Makes a bundle what bin/start.js runs: the function that a CommonJS module stands for, written out here since V8 would
 * copy the whole text to put the beginning before it. In ASCII: another character would take two bytes in memory for
 * every character of the file.
 */
function makeRunnable(path) {
  const text = readFileSync(path, "utf8");
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const ascii = text.replaceAll(/[^\x00-\x7f]/g, escaped);
  writeFileSync(path, `(function(exports,require,module,__filename,__dirname){${ascii}\n})`);
}

/** Whether the last build is newer than every source: `npm start` then begins at once. */
function upToDate() {
  const built = statSync(join(OUT, "version.txt"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync("src", { recursive: true }).map((name) => join("src", name));
  const builders = readdirSync("build").map((name) => join("build", name));
  return ["build.js", ...builders, "bin/start.js", "package.json", "package-lock.json", ...sources].every(
    (path) => statSync(path).mtimeMs < built,
  );
}

/** The folders of the packages that some builds took files from. */
function packagesIn(builds) {
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** The bundles in the folder. */
const bundles = () => readdirSync(OUT).filter((name) => name.endsWith(".cjs"));

/** Writes what tells this build from any other, and the commands that it has. */
function describeBuild() {
  const hash = createHash("sha256");
  for (const name of bundles()) {
    hash.update(readFileSync(join(OUT, name)));
  }
  const list = readFileSync(join(SOURCES, "commands/list.ts"), "utf8");
  const commands = Array.from(list.matchAll(/name: "([a-z]+)"/g), ([, name]) => name);
  writeFileSync(join(OUT, BUILD), [hash.digest("hex").slice(0, 16), ...commands].join(" "));
}

const INTAKE = [
  "nieuw",
  "--naam=Jan de Vries",
  "--adres=Kerkstraat 1",
  "--postcode=8911 AB",
  "--plaats=Leeuwarden",
  "--wijze=brief",
  "--vertrouwelijk=nee",
  "--aard=advies",
  "--omschrijving=De premie is hoger dan gezegd.",
];

/** The commands of an ordinary day, on enough cases for the charts of the yearly overview. */
const EVERYDAY = [
  ["medewerkers", "toevoegen", "Jelle Dijkstra"],
  ...Array.from({ length: 6 }, () => INTAKE),
  ["toewijzen", "1", "--aan=Jelle Dijkstra"],
  ["termijnen"],
  ["lijst"],
  ["toon", "1"],
  ["zoek", "premie"],
  ["brief", "1", "ontvangstbevestiging"],
  ["besluit", "1", "--oordeel=gegrond", "--motivering=Dat klopt."],
  ["jaaroverzicht", "--jaar=2024"],
  ["jaaroverzicht", "--jaar=2024", "--formaat=docx"],
];

/** What a shell asks, which has no options before it. */
const COMPLETE = ["aanvulling", "--", "bash", ":ter"];

/** Runs commands in a folder of their own: for each is kept what V8 compiled of it, in all the ways that it was run. */
function run(commands) {
  const folder = mkdtempSync(join(tmpdir(), "klacht-bouw-"));
  const always = ["--map", join(folder, "register"), "--als=Bouw", "--peildatum=2024-03-04", "--ja"];
  const program = join(import.meta.dirname, "bin/klacht.js");
  const start = `const own=require(${JSON.stringify(join(import.meta.dirname, "bin/start.js"))});own.keepsMore=true;own.start(process.argv.slice(1))`;
  try {
    for (const [name, ...args] of commands) {
      const how = name === COMPLETE[0] ? [program] : ["-e", start, "--", ...always];
      execFileSync(process.execPath, [...how, name, ...args], { cwd: folder, stdio: "pipe" });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes the parts of the program in two files: those that everyday commands use, which all others read too, and the rest. */
function writeProgram(parts) {
  const record = join(OUT, "used-parts.txt");
  writeParts(parts, [], resolve(record));
  run(EVERYDAY);
  const used = new Set(readFileSync(record, "utf8").split("\n"));
  rmSync(record);
  writeParts(
    parts.filter(({ name }) => used.has(name)),
    parts.filter(({ name }) => !used.has(name)),
  );
}

function writeParts(first, others, record) {
  writeFileSync(PROGRAM, startingFile(first, { entry: "klacht", rest: `./${basename(REST)}`, record }));
  writeFileSync(REST, restFile(others));
  for (const path of [PROGRAM, REST]) makeRunnable(path);
  describeBuild();
}

if (!upToDate()) {
  mkdirSync(OUT, { recursive: true });
  const { drawings, drawingsAhead } = await drawn();
  const builds = [];
  for (const [library, contents] of Object.entries(LARGE)) {
    const large = await build({
      ...OPTIONS,
      stdin: { contents, resolveDir: "." },
      outfile: join(OUT, fileOf(library)),
      plugins: [lazyBuiltins],
    });
    builds.push(large);
  }
  const program = await build({
    ...OPTIONS,
    format: "esm",
    supported: { ...OPTIONS.supported, "dynamic-import": true },
    splitting: true,
    define: OWN_PLACE,
    entryPoints: ["src/klacht.ts"],
    outdir: OUT,
    entryNames: "[name]-[hash]",
    write: false,
    plugins: [queriesAhead, drawingsAhead, lazyBuiltins, largeApart],
  });
  const completion = await build({
    ...OPTIONS,
    define: OWN_PLACE,
    entryPoints: [join(COMPLETION, "complete.ts")],
    outfile: join(OUT, "aanvulling.cjs"),
    plugins: [lazyBuiltins, largeApart],
  });
  writeFileSync(join(OUT, DRAWINGS), drawings);
  for (const name of bundles()) makeRunnable(join(OUT, name));
  const packages = packagesIn([...builds, program, completion]);
  writeFileSync(join(OUT, BUNDLED), `${JSON.stringify(packages, null, 2)}\n`);
  writeProgram(partsOf(program.outputFiles));
  rmSync(join(OUT, COMPILED), { recursive: true, force: true });
  // Answers that never change: bin gives them without starting the program.
  for (const [name, args] of Object.entries(ANSWERS)) {
    const answer = execFileSync(process.execPath, ["-e", START, "--", ...args], { env: { NO_COLOR: "1" } });
    writeFileSync(join(OUT, name), answer);
  }
  for (const shell of SHELLS) {
    copyFileSync(join(COMPLETION, `klacht.${shell}`), join(OUT, `aanvulling.${shell}`));
  }
  const written = [
    ...[PROGRAM, REST, DRAWINGS, BUNDLED, COMPILED, BUILD, "aanvulling.cjs"],
    ...Object.keys(LARGE).map(fileOf),
    ...Object.keys(ANSWERS),
    ...SHELLS.map((shell) => `aanvulling.${shell}`),
  ].map((path) => basename(path));
  for (const name of readdirSync(OUT)) {
    if (!written.includes(name)) rmSync(join(OUT, name), { recursive: true });
  }
  run([...EVERYDAY, COMPLETE]);
}

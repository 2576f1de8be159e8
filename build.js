/**
 * Bundles src/ to dist/: start-up is most of what a command costs. One file for the program, of which each part runs
 * when it is first asked for, and one for each large library, which most commands never read. CommonJS, since every
 * ES module costs Node a search of its own.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import { build } from "esbuild";

const OUT = "dist";
const PROGRAM = join(OUT, "klacht.cjs");
/** Lists the packages that are in the other files. */
const BUNDLED = "bundled.json";

/** What the program answers always the same, and how it is asked. */
const ANSWERS = {
  "help.txt": ["--help"],
  "version.txt": ["--version"],
  "aanvulling.json": ["aanvulling", "opdrachten"],
};

/** What completes a command line: a small program, and a text for each shell. */
const COMPLETION = "src/commands/aanvulling";
const SHELLS = ["bash", "zsh", "fish", "powershell"];

/** Libraries that are read from a file of their own, by the first part that needs them; what that file holds. */
const LARGE = {
  "@inquirer/core": everythingOf("@inquirer/core"),
  "@inquirer/prompts": everythingOf("@inquirer/prompts"),
  "@zxcvbn-ts/core": everythingOf("@zxcvbn-ts/core"),
  "@zxcvbn-ts/language-common": everythingOf("@zxcvbn-ts/language-common"),
  "@zxcvbn-ts/language-nl-be": everythingOf("@zxcvbn-ts/language-nl-be"),
  "age-encryption": everythingOf("age-encryption"),
  "cli-table3": everythingOf("cli-table3"),
  "csv-parse": everythingOf("csv-parse"),
  dayjs: everythingOf("dayjs"),
  docx: 'module.exports = { ...require("docx"), ...require("docx/charts") };',
  "fast-png": everythingOf("fast-png"),
  fflate: everythingOf("fflate"),
  // What we use of it: all of it takes three times as long to start.
  kysely: `export {
    CamelCasePlugin,
    CompiledQuery,
    Kysely,
    OperationNodeTransformer,
    SchemableIdentifierNode,
    SqliteAdapter,
    SqliteDriver,
    SqliteIntrospector,
    SqliteQueryCompiler,
    sql,
  } from "kysely";`,
  nodemailer: everythingOf("nodemailer"),
  mime: 'module.exports = require("mime").default;',
};

function everythingOf(library) {
  return `module.exports = require("${library}");`;
}

const OPTIONS = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node22.14",
  // Imports that wait for their moment are plain calls too.
  supported: { "dynamic-import": false },
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: "warning",
  // Tells what went in: whoever hands the program on must hand on the licences of that.
  metafile: true,
};

/** CommonJS has no `import.meta.url`. */
const WITH_URL = {
  define: { "import.meta.url": "__url" },
  banner: { js: 'const __url=require("node:url").pathToFileURL(__filename).href;' },
};

/**
 * Node's own modules, loaded by the first use of one of their members. An import of `node:fs` touches every member,
 * and with that half of Node's library; commander alone would bring child processes, sockets and worker threads.
 */
const lazyBuiltins = {
  name: "lazy-builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, "");
      return builtinModules.includes(name) ? { path: name, namespace: "builtin" } : undefined;
    });
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => {
      const builtin = process.getBuiltinModule(`node:${path}`);
      const load = `process.getBuiltinModule("node:${path}")`;
      // Those that are a class themselves are inherited from, which can't wait.
      if (typeof builtin === "function") return { contents: `module.exports = ${load};` };
      const members = Object.getOwnPropertyNames(builtin);
      return {
        contents: `const load = () => ${load};
          for (const name of ${JSON.stringify(members)})
            Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });`,
      };
    });
  },
};

/** The file of a large library, seen from the program. */
const fileOf = (library) => `./${library.replace("@", "").replace("/", "-")}.cjs`;

/** Entries that share their classes with the library itself lie in its file. */
const HOME = { "docx/charts": "docx" };

const largeApart = {
  name: "large-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path }) => {
      const library = HOME[path] ?? path;
      return Object.hasOwn(LARGE, library) ? { path: fileOf(library), external: true } : undefined;
    });
  },
};

/** Whether the last build is newer than every source: `npm start` then begins at once. */
function upToDate() {
  const built = statSync(PROGRAM, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync("src", { recursive: true }).map((name) => join("src", name));
  return ["build.js", "package.json", "package-lock.json", ...sources].every(
    (path) => statSync(path).mtimeMs < built,
  );
}

/** The folders of the packages that some builds took files from. */
function packagesIn(builds) {
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

if (!upToDate()) {
  mkdirSync(OUT, { recursive: true });
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
    ...WITH_URL,
    entryPoints: ["src/klacht.ts"],
    outfile: PROGRAM,
    plugins: [lazyBuiltins, largeApart],
  });
  const completion = await build({
    ...OPTIONS,
    ...WITH_URL,
    entryPoints: [join(COMPLETION, "complete.ts")],
    outfile: join(OUT, "aanvulling.cjs"),
    plugins: [lazyBuiltins],
  });
  const packages = packagesIn([...builds, program, completion]);
  writeFileSync(join(OUT, BUNDLED), `${JSON.stringify(packages, null, 2)}\n`);
  // Answers that never change: bin gives them without starting the program.
  for (const [name, args] of Object.entries(ANSWERS)) {
    const answer = execFileSync(process.execPath, [PROGRAM, ...args], { env: { NO_COLOR: "1" } });
    writeFileSync(join(OUT, name), answer);
  }
  for (const shell of SHELLS) {
    copyFileSync(join(COMPLETION, `klacht.${shell}`), join(OUT, `aanvulling.${shell}`));
  }
  const written = [
    ...[PROGRAM, BUNDLED, "aanvulling.cjs"],
    ...Object.keys(LARGE).map(fileOf),
    ...Object.keys(ANSWERS),
    ...SHELLS.map((shell) => `aanvulling.${shell}`),
  ].map((path) => basename(path));
  for (const name of readdirSync(OUT)) {
    if (!written.includes(name)) rmSync(join(OUT, name), { recursive: true });
  }
}

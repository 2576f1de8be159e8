/** The large libraries: a file each, which most commands never read. */
import { lazily } from "./lazily.js";

/** Of the large libraries, those of which we call functions that most commands never come to; which those are. */
const FUNCTIONS = {
  "fast-string-truncated-width": ["default"],
  "fast-wrap-ansi": ["wrapAnsi"],
};

/** What we use of Kysely. Read by the first use of one of these: many commands have all that they ask compiled ahead. */
const KYSELY = [
  "CamelCasePlugin",
  "CompiledQuery",
  "Kysely",
  "OperationNodeTransformer",
  "SchemableIdentifierNode",
  "SqliteAdapter",
  "SqliteDriver",
  "SqliteIntrospector",
  "SqliteQueryCompiler",
  "sql",
];

/** Libraries that are read from a file of their own, by the first part that needs them; what that file holds. */
export const LARGE = {
  "@inquirer/core": everythingOf("@inquirer/core"),
  "@inquirer/prompts": everythingOf("@inquirer/prompts"),
  "@streamparser/json": everythingOf("@streamparser/json"),
  "@zxcvbn-ts/core": everythingOf("@zxcvbn-ts/core"),
  "@zxcvbn-ts/language-common": everythingOf("@zxcvbn-ts/language-common"),
  "@zxcvbn-ts/language-nl-be": everythingOf("@zxcvbn-ts/language-nl-be"),
  "age-encryption": everythingOf("age-encryption"),
  "csv-parse/sync": everythingOf("csv-parse/sync"),
  dayjs: everythingOf("dayjs"),
  docx: 'module.exports = { ...require("docx"), ...require("docx/charts") };',
  "fast-png": everythingOf("fast-png"),
  // What it has for Node are worker threads, which we have no use for.
  fflate: everythingOf("fflate/browser"),
  "ical-generator":
    'const all = require("ical-generator"); module.exports = Object.assign(all.default, all);',
  // All of it takes three times as long to start.
  kysely: `export { ${KYSELY.join(", ")} } from "kysely";`,
  nodemailer: everythingOf("nodemailer"),
  "kysely/migration": everythingOf("kysely/migration"),
  mime: 'module.exports = require("mime").default;',
  uqr: everythingOf("uqr"),
  ...Object.fromEntries(Object.keys(FUNCTIONS).map((library) => [library, everythingOf(library)])),
};

function everythingOf(library) {
  return `module.exports = require("${library}");`;
}

/** The file of a large library, seen from the program. */
export const fileOf = (library) => `./${library.replace("@", "").replace("/", "-")}.cjs`;

/** Entries that share their classes with the library itself lie in its file. */
const HOME = { "docx/charts": "docx" };

/** Takes the large libraries out of a bundle; what is left calls for their files by `require`. */
export const largeApart = {
  name: "large-apart",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) => {
      const library = HOME[path] ?? path;
      if (!Object.hasOwn(LARGE, library)) return undefined;
      if (kind === "dynamic-import") return { path: fileOf(library), external: true };
      return { path: library, namespace: "large" };
    });
    // Of files by that name esbuild knows nothing, and leaves the calls as they are.
    onResolve({ filter: /^\./, namespace: "large" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "large" }, ({ path }) => ({
      contents: stub(path, `require("${fileOf(path)}")`),
    }));
  },
};

function stub(library, load) {
  if (library === "kysely") return `module.exports = ${lazily(load, KYSELY)};`;
  const call = (name) => `(...args) => ${load}.${name}(...args)`;
  return (
    (FUNCTIONS[library] ?? [])
      .map((name) => (name === "default" ? "export default " : `export const ${name} = `) + call(name))
      .join(";") || `module.exports = ${load};`
  );
}

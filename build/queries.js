/** The queries that are always the same but for their values: in the bundle stands what Kysely makes of them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const FOLDER = join(import.meta.dirname, "..", "src", "register", "vragen");

/** Replaces the modules in `vragen/` by the texts of their queries. */
export const queriesAhead = {
  name: "queries-ahead",
  async setup({ onLoad }) {
    const modules = await load();
    onLoad({ filter: /[\\/]register[\\/]vragen[\\/][^\\/]+\.ts$/ }, ({ path }) => {
      const name = path.slice(FOLDER.length + 1);
      const queries = Object.entries(modules[name]).map(
        ([name, exported]) => `export const ${name} = ${asText(exported)};`,
      );
      return {
        contents: ['import { uitgewerkt } from "../vraag.ts";', ...queries].join("\n"),
        resolveDir: FOLDER,
        loader: "js",
      };
    });
  },
};

/** A query, or several by name. */
function asText(exported) {
  if ("teksten" in exported) return `uitgewerkt(${JSON.stringify(exported.teksten)})`;
  return `{ ${Object.entries(exported).map(([name, query]) => `${name}: ${asText(query)}`)} }`;
}

/** What the modules export, by their file names: run with Kysely, as the tests run them. */
async function load() {
  const files = readdirSync(FOLDER);
  const all = files.map((file, index) => `import * as m${index} from "./${file}";`);
  const names = files.map((file, index) => `"${file}": m${index}`);
  const { outputFiles } = await build({
    stdin: { contents: `${all.join("\n")}\nexport default { ${names.join(", ")} };`, resolveDir: FOLDER },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  const { default: modules } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
  );
  return modules;
}

/** The queries that are always the same but for their values: in the bundle stands what Kysely makes of them. */
import { join } from "node:path";
import { exportsIn } from "./ahead.js";

const FOLDER = join(import.meta.dirname, "..", "src", "register", "vragen");

/** Replaces the modules in `vragen/` by the texts of their queries. */
export const queriesAhead = {
  name: "queries-ahead",
  async setup({ onLoad }) {
    const modules = await exportsIn(FOLDER);
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

/** What docx draws once for documents that are filled in without it: a file that only their commands read. */
import { join } from "node:path";
import { exportsIn } from "./ahead.js";

const FOLDER = join(import.meta.dirname, "..", "src", "documents", "tekeningen");

/** The file, seen from the program. */
export const DRAWINGS = "./tekeningen.cjs";

/** What the modules in `tekeningen/` export, nothing but texts in lists and by names: as that file, and for the program. */
export async function drawn() {
  const modules = await exportsIn(FOLDER);
  return { drawings: `module.exports = ${JSON.stringify(modules)};`, drawingsAhead: fromFile(modules) };
}

/** Has those modules take what they export from the file. */
function fromFile(modules) {
  return {
    name: "drawings-ahead",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/tekeningen\.cjs$/ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /[\\/]documents[\\/]tekeningen[\\/][^\\/]+\.ts$/ }, ({ path }) => {
        const name = path.slice(FOLDER.length + 1);
        return {
          contents: `export const { ${Object.keys(modules[name]).join(", ")} } = require("${DRAWINGS}")["${name}"];`,
          loader: "js",
        };
      });
    },
  };
}

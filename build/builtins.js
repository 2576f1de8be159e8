/** Node's own modules in the bundles: loaded by the first use of one of their members. */
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { lazily } from "./lazily.js";

const SOURCES = join(import.meta.dirname, "..", "src");

/**
 * An import of `node:fs` touches every member, and with that half of Node's library; commander alone would bring child
 * processes, sockets and worker threads. Our own sources name what they use, mostly functions: those need no object
 * that looks like the module.
 */
export const lazyBuiltins = {
  name: "lazy-builtins",
  setup({ onResolve, onLoad }) {
    const named = membersNamed();
    onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path, importer }) => {
      const name = path.replace(/^node:/, "");
      if (!builtinModules.includes(name)) return undefined;
      return { path: name, namespace: importer.startsWith(SOURCES) ? "builtin-named" : "builtin" };
    });
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => {
      const builtin = process.getBuiltinModule(path);
      // Those that are a class themselves are inherited from, which can't wait.
      if (typeof builtin === "function") return { contents: `module.exports = ${load(path)};` };
      return { contents: lazily(load(path), Object.getOwnPropertyNames(builtin)) };
    });
    onLoad({ filter: /.*/, namespace: "builtin-named" }, ({ path }) => ({
      contents: [...(named.get(path) ?? [])].map((name) => member(path, name)).join("\n"),
    }));
  },
};

const load = (path) => `process.getBuiltinModule("node:${path}")`;

function member(path, name) {
  if (typeof process.getBuiltinModule(path)[name] === "function")
    return `export const ${name} = (...args) => ${load(path)}.${name}(...args);`;
  return `export const ${name} = /* @__PURE__ */ (() => ${load(path)}.${name})();`;
}

/** The members of Node's own modules that our sources name in an import. */
function membersNamed() {
  const named = new Map();
  for (const path of readdirSync(SOURCES, { recursive: true }).filter((name) => name.endsWith(".ts"))) {
    const source = readFileSync(join(SOURCES, path), "utf8");
    for (const [, names, builtin] of source.matchAll(/import \{([^}]*)\} from "node:([a-z0-9_/]+)"/g)) {
      const members = named.get(builtin) ?? new Set();
      for (const name of names.split(",").map((typed) => typed.trim().replace(/ as .*/, ""))) {
        if (name !== "" && !name.startsWith("type ")) members.add(name);
      }
      named.set(builtin, members);
    }
  }
  return named;
}

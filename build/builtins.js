/** Node's own modules in the bundles: of each only what is used, and no sooner than it is used. */
import { builtinModules } from "node:module";
import { lazily } from "./lazily.js";

/** Those that Node has at hand: asking for another one, even if Node uses it itself, has it load all that belongs to it. */
const LOADED = ["buffer", "events", "fs", "path", "process", "timers", "url"];

/**
 * An import of `node:fs` as a whole touches every member, and with that half of Node's library; commander alone would
 * bring child processes, sockets and worker threads.
 */
export const lazyBuiltins = {
  name: "lazy-builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, "");
      if (!builtinModules.includes(name)) return undefined;
      return { path: name, namespace: kind === "require-call" ? "builtin-whole" : "builtin" };
    });
    onLoad({ filter: /.*/, namespace: "builtin-whole" }, ({ path }) => ({
      contents: `module.exports = ${whole(path)};`,
    }));
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({ contents: inMembers(path) }));
  },
};

/** What `process` is needs no asking. */
const load = (path) => (path === "process" ? "process" : `process.getBuiltinModule("node:${path}")`);

/** As an object that is the module, or has all its members when they are asked for. */
function whole(path) {
  const builtin = process.getBuiltinModule(path);
  // One that is a class itself is inherited from, which can't wait.
  if (LOADED.includes(path) || typeof builtin === "function") return load(path);
  return lazily(load(path), Object.getOwnPropertyNames(builtin));
}

/** As an ES module, of which esbuild leaves out what nobody imports. */
function inMembers(path) {
  const members = Object.entries(Object.getOwnPropertyDescriptors(process.getBuiltinModule(path)))
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name) && name !== "default")
    .map(([name, { value }]) => member(path, name, value));
  return [`export default /* @__PURE__ */ (() => ${whole(path)})();`, ...members].join("\n");
}

function member(path, name, value) {
  const get = `${load(path)}.${name}`;
  const mayWait = !LOADED.includes(path) && isPlainFunction(name, value);
  return mayWait
    ? `let ${name}_; export const ${name} = (...args) => (${name}_ ??= ${get})(...args);`
    : `export const ${name} = /* @__PURE__ */ (() => ${get})();`;
}

/** No class, and nothing hangs on it that a function in its place would lack. */
function isPlainFunction(name, value) {
  const own = ["length", "name", "prototype"];
  return (
    typeof value === "function" &&
    !/^[A-Z]/.test(name) &&
    Reflect.ownKeys(value).every((key) => own.includes(key))
  );
}

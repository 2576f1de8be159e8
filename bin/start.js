/**
 * Starts the program from its bundles in dist/, with what V8 compiled of them for the same command before: compiling
 * costs more than all that most commands do, and reading back what another command needed costs too. Node's own cache
 * holds for all commands at once, without the functions that were compiled by their first use, and lies in the folder
 * for temporary files, which is everybody's.
 *
 * It lies in dist/compiled/<build>/<command>/. The build runs the everyday commands; the others keep theirs the first
 * time, as all do where the program was moved to, or under another Node, which V8 itself tells apart. What is kept of
 * another build is never read: V8 would tell it by its length only.
 */
const { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const DIST = join(__dirname, "..", "dist");
const bundles = new Map();
/** What was compiled and is to be kept, by its place. */
const toKeep = new Map();
let kept;

/** Whether to keep what is compiled on top of what was kept before: the build runs a command in several ways. */
exports.keepsMore = false;

/** Runs a command line: everything behind `klacht`. */
exports.start = async (args) => {
  kept = folderFor(args);
  await load("klacht.cjs").main(args);
  // What was cleared away by V8 meanwhile is seen to in the next turn, and is no work.
  if (!isDone()) await new Promise((next) => setImmediate(next));
  // Taking itself down piece by piece would cost Node as much as some commands take.
  if (isDone()) process.exit();
};

/** Whether nothing is under way any more: standard streams that wait for nothing are all that is open. */
function isDone() {
  return process.getActiveResourcesInfo().every((name) => name === "TTYWrap" || name === "PipeWrap");
}

/** What a shell may complete a command line with; see `src/commands/aanvulling`. */
exports.complete = (words) => {
  kept = folderFor(["aanvulling"]);
  return load("aanvulling.cjs").complete(words);
};

/** Where the compiled code of a command is kept; without a command the menu comes. */
function folderFor(args) {
  const [build, ...commands] = readFileSync(join(DIST, "build.txt"), "latin1").split(" ");
  return join(DIST, "compiled", build, args.find((arg) => commands.includes(arg)) ?? "menu");
}

/** The bundle of this name, run once. */
function load(name) {
  const known = bundles.get(name);
  if (known) return known.exports;
  const filename = join(DIST, name);
  // The build writes a function, in nothing but ASCII.
  const source = readFileSync(filename, "latin1");
  const cachedData = read(join(kept, name));
  const script = new Script(source, { filename, cachedData });
  if (exports.keepsMore || cachedData === undefined || script.cachedDataRejected)
    keepAtTheEnd(script, join(kept, name));
  const module = { exports: {} };
  bundles.set(name, module);
  script.runInThisContext().call(module.exports, module.exports, requireInDist, module, filename, DIST);
  return module.exports;
}

function requireInDist(id) {
  return id.startsWith("./") ? load(id.slice(2)) : require(id);
}

function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** At the end V8 knows which functions were used. Of more than ten listeners Node would warn the user. */
function keepAtTheEnd(script, path) {
  if (toKeep.size === 0) process.once("exit", () => toKeep.forEach(keep));
  toKeep.set(path, script);
}

function keep(script, path) {
  const own = `${path}.${process.pid}`;
  try {
    // Whoever may run the program may read this; all else that it makes is for its user only.
    process.umask(0o022);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(own, script.createCachedData());
    renameSync(own, path);
  } catch {
    // Where nothing can be kept, the next command compiles again.
    if (existsSync(own)) rmSync(own);
  }
}

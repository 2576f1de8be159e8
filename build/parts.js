/**
 * The program as one file of many parts. What several commands share is a part, and so is what one of them has for
 * itself; each is a function, and those that a command has no use for are never compiled nor read back.
 */
import { basename } from "node:path";

/**
 * @param outputFiles what esbuild makes of the program with `splitting`: modules that import each other
 * @param entry the name of the first, without what esbuild adds
 */
export function joinParts(outputFiles, entry) {
  const parts = outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
  const first = parts.find(({ name }) => name.startsWith(`${entry}-`)).name;
  return [
    '"use strict";',
    "const made={};",
    // A part that fails is made again when it is asked for again.
    "const part=(name)=>made[name]??=parts[name]();",
    // What an import of CommonJS that waits for its moment gives.
    "const library=(file)=>{const all=require(file);return{...all,default:all}};",
    `const parts={${parts.map(({ name, text }) => `"${name}"(){${asFunction(text)}}`).join(",")}};`,
    `module.exports=part("${first}");`,
  ].join("\n");
}

/** A module as the body of a function that returns what the module exports; esbuild puts imports first, exports last. */
function asFunction(text) {
  let body = text.trim();
  let imports = "";
  for (let found = IMPORT.exec(body); found; found = IMPORT.exec(body)) {
    const [whole, names, name] = found;
    imports +=
      names === undefined ? `part("${name}");` : `const{${renamed(names, "$1:$2")}}=part("${name}");`;
    body = body.slice(whole.length);
  }
  body = body
    .replace(EXPORT, (_, names) => `return{${renamed(names, "$2:$1")}};`)
    .replaceAll(DYNAMIC, (_, name) => `Promise.resolve().then(()=>${later(name)})`);
  if (LEFT.test(body)) throw new Error(`A part still has an import or an export: ${body.slice(0, 200)}`);
  return imports + body;
}

const later = (name) => (name.endsWith(".cjs") ? `library("./${name}")` : `part("${name}")`);

const IMPORT = /^import(?:\{([^}]*)\}from)?"\.\/([^"]+)";/;
const EXPORT = /export\{([^}]*)\};?$/;
const LEFT = /(?:^|[;}])(?:import|export)[{"* ]/;
const DYNAMIC = /import\("\.\/([^"]+)"\)/g;

const renamed = (names, form) => names.replaceAll(/([\w$]+) as ([\w$]+)/g, form);

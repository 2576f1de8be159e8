/**
 * The program as files of many parts. What several commands share is a part, and so is what one of them has for itself;
 * each is a function, and those that a command has no use for are never compiled nor read back.
 */
import { basename } from "node:path";

/** @param outputFiles what esbuild makes of the program with `splitting`: modules that import each other */
export function partsOf(outputFiles) {
  return outputFiles.map(({ path, text }) => ({ name: basename(path), body: asFunction(text) }));
}

/**
 * The file that the program starts from.
 * @param entry the name of the first part, without what esbuild adds
 * @param rest the file with the parts that are not in this one
 * @param record where to write down which parts were made, each time that the program ends
 */
export function startingFile(parts, { entry, rest, record }) {
  const first = parts.find(({ name }) => name.startsWith(`${entry}-`)).name;
  return [
    '"use strict";',
    "const made={};",
    // A part that fails is made again when it is asked for again.
    "const part=(name)=>made[name]??=(Object.hasOwn(parts,name)?parts:rest())[name]();",
    `const rest=()=>Object.assign(parts,require("${rest}").parts(part,library));`,
    // What an import of CommonJS that waits for its moment gives.
    "const library=(file)=>{const all=require(file);return{...all,default:all}};",
    `const parts=${asObject(parts)};`,
    record
      ? `process.once("exit",()=>require("node:fs").appendFileSync(${JSON.stringify(record)},Object.keys(made).join("\\n")+"\\n"));`
      : "",
    `module.exports=part("${first}");`,
  ].join("\n");
}

/** The file with the other parts. */
export function restFile(parts) {
  return `"use strict";\nexports.parts=(part,library)=>(${asObject(parts)});`;
}

const asObject = (parts) => `{${parts.map(({ name, body }) => `"${name}"(){${body}}`).join(",")}}`;

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
  // A part is made once: also one that exports nothing has something to remember it by.
  if (!EXPORT.test(body)) body += ";return{};";
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

/** What is made once, at the build, by modules that the tests run as they are. */
import { readdirSync } from "node:fs";
import { build } from "esbuild";

/** What the modules in a folder export, by their file names. */
export async function exportsIn(folder) {
  const files = readdirSync(folder);
  const all = files.map((file, index) => `import * as m${index} from "./${file}";`);
  const names = files.map((file, index) => `"${file}": m${index}`);
  const { outputFiles } = await build({
    stdin: { contents: `${all.join("\n")}\nexport default { ${names.join(", ")} };`, resolveDir: folder },
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

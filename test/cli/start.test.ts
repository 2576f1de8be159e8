/** What Node compiled of the program is kept beside it, and nowhere else. */
import { cpSync, existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect } from "vitest";
import { environment, it, ROOT } from "./run.ts";

const COMPILED = "dist/compiled";

describe("what was compiled", () => {
  it("comes with the build", () => {
    const [version = ""] = readdirSync(join(ROOT, COMPILED));
    expect(version).toContain(process.version);
    expect(readdirSync(join(ROOT, COMPILED, version)).length).toBeGreaterThan(5);
  });

  it("is made anew by the first command elsewhere, beside the program and not in everybody's folder", async ({
    klacht,
  }) => {
    const own = join(klacht.home, "eigen map");
    for (const name of ["bin", "dist", "package.json"]) {
      cpSync(join(ROOT, name), join(own, name), {
        recursive: true,
        filter: (path) => !path.endsWith("compiled"),
      });
    }
    symlinkSync(join(ROOT, "node_modules"), join(own, "node_modules"));
    const { stdout, stderr } = await execa(process.execPath, [join(own, "bin/klacht.js"), "termijnen"], {
      env: environment(klacht.home),
      extendEnv: false,
    });
    expect(stdout).toContain("Mooi zo");
    expect(stderr).toBe("");
    expect(readdirSync(join(own, COMPILED), { recursive: true }).length).toBeGreaterThan(1);
    expect(existsSync(join(klacht.home, "tmp/node-compile-cache"))).toBe(false);
  });
});

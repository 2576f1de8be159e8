import { defineConfig } from "vitest/config";

/** They put other modules in the place of those that are tested, so none of it may be left of another test. */
const REPLACE_MODULES = ["test/kluis/wissel.test.ts", "test/terminal/ask.test.ts"];

/** `--mode slow` runs the proofs that take their time: many processes at once, documents in another program. */
export default defineConfig(({ mode }) => {
  const slow = { include: ["test/**/*.slow.ts"] };
  const together = { include: ["test/**/*.test.ts"], exclude: REPLACE_MODULES, isolate: false };
  const apart = { include: REPLACE_MODULES };
  const projects = mode === "slow" ? { slow } : { together, apart };
  return {
    test: {
      setupFiles: ["test/umask.ts"],
      testTimeout: 30_000,
      hookTimeout: 60_000,
      unstubEnvs: true,
      // Most of what the tests wait for are processes of their own.
      maxWorkers: 2,
      projects: Object.entries(projects).map(([name, test]) => ({ extends: true, test: { name, ...test } })),
    },
  };
});

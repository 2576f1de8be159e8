import { defineConfig } from "vitest/config";

/** `--mode slow` runs the proofs that take their time: many processes at once, documents in another program. */
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === "slow" ? "test/**/*.slow.ts" : "test/**/*.test.ts"],
    setupFiles: ["test/umask.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most of what the tests wait for are processes of their own.
    maxWorkers: 2,
  },
}));

/** A disk that fails at a call of our choice, for the program as it runs: a small library that is loaded before it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { ROOT } from "../cli/run.ts";

const SOURCE = join(import.meta.dirname, "failing-disk.c");

/** Compiles the library and returns its path; null where there is no compiler, or no such way to load it. */
export function compileFailingDisk(): string | null {
  if (process.platform !== "linux") return null;
  const folder = join(ROOT, "node_modules/.cache/klacht-faults");
  mkdirSync(folder, { recursive: true });
  const library = join(folder, `failing-disk-${process.pid}.so`);
  try {
    execFileSync("gcc", ["-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], { stdio: "pipe" });
    return library;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export interface Failure {
  /** The folder of which the disk fails. */
  readonly under: string;
  /** From which call on, counted from 1; 0 for none. */
  readonly at: number;
  /** How many calls fail; 0 for all that come. */
  readonly times: number;
  readonly code: "EIO" | "ENOSPC" | "EDQUOT" | "EROFS";
  /** Where to write what happened. */
  readonly report: string;
}

export function failingEnvironment(library: string, failure: Failure): Record<string, string> {
  return {
    LD_PRELOAD: library,
    FAIL_UNDER: failure.under,
    FAIL_AT: String(failure.at),
    FAIL_TIMES: String(failure.times),
    FAIL_ERRNO: String(constants.errno[failure.code]),
    FAIL_REPORT: failure.report,
  };
}

/** How many calls there were, and how many of them failed. */
export function readReport(path: string): { calls: number; failed: number } {
  const [calls = 0, failed = 0] = readFileSync(path, "utf8").trim().split(" ").map(Number);
  return { calls, failed };
}

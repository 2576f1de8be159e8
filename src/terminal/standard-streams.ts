/** The streams of the process, made only when they are used: each of Node's own brings half its library of streams. */
import { fstatSync, type Stats, statSync, writeSync } from "node:fs";
import { devNull } from "node:os";
import type { Output, Streams } from "./terminal.ts";

const STDOUT = 1;

/** Standard input, output and error. A reader that stops early (`klacht lijst | head`) ends the program, and is no failure. */
export const standardStreams: Streams = {
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    output ??= isTerminal() ? terminalOutput() : plainOutput;
    return output;
  },
  get stderr() {
    return process.stderr;
  },
};

let output: Output | undefined;

function isTerminal(): boolean {
  try {
    const out = fstatSync(STDOUT);
    return out.isCharacterDevice() && !isDevNull(out);
  } catch {
    // A console of Windows has no status.
    return true;
  }
}

function isDevNull({ rdev }: Stats): boolean {
  return process.platform !== "win32" && statSync(devNull).rdev === rdev;
}

function terminalOutput(): Output {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (!hasLeft(error)) throw error;
    process.exit(0);
  });
  return process.stdout;
}

/** How long to wait for a reader who is slower than we, in milliseconds. */
const PAUSE = 2;

/** A file or a pipe: what is written is gone when `write` returns. */
const plainOutput: Output = {
  write(content) {
    let rest = typeof content === "string" ? Buffer.from(content) : content;
    while (rest.length > 0) {
      try {
        rest = rest.subarray(writeSync(STDOUT, rest));
      } catch (error) {
        if (hasLeft(error)) process.exit(0);
        if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
      }
    }
    return true;
  },
};

function hasLeft(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "EPIPE";
}

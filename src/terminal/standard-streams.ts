/** The streams of the process, made only when they are used: each of Node's own brings half its library of streams. */
import { fstatSync, type Stats, statSync, writeSync } from "node:fs";
import type { Output, Streams } from "./terminal.ts";
import { inUtf8 } from "./utf8.ts";

const [STDIN, STDOUT, STDERR] = [0, 1, 2];

/** Standard input, output and error. A reader that stops early (`klacht lijst | head`) ends the program, and is no failure. */
export const standardStreams: Streams = {
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    output ??= isTerminal(STDOUT) ? terminalOutput() : plainOutput;
    return output;
  },
  get stderr() {
    return process.stderr;
  },
  get mayAsk() {
    return isTerminal(STDIN) && isTerminal(STDERR);
  },
  get mayShow() {
    return isTerminal(STDERR);
  },
};

let output: Output | undefined;

/** Whether it may be one: Node's own answer brings its networking along. */
function isTerminal(fd: number): boolean {
  try {
    const status = fstatSync(fd);
    return status.isCharacterDevice() && !isDevNull(status);
  } catch {
    // A console of Windows has no status.
    return true;
  }
}

function isDevNull({ rdev }: Stats): boolean {
  return process.platform !== "win32" && statSync("/dev/null").rdev === rdev;
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
    if (typeof content === "string") inUtf8(content, writeWhole);
    else writeWhole(content);
    return true;
  },
};

function writeWhole(bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(STDOUT, rest));
    } catch (error) {
      if (hasLeft(error)) process.exit(0);
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

function hasLeft(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "EPIPE";
}

/** Progress of long work: a bar on a terminal, nothing elsewhere. */
import type { Terminal } from "./terminal.ts";
import { safeLine } from "./text.ts";

export interface Progress {
  /** `share` from 0 to 1. */
  update(share: number): void;
  done(): void;
}

/** Longer than nobody notices. */
const NOTICED_MS = 700;

/** Says, after a while, what is waited for; the words go when it is over, unless they are read aloud. */
export function startWaiting(terminal: Terminal, label: string): Pick<Progress, "done"> {
  if (!terminal.showsProgress) return { done() {} };
  const { plain } = terminal;
  const { stderr } = terminal.streams;
  const words = plain ? `${safeLine(label)}\n` : `\r${safeLine(label)}`;
  const timer = setTimeout(() => stderr.write(words), NOTICED_MS);
  return {
    done() {
      clearTimeout(timer);
      if (!plain) stderr.write("\r\u001b[2K");
    },
  };
}

const WIDTH = 30;
const INTERVAL_MS = 100;

/** Shows how far the work is, on standard error; the bar goes when the work is done. Read aloud, it is its label once. */
export function startProgress(terminal: Terminal, label: string): Progress {
  if (!terminal.showsProgress) return { update() {}, done() {} };
  const { stderr } = terminal.streams;
  if (terminal.plain) {
    const waiting = startWaiting(terminal, `${label} …`);
    return { update() {}, done: () => waiting.done() };
  }
  let last = 0;
  return {
    update(share) {
      const now = performance.now();
      if (now - last < INTERVAL_MS) return;
      last = now;
      const full = Math.round(Math.min(share, 1) * WIDTH);
      const percent = String(Math.floor(share * 100)).padStart(3);
      stderr.write(`\r${label} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${percent}%`);
    },
    done: () => void stderr.write("\r\u001b[2K"),
  };
}

/**
 * Talks with the real program in a pseudo-terminal, as a person does: waits for a text, then types.
 *
 *     const talk = converse(klacht, ["nieuw"]);
 *     await talk.sees("Naam van het kantoor");
 *     talk.type("Bakker\r");
 *     expect(await talk.exitCode()).toBe(0);
 *
 * A key that is typed before its question is there gets lost, by design of the prompts: always wait first.
 */
import { stripVTControlCharacters } from "node:util";
import { spawn } from "@lydell/node-pty";
import { onTestFinished } from "vitest";
import { type Circumstances, environment, globalOptions, type Klacht, PROGRAM, ROOT } from "./run.ts";

export const CTRL_C = "\u0003";
export const CTRL_D = "\u0004";
export const ENTER = "\r";
const DOWN = "\u001b[B";

const PATIENCE_MS = 20_000;

export interface Conversation {
  /**
   * Waits until a text shows that came after what was seen before; however the screen broke its lines.
   * Returns what came up to and with it.
   */
  sees(text: string): Promise<string>;
  type(keys: string): void;
  /** In a list of choices goes down to this one, and takes it. */
  choose(name: string): Promise<void>;
  /** Ends the program as a power cut would. */
  kill(): Promise<void>;
  exitCode(): Promise<number>;
  /** All that showed so far, without colours and cursor moves. */
  shown(): string;
  /** All that showed so far, as the terminal got it. */
  raw(): string;
}

export function converse(
  klacht: Klacht,
  args: readonly string[],
  { env = {}, ...circumstances }: Circumstances & { columns?: number } = {},
): Conversation {
  const { columns = 80, ...options } = circumstances;
  const terminal = spawn(process.execPath, [PROGRAM, ...globalOptions(klacht.map, options), ...args], {
    cols: columns,
    rows: 40,
    cwd: ROOT,
    env: { ...environment(klacht.home), TERM: "xterm-256color", ...env },
  });
  let raw = "";
  let seen = 0;
  let wake = () => {};
  terminal.onData((data) => {
    raw += data;
    wake();
  });
  const ended = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode }) => resolve(exitCode));
  });
  onTestFinished(() => terminal.kill("SIGKILL"));

  const shown = () => stripVTControlCharacters(raw).replaceAll("\r", "");

  /** Waits for new output until `found` says so. */
  const until = async <T>(found: () => T | undefined, what: string): Promise<T> => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const result = found();
      if (result !== undefined) return result;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`${what} did not show; the screen was:\n${shown().slice(-2000)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };

  const sees = (text: string) =>
    until(() => {
      const screen = withoutSpace(shown());
      const place = screen.indexOf(withoutSpace(text), seen);
      if (place < 0) return undefined;
      const from = seen;
      seen = place + withoutSpace(text).length;
      return screen.slice(from, seen);
    }, `“${text}”`);

  /** The choice that the pointer stands at, in the question that is open: behind the last that was answered. */
  const pointedAt = () => /.*❯ ([^\n]*)/s.exec(shown().split("✔").at(-1) ?? "")?.[1]?.trim();

  return {
    sees,
    type: (keys) => terminal.write(keys),
    async choose(name) {
      for (let choice = await until(pointedAt, "a choice"); choice !== name; ) {
        const before = choice;
        terminal.write(DOWN);
        choice = await until(() => {
          const now = pointedAt();
          return now === before ? undefined : now;
        }, `the choice “${name}” below “${before}”`);
      }
      terminal.write(ENTER);
    },
    async kill() {
      terminal.kill("SIGKILL");
      await ended;
    },
    exitCode: () => ended,
    shown,
    raw: () => raw,
  };
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

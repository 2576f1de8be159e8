/**
 * A real shell in a pseudo-terminal, with klacht in its PATH and its completion switched on. In a test:
 *
 *     const { type, sees } = await openShell("bash", klacht);
 *     type("klacht toe\t");
 *     await sees("wijzen");
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { spawn } from "@lydell/node-pty";
import { onTestFinished } from "vitest";
import { environment, type Klacht, PROGRAM } from "./run.ts";

const PATIENCE_MS = 20_000;
const READY = "klaar>";

/** How each shell starts bare, gets its prompt, and learns to complete. */
const SHELLS = {
  bash: { args: ["--norc", "--noprofile", "-i"], start: `PS1='${READY} '; source <(klacht aanvulling bash)` },
  zsh: {
    args: ["-f", "-i"],
    start: `PS1='${READY} '; autoload -Uz compinit; compinit -u -D; source <(klacht aanvulling zsh)`,
  },
  fish: {
    args: ["--no-config", "-i"],
    start: `function fish_prompt; echo '${READY} '; end; klacht aanvulling fish | source`,
  },
};
export type ShellName = keyof typeof SHELLS;

export interface Shell {
  type(keys: string): void;
  /** Waits until a text shows behind what was seen before, and returns what showed up to and with it. */
  sees(text: string | RegExp): Promise<string>;
}

export function isInstalled(name: ShellName): boolean {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export async function openShell(name: ShellName, klacht: Klacht): Promise<Shell> {
  const { args, start } = SHELLS[name];
  const bin = join(klacht.home, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "klacht"), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`);
  chmodSync(join(bin, "klacht"), 0o755);
  const terminal = spawn(name, args, {
    cols: 160,
    rows: 50,
    cwd: klacht.home,
    env: {
      ...environment(klacht.home, { KLACHT_MAP: klacht.map, TERM: "xterm-256color", LANG: "C.UTF-8" }),
      PATH: `${bin}${delimiter}${process.env.PATH}`,
    },
  });
  onTestFinished(() => terminal.kill("SIGKILL"));
  let raw = "";
  let seen = 0;
  let wake = () => {};
  terminal.onData((data) => {
    raw += data;
    wake();
  });
  const shown = () => stripVTControlCharacters(raw).replaceAll("\r", "");
  const sees = async (text: string | RegExp): Promise<string> => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const screen = shown().slice(seen);
      const place = typeof text === "string" ? screen.indexOf(text) : screen.search(text);
      if (place >= 0) {
        const length = typeof text === "string" ? text.length : text.exec(screen)![0].length;
        seen += place + length;
        return screen.slice(0, place + length);
      }
      const left = end - Date.now();
      if (left <= 0) throw new Error(`“${text}” did not show; behind it was:\n${screen.slice(-1500)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const type = (keys: string) => terminal.write(keys);
  // Apart as it is typed, in one piece as it is shown.
  type(`${start}; echo "be""gin"\n`);
  await sees("begin");
  return { type, sees };
}

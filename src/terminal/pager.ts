/** Long texts on a terminal: a screen at a time, by the program that the user has for that. */
import { execFileSync, spawn } from "node:child_process";
import type { Terminal } from "./terminal.ts";

/** Quit where all fits on a screen, show colours, leave the text on the screen. */
const LESS = "FRX";

/** Shows a text by `$PAGER`, else by `less` or, on Windows, `more`; as it is where that can't be done. */
export async function page(terminal: Terminal, text: string): Promise<void> {
  const { PAGER } = process.env;
  const fits = text.split("\n").length < (terminal.streams.stdout.rows ?? 0);
  if (terminal.width === null || fits || PAGER === "" || !(await pageBy(pagerOf(PAGER), `${text}\n`))) {
    terminal.line(text);
  }
}

interface Pager {
  readonly command: string;
  readonly args: readonly string[];
  /** Whether the command is a line for the shell. */
  readonly shell: boolean;
}

function pagerOf(own: string | undefined): Pager {
  if (own !== undefined) return { command: own, args: [], shell: true };
  if (process.platform !== "win32") return { command: "less", args: [], shell: false };
  return { command: moreInUtf8(), args: [], shell: true };
}

/** `more` takes what it reads for text in the code page of the console, which is put back afterwards. */
function moreInUtf8(): string {
  const codePage = /\d+/.exec(execFileSync("cmd", ["/d", "/c", "chcp"], { encoding: "latin1" }))?.[0];
  return `chcp 65001 >nul & more${codePage === undefined ? "" : ` & chcp ${codePage} >nul`}`;
}

/** False where the pager isn't there, or couldn't begin. */
function pageBy({ command, args, shell }: Pager, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const env = { LESS, LESSCHARSET: "utf-8", ...process.env };
    const pager = spawn(command, [...args], { shell, env, stdio: ["pipe", "inherit", "inherit"] });
    // Ctrl-C is for the pager: it would be left behind on a terminal that the shell reads from again.
    const ignore = () => {};
    process.on("SIGINT", ignore);
    const done = (shown: boolean) => {
      process.off("SIGINT", ignore);
      resolve(shown);
    };
    pager.once("error", () => done(false));
    // 126 and 127: the shell found nothing that it could run.
    pager.once("close", (code) => done(code !== 126 && code !== 127));
    // Who quits early leaves the rest of the text unread.
    pager.stdin.on("error", ignore);
    pager.stdin.end(text);
  });
}

/** A long text in the user's own editor, for who would rather write there. */
import { spawnSync } from "node:child_process";
import type { Edit } from "../terminal/question.ts";
import type { Context } from "./context.ts";

/**
 * The way to the user's editor: the program that `VISUAL` or `EDITOR` names, on Windows else Notepad. Undefined where there
 * is none, and for a confidential case (§3): an editor keeps copies of its own, which nobody can take back.
 */
export function editorFor(
  { terminal }: Context,
  { vertrouwelijk }: { vertrouwelijk: boolean },
): Edit | undefined {
  const { VISUAL, EDITOR } = process.env;
  const command = VISUAL || EDITOR || (process.platform === "win32" ? "notepad" : undefined);
  if (vertrouwelijk || command === undefined || !terminal.interactive) return undefined;
  return async (text) => {
    const { inPrivateFile } = await import("./open-privately.ts");
    let succeeded = true;
    const edited = await inPrivateFile("tekst.txt", Buffer.from(`${text}\n`), (path) => {
      succeeded = run(command, path);
    });
    if (!succeeded) return { reason: `De editor “${command}” werkte niet; typ de tekst hier.` };
    const now = edited === null ? text : Buffer.from(edited).toString("utf8");
    return {
      text: now
        .replace(/^\ufeff/, "")
        .replaceAll(/\r\n?/g, "\n")
        .trim(),
    };
  };
}

/** Waits for the editor, and tells whether it ended well. The command may have options, as `code --wait` has. */
function run(command: string, path: string): boolean {
  // Standard output may be a file of the user; questions stand on standard error, and so does his editor. What a shell
  // complains of there would stand between the questions, in English.
  const stdio = ["inherit", 2, "ignore"] as const;
  const { status } =
    process.platform === "win32"
      ? spawnSync(`${command} "${path}"`, { shell: true, stdio: [...stdio] })
      : spawnSync("sh", ["-c", `${command} "$1"`, "sh", path], { stdio: [...stdio] });
  return status === 0;
}

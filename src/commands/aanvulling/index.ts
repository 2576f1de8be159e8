/** `klacht aanvulling`: what a shell must run to complete the commands of klacht. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { packageRoot } from "../../documents/package-root.ts";
import { WrongUse } from "../../errors.ts";
import { aangehaald, opsomming } from "../../procedure/tekst.ts";
import { action, type Context } from "../context.ts";
import { SHELLS, type Shell } from "./shells.ts";

/** What the build asks, to write down what there is to complete. */
const TREE = "opdrachten";

/** The line that a shell reads at its start. */
const HOW: Record<Shell, string> = {
  bash: "Zet deze regel in ~/.bashrc: source <(klacht aanvulling bash)",
  zsh: "Zet deze regel in ~/.zshrc, na compinit: source <(klacht aanvulling zsh)",
  fish: "Typ: klacht aanvulling fish > ~/.config/fish/completions/klacht.fish",
  powershell:
    "Zet deze regel in het bestand $PROFILE: klacht aanvulling powershell | Out-String | Invoke-Expression",
};

export function define(command: Command): void {
  command
    .argument("<shell>", `een van ${SHELLS.join(", ")}`)
    .action(action((context, typed: string) => run(context, typed, command.parent)));
}

async function run({ terminal }: Context, typed: string, program: Command | null): Promise<void> {
  if (typed === TREE && program !== null) {
    const { commandTree } = await import("./tree.ts");
    terminal.line(JSON.stringify(await commandTree(program)));
    return;
  }
  const shell = SHELLS.find((name) => name === typed.trim().toLowerCase());
  if (shell === undefined) {
    throw new WrongUse(
      `Voor de shell ${aangehaald(typed)} is er geen aanvulling`,
      `Kies uit: ${opsomming(SHELLS, "of")}.`,
    );
  }
  terminal.line(readFileSync(join(packageRoot(), "dist", `aanvulling.${shell}`), "utf8").trimEnd());
  if (terminal.width !== null) terminal.note(`\n${HOW[shell]}`);
}

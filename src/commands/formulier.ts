/** `klacht formulier`: the registration form in Word, filled in or blank for paper (§3, §4a). */
import type { Command } from "commander";
import { leesKlacht } from "../register/lezen.ts";
import { action, type Context } from "./context.ts";
import { stageConfidential, stageOutput, UNPROTECTED } from "./output-file.ts";

export function define(command: Command): void {
  command
    .argument("[nr]", "nummer van de klacht; zonder nummer een leeg formulier")
    .option("--naar <pad>", "bestand of map; anders hier, onder een eigen naam")
    .action(action(run));
}

async function run(context: Context, typed: string | undefined, { naar }: { naar?: string }): Promise<void> {
  const nummer = typed === undefined ? null : context.nummer(typed);
  const klacht = nummer === null ? null : await leesKlacht((await context.readerFor(nummer)).db, nummer);
  const { makeForm } = await import("../documents/formulier.ts");
  const docx = await makeForm(klacht, context.instellingen, context.vandaag);
  const name = nummer === null ? "klachtformulier.docx" : `klachtformulier-${nummer}.docx`;
  const stage = klacht?.vertrouwelijk ? stageConfidential : stageOutput;
  const file = await stage(context, naar, name, docx);
  file.commit();
  const pad = file.path;
  if (klacht?.vertrouwelijk) context.terminal.note(UNPROTECTED);
  if (context.options.json) context.terminal.json({ nummer, pad });
  else context.terminal.line(context.terminal.paragraph(`Het formulier staat klaar: ${pad}`));
}

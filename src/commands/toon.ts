/** `klacht toon`: the whole case, as a page with a time line; of a confidential one what everybody may know. */
import type { Command } from "commander";
import { leesGesloten } from "../register/gesloten.ts";
import { leesKlacht } from "../register/lezen.ts";
import { vertrouwelijkeId } from "../register/plaats.ts";
import { caseJson, closedCaseJson } from "./case-json.ts";
import { writeCase, writeClosedCase } from "./case-page.ts";
import { action, type Context } from "./context.ts";

export function define(command: Command): void {
  command.argument("<nr>", "nummer van de klacht").action(action(run));
}

async function run(context: Context, typed: string): Promise<void> {
  const { terminal, options, vandaag, kader } = context;
  const nummer = context.nummer(typed);
  const register = await context.reader();
  const closedId = await vertrouwelijkeId(register.db, nummer);
  if (closedId !== null && !(await context.mayOpenKluis(register))) {
    const [klacht] = await leesGesloten(register.db, [closedId]);
    if (options.json) terminal.json(closedCaseJson(klacht!, vandaag));
    else writeClosedCase(terminal, klacht!, vandaag);
    return;
  }
  const klacht = await leesKlacht(register.db, nummer);
  if (options.json) terminal.json(caseJson(klacht, vandaag));
  else writeCase(terminal, klacht, vandaag, kader.woordenlijsten);
}

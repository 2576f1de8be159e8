/** `klacht toon`: the whole case, as a page with a time line. */
import type { Command } from "commander";
import { leesKlacht } from "../register/lezen.ts";
import { caseJson } from "./case-json.ts";
import { writeCase } from "./case-page.ts";
import { action } from "./context.ts";

export function define(command: Command): void {
  command.argument("<nr>", "nummer van de klacht").action(
    action(async (context, typed: string) => {
      const { db } = await context.reader();
      const klacht = await leesKlacht(db, context.nummer(typed));
      if (context.options.json) context.terminal.json(caseJson(klacht, context.vandaag));
      else await writeCase(context.terminal, klacht, context.vandaag, context.kader.woordenlijsten);
    }),
  );
}

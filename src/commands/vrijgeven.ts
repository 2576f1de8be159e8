/** `klacht vrijgeven`: moves a case out of the closed file, back into the open register. */
import type { Command } from "commander";
import { Refused } from "../errors.ts";
import { verhuis } from "../register/verhuizen.ts";
import { runAct } from "./case-command.ts";
import { action, type Context } from "./context.ts";
import { addFields, type Form } from "./form.ts";

const FORM = {
  reden: { option: "reden", label: "Reden", help: "Komt in het logboek.", kind: "text", required: true },
} satisfies Form;

export function define(command: Command): void {
  command.argument("<nr>", "nummer van de klacht");
  addFields(command, Object.values(FORM)).action(
    action(async (context, typed: string, options: Record<string, unknown>) => {
      await context.openKluis(await context.changer());
      await runAct(context, typed, FORM, options, null, async ({ handelende }, db, nummer, { reden }) => {
        await confirm(context, nummer);
        await verhuis(db, nummer, "register", { reden }, handelende);
        return () => [
          `Klacht ${nummer} ligt niet meer in de kluis; iedereen met het register kan haar lezen.`,
        ];
      });
    }),
  );
}

/** @throws {Refused} who was asked doesn't want it after all */
async function confirm({ asks, asker, options }: Context, nummer: string): Promise<void> {
  if (options.ja || !asks) return;
  const message = `Klacht ${nummer} wordt leesbaar voor iedereen met het register. Vrijgeven?`;
  if (!(await asker.confirm({ message, default: false }))) throw new Refused("Er is niets vrijgegeven");
}

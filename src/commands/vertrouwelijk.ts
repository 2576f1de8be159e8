/** `klacht vertrouwelijk`: moves a whole case into the closed file (§3). */
import type { Command } from "commander";
import { verhuis } from "../register/verhuizen.ts";
import { runAct } from "./case-command.ts";
import { action } from "./context.ts";
import { addFields, type Form } from "./form.ts";
import { replaceOlderCopies } from "./older-copies.ts";
import { clearOpenFolders, piecesFromOpenFolders } from "./open-folders.ts";

const FORM = {
  reden: { option: "reden", label: "Reden", help: "Komt in het logboek.", kind: "text", required: true },
} satisfies Form;

export function define(command: Command): void {
  command.argument("<nr>", "nummer van de klacht");
  addFields(command, Object.values(FORM)).action(
    action(async (context, typed: string, options: Record<string, unknown>) => {
      await context.openKluis(await context.changer());
      await runAct(context, typed, FORM, options, null, async ({ handelende }, db, nummer, { reden }) => {
        const { pieces, paths } = await piecesFromOpenFolders(context, db, nummer);
        await verhuis(db, nummer, "kluis", { reden, stukken: pieces }, handelende);
        clearOpenFolders(context, paths);
        await context.sweep();
        return () => [
          `Klacht ${nummer} ligt nu in de kluis; in het open register staan alleen nog nummer, datums en termijnen.`,
          ...(pieces.length === 0
            ? []
            : [
                `Ook in de kluis, bij de correspondentie: ${pieces.map(({ bestand }) => bestand?.naam).join(", ")}.`,
              ]),
          "Kopieën die u zelf ergens anders bewaarde, verwijdert u zelf.",
        ];
      });
      await replaceOlderCopies(context, "Deze klacht staat");
    }),
  );
}

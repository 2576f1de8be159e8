/** `klacht` alone: the day's overview and, on a terminal, a menu of what can be done. */
import { toonDatumMetDag } from "../procedure/datum.ts";
import { telKlachten } from "../register/klachtlijst.ts";
import { streamTermijnen, type TermijnRegel } from "../register/termijnlijst.ts";
import { action, type Context } from "./context.ts";
import { writeTermijnen } from "./termijnen.ts";

const DAYS_AHEAD = 7;
const FIRST = 10;

/** Makes the handler; `runCommand` runs what was chosen in the menu as if it had been typed. */
export function overzicht(
  runCommand: (args: string[]) => Promise<void>,
): (...args: unknown[]) => Promise<void> {
  return action(async (context) => {
    await writeOverview(context);
    if (context.options.json) return;
    if (!context.asks) {
      context.terminal.note("\n→ Wat kan: klacht --help");
      return;
    }
    // The register is free for whatever command is chosen.
    await context.close();
    const { runMenu } = await import("./menu.ts");
    await runMenu(context, runCommand);
  });
}

async function writeOverview(context: Context): Promise<void> {
  const { terminal, vandaag, instellingen } = context;
  const { db } = await context.reader();
  const filter = { peildatum: vandaag, dagen: DAYS_AHEAD };
  const alle = await telKlachten(db, { peildatum: vandaag });
  const open = await telKlachten(db, { peildatum: vandaag, open: true });
  if (context.options.json) {
    const termijnen: TermijnRegel[] = [];
    for await (const regel of streamTermijnen(db, filter, null)) termijnen.push(regel);
    terminal.json({ peildatum: vandaag, klachten: alle, open, termijnen });
    return;
  }
  const bij = instellingen.kantoor.naam === null ? "" : ` bij ${instellingen.kantoor.naam}`;
  terminal.line(terminal.paint("strong", `Klachten${bij}, ${toonDatumMetDag(vandaag)}`));
  if (alle === 0) {
    terminal.line(`\nEr staan nog geen klachten in het register in ${terminal.paint("plain", context.map)}.`);
    terminal.line("Neem de eerste op met: klacht nieuw");
    return;
  }
  terminal.line(`${open} open, ${alle - open} afgehandeld.\n`);
  await writeTermijnen(context, db, filter, FIRST);
}

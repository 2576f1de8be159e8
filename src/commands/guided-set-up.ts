/** What the first intake can't do without: the name of the office and who is responsible for complaints. */
import { leesRegel } from "../procedure/tekst.ts";
import { wijzigInstellingen } from "../register/inrichten.ts";
import type { Context } from "./context.ts";

/** Asks it once; a register that was set up is left alone. */
export async function guideSetUp(context: Context): Promise<void> {
  const { asker, instellingen, terminal } = context;
  if (instellingen.kantoor.naam !== null && instellingen.verantwoordelijke !== null) return;
  terminal.note(
    "Dit register is nieuw. Eerst twee vragen over het kantoor; de rest kan later met klacht inrichten.\n",
  );
  const naam =
    instellingen.kantoor.naam ??
    (await asker.line({
      message: "Naam van het kantoor",
      help: "Zoals die onder uw brieven staat.",
      check: filledLine,
    }));
  const verantwoordelijke =
    instellingen.verantwoordelijke ??
    (await asker.line({
      message: "Verantwoordelijke voor klachten",
      help: "Wie klachten behandelt (§4).",
      check: filledLine,
    }));
  const { db } = await context.writer();
  const { nieuw } = await wijzigInstellingen(db, context.map, context.handelende, (oud) => ({
    ...oud,
    kantoor: { ...oud.kantoor, naam: naam.trim() },
    verantwoordelijke: verantwoordelijke.trim(),
  }));
  context.instellingen = nieuw;
  terminal.note();
}

/** A line that may not stay empty. */
export function filledLine(answer: string): string | null {
  const gelezen = leesRegel(answer);
  if ("fout" in gelezen) return `Dit ${gelezen.fout}.`;
  return gelezen.waarde === "" ? "Dit kan niet leeg blijven." : null;
}

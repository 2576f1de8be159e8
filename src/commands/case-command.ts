/** What the acts on a case have in common: a number, a form, the act, and the case as it then stands. */
import type { Command } from "commander";
import type { Klacht } from "../procedure/klacht.ts";
import type { Stap } from "../procedure/verloop.ts";
import type { Db } from "../register/db.ts";
import { eisToegestaan } from "../register/handeling.ts";
import { leesKlacht } from "../register/lezen.ts";
import { action, type Context } from "./context.ts";
import { finishAct } from "./finish-act.ts";
import { type Answers, addFields, type Form, fillIn } from "./form.ts";

/** Does the act, and returns what to say of it once the case has been read again. */
export type Act<F extends Form> = (
  context: Context,
  db: Db,
  nummer: string,
  answers: Answers<F>,
) => Promise<(klacht: Klacht) => readonly string[]>;

/** Gives a command the number of a case, the options of a form, and the act; `stap` is what it is in the course of a case. */
export function defineAct<F extends Form>(command: Command, form: F, stap: Stap | null, act: Act<F>): void {
  command.argument("<nr>", "nummer van de klacht");
  addFields(command, Object.values(form)).action(
    action((context, typed: string, options: Record<string, unknown>) =>
      runAct(context, typed, form, options, stap, act),
    ),
  );
}

/**
 * The same for a command whose form depends on the settings, or that has options of its own. Where the course of the case
 * doesn't allow the step, that is told before anybody types a long text in vain.
 */
export async function runAct<F extends Form>(
  context: Context,
  typed: string,
  form: F,
  given: Readonly<Record<string, unknown>>,
  stap: Stap | null,
  act: Act<F>,
): Promise<void> {
  const nummer = context.nummer(typed);
  const { db } = await context.changerFor(nummer);
  if (stap !== null && context.asks) eisToegestaan(await leesKlacht(db, nummer), stap);
  const answers = await fillIn(context, form, given);
  const sentences = await act(context, db, nummer, answers);
  await finishAct(context, db, nummer, sentences);
}

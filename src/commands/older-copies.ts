/** Backups from before a case was closed off or removed: there it can still be read. */
import { rmSync } from "node:fs";
import { KlachtError } from "../errors.ts";
import { kopiemappenIn } from "../register/kopie.ts";
import { kopieenVan, maakKopie } from "../register/kopie-maken.ts";
import { translate } from "../register/sqlite-errors.ts";
import type { Context } from "./context.ts";

/**
 * Offers to make a new backup and to remove the older ones in the register folder; without somebody to ask, and without
 * `--ja`, only says where they are. `what` is the beginning of the sentence: what still stands in them.
 */
export async function replaceOlderCopies(context: Context, what: string): Promise<void> {
  const { terminal, options, asks, asker, map } = context;
  const folder = kopieenVan(map);
  // Also those that can't be read whole: what is in them can be.
  const older = kopiemappenIn(folder);
  if (older.length === 0) return;
  const count = older.length === 1 ? "de eerdere reservekopie" : `de ${older.length} eerdere reservekopieën`;
  terminal.note(`\n${what} nog leesbaar in ${count} in ${folder}.`);
  const message = `Een nieuwe reservekopie maken en ${count} wissen?`;
  if (!(options.ja || (asks && (await asker.confirm({ message, default: true }))))) {
    terminal.note("→ Maak een nieuwe met klacht reservekopie maken, en verwijder de oude mappen.");
    return;
  }
  // The copy is made by connections of its own.
  await context.close();
  try {
    await maakKopie(map, folder, new Date());
    for (const pad of older) rmSync(pad, { recursive: true, force: true });
    terminal.note(
      "Er is een nieuwe reservekopie; de eerdere zijn gewist. Kopieën op andere plaatsen wist u zelf.",
    );
  } catch (thrown) {
    // What the command was for has been done.
    const error = translate(thrown, folder);
    if (!(error instanceof KlachtError)) throw error;
    terminal.note(`Let op: dat is niet gelukt. ${error.message}.`);
    if (error.hint !== undefined) terminal.note(`→ ${error.hint}`);
    terminal.note("→ Verwijder daarna de oude mappen zelf.");
  }
}

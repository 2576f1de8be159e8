/** The form in the client's own file (§3): renewed with every change of an open case. */
import { join, resolve } from "node:path";
import { veiligeBestandsnaam } from "../procedure/bestandsnaam.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { removeEmptyFolderOf, removeFile, writeAtomically } from "../register/bestanden.ts";
import type { Context } from "./context.ts";

/**
 * Writes the form where the office keeps its clients' files, if it keeps any. The act itself is done: that the copy
 * could not be written is only told.
 */
export async function renewClientCopy(context: Context, klacht: Klacht): Promise<void> {
  const path = pathOfClientCopy(context, klacht.nummer, klacht.klager.klantnummer);
  if (path === null || klacht.vertrouwelijk) return;
  try {
    const { makeForm } = await import("../documents/formulier.ts");
    writeAtomically(path, await makeForm(klacht, context.instellingen, context.vandaag));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    context.terminal.note(`Let op: het formulier kon niet in het klantdossier worden gezet: ${path}`);
    context.terminal.note(
      "→ Controleer de map met klantdossiers, en wijzig de klacht of maak het met klacht formulier.",
    );
  }
}

/** Takes the form away from the file of a client whose number turned out to be wrong. */
export function removeClientCopy(context: Context, nummer: string, klantnummer: string): void {
  const path = pathOfClientCopy(context, nummer, klantnummer === "" ? null : klantnummer);
  if (path === null) return;
  removeFile(path);
  removeEmptyFolderOf(path);
}

/** Where the form of a case lies in the client's own file; null where there is no such file. */
export function pathOfClientCopy(
  { instellingen, map }: Context,
  nummer: string,
  klantnummer: string | null,
): string | null {
  const { klantdossiers } = instellingen;
  if (klantdossiers === null || klantnummer === null) return null;
  return join(resolve(map, klantdossiers), veiligeBestandsnaam(klantnummer), `klacht-${nummer}.docx`);
}

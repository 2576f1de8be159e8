/** A new passphrase: asked twice and judged, or read from a file that the environment names. */
import { Refused, WrongUse } from "../errors.ts";
import { normaliseer, zwakte } from "../kluis/wachtwoord.ts";
import { leesRegel } from "../procedure/tekst.ts";
import type { Sleutelhouder } from "../register/kluispersonen.ts";
import type { Context } from "./context.ts";
import { passphraseFromFile } from "./unlock.ts";

export const NEW_PASSPHRASE_FILE = "KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND";

/**
 * A passphrase for somebody who gets a key.
 * @throws {Refused} one from a file that is too weak @throws {WrongUse} there is nobody to ask and no file
 */
export async function newPassphrase(
  context: Context,
  typedName: string,
  file: string = NEW_PASSPHRASE_FILE,
): Promise<Sleutelhouder> {
  const naam = nameFrom(typedName);
  const given = passphraseFromFile(context, file);
  const known = [naam, ...naam.split(/\s+/), ...(context.instellingen.kantoor.naam?.split(/\s+/) ?? [])];
  const wachtwoord = given ?? (await askTwice(context, naam, known, file));
  if (context.asks) context.asker.release();
  const weakness = given === null ? null : await zwakte(normaliseer(given), known);
  if (weakness !== null) throw new Refused(`Het nieuwe wachtwoord is niet sterk genoeg. ${weakness}`);
  return { naam, wachtwoord, sinds: context.vandaag, werkfactor: context.instellingen.kluis.werkfactor };
}

async function askTwice(
  { asks, asker, terminal }: Context,
  naam: string,
  known: readonly string[],
  file: string,
): Promise<string> {
  if (!asks) {
    throw new WrongUse(
      "Er ontbreekt: een nieuw wachtwoord",
      `Geef de opdracht op een terminal, of zet het in een bestand en noem dat in ${file}.`,
    );
  }
  terminal.note(`Een wachtwoord voor ${naam}: lang mag, spaties mogen ook. U ziet niet wat u typt.`);
  for (;;) {
    const first = await asker.secret({ message: "Nieuw wachtwoord" });
    const weakness = await zwakte(normaliseer(first), known);
    if (weakness !== null) {
      terminal.note(weakness);
      continue;
    }
    if ((await asker.secret({ message: "Nogmaals, ter controle" })) === first) return first;
    terminal.note("De twee wachtwoorden zijn niet gelijk. Probeer het nog eens.");
  }
}

/** @throws {WrongUse} it is empty, or no name */
function nameFrom(typed: string): string {
  const gelezen = leesRegel(typed);
  if ("fout" in gelezen) throw new WrongUse(`De naam ${gelezen.fout}`);
  if (gelezen.waarde === "") throw new WrongUse("Er ontbreekt: de naam van wie toegang krijgt");
  return gelezen.waarde;
}

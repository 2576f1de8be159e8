/** One field of the intake as a question, and its value as it is shown. */

import type { Antwoorden } from "../procedure/antwoorden.ts";
import { isIsoDatum, toonDatum, toonDatumMetDag } from "../procedure/datum.ts";
import { isNodig, type Veld } from "../procedure/velden.ts";
import type { Woordenlijsten } from "../procedure/woordenlijsten.ts";
import type { Context } from "./context.ts";
import { editorFor } from "./edit-text.ts";

/** What a question begins with. */
export interface Presets {
  /** An answer that an empty one stands for. */
  readonly standard: string;
  /** A text that was broken off, to go on with. */
  readonly unfinished?: string;
  /** Called with a text as it grows. */
  readonly keepUnfinished?: (text: string) => void;
}

/** Asks a field. The answer is checked and in the form that is kept, or empty. */
export async function askField(
  context: Context,
  field: Veld,
  answers: Antwoorden,
  { standard, unfinished, keepUnfinished }: Presets,
): Promise<string> {
  const { asker, kader } = context;
  const { naam, label: message, uitleg: help, meer: more, vorm, woorden, lees } = field;
  const question = { message, help, ...(more && { more }) };
  if (vorm === "jaNee") {
    return (await asker.confirm({ ...question, default: standard === "ja" })) ? "ja" : "nee";
  }
  if (vorm === "keuze" && woorden) {
    const choices = woorden(kader.woordenlijsten).map(({ code, label }) => ({ value: code, name: label }));
    return asker.select({ ...question, choices, ...(standard !== "" && { default: standard }) });
  }
  const check = (typed: string) => {
    if (typed.trim() === "") return isNodig(naam, answers) ? required(field) : null;
    const gelezen = lees(typed, kader, answers);
    return "fout" in gelezen ? asSentence(gelezen.fout) : null;
  };
  const read = (typed: string): string => {
    const gelezen = typed.trim() === "" ? { waarde: "" } : lees(typed, kader, answers);
    return "waarde" in gelezen ? gelezen.waarde : "";
  };
  const shown = isIsoDatum(standard) ? toonDatum(standard) : standard;
  const edit = editorFor(context, { vertrouwelijk: answers.vertrouwelijk !== "nee" });
  const typed =
    vorm === "tekst"
      ? await asker.text({
          ...question,
          check,
          ...(unfinished ? { initial: unfinished } : { default: shown }),
          ...(keepUnfinished && { onTyped: keepUnfinished }),
          ...(edit && { edit }),
        })
      : await asker.line({
          ...question,
          default: shown,
          check,
          show: (answer) => asDay(read(answer), answer),
        });
  return read(typed);
}

/** A day in full, for who typed `gisteren`; anything else as it was typed. */
export function asDay(kept: string, typed: string): string {
  return isIsoDatum(kept) ? toonDatumMetDag(kept) : typed;
}

/** A kept value as people read it: a label for a code, `DD-MM-JJJJ` for a date. */
export function shownValue({ toon }: Veld, value: string, woordenlijsten: Woordenlijsten): string {
  if (value === "") return "";
  if (toon) return toon(value, woordenlijsten);
  return isIsoDatum(value) ? toonDatum(value) : value;
}

function required({ naam }: Veld): string {
  return naam === "email"
    ? "Zonder postadres is een e-mailadres nodig: de klager krijgt schriftelijk antwoord (§3)."
    : "Dit kan niet leeg blijven.";
}

function asSentence(reason: string): string {
  return reason.startsWith("“") ? `${reason}.` : `Dit ${reason}.`;
}

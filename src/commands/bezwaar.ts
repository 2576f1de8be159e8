/** `klacht bezwaar`: the klager objects to the position (§4.2). */
import type { Command } from "commander";
import { maakBezwaar } from "../register/standpunt.ts";
import { defineAct } from "./case-command.ts";
import type { Form } from "./form.ts";

const FORM = {
  datum: { option: "datum", label: "Datum van het bezwaar", kind: "date" },
  tekst: {
    option: "tekst",
    label: "Waarom de klager het niet eens is",
    help: "Liefst in zijn eigen woorden; de klager kan dit inzien (§5).",
    more: "bij een ongegronde klacht mag het kantoor bezwaar aanbieden. Daarna beoordelen ten minste twee mensen de klacht opnieuw (§4.2).",
    kind: "text",
    required: true,
  },
} satisfies Form;

export function define(command: Command): void {
  defineAct(command, FORM, "bezwaar", async ({ termijnKader, handelende }, db, nummer, bezwaar) => {
    await maakBezwaar(db, nummer, bezwaar, termijnKader, handelende);
    return () => [`Het bezwaar tegen het standpunt over klacht ${nummer} is vastgelegd.`];
  });
}

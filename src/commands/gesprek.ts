/** `klacht gesprek`: a conversation with the klager, to tell him the position or to come to an agreement (§4d, §6). */
import type { Command } from "commander";
import type { Gesprek } from "../procedure/klacht.ts";
import { GESPREK_UITKOMSTEN, labelVan } from "../procedure/woordenlijsten.ts";
import { voerGesprek } from "../register/geschil.ts";
import { defineAct } from "./case-command.ts";
import { type Form, namesFrom } from "./form.ts";

const FORM = {
  datum: { option: "datum", label: "Datum van het gesprek", kind: "date" },
  aanwezig: {
    option: "aanwezig",
    label: "Wie erbij waren",
    help: "Namen met een puntkomma ertussen.",
    kind: "names",
    required: true,
  },
  verslag: {
    option: "verslag",
    label: "Verslag",
    help: "De klager kan dit inzien (§5).",
    more: "worden u en de klager het niet eens, dan is er eerst een gesprek om er samen uit te komen; pas daarna wijst u hem op Kifid (§6). Ook een standpunt mag in een gesprek worden meegedeeld, en daarna nog schriftelijk (§4d, §4.2).",
    kind: "text",
    required: true,
  },
  uitkomst: {
    option: "uitkomst",
    label: "Uitkomst",
    help: "Zonder overeenstemming volgt Kifid (§6).",
    kind: "choice",
    required: true,
    words: GESPREK_UITKOMSTEN,
  },
} satisfies Form;

export function define(command: Command): void {
  defineAct(
    command,
    FORM,
    "gesprek",
    async ({ handelende }, db, nummer, { datum, aanwezig, verslag, uitkomst }) => {
      const gesprek = {
        datum,
        verslag,
        aanwezig: namesFrom(aanwezig),
        uitkomst: uitkomst as Gesprek["uitkomst"],
      };
      await voerGesprek(db, nummer, gesprek, handelende);
      const label = labelVan(GESPREK_UITKOMSTEN, uitkomst).toLowerCase();
      return () => [`Het gesprek over klacht ${nummer} is vastgelegd: ${label}.`];
    },
  );
}

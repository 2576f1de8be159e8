/** `klacht herbeoordeling`: the second look, after an objection (§4.2). */
import type { Command } from "commander";
import type { Oordeel } from "../procedure/klacht.ts";
import { labelVan, OORDELEN } from "../procedure/woordenlijsten.ts";
import { herbeoordeel } from "../register/standpunt.ts";
import { defineAct } from "./case-command.ts";
import { type Form, namesFrom } from "./form.ts";

const FORM = {
  oordeel: {
    option: "oordeel",
    label: "Oordeel",
    help: "Na het bezwaar van de klager (§4.2).",
    kind: "choice",
    required: true,
    words: OORDELEN,
  },
  motivering: {
    option: "motivering",
    label: "Motivering",
    help: "Komt zo in de brief aan de klager.",
    more: "leg uit wat het bezwaar veranderde, of waarom het niets verandert (§4.2).",
    kind: "text",
    required: true,
  },
  beoordelaars: {
    option: "beoordelaars",
    label: "Beoordelaars",
    help: "Ten minste twee namen, met een puntkomma ertussen; één van hen nam het eerste besluit niet.",
    more: "een bezwaar wordt beoordeeld door ten minste twee mensen, zo mogelijk directeuren of leidinggevenden; ten minste één van hen nam het eerste besluit niet (§4.2). Typ bijvoorbeeld: J. Dijkstra; A. Visser",
    kind: "names",
    required: true,
  },
  datum: { option: "datum", label: "Datum van de herbeoordeling", kind: "date" },
} satisfies Form;

export function define(command: Command): void {
  defineAct(command, FORM, "herbeoordelen", async ({ handelende }, db, nummer, answers) => {
    const oordeel = answers.oordeel as Oordeel;
    const beoordelaars = namesFrom(answers.beoordelaars);
    await herbeoordeel(db, nummer, { ...answers, oordeel, beoordelaars }, handelende);
    return () => [`Klacht ${nummer} is opnieuw beoordeeld: ${labelVan(OORDELEN, oordeel).toLowerCase()}.`];
  });
}

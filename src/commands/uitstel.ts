/** `klacht uitstel`: a later date for the answer, with the cause of the delay (§4d). */
import type { Command } from "commander";
import { toonDatumMetDag } from "../procedure/datum.ts";
import { stelUit } from "../register/einde.ts";
import { defineAct } from "./case-command.ts";
import type { Form } from "./form.ts";

const FORM = {
  tot: {
    option: "tot",
    label: "Nieuwe datum voor het antwoord",
    help: "DD-MM-JJJJ, of een dag zoals vrijdag of +14.",
    kind: "futureDate",
    required: true,
  },
  reden: {
    option: "reden",
    label: "Oorzaak van de vertraging",
    help: "Komt zo in de brief aan de klager.",
    more: "de klager krijgt binnen drie weken antwoord (§4d). Lukt dat niet, dan hoort hij waardoor het langer duurt en wanneer het antwoord komt.",
    kind: "text",
    required: true,
  },
} satisfies Form;

export function define(command: Command): void {
  defineAct(command, FORM, "uitstellen", async ({ vandaag, handelende }, db, nummer, { tot, reden }) => {
    await stelUit(db, nummer, { datum: vandaag, tot, reden }, handelende);
    return () => [
      `Het antwoord op klacht ${nummer} is uitgesteld tot ${toonDatumMetDag(tot)}. De eerste datum blijft zichtbaar en telt als belofte.`,
      `Laat de klager dit weten: klacht brief ${nummer} uitstel`,
    ];
  });
}

/** `klacht onderzoek`: a note of the investigation, for the office only (§4b). */
import type { Command } from "commander";
import { onderzoek } from "../register/standpunt.ts";
import { defineAct } from "./case-command.ts";
import { type Form, orNull } from "./form.ts";

const FORM = {
  datum: { option: "datum", label: "Datum van het onderzoek", kind: "date" },
  met: {
    option: "met",
    label: "Met wie is gesproken",
    help: "Een medewerker of de klager; mag leeg blijven.",
    kind: "line",
  },
  tekst: {
    option: "tekst",
    label: "Wat is er gebleken",
    help: "Voor intern gebruik: de klager ziet dit niet.",
    more: "de verantwoordelijke onderzoekt de klacht en hoort zo nodig medewerkers of de klager (§4b). Bij inzage van het dossier blijven deze notities eruit (§5).",
    kind: "text",
    required: true,
  },
} satisfies Form;

export function define(command: Command): void {
  defineAct(command, FORM, "onderzoeken", async ({ handelende }, db, nummer, { datum, met, tekst }) => {
    await onderzoek(db, nummer, { datum, met: orNull(met), tekst }, handelende);
    return () => [`Het onderzoek is vastgelegd bij klacht ${nummer}.`];
  });
}

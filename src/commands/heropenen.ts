/** `klacht heropenen`: opens a settled case again. */
import type { Command } from "commander";
import { heropen } from "../register/einde.ts";
import { defineAct } from "./case-command.ts";
import type { Form } from "./form.ts";

const FORM = {
  reden: {
    option: "reden",
    label: "Waarom de klacht opnieuw open gaat",
    help: "Komt in het logboek.",
    kind: "text",
    required: true,
  },
} satisfies Form;

export function define(command: Command): void {
  defineAct(command, FORM, "heropenen", async ({ vandaag, handelende }, db, nummer, { reden }) => {
    await heropen(db, nummer, { datum: vandaag, reden }, handelende);
    return () => [`Klacht ${nummer} is heropend.`];
  });
}

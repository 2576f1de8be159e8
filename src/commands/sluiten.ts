/** `klacht sluiten`: settles a case (§4.2). */
import type { Command } from "commander";
import type { Afsluitreden } from "../procedure/klacht.ts";
import { AFSLUITREDENEN, JA_NEE, labelVan, WIJZEN_VAN_AFHANDELING } from "../procedure/woordenlijsten.ts";
import { sluit } from "../register/einde.ts";
import { defineAct } from "./case-command.ts";
import { type Form, orNull } from "./form.ts";

const FORM = {
  reden: {
    option: "reden",
    label: "Reden",
    help: "Afgehandeld: na een besluit dat schriftelijk is meegedeeld.",
    kind: "choice",
    words: AFSLUITREDENEN,
    standard: "afgehandeld",
  },
  toelichting: {
    option: "toelichting",
    label: "Toelichting",
    help: "Waarom de klacht zonder besluit eindigt, of naar wie zij is doorgestuurd.",
    more: "een klacht eindigt met een besluit dat de klager schriftelijk kreeg (§4.2). Trekt hij haar in, is het geen klacht of hoort zij elders, leg dan vast waarom; de klacht blijft in het register en in het jaaroverzicht staan (§5).",
    kind: "text",
  },
  wijze: {
    option: "wijze",
    label: "Wijze van afhandeling",
    help: "Hoe de klager het laatst bericht kreeg.",
    kind: "choice",
    words: WIJZEN_VAN_AFHANDELING,
  },
  datum: { option: "datum", label: "Datum van afhandeling", kind: "date" },
  berust: {
    option: "berust",
    label: "Berust de klager erin",
    help: "Zo niet, dan wijst de brief op Kifid (§6).",
    kind: "choice",
    words: JA_NEE,
  },
} satisfies Form;

export function define(command: Command): void {
  defineAct(command, FORM, null, async ({ handelende }, db, nummer, answers) => {
    const reden = (answers.reden || "afgehandeld") as Afsluitreden;
    const afsluiting = {
      datum: answers.datum,
      reden,
      wijze: orNull(answers.wijze),
      toelichting: orNull(answers.toelichting),
      berust: answers.berust === "" ? null : answers.berust === "ja",
    };
    await sluit(db, nummer, afsluiting, handelende);
    const label = labelVan(AFSLUITREDENEN, reden).toLowerCase();
    return () => [`Klacht ${nummer} is ${reden === "afgehandeld" ? label : `afgesloten: ${label}`}.`];
  });
}

/** `klacht kifid`: the referral to Kifid and the course there (§6). */
import type { Command } from "commander";
import type { KifidStap } from "../procedure/klacht.ts";
import { KIFID_STATUSSEN, labelVan } from "../procedure/woordenlijsten.ts";
import { kifidStap } from "../register/geschil.ts";
import { defineAct } from "./case-command.ts";
import { type Form, orNull } from "./form.ts";

const FORM = {
  datum: { option: "datum", label: "Datum", kind: "date" },
  status: {
    option: "status",
    label: "Wat is er gebeurd",
    help: "Eerst een gesprek; blijft het geschil, dan Kifid (§6).",
    kind: "choice",
    required: true,
    words: KIFID_STATUSSEN,
  },
  uitkomst: {
    option: "uitkomst",
    label: "Uitkomst",
    help: "Bij een uitspraak: wat Kifid besliste.",
    more: "de uitspraak van Kifid; bij een verwijzing kan dit leeg blijven (§6).",
    kind: "text",
  },
} satisfies Form;

export function define(command: Command): void {
  defineAct(command, FORM, null, async ({ handelende }, db, nummer, { datum, status, uitkomst }) => {
    const stap = { datum, status: status as KifidStap["status"], uitkomst: orNull(uitkomst) };
    await kifidStap(db, nummer, stap, handelende);
    return () => [
      `Bij klacht ${nummer} is vastgelegd: ${labelVan(KIFID_STATUSSEN, status)}.`,
      ...(status === "verwezen" ? [`De brief daarbij: klacht brief ${nummer} kifid`] : []),
    ];
  });
}

/** `klacht maatregel`: what the office does about a founded complaint (§4.1). */
import type { Command } from "commander";
import { euroInCenten, toonEuro } from "../procedure/geld.ts";
import type { Maatregel } from "../procedure/klacht.ts";
import { wachtOpVerzekeraar } from "../procedure/verzekeraar.ts";
import { labelVan, MAATREGELEN, VERZEKERAAR_STEMT_IN } from "../procedure/woordenlijsten.ts";
import { treftMaatregel } from "../register/maatregelen.ts";
import { runAct } from "./case-command.ts";
import { action, type Context } from "./context.ts";
import { addFields, type Field, type Form, orNull } from "./form.ts";

const SOORT: Field = {
  option: "SOORT",
  label: "Soort maatregel",
  help: "Wat het kantoor goedmaakt (§4.1).",
  kind: "choice",
  required: true,
  words: MAATREGELEN,
};

const FORM = {
  bedrag: {
    option: "bedrag",
    label: "Bedrag van de schadevergoeding",
    help: "In euro, zoals 125,50; leeg bij een andere maatregel.",
    kind: "line",
    check: (typed) => (euroInCenten(typed) === null ? `“${typed}” is geen bedrag; typ het als 125,50` : null),
  },
  toelichting: {
    option: "toelichting",
    label: "Toelichting",
    help: "Komt zo in de brief aan de klager.",
    more: "zolang de beroepsaansprakelijkheidsverzekeraar is ingeschakeld en niet heeft ingestemd, komt dit niet in de brief: de polis bepaalt wat u mag erkennen (§4.1).",
    kind: "text",
  },
  datum: { option: "datum", label: "Datum", kind: "date" },
} satisfies Form;

interface Options extends Record<string, unknown> {
  readonly akkoordVerzekeraar?: boolean;
}

export function define(command: Command): void {
  command
    .argument("<nr>", "nummer van de klacht")
    .argument("[soort]", `een van ${MAATREGELEN.map(({ code }) => code).join(", ")}`);
  addFields(command, Object.values(FORM))
    .option(
      "--akkoord-verzekeraar",
      "de beroepsaansprakelijkheidsverzekeraar stemt in met wat wordt erkend en aangeboden",
    )
    .action(action(run));
}

async function run(
  context: Context,
  typed: string,
  soort: string | undefined,
  options: Options,
): Promise<void> {
  const form = { soort: SOORT, ...FORM };
  await runAct(
    context,
    typed,
    form,
    { soort, ...options },
    "maatregel",
    async ({ handelende }, db, nummer, answers) => {
      const bedrag = answers.bedrag === "" ? null : euroInCenten(answers.bedrag);
      const maatregel = {
        soort: answers.soort as Maatregel["soort"],
        datum: answers.datum,
        bedrag,
        toelichting: orNull(answers.toelichting),
        akkoordVerzekeraar: options.akkoordVerzekeraar === true,
      };
      await treftMaatregel(db, nummer, maatregel, handelende);
      const what =
        maatregel.soort === "verzekeraar" && maatregel.akkoordVerzekeraar
          ? VERZEKERAAR_STEMT_IN
          : labelVan(MAATREGELEN, answers.soort);
      return (klacht) => [
        `Bij klacht ${nummer} is vastgelegd: ${what.toLowerCase()}${bedrag === null ? "" : ` van ${toonEuro(bedrag)}`}.`,
        ...(wachtOpVerzekeraar(klacht) ? [NOTHING_ADMITTED] : []),
      ];
    },
  );
}

const NOTHING_ADMITTED =
  "Let op: zolang de beroepsaansprakelijkheidsverzekeraar niet heeft ingestemd, erkent de brief geen aansprakelijkheid en biedt hij geen bedrag aan (§4.1). Stemt hij in, leg dat vast met --akkoord-verzekeraar.";

/** `klacht besluit`: the position of the office, with its reasons (§4c, §4d). */
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import type { Oordeel } from "../procedure/klacht.ts";
import { labelVan, OORDELEN, OORZAKEN, type Woord } from "../procedure/woordenlijsten.ts";
import { besluit } from "../register/standpunt.ts";
import { runAct } from "./case-command.ts";
import { action, type Context } from "./context.ts";
import { addFields, type Form, orNull } from "./form.ts";

/** The words of `oorzaak` may be the office's own, so the form is made with them. */
function formOf(oorzaken: readonly Woord[]) {
  return {
    oordeel: {
      option: "oordeel",
      label: "Oordeel",
      help: "Is de klacht terecht?",
      kind: "choice",
      required: true,
      words: OORDELEN,
    },
    motivering: {
      option: "motivering",
      label: "Motivering",
      help: "Komt zo in de brief aan de klager.",
      more: "de klager hoort binnen drie weken, met redenen, of zijn klacht gegrond, gedeeltelijk gegrond of ongegrond is (§4c, §4d). Bij een afwijzing, ook een gedeeltelijke, wijst de brief hem op Kifid en op de rechter (Bgfo Wft art. 42).",
      kind: "text",
      required: true,
    },
    datum: { option: "datum", label: "Datum van het besluit", kind: "date" },
    door: { option: "door", label: "Wie besluit", help: "Leeg: de verantwoordelijke.", kind: "line" },
    oorzaak: {
      option: "oorzaak",
      label: "Oorzaak",
      help: "Voor het jaaroverzicht.",
      kind: "choice",
      words: oorzaken,
    },
    verbetermaatregel: {
      option: "verbetermaatregel",
      label: "Verbetermaatregel",
      help: "Wat het kantoor voortaan anders doet; mag leeg blijven.",
      kind: "text",
    },
  } satisfies Form;
}

export function define(command: Command): void {
  command.argument("<nr>", "nummer van de klacht");
  addFields(command, Object.values(formOf(OORZAKEN)))
    .option("--motivering-bestand <bestand>", "lees de motivering uit een tekstbestand")
    .action(action(run));
}

async function run(context: Context, typed: string, options: Record<string, string>): Promise<void> {
  const { motiveringBestand: path, ...given } = options;
  const reasons = path === undefined ? {} : { motivering: await readReasons(path) };
  await runAct(
    context,
    typed,
    formOf(context.kader.woordenlijsten.oorzaak),
    { ...given, ...reasons },
    "besluiten",
    async ({ handelende }, db, nummer, answers) => {
      const oordeel = answers.oordeel as Oordeel;
      const { motivering, datum } = answers;
      await besluit(
        db,
        nummer,
        {
          oordeel,
          motivering,
          datum,
          door: orNull(answers.door),
          oorzaak: orNull(answers.oorzaak),
          verbetermaatregel: orNull(answers.verbetermaatregel),
        },
        handelende,
      );
      return () => [
        `Het standpunt over klacht ${nummer} is vastgelegd: ${labelVan(OORDELEN, oordeel).toLowerCase()}.`,
      ];
    },
  );
}

/** Bytes; far more than the longest reasons. */
const MAX_REASONS = 1024 * 1024;

async function readReasons(path: string): Promise<string> {
  const { readBounded } = await import("./bounded-input.ts");
  const { decodeText } = await import("../exchange/text-file.ts");
  const content = readBounded(path, MAX_REASONS);
  if (content === null) throw new WrongUse(`Het bestand ${path} is te groot voor een motivering`);
  return decodeText(content);
}

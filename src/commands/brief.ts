/** `klacht brief`: a Word letter from its template, kept as outgoing correspondence. */

import { join } from "node:path";
import type { Command } from "commander";
import type { Brief, BriefInvoer } from "../documents/brief-types.ts";
import type { Briefsoort } from "../documents/briefvelden.ts";
import { WrongUse } from "../errors.ts";
import type { IsoDate } from "../procedure/datum.ts";
import { heeftPostadres } from "../procedure/intake.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { BRIEFSOORTEN } from "../procedure/woordenlijsten.ts";
import { voegCorrespondentieToe } from "../register/correspondentie.ts";
import type { Db } from "../register/db.ts";
import { leesKlacht } from "../register/lezen.ts";
import { action, type Context } from "./context.ts";
import { DOCX } from "./docx-type.ts";
import { finishAct } from "./finish-act.ts";
import { type Form, fillIn, orNull } from "./form.ts";
import { chooseLetter, signer } from "./letter.ts";
import { openWithSystem } from "./open-with-system.ts";
import { stageConfidential, stageOutput, UNPROTECTED } from "./output-file.ts";

/** What some letters ask beside what the case tells. */
const EXTRA: Partial<Record<Briefsoort, Form>> = {
  informatieverzoek: {
    vragen: {
      option: "vragen",
      label: "Wat wilt u weten",
      help: "Elke vraag op een regel.",
      more: "vraag alleen wat u voor het onderzoek nodig hebt. De klager krijgt een termijn om te antwoorden; zo lang schuift de behandeltermijn op (Bgfo Wft art. 43 lid 4).",
      kind: "text",
      required: true,
    },
    antwoordUiterlijk: {
      option: "antwoord-uiterlijk",
      label: "Antwoord uiterlijk op",
      help: "DD-MM-JJJJ; de behandeltermijn schuift daardoor op (Bgfo Wft art. 43 lid 4).",
      kind: "futureDate",
      required: true,
    },
  },
  "uitnodiging-gesprek": {
    gesprekDatum: {
      option: "gesprek-datum",
      label: "Voorgestelde dag",
      help: "DD-MM-JJJJ, of een dag zoals dinsdag; leeg: in overleg.",
      kind: "futureDate",
    },
    gesprekTijd: { option: "gesprek-tijd", label: "Tijd", help: "Zoals 14.00 uur.", kind: "line" },
    gesprekPlaats: { option: "gesprek-plaats", label: "Waar", help: "Leeg: bij u op kantoor.", kind: "line" },
  },
  afsluiting: {
    toelichting: { option: "toelichting", label: "Toelichting", help: "Mag leeg blijven.", kind: "text" },
  },
};

interface Options extends Record<string, unknown> {
  readonly datum?: string;
  readonly naar?: string;
  readonly open?: boolean;
  readonly nietLoggen?: boolean;
  /** The kind of letter, or true where none was given. */
  readonly voorbeeld?: string | true;
}

export function define(command: Command): void {
  command
    .argument("<nr>", "nummer van de klacht, of sjablonen: toon en kopieer de sjablonen")
    .argument("[soort]", `een van ${BRIEFSOORTEN.map(({ code }) => code).join(", ")}`)
    .option("--datum <datum>", "datum van de brief; anders vandaag")
    .option("--naar <pad>", "bestand of map; anders de map brieven van het register")
    .option("--voorbeeld [soort]", "bij sjablonen: maak een brief met verzonnen gegevens, in deze map")
    .option("--open", "open de brief meteen in Word")
    .option("--niet-loggen", "een proef: de brief telt niet als verzonden");
  for (const [soort, form] of Object.entries(EXTRA)) {
    for (const { option, label, kind } of Object.values(form)) {
      command.option(
        `--${option} <${kind === "futureDate" ? "datum" : "tekst"}>`,
        `bij ${soort}: ${label.toLowerCase()}`,
      );
    }
  }
  command.action(action(run));
}

async function run(
  context: Context,
  typed: string,
  kind: string | undefined,
  options: Options,
): Promise<void> {
  if (typed.toLowerCase() === "sjablonen") {
    await runTemplates(context, kind, options);
    return;
  }
  if (options.voorbeeld !== undefined) {
    throw new WrongUse(
      "--voorbeeld gaat over een sjabloon, niet over een klacht",
      "Typ: klacht brief sjablonen --voorbeeld. Een proef van een echte brief maakt u met --niet-loggen.",
    );
  }
  const nummer = context.nummer(typed);
  const soort = await chooseLetter(context, kind);
  const datum = context.datum(options.datum);
  const { db } = await (options.nietLoggen ? context.readerFor(nummer) : context.changerFor(nummer));
  const klacht = await leesKlacht(db, nummer);
  const { makeLetter } = await import("../documents/brief.ts");
  const brief = await makeLetter(soort, await inputFor(context, db, klacht, soort, datum, options));
  if (klacht.vertrouwelijk && options.naar === undefined) {
    const { keepInKluis } = await import("./confidential-letter.ts");
    const name = nameOf(nummer, soort);
    await keepInKluis(context, db, klacht, brief, options, name, () =>
      log(context, db, klacht, { soort, datum, brief }),
    );
    return;
  }
  const file = await (klacht.vertrouwelijk
    ? stageConfidential(context, options.naar, nameOf(nummer, soort), brief.docx)
    : stageOutput(context, options.naar, nameOf(nummer, soort), brief.docx, join(context.map, "brieven")));
  const { path } = file;
  try {
    if (!options.nietLoggen) await log(context, db, klacht, { soort, datum, brief });
    file.commit();
  } catch (error) {
    file.discard();
    throw error;
  }
  await finishAct(context, db, nummer, () => [
    `De brief staat klaar: ${path}`,
    ...(options.nietLoggen ? ["Dit is een proef: de brief telt niet als verzonden."] : []),
    ...brief.notes,
    ...(klacht.vertrouwelijk ? [UNPROTECTED] : []),
  ]);
  if (options.open) await openWithSystem(path);
}

/** `klacht brief sjablonen`: the templates, or a preview of one, whose kind may stand before or behind the option. */
async function runTemplates(context: Context, kind: string | undefined, options: Options): Promise<void> {
  const { voorbeeld } = options;
  if (voorbeeld === undefined) {
    const { showTemplates } = await import("./brief-sjablonen.ts");
    showTemplates(context);
    return;
  }
  const { makePreview } = await import("./brief-voorbeeld.ts");
  await makePreview(context, typeof voorbeeld === "string" ? voorbeeld : kind, options);
}

function nameOf(nummer: string, soort: Briefsoort): string {
  return `${nummer}-${soort}.docx`;
}

async function inputFor(
  context: Context,
  db: Db,
  klacht: Klacht,
  soort: Briefsoort,
  datum: IsoDate,
  options: Options,
): Promise<BriefInvoer> {
  const extra: Record<string, string> = await fillIn(context, EXTRA[soort] ?? {}, options);
  const {
    vragen = "",
    antwoordUiterlijk = "",
    gesprekDatum = "",
    gesprekTijd = "",
    gesprekPlaats = "",
    toelichting = "",
  } = extra;
  return {
    klacht,
    instellingen: context.instellingen,
    datum,
    ondertekenaar: await signer(context, db, klacht.verantwoordelijke),
    sjablonen: join(context.map, "sjablonen"),
    vragen: orNull(vragen),
    antwoordUiterlijk: orNull(antwoordUiterlijk),
    gesprek: { datum: orNull(gesprekDatum), tijd: orNull(gesprekTijd), plaats: orNull(gesprekPlaats) },
    toelichting: orNull(toelichting) ?? klacht.afsluittoelichting,
  };
}

/** Keeps the letter in the register, as what went out, and returns the number of the piece. */
async function log(
  { handelende }: Context,
  db: Db,
  { nummer, klager }: Klacht,
  { soort, datum, brief }: { soort: Briefsoort; datum: IsoDate; brief: Brief },
): Promise<number> {
  const stuk = {
    soort,
    datum,
    richting: "uit" as const,
    onderwerp: brief.onderwerp,
    tekst: null,
    bestand: { naam: nameOf(nummer, soort), mediatype: DOCX, inhoud: brief.docx },
    // Who has no postal address gets it by e-mail.
    wijze: heeftPostadres(klager) ? "brief" : "e-mail",
    deeltMee: brief.volledig,
  };
  return voegCorrespondentieToe(db, nummer, stuk, handelende);
}

/** The guided intake: one question per field, a summary to correct, and a draft that survives breaking off. */
import { Cancelled } from "../errors.ts";
import type { Antwoorden, Veldnaam } from "../procedure/antwoorden.ts";
import { leesIntake } from "../procedure/intake.ts";
import type { Intake } from "../procedure/klacht.ts";
import { isNodig, isVanToepassing, VELDEN, type Veld, veld } from "../procedure/velden.ts";
import { leesMedewerkers } from "../register/medewerkers.ts";
import { pad, widthOf } from "../terminal/text.ts";
import { askField, type Presets, shownValue } from "./ask-field.ts";
import { askWhichField } from "./ask-which-field.ts";
import type { Context } from "./context.ts";
import { openDrafts } from "./intake-drafts.ts";
import { offerKnownKlager } from "./known-klager.ts";

export interface GuidedIntake {
  readonly intake: Intake;
  readonly toewijzenAan: string | null;
  /** Removes the draft, once the case is saved. */
  forget(): Promise<void>;
}

/** To whom the case may be reported at once; null where there is nobody to name. */
export interface Offer {
  readonly aan: string | null;
}

/**
 * Asks what `given` doesn't tell, shows the whole, and lets it be corrected until it is confirmed.
 * @throws {Cancelled} broken off; what was typed is kept as a draft
 * @throws {Refused} the complaint is confidential and there is no closed file @throws {Locked} it stayed shut
 */
export async function guideIntake(
  context: Context,
  given: Antwoorden,
  defaults: Antwoorden,
  { offerAssignment }: { offerAssignment: Offer | null },
): Promise<GuidedIntake> {
  const answers: Antwoorden = asKept(context, given);
  const drafts = await openDrafts(context, answers);
  context.terminal.note(
    "Een klacht opnemen. Enter slaat over wat leeg mag blijven, Ctrl-C breekt af. Waar u zelf typt, geeft ? uitleg.\n",
  );
  const ask = async (naam: Veldnaam) => {
    const standard = answers[naam] ?? defaults[naam] ?? "";
    const keepUnfinished = (tekst: string) => drafts.keep({ ...answers, [naam]: tekst }, naam);
    const unfinished = naam === drafts.onaf ? standard : "";
    answers[naam] = await askQuestion(context, veld(naam), answers, { standard, unfinished, keepUnfinished });
    if (naam === "vertrouwelijk") await drafts.move(answers);
    drafts.keep(answers);
    await drafts.written();
  };
  try {
    for (const { naam } of VELDEN) {
      if (naam === "adres" && answers.adres === undefined) {
        await offerKnownKlager(context, answers);
        drafts.keep(answers);
        await drafts.written();
      }
      const known = naam !== drafts.onaf && isAnswered(context, naam, answers);
      if (isVanToepassing(naam, answers) && !known) await ask(naam);
    }
    const intake = await confirmIntake(context, answers, ask);
    const toewijzenAan = offerAssignment === null ? null : await askAssignee(context, offerAssignment);
    return { intake, toewijzenAan, forget: () => drafts.forget() };
  } catch (error) {
    if (!(error instanceof Cancelled) || !(await drafts.areKept())) throw error;
    throw new Cancelled("Afgebroken; wat u typte is bewaard", "Verder gaan: klacht nieuw");
  }
}

/** What was given by options, in the form that is kept; what can't be kept will be asked. */
function asKept({ kader }: Context, given: Antwoorden): Antwoorden {
  return Object.fromEntries(
    Object.entries(given).map(([naam, typed]) => {
      const gelezen = typed.trim() === "" ? { waarde: "" } : veld(naam as Veldnaam).lees(typed, kader, given);
      return [naam, "waarde" in gelezen ? gelezen.waarde : typed];
    }),
  );
}

function isAnswered({ kader }: Context, naam: Veldnaam, answers: Antwoorden): boolean {
  const answer = answers[naam];
  if (answer === undefined) return false;
  if (answer.trim() === "") return !isNodig(naam, answers);
  return "waarde" in veld(naam).lees(answer, kader, answers);
}

/** Who took it in is chosen among the people of the office; every other field is asked as it is. */
async function askQuestion(
  context: Context,
  field: Veld,
  answers: Antwoorden,
  presets: Presets,
): Promise<string> {
  if (field.naam !== "ontvangenDoor") return askField(context, field, answers, presets);
  const { db } = await context.reader();
  const names = (await leesMedewerkers(db))
    .filter(({ uitDienstOp }) => uitDienstOp === null)
    .map(({ naam }) => naam);
  const known = names.includes(presets.standard);
  const somebodyElse = "";
  const chosen = await context.asker.select({
    message: field.label,
    help: field.uitleg,
    choices: [
      ...names.map((name) => ({ value: name, name })),
      { value: somebodyElse, name: "Iemand anders" },
    ],
    ...(known && { default: presets.standard }),
  });
  return chosen === somebodyElse
    ? askField(context, field, answers, { standard: known ? "" : presets.standard })
    : chosen;
}

/** Shows what was filled in until it is right. */
async function confirmIntake(
  context: Context,
  answers: Antwoorden,
  ask: (naam: Veldnaam) => Promise<void>,
): Promise<Intake> {
  for (;;) {
    const gelezen = leesIntake(answers, context.kader);
    if ("fouten" in gelezen) {
      // A correction of one field can ask for another: an address that goes makes the e-mail address necessary.
      for (const { veld: naam } of gelezen.fouten) await ask(naam === "adresOfEmail" ? "email" : naam);
      continue;
    }
    writeSummary(context, answers);
    const next = await context.asker.select<"save" | "correct" | "stop">({
      message: "Klopt dit?",
      choices: [
        { value: "save", name: "Ja, opslaan" },
        { value: "correct", name: "Een gegeven verbeteren" },
        { value: "stop", name: "Afbreken en later verder gaan" },
      ],
    });
    if (next === "save") return gelezen.intake;
    if (next === "stop") throw new Cancelled("Afgebroken");
    await ask(await askWhichField(context, answers));
  }
}

function writeSummary({ terminal, kader }: Context, answers: Antwoorden): void {
  const filled = VELDEN.filter(({ naam }) => isVanToepassing(naam, answers) && answers[naam]);
  const width = Math.max(...filled.map(({ label }) => widthOf(label)));
  terminal.note("\nDit wordt opgeslagen:\n");
  for (const field of filled) {
    const [first = "", ...more] = terminal
      .paragraph(shownValue(field, answers[field.naam] ?? "", kader.woordenlijsten), " ".repeat(width + 4))
      .split("\n");
    terminal.note(`  ${pad(field.label, width)}  ${first.trimStart()}`);
    for (const line of more) terminal.note(line);
  }
  terminal.note();
}

/** §4a: reporting it is the next step anyway, so it is offered at once. */
async function askAssignee({ asker, instellingen }: Context, offer: Offer): Promise<string | null> {
  // The office may have told its usual responsible only just now, before the first question.
  const aan = offer.aan ?? instellingen.verantwoordelijke;
  if (aan === null) return null;
  const message = `Meteen melden aan ${aan}?`;
  return (await asker.confirm({ message, help: "Dat moet binnen 3 werkdagen (§4a).", default: true }))
    ? aan
    : null;
}

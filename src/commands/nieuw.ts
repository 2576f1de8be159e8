/** `klacht nieuw`: the intake, asked step by step, or given as options or JSON. */
import type { Command } from "commander";
import { Refused } from "../errors.ts";
import type { Antwoorden } from "../procedure/antwoorden.ts";
import { leesIntake } from "../procedure/intake.ts";
import type { Intake } from "../procedure/klacht.ts";
import { neemOp } from "../register/handelingen.ts";
import { zoekMedewerker } from "../register/medewerkers.ts";
import { openForConfidential, refuseWithoutKluis, saysConfidential } from "./confidential.ts";
import { action, type Context } from "./context.ts";
import { finishAct } from "./finish-act.ts";
import { addIntakeOptions, answersFrom, intakeError } from "./intake-options.ts";

interface Options extends Record<string, unknown> {
  readonly invoer?: string;
  /** A name, or true where none was given: the default responsible. */
  readonly toewijzen?: string | true;
  readonly geenMail?: boolean;
}

export function define(command: Command): void {
  addIntakeOptions(command)
    .option("--toewijzen [naam]", "meld de klacht meteen aan de verantwoordelijke")
    .option("--geen-mail", "stuur de verantwoordelijke geen e-mail")
    .option("--invoer <bestand>", "lees de gegevens uit een JSON-bestand; - is de standaardinvoer")
    .action(action(run));
}

async function run(context: Context, options: Options): Promise<void> {
  const given = { ...(await answersFromFile(options.invoer)), ...answersFrom(options) };
  // What the answers lack is of no use to hear where a confidential complaint can't be kept at all.
  if (!context.asks && saysConfidential(context, given)) await refuseWithoutKluis(context);
  const defaults = { ingediendOp: context.vandaag, ontvangenDoor: context.wie };
  const gelezen = leesIntake({ ...defaults, ...given }, context.kader);
  if ("intake" in gelezen) {
    await save(context, gelezen.intake, assignee(context, options), options);
    return;
  }
  if (!context.asks) throw intakeError(gelezen.fouten);
  const { guideSetUp } = await import("./guided-set-up.ts");
  await guideSetUp(context);
  const [{ guideIntake }, { laatsteKeuzes }] = await Promise.all([
    import("./guided-intake.ts"),
    import("../register/vorige.ts"),
  ]);
  const { product, verantwoordelijke } = await laatsteKeuzes((await context.reader()).db);
  const guided = await guideIntake(
    context,
    given,
    { ...defaults, ...(product !== null && { product }) },
    { offerAssignment: options.toewijzen === undefined ? { aan: verantwoordelijke } : null },
  );
  await save(context, guided.intake, assignee(context, options) ?? guided.toewijzenAan, options);
  await guided.forget();
}

function assignee({ instellingen }: Context, { toewijzen }: Options): string | null {
  if (toewijzen === undefined) return null;
  const name = toewijzen === true ? instellingen.verantwoordelijke : toewijzen;
  if (name === null) {
    throw new Refused(
      "Er is geen vaste verantwoordelijke ingesteld",
      "Geef een naam (--toewijzen NAAM) of leg hem vast met: klacht inrichten --verantwoordelijke NAAM",
    );
  }
  return name;
}

async function save(
  context: Context,
  intake: Intake,
  aan: string | null,
  { geenMail = false }: Options,
): Promise<void> {
  const { vandaag, termijnKader, handelende } = context;
  // Looked up before the register is made: a refusal leaves an empty folder empty.
  if (aan !== null) await zoekMedewerker((await context.reader()).db, aan);
  const db = intake.vertrouwelijk ? await openForConfidential(context) : (await context.writer()).db;
  const toewijzen = aan === null ? null : { aan, datum: vandaag };
  const nummer = await neemOp(db, intake, vandaag, termijnKader, handelende, toewijzen);
  const klacht = await finishAct(context, db, nummer, ({ klager, verantwoordelijke }) => [
    `Klacht ${nummer} van ${klager.naam} is opgenomen${intake.vertrouwelijk ? ", in de kluis" : ""}.`,
    ...(verantwoordelijke === null ? [] : [`Gemeld aan ${verantwoordelijke}.`]),
  ]);
  if (klacht.verantwoordelijke !== null && context.instellingen.mail.host !== null && !geenMail) {
    const { mailAssignment } = await import("./mailbox.ts");
    await mailAssignment(context, klacht, await zoekMedewerker(db, klacht.verantwoordelijke));
  }
}

async function answersFromFile(path: string | undefined): Promise<Antwoorden> {
  if (path === undefined) return {};
  const { MAX_INTAKE, readIntakeJson, refuseTooLarge } = await import("./intake-json.ts");
  const { readBounded, readStreamBounded } = await import("./bounded-input.ts");
  const source = path === "-" ? "de standaardinvoer" : path;
  const content =
    path === "-" ? await readStreamBounded(process.stdin, MAX_INTAKE) : readBounded(path, MAX_INTAKE);
  return readIntakeJson(content ?? refuseTooLarge(source), source);
}

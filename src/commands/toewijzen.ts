/** `klacht toewijzen`: reports a case to the responsible, who takes it on (§4a). */
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import { wijsToe } from "../register/handelingen.ts";
import { leesMedewerkers } from "../register/medewerkers.ts";
import { action, type Context } from "./context.ts";
import { finishAct } from "./finish-act.ts";

interface Options {
  readonly aan?: string;
  readonly datum?: string;
  readonly geenMail?: boolean;
}

export function define(command: Command): void {
  command
    .argument("<nr>", "nummer van de klacht")
    .option("--aan <naam>", "de verantwoordelijke; anders de vaste verantwoordelijke van het kantoor")
    .option("--datum <datum>", "dag waarop de klacht is gemeld; anders vandaag")
    .option("--geen-mail", "stuur de verantwoordelijke geen e-mail")
    .action(action(run));
}

async function run(context: Context, typed: string, options: Options): Promise<void> {
  const nummer = context.nummer(typed);
  const datum = context.datum(options.datum);
  const { db } = await context.changerFor(nummer);
  const aan = options.aan ?? (await chooseResponsible(context, nummer));
  const medewerker = await wijsToe(db, nummer, aan, datum, context.handelende);
  const klacht = await finishAct(context, db, nummer, () => [
    `Klacht ${nummer} is gemeld aan ${medewerker.naam}.`,
  ]);
  if (context.instellingen.mail.host !== null && !options.geenMail) {
    const { mailAssignment } = await import("./mailbox.ts");
    await mailAssignment(context, klacht, medewerker);
  }
}

async function chooseResponsible(context: Context, nummer: string): Promise<string> {
  const standard = context.instellingen.verantwoordelijke;
  if (!context.asks) {
    if (standard !== null) return standard;
    throw new WrongUse("Er ontbreekt: --aan", `Bijvoorbeeld: klacht toewijzen ${nummer} --aan "J. Dijkstra"`);
  }
  const { db } = await context.reader();
  const names = (await leesMedewerkers(db))
    .filter(({ uitDienstOp }) => uitDienstOp === null)
    .map(({ naam }) => naam);
  if (names.length === 0) {
    throw new WrongUse(
      "Er zijn nog geen medewerkers",
      'Voeg iemand toe: klacht medewerkers toevoegen "J. Dijkstra"',
    );
  }
  return context.asker.select({
    message: "Aan wie meldt u de klacht?",
    help: "Die neemt hem in behandeling (§4a).",
    choices: names.map((name) => ({ value: name, name })),
    ...(standard !== null && { default: standard }),
  });
}

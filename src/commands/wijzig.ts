/** `klacht wijzig`: corrects fields of a case, by options or by choosing them. */
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import type { Antwoorden } from "../procedure/antwoorden.ts";
import { antwoordenVan, leesIntake } from "../procedure/intake.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { VELDEN, veld } from "../procedure/velden.ts";
import { type Wijzigingen, wijzig } from "../register/handelingen.ts";
import { leesKlacht } from "../register/lezen.ts";
import { askField, shownValue } from "./ask-field.ts";
import { askWhichField } from "./ask-which-field.ts";
import { caseJson } from "./case-json.ts";
import { refuseMove } from "./confidential.ts";
import { action, type Context } from "./context.ts";
import { addIntakeOptions, answersFrom, intakeError } from "./intake-options.ts";

export function define(command: Command): void {
  addIntakeOptions(command.argument("<nr>", "nummer van de klacht")).action(action(run));
}

async function run(context: Context, typed: string, options: Record<string, unknown>): Promise<void> {
  const nummer = context.nummer(typed);
  const given = answersFrom(options);
  const { db } = await context.changerFor(nummer);
  const was = (await leesKlacht(db, nummer)).vertrouwelijk;
  refuseMove(context, nummer, was, given);
  const changes = Object.keys(given).length > 0 ? given : await askChanges(context, nummer);
  refuseMove(context, nummer, was, changes);
  const wijzigingen = await wijzig(
    db,
    nummer,
    (klacht) => correctedIntake(context, klacht, changes),
    context.termijnKader,
    context.handelende,
  );
  const klacht = await leesKlacht(db, nummer);
  const { removeClientCopy, renewClientCopy } = await import("./client-copy.ts");
  if (wijzigingen.klantnummer) removeClientCopy(context, nummer, wijzigingen.klantnummer.van);
  await renewClientCopy(context, klacht);
  if (context.options.json) context.terminal.json(caseJson(klacht, context.vandaag));
  else writeChanges(context, nummer, wijzigingen);
}

function correctedIntake({ kader }: Context, klacht: Klacht, changes: Antwoorden) {
  const adresVerplicht = klacht.externNummer === null;
  const gelezen = leesIntake({ ...antwoordenVan(klacht), ...changes }, kader, { adresVerplicht });
  if ("fouten" in gelezen) throw intakeError(gelezen.fouten);
  return gelezen.intake;
}

async function askChanges(context: Context, nummer: string): Promise<Antwoorden> {
  if (!context.asks) {
    throw new WrongUse(
      "Er is niet gezegd wat er gewijzigd moet worden",
      `Bijvoorbeeld: klacht wijzig ${nummer} --telefoon "0513 123 456"`,
    );
  }
  const { db } = await context.readerFor(nummer);
  const answers = antwoordenVan(await leesKlacht(db, nummer));
  const naam = await askWhichField(context, answers);
  const changes = { [naam]: await askField(context, veld(naam), answers, { standard: answers[naam] ?? "" }) };
  return changes;
}

function writeChanges({ terminal, kader }: Context, nummer: string, wijzigingen: Wijzigingen): void {
  const changed = VELDEN.filter(({ naam }) => wijzigingen[naam]);
  if (changed.length === 0) {
    terminal.line(`Klacht ${nummer} is niet gewijzigd: alles stond er al zo.`);
    return;
  }
  terminal.line(`Klacht ${terminal.paint("strong", nummer)} is gewijzigd:`);
  for (const field of changed) {
    const { van, naar } = wijzigingen[field.naam]!;
    const shown = (value: string) =>
      terminal.paint("plain", shownValue(field, value, kader.woordenlijsten) || "(leeg)");
    terminal.line(`  ${field.label}: ${shown(van)} → ${shown(naar)}`);
  }
  if (wijzigingen.ingediendOp) terminal.line("De termijnen zijn opnieuw berekend vanaf de nieuwe datum.");
}

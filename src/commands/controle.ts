/** `klacht controle`: whether everything is still whole, and mending what can be mended. */
import type { Command } from "commander";
import { Damaged } from "../errors.ts";
import { heeftKluis } from "../kluis/kluismap.ts";
import { sluitBestandenAf, teOpenBestanden } from "../register/bestandsrechten.ts";
import { type Bevinding, controleer } from "../register/controle.ts";
import { controleerZegels } from "../register/controle-inhoud.ts";
import { aanvaard, type Herstel, herstelPaar } from "../register/herstellen.ts";
import type { Db, Register } from "../register/open.ts";
import { isKluisOpen } from "../register/plaats.ts";
import { action, type Context } from "./context.ts";

interface Options {
  readonly herstel?: boolean;
}

export function define(command: Command): void {
  command.option("--herstel", "herstel wat te herstellen is, zonder iets te verliezen").action(action(run));
}

async function run(context: Context, { herstel = false }: Options): Promise<void> {
  const register = await (herstel ? context.changer() : context.reader());
  if (heeftKluis(context.map)) {
    if (herstel) await context.openKluis(register, { ookOngelijk: true });
    else await context.mayOpenKluis(register, { ookOngelijk: true });
  }
  await checkAll(context, register, { herstel });
}

/**
 * Checks what is open, says what it found, and mends it where that is asked.
 * @throws {Damaged} something is wrong and stays so
 */
export async function checkAll(
  context: Context,
  { db }: Register,
  { herstel }: { herstel: boolean },
): Promise<void> {
  const { terminal, options, map, termijnKader } = context;
  const kluisOpen = await isKluisOpen(db);
  const open = teOpenBestanden(map);
  if (herstel) sluitBestandenAf(open);
  const mended = herstel ? await mend(context, db, kluisOpen, open) : [];
  if (mended.length > 0) await context.sweep();
  const findings = [
    ...(await controleer(db, { kluisOpen, kader: termijnKader })),
    ...(herstel ? [] : open.map((path) => ({ nummer: null, wat: `${path} is ook voor anderen leesbaar` }))),
  ];
  const kluis = kluisOpen ? "gecontroleerd" : heeftKluis(map) ? "niet gecontroleerd" : "geen";
  if (options.json)
    terminal.json({ gaaf: findings.length === 0, kluis, bevindingen: findings, hersteld: mended });
  else write(context, kluis, findings, mended);
  if (findings.length > 0) {
    throw new Damaged(
      findings.length === 1 ? "Er is iets niet in orde" : `Er zijn ${findings.length} dingen niet in orde`,
      herstel || !kluisOpen
        ? "Zet zo nodig de laatste goede reservekopie terug."
        : "Herstel wat te herstellen is met: klacht controle --herstel",
    );
  }
}

async function mend(
  context: Context,
  db: Db,
  kluisOpen: boolean,
  shutOff: readonly string[],
): Promise<Herstel[]> {
  return [
    ...shutOff.map((path) => ({ nummer: null, wat: `${path} is nu alleen van u`, gelukt: true })),
    ...(kluisOpen ? await herstelPaar(db, context.handelende) : []),
    ...(await acceptChanged(context, db, kluisOpen)),
  ];
}

/** Takes data that another program changed for true, where somebody says so; the log keeps that. */
async function acceptChanged(context: Context, db: Db, kluisOpen: boolean): Promise<Herstel[]> {
  const { asks, asker, options, handelende } = context;
  const changed = [
    ...(await controleerZegels(db, false)),
    ...(kluisOpen ? await controleerZegels(db, true) : []),
  ].flatMap(({ nummer }) => nummer ?? []);
  const accepted: Herstel[] = [];
  for (const nummer of changed) {
    const message = `Klacht ${nummer} is met een ander programma gewijzigd. Zijn de gegevens goed zoals ze nu zijn?`;
    if (!(options.ja || (asks && (await asker.confirm({ message, default: false }))))) continue;
    await aanvaard(db, nummer, handelende);
    accepted.push({ nummer, wat: "aanvaard zoals de gegevens nu zijn", gelukt: true });
  }
  return accepted;
}

function write(
  { terminal }: Context,
  kluis: string,
  findings: readonly Bevinding[],
  mended: readonly Herstel[],
): void {
  for (const { nummer, wat, gelukt } of mended) {
    const of = nummer === null ? "" : `klacht ${nummer}: `;
    terminal.line(terminal.paragraph(`${gelukt ? "Hersteld" : "Niet hersteld"}: ${of}${wat}.`));
  }
  for (const { nummer, wat } of findings) {
    terminal.line(terminal.paragraph(nummer === null ? `${wat}.` : `Klacht ${nummer}: ${wat}.`));
  }
  if (findings.length === 0)
    terminal.line("Alles is in orde: het register, het logboek en de plaats van elke klacht.");
  if (kluis === "gecontroleerd") terminal.line("De kluis is meegenomen.");
  if (kluis === "niet gecontroleerd") terminal.line("De kluis was niet open en is niet gecontroleerd.");
}

/** `klacht controle`: whether everything is still whole, and mending what can be mended. */
import type { Command } from "commander";
import { Damaged } from "../errors.ts";
import { heeftKluis } from "../kluis/kluismap.ts";
import { type Bevinding, controleer } from "../register/controle.ts";
import { type Herstel, herstelPaar } from "../register/herstellen.ts";
import { isErKluis } from "../register/kluisbeheer.ts";
import type { Register } from "../register/open.ts";
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
  if (await isErKluis(register.db, context.map)) {
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
  const { terminal, options, map, handelende } = context;
  const kluisOpen = await isKluisOpen(db);
  const mended = herstel && kluisOpen ? await herstelPaar(db, handelende) : [];
  const findings = await controleer(db, { kluisOpen, map });
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

function write(
  { terminal }: Context,
  kluis: string,
  findings: readonly Bevinding[],
  mended: readonly Herstel[],
): void {
  for (const { nummer, wat, gelukt } of mended) {
    terminal.line(terminal.paragraph(`${gelukt ? "Hersteld" : "Niet hersteld"}: klacht ${nummer}: ${wat}.`));
  }
  for (const { nummer, wat } of findings) {
    terminal.line(terminal.paragraph(nummer === null ? `${wat}.` : `Klacht ${nummer}: ${wat}.`));
  }
  if (findings.length === 0)
    terminal.line("Alles is in orde: het register, het logboek en de plaats van elke klacht.");
  if (kluis === "gecontroleerd") terminal.line("De kluis is meegenomen.");
  if (kluis === "niet gecontroleerd") terminal.line("De kluis was niet open en is niet gecontroleerd.");
}

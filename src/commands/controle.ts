/** `klacht controle`: whether everything is still whole, and mending what can be mended. */
import type { Command } from "commander";
import { Damaged } from "../errors.ts";
import { heeftKluis } from "../kluis/kluismap.ts";
import { wipeAbandoned } from "../register/bestanden.ts";
import { teOpenBestanden } from "../register/bestandsrechten.ts";
import type { Bevinding } from "../register/bevinding.ts";
import { controleer } from "../register/controle.ts";
import type { Herstel } from "../register/herstellen.ts";
import { isErKluis } from "../register/kluis-toestand.ts";
import type { Register } from "../register/open.ts";
import { isKluisOpen } from "../register/plaats.ts";
import { action, type Context } from "./context.ts";
import { takeLittleMemory } from "./little-memory.ts";

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
  await takeLittleMemory(db);
  const { terminal, options, map, termijnKader } = context;
  const kluisOpen = await isKluisOpen(db);
  const look = async (): Promise<Bevinding[]> => [
    ...(await controleer(db, { kluisOpen, kader: termijnKader, map })),
    ...teOpenBestanden(map).map((path) => ({
      nummer: null,
      wat: `${path} is ook voor anderen leesbaar`,
      herstel: "rechten" as const,
    })),
  ];
  if (herstel) wipeAbandoned(map);
  let findings = await look();
  const mended: Herstel[] = [];
  if (herstel && findings.length > 0) {
    const { mend } = await import("./mend.ts");
    mended.push(...(await mend(context, db, kluisOpen, findings)));
    await context.sweep();
    findings = await look();
  }
  const kluis = kluisOpen ? "gecontroleerd" : heeftKluis(map) ? "niet gecontroleerd" : "geen";
  if (options.json)
    terminal.json({ gaaf: findings.length === 0, kluis, bevindingen: findings, hersteld: mended });
  else write(context, kluis, findings, mended);
  if (findings.length > 0) throw asError(findings, herstel);
}

const BACKUP = "een goede reservekopie terug: klacht reservekopie lijst";

function asError(findings: readonly Bevinding[], herstel: boolean): Damaged {
  const what =
    findings.length === 1 ? "Er is iets niet in orde" : `Er zijn ${findings.length} dingen niet in orde`;
  const mendable = findings.filter(({ herstel: how }) => how !== undefined);
  if (mendable.length === 0) return new Damaged(what, `Zet ${BACKUP}`);
  if (herstel) {
    // What is left after mending are seals: those ask for a person who knows what is right.
    return new Damaged(
      what,
      `Zijn de gegevens goed zoals ze zijn, herhaal dit dan met --ja. Zet anders ${BACKUP}`,
    );
  }
  const rest = mendable.length === findings.length ? "" : ` Zet voor de rest ${BACKUP}`;
  return new Damaged(
    what,
    `Herstel wat te herstellen is met: klacht controle --herstel${rest && `.${rest}`}`,
  );
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

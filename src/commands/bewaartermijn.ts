/** `klacht bewaartermijn`: what is past its retention, and taking out of it what tells who it was about. */
import type { Command } from "commander";
import { Cancelled, Refused, WrongUse } from "../errors.ts";
import { heeftKluis } from "../kluis/kluismap.ts";
import { toonDatum } from "../procedure/datum.ts";
import { leesKlacht } from "../register/lezen.ts";
import type { Db } from "../register/open.ts";
import { anonimiseer, leesVerlopen, type Verlopen } from "../register/opschonen.ts";
import { isKluisOpen } from "../register/plaats.ts";
import { type Column, startList } from "../terminal/list.ts";
import { pathOfClientCopy } from "./client-copy.ts";
import { action, type Context } from "./context.ts";
import { replaceOlderCopies } from "./older-copies.ts";
import { clearOpenFolders, lettersOf } from "./open-folders.ts";

const COLUMNS: readonly Column[] = [
  { title: "Nummer", width: 9 },
  { title: "Afgehandeld", width: 11 },
  { title: "Bewaren tot", width: 11 },
  { title: "Klager", width: 16, grow: true },
];

interface Options {
  readonly proef?: boolean;
  readonly nr?: string;
  readonly reden?: string;
}

export function define(command: Command): void {
  command
    .command("lijst", { isDefault: true })
    .description("de klachten waarvan de bewaartermijn voorbij is")
    .action(action(showAll));
  command
    .command("opschonen")
    .description("haal uit die klachten alles wat zegt over wie ze gingen; de cijfers blijven")
    .option("--proef", "toon wat er zou gebeuren, zonder iets te wissen")
    .option("--nr <nr>", "alleen deze klacht, eerder dan de termijn van het kantoor")
    .option("--reden <tekst>", "bij --nr: waarom, bijvoorbeeld op verzoek van de klager")
    .action(action(cleanUp));
}

async function showAll(context: Context): Promise<void> {
  const { db } = await context.reader();
  const due = await readDue(context, db);
  if (context.options.json) context.terminal.json(due);
  else writeDue(context, due, "Dit opschonen: klacht bewaartermijn opschonen");
}

function readDue({ vandaag, instellingen }: Context, db: Db): Promise<Verlopen[]> {
  return isKluisOpen(db).then((kluisOpen) =>
    leesVerlopen(db, vandaag, instellingen.bewaartermijn.jaren, { kluisOpen }),
  );
}

function writeDue({ terminal, instellingen }: Context, due: readonly Verlopen[], then: string): void {
  const { jaren } = instellingen.bewaartermijn;
  const term = `${jaren} jaar na de afhandeling`;
  if (due.length === 0) {
    terminal.line(`Van geen enkele klacht is de bewaartermijn (${term}) voorbij.`);
    return;
  }
  const list = startList(terminal, COLUMNS);
  for (const { nummer, afgehandeldOp, bewarenTot, klager } of due) {
    list.row([
      nummer,
      toonDatum(afgehandeldOp),
      toonDatum(bewarenTot),
      klager ?? { text: "vertrouwelijk", tone: "dim" },
    ]);
  }
  terminal.line(`\n${inWords(due.length)} langer dan ${term}. ${then}`);
}

async function cleanUp(context: Context, options: Options): Promise<void> {
  if (options.nr !== undefined) return cleanOne(context, context.nummer(options.nr), options);
  const register = await (options.proef ? context.reader() : context.changer());
  if (
    heeftKluis(context.map) &&
    (await readDue(context, register.db)).some(({ vertrouwelijk }) => vertrouwelijk)
  ) {
    await context.mayOpenKluis(register);
  }
  const due = await readDue(context, register.db);
  const kluisOpen = await isKluisOpen(register.db);
  const now = due.filter(({ vertrouwelijk }) => kluisOpen || !vertrouwelijk);
  if (options.proef || now.length === 0) {
    if (context.options.json) context.terminal.json({ proef: true, klachten: now });
    else writeDue(context, now, "Dit was een proef: er is niets gewist.");
    return;
  }
  await confirm(context, now);
  const reden = `bewaartermijn van ${context.instellingen.bewaartermijn.jaren} jaar voorbij`;
  for (const { nummer } of now) await clean(context, register.db, nummer, reden);
  await context.sweep();
  const left = due.length - now.length;
  tell(context, now, left);
  await replaceOlderCopies(context, "De gewiste gegevens staan");
}

async function cleanOne(context: Context, nummer: string, { reden, proef }: Options): Promise<void> {
  if (reden === undefined || reden.trim() === "") {
    throw new WrongUse("Er ontbreekt: --reden", `Bijvoorbeeld: --reden "op verzoek van de klager"`);
  }
  const { db } = await context.changerFor(nummer);
  const { afgehandeldOp, vertrouwelijk, klager } = await leesKlacht(db, nummer);
  if (proef) {
    context.terminal.line(
      `Klacht ${nummer} zou worden geanonimiseerd. Dit was een proef: er is niets gewist.`,
    );
    return;
  }
  const due = {
    nummer,
    afgehandeldOp: afgehandeldOp ?? "",
    bewarenTot: "",
    vertrouwelijk,
    klager: klager.naam,
  };
  await confirm(context, [due]);
  await clean(context, db, nummer, reden);
  await context.sweep();
  tell(context, [due], 0);
  await replaceOlderCopies(context, "De gewiste gegevens staan");
}

/** Who wipes must say how much: a number can't be typed by habit. */
async function confirm({ options, asks, asker }: Context, due: readonly Verlopen[]): Promise<void> {
  if (options.ja) return;
  const count = String(due.length);
  if (!asks) {
    throw new Refused(`Opschonen wist de gegevens van ${inWords(due.length)} voorgoed`, "Bevestig met --ja.");
  }
  const typed = await asker.line({
    message: `De gegevens van ${inWords(due.length)} verdwijnen voorgoed. Typ het aantal om door te gaan`,
    check: (answer) => (/^\d*$/.test(answer.trim()) ? null : "Typ een getal, of niets om te stoppen."),
  });
  if (typed.trim() !== count) throw new Cancelled("Er is niets gewist");
}

async function clean(context: Context, db: Db, nummer: string, reden: string): Promise<void> {
  const { klager } = await leesKlacht(db, nummer);
  const copy = pathOfClientCopy(context, nummer, klager.klantnummer);
  await anonimiseer(db, nummer, { op: context.vandaag, reden }, context.handelende);
  const letters = lettersOf(context, nummer).map(({ path }) => path);
  clearOpenFolders(context, copy === null ? letters : [...letters, copy]);
}

function tell({ terminal, options }: Context, done: readonly Verlopen[], left: number): void {
  if (options.json) {
    terminal.json({ geanonimiseerd: done.map(({ nummer }) => nummer), overgeslagen: left });
    return;
  }
  terminal.line(
    `De gegevens van ${inWords(done.length)} zijn gewist; de cijfers voor het jaaroverzicht zijn gebleven.`,
  );
  if (left > 0) terminal.line(`${inWords(left)} in de kluis zijn overgeslagen: de kluis was niet open.`);
}

function inWords(count: number): string {
  return count === 1 ? "1 klacht" : `${count} klachten`;
}

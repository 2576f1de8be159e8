/** `klacht bewaartermijn`: what is past its retention, and taking out of it what tells who it was about. */
import type { Command } from "commander";
import { Cancelled, Refused, WrongUse } from "../errors.ts";
import { heeftKluis } from "../kluis/kluismap.ts";
import { bewarenTot, WETTELIJK_MINIMUM_JAREN } from "../procedure/bewaartermijn.ts";
import { toonDatum } from "../procedure/datum.ts";
import { leesRegel } from "../procedure/tekst.ts";
import type { Db } from "../register/db.ts";
import type { Instellingen } from "../register/instellingen.ts";
import { leesKlacht } from "../register/lezen.ts";
import type { Register } from "../register/open.ts";
import {
  anonimiseer,
  eisTeAnonimiseren,
  leesGeanonimiseerd,
  leesVerlopen,
  type Verlopen,
} from "../register/opschonen.ts";
import { isKluisOpen } from "../register/plaats.ts";
import { type Column, startList } from "../terminal/list.ts";
import { pathOfClientCopy } from "./client-copy.ts";
import { action, type Context } from "./context.ts";
import { replaceOlderCopies } from "./older-copies.ts";
import { clearOpenFolders, lettersByCase, lettersOf } from "./open-folders.ts";

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
  const { terminal, options } = context;
  const { due, closed } = await openAndReadDue(context, await context.reader());
  if (options.json) {
    terminal.json(due);
    return;
  }
  writeDue(context, due, "Dit opschonen: klacht bewaartermijn opschonen");
  if (closed > 0) {
    terminal.line(
      terminal.paragraph(
        `${inWords(closed)} daarvan in de kluis, die niet open is: of die al zijn opgeschoond, is nu niet te zien.`,
      ),
    );
  }
}

interface Due {
  readonly due: readonly Verlopen[];
  /** How many of them lie in the closed file, while that is shut. */
  readonly closed: number;
}

/** Of confidential cases the closed file alone knows whether they are done already: it is opened where that can be. */
async function openAndReadDue(context: Context, register: Register): Promise<Due> {
  const { vandaag, instellingen, map } = context;
  const read = async (): Promise<Due> => {
    const kluisOpen = await isKluisOpen(register.db);
    const due = await leesVerlopen(register.db, vandaag, instellingen.bewaartermijn.jaren, { kluisOpen });
    return { due, closed: kluisOpen ? 0 : due.filter(({ vertrouwelijk }) => vertrouwelijk).length };
  };
  const found = await read();
  if (found.closed === 0 || !heeftKluis(map) || !(await context.mayOpenKluis(register))) return found;
  return read();
}

function writeDue({ terminal, instellingen }: Context, due: readonly Verlopen[], then: string): void {
  const term = termOf(instellingen);
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
  const { due, closed } = await openAndReadDue(context, register);
  const now = closed === 0 ? due : due.filter(({ vertrouwelijk }) => !vertrouwelijk);
  if (options.proef) return tellTrial(context, now, closed);
  await clearLettersOfWiped(context, register.db);
  if (now.length > 0) {
    await confirm(context, now);
    const reden = `bewaartermijn van ${context.instellingen.bewaartermijn.jaren} jaar voorbij`;
    for (const { nummer } of now) await clean(context, register.db, nummer, reden);
    await sweep(context, register, now);
  }
  tell(context, now, closed);
  if (now.length > 0) await replaceOlderCopies(context, "De gewiste gegevens staan");
}

function readReason(typed: string | undefined): string {
  const gelezen = leesRegel(typed ?? "");
  if ("fout" in gelezen) throw new WrongUse(`De reden ${gelezen.fout}`);
  if (gelezen.waarde !== "") return gelezen.waarde;
  throw new WrongUse("Er ontbreekt: --reden", `Bijvoorbeeld: --reden "op verzoek van de klager"`);
}

async function cleanOne(context: Context, nummer: string, options: Options): Promise<void> {
  const { proef } = options;
  const reden = readReason(options.reden);
  const register = await (proef ? context.readerFor(nummer) : context.changerFor(nummer));
  await eisTeAnonimiseren(register.db, nummer, context.vandaag);
  const { afgehandeldOp, vertrouwelijk, klager } = await leesKlacht(register.db, nummer);
  const one = {
    nummer,
    afgehandeldOp: afgehandeldOp!,
    bewarenTot: bewarenTot(afgehandeldOp!, WETTELIJK_MINIMUM_JAREN),
    vertrouwelijk,
    klager: klager.naam,
  };
  if (proef) return tellTrial(context, [one], 0);
  await confirm(context, [one]);
  await clean(context, register.db, nummer, reden);
  await sweep(context, register, [one]);
  tell(context, [one], 0);
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
    more: "na de bewaartermijn gaat weg wie de klager was en wat er gezegd is; datums en aantallen blijven voor de jaaroverzichten. Met alleen Enter stopt u.",
    check: (answer) => (/^\d*$/.test(answer.trim()) ? null : "Typ een getal, of niets om te stoppen."),
  });
  if (typed.trim() !== count) throw new Cancelled("Er is niets gewist");
}

async function clean(context: Context, db: Db, nummer: string, reden: string): Promise<void> {
  await eisTeAnonimiseren(db, nummer, context.vandaag);
  const { klager } = await leesKlacht(db, nummer);
  const copy = pathOfClientCopy(context, nummer, klager.klantnummer);
  // Before the client's number goes, since nobody would know then where it lies.
  if (copy !== null) clearOpenFolders(context, [copy]);
  await anonimiseer(db, nummer, { op: context.vandaag, reden }, context.handelende);
  clearLetters(context, nummer);
}

function clearLetters(context: Context, nummer: string): void {
  clearOpenFolders(
    context,
    lettersOf(context, nummer).map(({ path }) => path),
  );
}

/** Letters that stayed when a command was killed after it wiped their case. */
async function clearLettersOfWiped(context: Context, db: Db): Promise<void> {
  for (const nummer of await leesGeanonimiseerd(db, [...lettersByCase(context)]))
    clearLetters(context, nummer);
}

/** What was wiped may be left between the pages of the files. */
async function sweep(context: Context, register: Register, done: readonly Verlopen[]): Promise<void> {
  await context.sweep();
  if (!done.some(({ vertrouwelijk }) => vertrouwelijk) || (await register.veegKluis())) return;
  context.terminal.note(
    "Let op: in de kluis kan voor wie de sleutel heeft nog iets te vinden zijn van wat gewist is; een ander programma houdt haar open, of de schijf is vol.",
  );
}

function tellTrial(context: Context, now: readonly Verlopen[], closed: number): void {
  const { terminal, options } = context;
  if (options.json) {
    terminal.json({ proef: true, klachten: now, overgeslagen: closed });
    return;
  }
  if (now.length > 0 || closed === 0) writeDue(context, now, "Dit was een proef: er is niets gewist.");
  if (closed > 0) terminal.line(skipped(closed));
}

function skipped(closed: number): string {
  return closed === 1
    ? "1 klacht in de kluis wordt overgeslagen: de kluis is niet open."
    : `${closed} klachten in de kluis worden overgeslagen: de kluis is niet open.`;
}

function tell({ terminal, options, instellingen }: Context, done: readonly Verlopen[], closed: number): void {
  if (options.json) {
    terminal.json({ geanonimiseerd: done.map(({ nummer }) => nummer), overgeslagen: closed });
    return;
  }
  if (done.length > 0) {
    terminal.line(
      `De gegevens van ${inWords(done.length)} zijn gewist; de cijfers voor het jaaroverzicht zijn gebleven.`,
    );
  } else if (closed === 0) {
    terminal.line(`Van geen enkele klacht is de bewaartermijn (${termOf(instellingen)}) voorbij.`);
  }
  if (closed > 0) terminal.line(skipped(closed));
}

function termOf({ bewaartermijn }: Instellingen): string {
  return `${bewaartermijn.jaren} jaar na de afhandeling`;
}

function inWords(count: number): string {
  return count === 1 ? "1 klacht" : `${count} klachten`;
}

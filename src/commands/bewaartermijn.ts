/** `klacht bewaartermijn`: what is past its retention, and taking out of it what tells who it was about. */
import type { Command } from "commander";
import { Cancelled, Refused, WrongUse } from "../errors.ts";
import { bewarenTot, WETTELIJK_MINIMUM_JAREN } from "../procedure/bewaartermijn.ts";
import { leesRegel } from "../procedure/tekst.ts";
import type { Db } from "../register/db.ts";
import { leesKlacht } from "../register/lezen.ts";
import type { Register } from "../register/open.ts";
import { anonimiseer, eisTeAnonimiseren, leesGeanonimiseerd } from "../register/opschonen.ts";
import type { Verlopen } from "../register/verlopen.ts";
import { pathOfClientCopy } from "./client-copy.ts";
import { action, type Context } from "./context.ts";
import { findDue, inWords, sumUp, writeDue } from "./expired-cases.ts";
import { writeJson } from "./json-array.ts";
import { takeLittleMemory } from "./little-memory.ts";
import { replaceOlderCopies } from "./older-copies.ts";
import { clearOpenFolders, lettersByCase, lettersOf } from "./open-folders.ts";

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
  const register = await context.reader();
  const { stream, closed } = await findDue(context, register);
  await takeLittleMemory(register.db);
  if (options.json) {
    await writeJson(terminal, stream());
    return;
  }
  const count = await writeDue(context, stream());
  terminal.line(sumUp(count, context, "Dit opschonen: klacht bewaartermijn opschonen"));
  if (closed > 0) {
    terminal.line(
      terminal.paragraph(
        `${inWords(closed)} daarvan in de kluis, die niet open is: of die al zijn opgeschoond, is nu niet te zien.`,
      ),
    );
  }
}

async function cleanUp(context: Context, options: Options): Promise<void> {
  if (options.nr !== undefined) return cleanOne(context, context.nummer(options.nr), options);
  const register = await (options.proef ? context.reader() : context.changer());
  const { stream, closed } = await findDue(context, register);
  const now = () => (closed === 0 ? stream() : onlyOpen(stream()));
  if (options.proef) {
    await takeLittleMemory(register.db);
    return tellTrial(context, now(), closed);
  }
  await clearLettersOfWiped(context, register.db);
  // No more than this of each: the register can't change while it is being read.
  const nummers: string[] = [];
  let vertrouwelijk = false;
  for await (const klacht of now()) {
    nummers.push(klacht.nummer);
    vertrouwelijk ||= klacht.vertrouwelijk;
  }
  if (nummers.length > 0) {
    await confirm(context, nummers.length);
    const reden = `bewaartermijn van ${context.instellingen.bewaartermijn.jaren} jaar voorbij`;
    for (const nummer of nummers) await clean(context, register.db, nummer, reden);
    await sweep(context, register, vertrouwelijk);
  }
  tell(context, nummers, closed);
  if (nummers.length > 0) await replaceOlderCopies(context, "De gewiste gegevens staan");
}

async function* onlyOpen(due: AsyncIterable<Verlopen>): AsyncGenerator<Verlopen> {
  for await (const klacht of due) if (!klacht.vertrouwelijk) yield klacht;
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
  await confirm(context, 1);
  await clean(context, register.db, nummer, reden);
  await sweep(context, register, vertrouwelijk);
  tell(context, [nummer], 0);
  await replaceOlderCopies(context, "De gewiste gegevens staan");
}

/** Who wipes must say how much: a number can't be typed by habit. */
async function confirm({ options, asks, asker }: Context, count: number): Promise<void> {
  if (options.ja) return;
  if (!asks) {
    throw new Refused(`Opschonen wist de gegevens van ${inWords(count)} voorgoed`, "Bevestig met --ja.");
  }
  const typed = await asker.line({
    message: `De gegevens van ${inWords(count)} verdwijnen voorgoed. Typ het aantal om door te gaan`,
    more: "na de bewaartermijn gaat weg wie de klager was en wat er gezegd is; datums en aantallen blijven voor de jaaroverzichten. Met alleen Enter stopt u.",
    check: (answer) => (/^\d*$/.test(answer.trim()) ? null : "Typ een getal, of niets om te stoppen."),
  });
  if (typed.trim() !== String(count)) throw new Cancelled("Er is niets gewist");
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
async function sweep(context: Context, register: Register, inKluis: boolean): Promise<void> {
  await context.sweep();
  if (!inKluis || (await register.veegKluis())) return;
  context.terminal.note(
    "Let op: in de kluis kan voor wie de sleutel heeft nog iets te vinden zijn van wat gewist is; een ander programma houdt haar open, of de schijf is vol.",
  );
}

async function tellTrial(
  context: Context,
  now: readonly Verlopen[] | AsyncIterable<Verlopen>,
  closed: number,
): Promise<void> {
  const { terminal, options } = context;
  if (options.json) {
    await writeJson(terminal, { proef: true, klachten: now, overgeslagen: closed });
    return;
  }
  const count = await writeDue(context, now);
  if (count > 0 || closed === 0)
    terminal.line(sumUp(count, context, "Dit was een proef: er is niets gewist."));
  if (closed > 0) terminal.line(skipped(closed));
}

function skipped(closed: number): string {
  return closed === 1
    ? "1 klacht in de kluis wordt overgeslagen: de kluis is niet open."
    : `${closed} klachten in de kluis worden overgeslagen: de kluis is niet open.`;
}

function tell(context: Context, done: readonly string[], closed: number): void {
  const { terminal, options } = context;
  if (options.json) {
    terminal.json({ geanonimiseerd: done, overgeslagen: closed });
    return;
  }
  if (done.length > 0) {
    terminal.line(
      `De gegevens van ${inWords(done.length)} zijn gewist; de cijfers voor het jaaroverzicht zijn gebleven.`,
    );
  } else if (closed === 0) {
    terminal.line(sumUp(0, context, ""));
  }
  if (closed > 0) terminal.line(skipped(closed));
}

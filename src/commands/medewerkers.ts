/** `klacht medewerkers`: the people who take in, handle and decide. */
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import { toonDatum } from "../procedure/datum.ts";
import { leesRegel } from "../procedure/tekst.ts";
import { veld } from "../procedure/velden.ts";
import {
  leesMedewerkers,
  meldUitDienst,
  voegMedewerkerToe,
  wijzigMedewerker,
} from "../register/medewerkers.ts";
import { type Column, startList } from "../terminal/list.ts";
import { action, type Context } from "./context.ts";
import { filledLine } from "./guided-set-up.ts";

const COLUMNS: readonly Column[] = [
  { title: "Naam", width: 20, grow: true },
  { title: "Functie", width: 16, grow: true },
  { title: "E-mail", width: 20, grow: true },
  { title: "Uit dienst", width: 10 },
];

export function define(command: Command): void {
  command.command("lijst", { isDefault: true }).description("alle medewerkers").action(action(showAll));
  command
    .command("toevoegen")
    .description("voeg een medewerker toe, of neem hem weer in dienst")
    .argument("[naam]", "voor- en achternaam")
    .option("--functie <tekst>", "zijn functie")
    .option("--email <adres>", "zijn e-mailadres op kantoor")
    .action(action(add));
  command
    .command("wijzig")
    .description("verander de functie of het e-mailadres van een medewerker")
    .argument("<naam>", "de naam")
    .option("--functie <tekst>", 'zijn functie; "" maakt leeg')
    .option("--email <adres>", 'zijn e-mailadres op kantoor; "" maakt leeg')
    .action(action(change));
  command
    .command("uit-dienst")
    .description("meld dat een medewerker weg is; zijn naam blijft in de dossiers staan")
    .argument("<naam>", "de naam")
    .action(action(leave));
}

async function showAll(context: Context): Promise<void> {
  const { db } = await context.reader();
  const all = await leesMedewerkers(db);
  const { terminal } = context;
  if (context.options.json) {
    terminal.json(all.map(({ id: _, ...medewerker }) => medewerker));
    return;
  }
  if (all.length === 0) {
    terminal.line(
      'Er zijn nog geen medewerkers. Voeg iemand toe: klacht medewerkers toevoegen "J. Dijkstra"',
    );
    return;
  }
  const list = startList(terminal, COLUMNS);
  for (const { naam, functie, email, uitDienstOp } of all) {
    list.row([naam, functie ?? "", email ?? "", uitDienstOp === null ? "" : toonDatum(uitDienstOp)]);
  }
}

async function add(
  context: Context,
  typed: string | undefined,
  options: { functie?: string; email?: string },
): Promise<void> {
  const naam = line(typed ?? (await askName(context)), "De naam");
  const functie = options.functie === undefined ? null : line(options.functie, "De functie");
  const email = options.email === undefined ? null : emailAddress(context, options.email);
  const { db } = await context.writer();
  await voegMedewerkerToe(db, { naam, functie, email }, context.handelende);
  if (context.options.json) context.terminal.json({ naam, functie, email });
  else context.terminal.line(`${context.terminal.paint("strong", naam)} staat bij de medewerkers.`);
}

async function change(
  context: Context,
  typed: string,
  options: { functie?: string; email?: string },
): Promise<void> {
  if (options.functie === undefined && options.email === undefined) {
    throw new WrongUse("Er is niets om te wijzigen", "Geef --functie of --email.");
  }
  const clears = (text: string | undefined) => text?.trim() === "";
  const gegevens = {
    ...(options.functie !== undefined && {
      functie: clears(options.functie) ? null : line(options.functie, "De functie"),
    }),
    ...(options.email !== undefined && {
      email: clears(options.email) ? null : emailAddress(context, options.email),
    }),
  };
  const { db } = await context.changer();
  const { naam, functie, email } = await wijzigMedewerker(db, typed, gegevens, context.handelende);
  const { terminal } = context;
  if (context.options.json) terminal.json({ naam, functie, email });
  else terminal.line(`De gegevens van ${terminal.paint("strong", naam)} zijn bijgewerkt.`);
}

async function leave(context: Context, typed: string): Promise<void> {
  const { db } = await context.writer();
  const { terminal, vandaag } = context;
  const { naam, open } = await meldUitDienst(db, typed, vandaag, context.handelende);
  if (context.options.json) {
    terminal.json({ naam, uitDienstOp: vandaag, openKlachten: open });
    return;
  }
  terminal.line(`${terminal.paint("strong", naam)} is uit dienst per ${toonDatum(vandaag)}.`);
  if (open.length > 0) {
    terminal.note(
      `Let op: ${open.length === 1 ? "deze open klacht staat" : "deze open klachten staan"} nog op ${naam}: ${open.join(", ")}.`,
    );
    terminal.note(`→ Draag ze over: klacht toewijzen ${open[0]} --aan NAAM`);
  }
  if (context.instellingen.verantwoordelijke === naam) {
    terminal.note(`Let op: ${naam} is de vaste verantwoordelijke.`);
    terminal.note("→ Kies een ander: klacht inrichten --verantwoordelijke NAAM");
  }
}

async function askName({ asks, asker }: Context): Promise<string> {
  if (!asks)
    throw new WrongUse("Er ontbreekt: NAAM", 'Bijvoorbeeld: klacht medewerkers toevoegen "J. Dijkstra"');
  return asker.line({ message: "Naam van de medewerker", help: "Voor- en achternaam.", check: filledLine });
}

function line(typed: string, what: string): string {
  const gelezen = leesRegel(typed);
  if ("fout" in gelezen) throw new WrongUse(`${what} ${gelezen.fout}`);
  if (gelezen.waarde === "") throw new WrongUse(`${what} kan niet leeg zijn`);
  return gelezen.waarde;
}

function emailAddress({ kader }: Context, typed: string): string {
  const gelezen = veld("email").lees(typed, kader, {});
  if ("fout" in gelezen) throw new WrongUse(`Het e-mailadres: ${gelezen.fout}`);
  return gelezen.waarde;
}

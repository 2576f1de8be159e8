/** `klacht agenda`: the deadlines for the office's calendar, as a file that every calendar reads. */
import type { Command } from "commander";
import { type Agendapunt, kenmerkVan, streamAgenda } from "../register/agenda.ts";
import { zoekMedewerker } from "../register/medewerkers.ts";
import { action, type Context } from "./context.ts";
import { laidAside } from "./laid-aside.ts";
import { takeLittleMemory } from "./little-memory.ts";
import { wholeNumber } from "./numbers.ts";
import { openOutput, writePieces } from "./output-file.ts";

interface Options {
  readonly naar?: string;
  readonly verantwoordelijke?: string;
  readonly terug?: string;
}

const DAYS_BACK = 31;

export function define(command: Command): void {
  command
    .option(
      "--naar <pad>",
      "bestand of map, - voor de standaarduitvoer; anders hier, als klachttermijnen.ics",
    )
    .option("--verantwoordelijke <naam>", "alleen van deze verantwoordelijke")
    .option("--terug <dagen>", "zet ook op vervallen wat in zoveel dagen klaar kwam", String(DAYS_BACK))
    .action(action(run));
}

async function run(context: Context, { naar, verantwoordelijke, terug }: Options): Promise<void> {
  const { db } = await context.reader();
  const filter = {
    peildatum: context.vandaag,
    terug: wholeNumber(terug ?? String(DAYS_BACK), "--terug", { max: 3660 }),
    ...(verantwoordelijke !== undefined && {
      verantwoordelijkeId: (await zoekMedewerker(db, verantwoordelijke, "iedereen")).id,
    }),
  };
  await takeLittleMemory(db);
  // A calendar file without any event is none: readers refuse it.
  if (!(await hasAny(streamAgenda(db, filter)))) {
    tellNothing(context);
    return;
  }
  const { kalenderstukken } = await import("../exchange/icalendar.ts");
  const kader = { vandaag: context.vandaag, nu: context.handelende.nu, kenmerk: await kenmerkVan(db) };
  const output = await openOutput(context, naar, "klachttermijnen.ics");
  const tally: Tally = { open: 0, voorbij: 0 };
  const pieces = kalenderstukken(counted(streamAgenda(db, filter), tally), kader);
  // Nobody can write in the register while it is read, and who reads our output may take his time.
  await writePieces(output, output.path === null ? laidAside(pieces) : pieces);
  if (output.path !== null) tell(context, output.path, tally);
}

interface Tally {
  open: number;
  voorbij: number;
}

async function hasAny(punten: AsyncIterable<unknown>): Promise<boolean> {
  for await (const _ of punten) return true;
  return false;
}

async function* counted(punten: AsyncIterable<Agendapunt>, tally: Tally): AsyncGenerator<Agendapunt> {
  for await (const punt of punten) {
    tally[punt.stand === "open" ? "open" : "voorbij"] += 1;
    yield punt;
  }
}

function tellNothing({ terminal, options }: Context): void {
  if (options.json) terminal.json({ pad: null, open: 0, voorbij: 0 });
  else terminal.note("Er zijn geen termijnen voor de agenda; er is geen bestand gemaakt.");
}

function tell({ terminal, options }: Context, pad: string, { open, voorbij }: Tally): void {
  if (options.json) {
    terminal.json({ pad, open, voorbij });
    return;
  }
  const termijnen = open === 1 ? "1 open termijn" : `${open} open termijnen`;
  const done = voorbij === 0 ? "" : ` en ${voorbij} die voorbij ${voorbij === 1 ? "is" : "zijn"}`;
  terminal.line(terminal.paragraph(`De agenda staat klaar, met ${termijnen}${done}: ${pad}`));
}

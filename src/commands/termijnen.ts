/** `klacht termijnen`: what is due, the most urgent first. */
import type { Command } from "commander";
import { toonDatum, weekdag } from "../procedure/datum.ts";
import { dagenInWoorden } from "../procedure/termijnen.ts";
import type { Db } from "../register/db.ts";
import { zoekMedewerker } from "../register/medewerkers.ts";
import {
  streamTermijnen,
  type TermijnFilter,
  type TermijnRegel,
  type TermijnTotalen,
  telTermijnen,
} from "../register/termijnlijst.ts";
import { type Column, startList } from "../terminal/list.ts";
import { toneOf } from "./case-progress.ts";
import { action, type Context } from "./context.ts";
import { writeJsonArray } from "./json-array.ts";
import { takeLittleMemory } from "./little-memory.ts";
import { wholeNumber } from "./numbers.ts";

interface Options {
  readonly dagen?: string;
  readonly teLaat?: boolean;
  readonly verantwoordelijke?: string;
  readonly aantal?: string;
  readonly alles?: boolean;
  readonly kluis?: boolean;
  readonly mail?: boolean;
}

const DAYS_AHEAD = 7;
const FIRST = 25;

const WIDE = 100;

function columns(wide: boolean): Column[] {
  return [
    { title: "Nummer", width: 9 },
    { title: "Wanneer", width: 16 },
    { title: "Termijn", width: 20 },
    { title: "Uiterlijk", width: wide ? 13 : 10 },
    { title: "Klager", width: 14, grow: true },
    ...(wide ? [{ title: "Verantwoordelijke", width: 17, grow: true }] : []),
  ];
}

export function define(command: Command): void {
  command
    .option("--dagen <aantal>", "hoeveel dagen vooruit", String(DAYS_AHEAD))
    .option("--te-laat", "alleen wat te laat is")
    .option("--verantwoordelijke <naam>", "alleen van deze verantwoordelijke")
    .option("--aantal <aantal>", `hoeveel er hoogstens getoond worden; anders ${FIRST}`)
    .option("--alles", "toon ze alle")
    .option("--mail", "stuur elke verantwoordelijke zijn eigen lijst per e-mail, zonder namen van klagers")
    .option("--kluis", "open de kluis en toon ook de klager van wat vertrouwelijk is")
    .action(action(run));
}

async function run(context: Context, options: Options): Promise<void> {
  const { db } = await context.readerOf({ beide: Boolean(options.kluis) });
  const filter = await filterFrom(context, db, options);
  if (options.mail) {
    const { mailDeadlines } = await import("./termijnen-mail.ts");
    await mailDeadlines(context, db, filter);
    return;
  }
  if (context.options.json) {
    await takeLittleMemory(db);
    await writeJsonArray(
      context.terminal,
      streamTermijnen(db, filter, limitFrom(options, null)),
      (regel) => regel,
    );
    return;
  }
  await writeTermijnen(context, db, filter, limitFrom(options, FIRST));
}

/** Writes the deadlines in three groups, and a line of totals; where nothing is due, a kind word. */
export async function writeTermijnen(
  { terminal }: Context,
  db: Db,
  filter: TermijnFilter,
  limit: number | null,
): Promise<void> {
  const totals = await telTermijnen(db, filter);
  const count = totals.teLaat + totals.voorbij + totals.vandaag + totals.komend;
  if (count === 0) {
    terminal.line(nothingDue(filter));
    return;
  }
  const wide = (terminal.width ?? WIDE) >= WIDE;
  const list = startList(terminal, columns(wide));
  let group = "";
  let shown = 0;
  for await (const regel of streamTermijnen(db, filter, limit)) {
    const groupOfRow = groupOf(regel.dagen, filter.dagen);
    if (groupOfRow !== group) {
      group = groupOfRow;
      list.group(group);
    }
    list.row(cellsOf(regel, wide));
    shown += 1;
  }
  terminal.line();
  if (shown < count) terminal.line(`De eerste ${shown} van ${count}; alle met: klacht termijnen --alles`);
  terminal.line(totalsInWords(totals, filter));
}

function cellsOf(regel: TermijnRegel, wide: boolean) {
  const datum = toonDatum(regel.uiterlijk);
  return [
    regel.nummer,
    { text: dagenInWoorden(regel.soort, regel.dagen), tone: toneOf(regel.dagen) },
    regel.soort,
    wide ? `${weekdag(regel.uiterlijk).slice(0, 2)} ${datum}` : datum,
    regel.klager ?? (regel.vertrouwelijk ? { text: "vertrouwelijk", tone: "dim" as const } : ""),
    ...(wide ? [regel.verantwoordelijke ?? { text: "nog niemand", tone: "dim" as const }] : []),
  ];
}

function groupOf(dagen: number, ahead: number): string {
  if (dagen < 0) return "Te laat of voorbij";
  return dagen === 0 ? "Vandaag" : `De komende ${ahead} dagen`;
}

function nothingDue({ teLaat, dagen }: TermijnFilter): string {
  return teLaat
    ? "Er is niets te laat. Mooi zo."
    : `Er is niets te laat en de komende ${dagen} dagen hoeft er niets klaar te zijn. Mooi zo.`;
}

function totalsInWords({ teLaat, voorbij, vandaag, komend }: TermijnTotalen, filter: TermijnFilter): string {
  if (filter.teLaat) return `${teLaat} te laat.`;
  const past = voorbij > 0 ? `, ${voorbij} voorbij` : "";
  return `${teLaat} te laat${past}, ${vandaag} vandaag, ${komend} in de komende ${filter.dagen} dagen.`;
}

async function filterFrom(context: Context, db: Db, options: Options): Promise<TermijnFilter> {
  const { teLaat, verantwoordelijke } = options;
  return {
    peildatum: context.vandaag,
    dagen: wholeNumber(options.dagen ?? String(DAYS_AHEAD), "--dagen", { max: 3650 }),
    ...(teLaat && { teLaat }),
    ...(verantwoordelijke !== undefined && {
      verantwoordelijkeId: (await zoekMedewerker(db, verantwoordelijke, "iedereen")).id,
    }),
  };
}

function limitFrom({ aantal, alles }: Options, standard: number | null): number | null {
  if (alles) return null;
  return aantal === undefined ? standard : wholeNumber(aantal, "--aantal", { min: 1, max: 1_000_000 });
}

/** `klacht lijst`: the cases, newest first, with filters. */

import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import { dagenTussen, toonDatum } from "../procedure/datum.ts";
import type { GeslotenKlacht, Klacht } from "../procedure/klacht.ts";
import { aangehaald } from "../procedure/tekst.ts";
import { leesStatus, STATUSSEN } from "../procedure/verloop.ts";
import { labelVan, opsommingVanCodes, type Woord, zoekCode } from "../procedure/woordenlijsten.ts";
import type { Db } from "../register/db.ts";
import { leesGesloten } from "../register/gesloten.ts";
import {
  type KlachtenFilter,
  type KlachtRegel,
  leesKlachtIds,
  SORTERINGEN,
  type Sortering,
  streamKlachten,
} from "../register/klachtlijst.ts";
import { leesKlachten } from "../register/lezen.ts";
import { zoekMedewerker } from "../register/medewerkers.ts";
import { type Column, startList } from "../terminal/list.ts";
import { caseJson, closedCaseJson } from "./case-json.ts";
import { action, type Context } from "./context.ts";
import { writeJsonArray } from "./json-array.ts";
import { takeLittleMemory } from "./little-memory.ts";
import { wholeNumber } from "./numbers.ts";

interface Options {
  readonly status?: string;
  readonly jaar?: string;
  readonly verantwoordelijke?: string;
  readonly aard?: string;
  readonly product?: string;
  readonly klant?: string;
  readonly open?: boolean;
  readonly teLaat?: boolean;
  readonly sorteer?: string;
  readonly aantal?: string;
  readonly alles?: boolean;
  readonly kluis?: boolean;
}

const FIRST = 25;

const COLUMNS: readonly Column[] = [
  { title: "Nummer", width: 9 },
  { title: "Ingediend", width: 10 },
  { title: "Status", width: 19 },
  { title: "Klager", width: 16, grow: true },
  { title: "Aard", width: 18, grow: true },
  { title: "Product", width: 16, grow: true, from: 130 },
  { title: "Verantwoordelijke", width: 17, grow: true, from: 110 },
  { title: "Dagen", width: 5, align: "right", from: 90 },
];

export function define(command: Command): void {
  command
    .option("--status <status>", `alleen met deze status: ${STATUSSEN.join(", ")}`)
    .option("--jaar <jaar>", "alleen ingediend in dit jaar")
    .option("--verantwoordelijke <naam>", "alleen van deze verantwoordelijke")
    .option("--aard <code>", "alleen van deze aard")
    .option("--product <code>", "alleen over dit product")
    .option("--klant <tekst>", "klantnummer, of een deel van de naam van de klager")
    .option("--open", "alleen wat nog niet is afgehandeld")
    .option("--te-laat", "alleen met een termijn die te laat is")
    .option("--sorteer <volgorde>", `volgorde: ${SORTERINGEN.join(", ")}`, "nummer")
    .option("--aantal <aantal>", `hoeveel er hoogstens getoond worden; anders ${FIRST}`)
    .option("--alles", "toon ze alle")
    .option("--kluis", "open de kluis en toon ook wat vertrouwelijk is")
    .action(action(run));
}

async function run(context: Context, options: Options): Promise<void> {
  const { db } = await context.readerOf({ beide: Boolean(options.kluis) });
  const filter = await filterFrom(context, db, options);
  const order = orderFrom(options.sorteer ?? "nummer");
  if (context.options.json || options.alles) await takeLittleMemory(db);
  if (context.options.json) {
    const ids = await leesKlachtIds(db, filter, order, limitFrom(options, null));
    await writeJsonArray(context.terminal, readWhole(db, ids), (klacht) =>
      "klager" in klacht ? caseJson(klacht, context.vandaag) : closedCaseJson(klacht, context.vandaag),
    );
    return;
  }
  await writeRows(context, db, filter, order, limitFrom(options, FIRST));
}

async function writeRows(
  context: Context,
  db: Db,
  filter: KlachtenFilter,
  order: Sortering,
  limit: number | null,
) {
  const { terminal, kader, vandaag } = context;
  const list = startList(terminal, COLUMNS);
  let shown = 0;
  // One more than is shown tells that there are more: counting them all takes longer than showing the first.
  let more = false;
  for await (const regel of streamKlachten(db, filter, order, limit === null ? null : limit + 1)) {
    more = shown === limit;
    if (more) break;
    list.row([
      regel.nummer,
      toonDatum(regel.ingediendOp),
      regel.status,
      regel.klager ?? (regel.vertrouwelijk ? { text: "vertrouwelijk", tone: "dim" } : ""),
      labelVan(kader.woordenlijsten.aard, regel.aard),
      labelVan(kader.woordenlijsten.product, regel.product),
      regel.verantwoordelijke ?? "",
      String(daysOpen(regel, vandaag)),
    ]);
    shown += 1;
  }
  if (shown === 0) terminal.line(nothingFound(context, filter));
  else if (more) terminal.line(`\nDe eerste ${shown}; alle met: klacht lijst --alles`);
  else terminal.line(`\n${shown} ${shown === 1 ? "klacht" : "klachten"}.`);
}

function nothingFound({ terminal, map }: Context, filter: KlachtenFilter): string {
  return Object.keys(filter).length > 1
    ? "Geen klachten die hieraan voldoen."
    : `Er staan nog geen klachten in het register in ${terminal.paint("plain", map)}.`;
}

/** How long the case took, or has been open. */
function daysOpen({ ingediendOp, afgehandeldOp }: KlachtRegel, vandaag: string): number {
  return dagenTussen(
    ingediendOp,
    afgehandeldOp !== null && afgehandeldOp <= vandaag ? afgehandeldOp : vandaag,
  );
}

/** How many cases are read at a time. */
const BATCH = 25;

/** Whole cases: any number of them takes the same memory. */
async function* readWhole(db: Db, ids: readonly number[]): AsyncGenerator<Klacht | GeslotenKlacht> {
  for (let begin = 0; begin < ids.length; begin += BATCH) {
    const batch = ids.slice(begin, begin + BATCH);
    const klachten = await leesKlachten(db, batch);
    yield* inOrder(klachten, klachten.length < batch.length ? await leesGesloten(db, batch) : []);
  }
}

/** The cases that could be read, with what is known of the others in their places. */
function inOrder(klachten: readonly Klacht[], all: readonly GeslotenKlacht[]): (Klacht | GeslotenKlacht)[] {
  if (all.length === 0) return [...klachten];
  const readable = new Map(klachten.map((klacht) => [klacht.nummer, klacht]));
  return all.map((klacht) => readable.get(klacht.nummer) ?? klacht);
}

async function filterFrom(context: Context, db: Db, options: Options): Promise<KlachtenFilter> {
  const { status, jaar, verantwoordelijke, aard, product, klant, open, teLaat } = options;
  const { woordenlijsten } = context.kader;
  return {
    peildatum: context.vandaag,
    ...(status !== undefined && { status: statusFrom(status) }),
    ...(jaar !== undefined && { jaar: wholeNumber(jaar, "--jaar", { min: 1900, max: 2199 }) }),
    ...(verantwoordelijke !== undefined && {
      verantwoordelijkeId: (await zoekMedewerker(db, verantwoordelijke, "iedereen")).id,
    }),
    ...(aard !== undefined && { aard: codeFrom(woordenlijsten.aard, aard, "--aard") }),
    ...(product !== undefined && { product: codeFrom(woordenlijsten.product, product, "--product") }),
    ...(klant !== undefined && { klant }),
    ...(open && { open }),
    ...(teLaat && { teLaat }),
  };
}

function statusFrom(typed: string) {
  const status = leesStatus(typed);
  if (status !== null) return status;
  throw new WrongUse(`De status ${aangehaald(typed)} bestaat niet`, `Kies uit: ${STATUSSEN.join(", ")}.`);
}

function codeFrom(words: readonly Woord[], typed: string, option: string): string {
  const code = zoekCode(words, typed);
  if (code !== null) return code;
  throw new WrongUse(
    `${aangehaald(typed)} bij ${option} is onbekend`,
    `Kies uit: ${opsommingVanCodes(words)}.`,
  );
}

function orderFrom(typed: string): Sortering {
  const order = SORTERINGEN.find((name) => name === typed.trim().toLowerCase());
  if (order !== undefined) return order;
  throw new WrongUse(`Sorteren op ${aangehaald(typed)} kan niet`, `Kies uit: ${SORTERINGEN.join(", ")}.`);
}

function limitFrom({ aantal, alles }: Options, standard: number | null): number | null {
  if (alles) return null;
  return aantal === undefined ? standard : wholeNumber(aantal, "--aantal", { min: 1, max: 1_000_000 });
}

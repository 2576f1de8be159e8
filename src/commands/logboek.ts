/** `klacht logboek`: who did what when, of one case or of all. */

import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import { dagVan, leesDatum, toonDatum } from "../procedure/datum.ts";
import { aangehaald } from "../procedure/tekst.ts";
import { streamLogboek } from "../register/logboek-lezen.ts";
import { type Column, startList } from "../terminal/list.ts";
import { action, type Context } from "./context.ts";
import { writeJsonArray } from "./json-array.ts";
import { takeLittleMemory } from "./little-memory.ts";

interface Options {
  readonly sinds?: string;
  readonly door?: string;
  readonly kluis?: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: "Wanneer", width: 16 },
  { title: "Nummer", width: 9 },
  { title: "Wie", width: 14, grow: true },
  { title: "Wat", width: 26 },
  { title: "Bijzonderheden", width: 17, grow: true, from: 100 },
];

export function define(command: Command): void {
  command
    .argument("[nr]", "nummer van de klacht; anders van alle")
    .option("--sinds <datum>", "alleen vanaf deze dag")
    .option("--door <naam>", "alleen wat deze persoon deed")
    .option("--kluis", "open de kluis en toon ook wat er met vertrouwelijke klachten gebeurde")
    .action(action(run));
}

async function run(context: Context, typed: string | undefined, options: Options): Promise<void> {
  const { terminal } = context;
  const nummer = typed === undefined ? undefined : context.nummer(typed);
  const { db } = await (nummer === undefined
    ? context.readerOf({ beide: Boolean(options.kluis) })
    : context.readerFor(nummer));
  if (nummer === undefined) await takeLittleMemory(db);
  const rows = streamLogboek(db, {
    ...(nummer !== undefined && { nummer }),
    ...(options.sinds !== undefined && { sinds: sinceFrom(options.sinds, context) }),
    ...(options.door !== undefined && { door: options.door }),
  });
  if (context.options.json) {
    await writeJsonArray(terminal, rows, (row) => row);
    return;
  }
  let list: ReturnType<typeof startList> | null = null;
  for await (const row of rows) {
    list ??= startList(terminal, COLUMNS);
    const moment = new Date(row.op);
    const time = moment.toTimeString().slice(0, 5);
    list.row([
      `${toonDatum(dagVan(moment))} ${time}`,
      row.nummer ?? "kantoor",
      row.wie,
      row.handeling,
      inWords(row.details),
    ]);
  }
  if (list === null) terminal.line("Het logboek heeft hiervan niets.");
}

function inWords(details: Record<string, unknown> | null): string {
  if (details === null) return "(verwijderd)";
  return Object.entries(details)
    .filter(([, value]) => value !== "" && value !== null)
    .map(([name, value]) => `${name}: ${valueInWords(value)}`)
    .join("; ");
}

function valueInWords(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const { van, naar } = value as { van?: unknown; naar?: unknown };
  return van === undefined && naar === undefined
    ? JSON.stringify(value)
    : `${van || "(leeg)"} → ${naar || "(leeg)"}`;
}

/** The first moment of a day on this machine's clock, as the log keeps moments. */
function sinceFrom(typed: string, { vandaag }: Context): string {
  const day = leesDatum(typed, vandaag);
  if (day === null)
    throw new WrongUse(
      `${aangehaald(typed)} bij --sinds is geen datum`,
      "Typ een datum als DD-MM-JJJJ, of een dag zoals gisteren, maandag of -3.",
    );
  return new Date(`${day}T00:00:00`).toISOString();
}

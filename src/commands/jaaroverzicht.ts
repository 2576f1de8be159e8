/** `klacht jaaroverzicht`: all complaints of a year and their settlement, for management and the AFM (§5). */
import { statSync } from "node:fs";
import { extname } from "node:path";
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import { type IsoDate, jaarVan, toonDatum } from "../procedure/datum.ts";
import { type Jaarperioden, periodenVan } from "../procedure/jaarperiode.ts";
import { aangehaald, opsomming } from "../procedure/tekst.ts";
import type { Db } from "../register/db.ts";
import { leesJaaroverzicht } from "../register/jaarcijfers.ts";
import { type Jaarverslag, leesOpen } from "../register/jaarlijsten.ts";
import { vasteStand } from "../register/vaste-stand.ts";
import { onthoudWeinig } from "../register/weinig-geheugen.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { action, type Context } from "./context.ts";
import { wholeNumber } from "./numbers.ts";

interface Options {
  readonly jaar?: string;
  readonly formaat?: string;
  readonly naar?: string;
  readonly kluis?: boolean;
  readonly metNamen?: boolean;
}

const FORMATS = ["scherm", "docx", "csv", "json"] as const;
type Format = (typeof FORMATS)[number];

/** The longest open cases that the screen and the document show. */
const OLDEST = 10;

/** The ending of a file in each form. */
const ENDINGS: Record<Format, string> = { scherm: "txt", docx: "docx", csv: "csv", json: "json" };

export function define(command: Command): void {
  command
    .option("--jaar <jaar>", "over welk jaar; anders het laatste jaar dat voorbij is")
    .option("--formaat <vorm>", `${FORMATS.join(", ")}; anders naar de naam bij --naar, of scherm`)
    .option("--naar <pad>", "bestand of map; een docx komt anders hier, onder een eigen naam")
    .option("--met-namen", "zet de namen van de klagers in de lijst van klachten (docx)")
    .option("--kluis", "neem de vertrouwelijke klachten ook in de uitsplitsingen op")
    .action(action(run));
}

async function run(context: Context, options: Options): Promise<void> {
  const format = formatFrom(context, options);
  const perioden = periodenVan(await yearFrom(context, options.jaar), context.vandaag);
  const { db, isPassing } = await context.readerOf({ beide: Boolean(options.kluis) });
  if (isPassing) context.terminal.note(`Let op: in ${context.map} is nog geen register.`);
  await onthoudWeinig(db);
  const word = format === "docx" ? await import("../documents/jaaroverzicht.ts") : null;
  // Only the reading: asking whether a file may be overwritten must not keep others from the register.
  const made = await vasteStand(db, async () => {
    const report = await readReport(context, db, perioden, format === "json" ? null : OLDEST);
    const { metNamen = false } = options;
    return word === null ? report : word.makeYearReport(db, report, context.instellingen, { metNamen });
  });
  if (made instanceof Uint8Array) {
    await save(context, options, format, perioden, made);
  } else if (options.naar === undefined) {
    await writeReport(context.terminal, made, format);
  } else {
    const { textOf } = await import("../terminal/text-output.ts");
    const text = await textOf(context.terminal, (terminal) => writeReport(terminal, made, format));
    await save(context, options, format, perioden, text);
  }
}

async function readReport(
  { kader, instellingen, vandaag }: Context,
  db: Db,
  perioden: Jaarperioden,
  mostOpen: number | null,
): Promise<Jaarverslag> {
  return {
    perioden,
    jaren: {
      ...(await leesJaaroverzicht(db, perioden)),
      woordenlijsten: kader.woordenlijsten,
      termijnen: instellingen.termijnen,
    },
    open: await leesOpen(db, perioden.dit, mostOpen),
    kantoor: instellingen.kantoor.naam,
    peildatum: vandaag,
  };
}

async function writeReport(terminal: Terminal, report: Jaarverslag, format: Format): Promise<void> {
  if (format === "json") {
    const { yearJson } = await import("./year-json.ts");
    terminal.json(yearJson(report));
  } else if (format === "csv") {
    const { jaarcijfersCsv } = await import("../exchange/jaarcijfers-csv.ts");
    terminal.streams.stdout.write(jaarcijfersCsv(report.jaren, report.perioden));
  } else {
    const { writeYear } = await import("./year-page.ts");
    writeYear(terminal, report);
  }
}

async function save(
  context: Context,
  { naar }: Options,
  format: Format,
  { dit: { jaar } }: Jaarperioden,
  content: Uint8Array,
): Promise<void> {
  const { terminal } = context;
  const { saveOutput } = await import("./output-file.ts");
  const pad = await saveOutput(context, naar, `jaaroverzicht-${jaar}.${ENDINGS[format]}`, content);
  if (context.options.json) terminal.json({ jaar, pad });
  else terminal.line(terminal.paragraph(`Het jaaroverzicht staat klaar: ${pad}`));
}

/**
 * The year that was asked for, or the last one that is over.
 * @throws {WrongUse} no year, or one that has not begun
 */
async function yearFrom(context: Context, typed: string | undefined): Promise<number> {
  const { vandaag } = context;
  const last = vandaag.slice(5) === "12-31" ? jaarVan(vandaag) : jaarVan(vandaag) - 1;
  if (typed !== undefined) return checkedYear(typed, vandaag);
  if (!context.asks) {
    context.terminal.note(`Over ${last}, het laatste jaar dat voorbij is; een ander jaar met --jaar.`);
    return last;
  }
  const answer = await context.asker.line({
    message: "Over welk jaar?",
    more: "elk jaar maakt het kantoor een overzicht van alle klachten en hun afhandeling (§5). Een klacht telt als ontvangen in het jaar waarin zij is ingediend, en als afgehandeld in het jaar waarin zij is afgehandeld.",
    default: String(last),
    check: (year) => {
      try {
        checkedYear(year, vandaag);
        return null;
      } catch (error) {
        return `${(error as Error).message}.`;
      }
    },
  });
  return checkedYear(answer, vandaag);
}

function checkedYear(typed: string, vandaag: IsoDate): number {
  const jaar = wholeNumber(typed.trim(), "--jaar", { min: 1901, max: 2199 });
  if (jaar <= jaarVan(vandaag)) return jaar;
  throw new WrongUse(`Het jaar ${jaar} is op ${toonDatum(vandaag)} nog niet begonnen`);
}

/**
 * The form that was asked for, or the one that the name of the file asks for.
 * @throws {WrongUse} no such form, or names where there are none
 */
function formatFrom({ options: { json } }: Context, { formaat, naar, metNamen }: Options): Format {
  const format =
    formaat === undefined
      ? formatOfFile(naar)
      : FORMATS.find((name) => name === formaat.trim().toLowerCase());
  if (formaat !== undefined && format === undefined) {
    throw new WrongUse(`De vorm ${aangehaald(formaat)} bestaat niet`, `Kies uit: ${FORMATS.join(", ")}.`);
  }
  const chosen = format ?? (json ? "json" : "scherm");
  if (metNamen && chosen !== "docx") {
    throw new WrongUse("--met-namen hoort bij de lijst van klachten in Word", "Voeg toe: --formaat docx");
  }
  return chosen;
}

/** @throws {WrongUse} the ending is that of something else */
function formatOfFile(path: string | undefined): Format | undefined {
  const ending = path === undefined ? "" : extname(path).toLowerCase();
  const format = FORMATS.find((name) => `.${ENDINGS[name]}` === ending);
  if (ending === "" || format !== undefined || isFolder(path!)) return format;
  throw new WrongUse(
    `Een bestand dat op ${ending} eindigt kan klacht niet maken`,
    `Laat de naam eindigen op ${opsomming(
      FORMATS.map((name) => `.${ENDINGS[name]}`),
      "of",
    )}, of kies de vorm met --formaat.`,
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** `klacht exporteren`: all cases for a spreadsheet, for another program, or for another register of ours. */
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import type { Datumstijl } from "../exchange/celsoorten.ts";
import type { GeslotenKlacht, Klacht } from "../procedure/klacht.ts";
import { aangehaald } from "../procedure/tekst.ts";
import { leesBestand } from "../register/correspondentie.ts";
import type { Db } from "../register/db.ts";
import { streamUitvoer } from "../register/uitvoer.ts";
import { caseJson, closedCaseJson } from "./case-json.ts";
import { action, type Context } from "./context.ts";
import { takeLittleMemory } from "./little-memory.ts";
import { wholeNumber } from "./numbers.ts";
import { openOutput, UNPROTECTED, writePieces } from "./output-file.ts";

interface Options {
  readonly formaat?: string;
  readonly naar?: string;
  readonly jaar?: string;
  readonly datums?: string;
  readonly metBestanden?: boolean;
  readonly kluis?: boolean;
}

const FORMATS = ["csv", "json"] as const;
const DATE_STYLES = ["iso", "nl"] as const;

export function define(command: Command): void {
  command
    .option("--formaat <formaat>", "csv voor een rekenblad, json voor een ander programma; anders csv")
    .option(
      "--naar <pad>",
      "bestand of map, - voor de standaarduitvoer; anders hier, als klachten.csv of .json",
    )
    .option("--jaar <jaar>", "alleen de nummers van dit jaar")
    .option("--datums <stijl>", "datums in csv: iso (2024-03-04) of nl (04-03-2024); anders iso")
    .option("--met-bestanden", "bij json: ook de bestanden van de correspondentie")
    .option("--kluis", "ook de inhoud van de vertrouwelijke klachten, onversleuteld")
    .action(action(run));
}

/** What an export was made of. */
interface Tally {
  cases: number;
  /** Confidential cases without their content. */
  closed: number;
  /** Files of letters that stayed behind. */
  files: number;
  /** Cells that Excel can't show whole. */
  tooLong: number;
}

async function run(context: Context, options: Options): Promise<void> {
  const formaat = choiceFrom(FORMATS, options.formaat ?? defaultFormat(context, options), "--formaat");
  const datums = choiceFrom(DATE_STYLES, options.datums ?? "iso", "--datums");
  if (options.metBestanden && formaat !== "json") {
    throw new WrongUse("Bestanden gaan niet mee in CSV", "Kies er --formaat json bij.");
  }
  const jaar =
    options.jaar === undefined ? undefined : wholeNumber(options.jaar, "--jaar", { min: 1900, max: 2199 });
  const kluis = Boolean(options.kluis);
  const { db } = await context.readerOf({ beide: kluis });
  await takeLittleMemory(db);
  const pieces = streamUitvoer(db, { peildatum: context.vandaag, ...(jaar !== undefined && { jaar }) });
  const tally: Tally = { cases: 0, closed: 0, files: 0, tooLong: 0 };
  const texts =
    formaat === "csv"
      ? asCsv(context, pieces, datums, tally)
      : asJson(context, db, pieces, Boolean(options.metBestanden), tally);
  // JSON by itself is the data: only with a place for them it is about them.
  const asData = context.options.json && options.formaat === undefined && options.naar === undefined;
  const name = jaar === undefined ? "klachten" : `klachten-${jaar}`;
  const to = asData && !kluis ? "-" : options.naar;
  const output = await openOutput(context, to, `${name}.${formaat}`, { confidential: kluis });
  await writePieces(output, texts);
  tell(context, output.path, tally, kluis);
}

function defaultFormat({ options }: Context, { naar }: Options): string {
  return options.json || naar?.toLowerCase().endsWith(".json") ? "json" : "csv";
}

type Pieces = AsyncIterable<readonly (Klacht | GeslotenKlacht)[]>;

async function* asCsv(
  { vandaag }: Context,
  pieces: Pieces,
  datums: Datumstijl,
  tally: Tally,
): AsyncGenerator<string> {
  const { CsvUitvoer } = await import("../exchange/csv-uitvoer.ts");
  const csv = new CsvUitvoer({ datums, peildatum: vandaag });
  yield csv.kop();
  for await (const piece of pieces) {
    for (const klacht of piece) {
      tally.cases += 1;
      if (!("klager" in klacht)) tally.closed += 1;
      else tally.files += klacht.correspondentie.filter(({ sha256 }) => sha256 !== null).length;
    }
    yield piece.map((klacht) => csv.rij(klacht)).join("");
    tally.tooLong = csv.teLang;
  }
}

/** An array with each case on a line of its own, in the form of `toon --json`. */
async function* asJson(
  { vandaag }: Context,
  db: Db,
  pieces: Pieces,
  withFiles: boolean,
  tally: Tally,
): AsyncGenerator<string> {
  yield "[";
  for await (const piece of pieces) {
    for (const klacht of piece) {
      const separator = tally.cases === 0 ? "\n" : ",\n";
      tally.cases += 1;
      if (!("klager" in klacht)) {
        tally.closed += 1;
        yield `${separator}${JSON.stringify(closedCaseJson(klacht, vandaag))}`;
        continue;
      }
      const shape = caseJson(klacht, vandaag);
      if (withFiles) shape.correspondentie = await withContent(db, klacht);
      else tally.files += klacht.correspondentie.filter(({ sha256 }) => sha256 !== null).length;
      yield `${separator}${JSON.stringify(shape)}`;
    }
  }
  yield "\n]\n";
}

async function withContent(db: Db, { nummer, correspondentie }: Klacht): Promise<unknown[]> {
  const pieces: unknown[] = [];
  for (const stuk of correspondentie) {
    const bytes = stuk.sha256 === null ? null : await leesBestand(db, nummer, stuk);
    const inhoud = bytes === null ? null : Buffer.from(bytes).toString("base64");
    pieces.push({ ...stuk, inhoud });
  }
  return pieces;
}

function tell({ terminal, options }: Context, pad: string | null, tally: Tally, kluis: boolean): void {
  const { cases, closed, files, tooLong } = tally;
  if (pad !== null && options.json) {
    terminal.json({ pad, klachten: cases, gesloten: closed, bestandenNietMee: files });
  } else if (pad !== null) {
    terminal.line(
      terminal.paragraph(`${cases === 1 ? "1 klacht staat" : `${cases} klachten staan`} in ${pad}`),
    );
  }
  if (kluis) terminal.note(UNPROTECTED);
  if (closed > 0) {
    terminal.note(
      `${closed === 1 ? "1 vertrouwelijke klacht staat" : `${closed} vertrouwelijke klachten staan`} er zonder inhoud in; met --kluis gaat die mee.`,
    );
  }
  if (files > 0) {
    terminal.note(
      `${files === 1 ? "1 bestand" : `${files} bestanden`} bij de correspondentie ${files === 1 ? "gaat" : "gaan"} niet mee; dat kan met --formaat json --met-bestanden.`,
    );
  }
  if (tooLong > 0) {
    terminal.note(
      `${tooLong === 1 ? "1 cel is" : `${tooLong} cellen zijn`} langer dan Excel kan tonen (32.767 tekens): bewaar het bestand niet opnieuw vanuit Excel.`,
    );
  }
}

function choiceFrom<T extends string>(choices: readonly T[], typed: string, option: string): T {
  const choice = choices.find((one) => one === typed.trim().toLowerCase());
  if (choice !== undefined) return choice;
  throw new WrongUse(`${aangehaald(typed)} kan niet bij ${option}`, `Kies uit: ${choices.join(", ")}.`);
}

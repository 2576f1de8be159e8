/** Lists in CSV, as Excel and others write them: the separator found out, the rows with the line they stand on. */
import { CsvError, type Parser, parse } from "csv-parse";
import { Refused } from "../errors.ts";
import { inspectText, readText, type Tekenset, type TextFile } from "./text-file.ts";

export interface CsvRij {
  /** The line in the file on which the row begins, from 1. */
  readonly regel: number;
  readonly cellen: readonly string[];
}

export interface Csv {
  readonly file: TextFile;
  readonly scheiding: string;
  readonly koppen: readonly string[];
  /** Where the rows begin, headings included: the byte, and its line. */
  readonly begin: { readonly byte: number; readonly regel: number };
}

export interface CsvVorm {
  readonly scheiding?: string | undefined;
  readonly tekenset?: Tekenset | undefined;
}

export const SCHEIDINGEN = [";", ",", "\t"] as const;

/** From here on the file can't be read: where the quotes went wrong nobody knows where the next row begins. */
export class OnleesbareCsv extends Error {
  readonly regel: number;
  readonly reden: string;

  constructor(regel: number, reden: string, cause: unknown) {
    super(reden, { cause });
    this.regel = regel;
    this.reden = reden;
  }
}

/** In characters. Longer than any field may be; a quote that is never closed would otherwise take in the whole file. */
const MAX_RIJ = 4_000_000;

/**
 * Opens a list: its encoding, its separator and its headings. Columns without a heading at the end don't count.
 * @throws {NotFound} @throws {WrongUse} @throws {Refused} as {@link inspectText}; also where there are no headings
 */
export async function openCsv(path: string, vorm: CsvVorm = {}): Promise<Csv> {
  return leesKop(await inspectText(path, vorm.tekenset), vorm);
}

/**
 * As {@link openCsv}, of a file that has been looked at.
 * @throws {Refused} there are no headings
 */
export async function leesKop(file: TextFile, vorm: CsvVorm = {}): Promise<Csv> {
  // Excel's own way to tell which separator it used: a first line `sep=;`.
  const [hint, teken] = /^sep=([;,\t])\r?\n/i.exec(file.head) ?? [""];
  const perTeken = file.tekenset.startsWith("utf-16") ? 2 : 1;
  const begin = { byte: file.start + hint.length * perTeken, regel: hint === "" ? 1 : 2 };
  const scheiding = vorm.scheiding ?? teken ?? findScheiding(file.head.slice(hint.length));
  const csv = { file, scheiding, begin, koppen: [] };
  try {
    for await (const [eerste] of records(csv)) {
      if (eerste) return { ...csv, koppen: trimKoppen(eerste.cellen) };
    }
  } catch (error) {
    if (!(error instanceof OnleesbareCsv)) throw error;
    throw new Refused(
      `${file.name} is niet te lezen: regel ${error.regel}: ${error.reden}`,
      undefined,
      error,
    );
  }
  throw new Refused(`${file.name} is leeg`);
}

/**
 * The rows under the headings, in pieces; lines that are blank in every column are left out.
 * @throws {OnleesbareCsv} the quotes don't close; the rows before that have been given by then
 */
export async function* leesRijen(csv: Csv, onBytes?: (read: number) => void): AsyncGenerator<CsvRij[]> {
  let kop = true;
  for await (const rijen of records(csv, onBytes)) {
    if (rijen.length === 0) continue;
    yield kop ? rijen.slice(1) : rijen;
    kop = false;
  }
}

async function* records(
  { file, scheiding, begin }: Csv,
  onBytes?: (read: number) => void,
): AsyncGenerator<CsvRij[]> {
  const gelezen: string[][] = [];
  let regel = begin.regel;
  const neem = (): CsvRij[] =>
    gelezen.splice(0).flatMap((cellen) => {
      const rij = { regel, cellen };
      regel += 1;
      for (const cel of cellen)
        if (cel.includes("\n") || cel.includes("\r")) regel += cel.match(LINE_END)!.length;
      return cellen.some((cel) => cel.trim() !== "") ? [rij] : [];
    });
  const parser = parse({
    delimiter: scheiding,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    max_record_size: MAX_RIJ,
    // Taken here and not from the stream: what came before a fault is then not lost with it.
    on_record: (cellen: string[]) => {
      gelezen.push(cellen);
      return null;
    },
  });
  // A fault comes out of the write that met it; without a listener it would also end the program.
  parser.on("error", () => {});
  try {
    for await (const piece of readText(file, begin.byte, onBytes)) {
      await write(parser, piece);
      yield neem();
    }
    await end(parser);
    yield neem();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield neem();
    throw new OnleesbareCsv(regel, FAULTS[error.code] ?? "de aanhalingstekens kloppen niet", error);
  } finally {
    parser.destroy();
  }
}

const LINE_END = /\r\n|\n|\r/g;

const FAULTS: Record<string, string> = {
  CSV_INVALID_CLOSING_QUOTE:
    "na een sluitend aanhalingsteken volgt nog tekst; een aanhalingsteken binnen een veld hoort dubbel te staan",
  INVALID_OPENING_QUOTE:
    "midden in een veld staat een aanhalingsteken; zo'n veld hoort geheel tussen aanhalingstekens, het teken zelf dubbel",
  CSV_QUOTE_NOT_CLOSED: "een aanhalingsteken wordt geopend en nergens meer gesloten",
  CSV_MAX_RECORD_SIZE: "een aanhalingsteken wordt geopend en niet meer gesloten",
};

function write(parser: Parser, piece: Buffer | string): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}

function end(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once("error", reject).once("end", resolve).end();
    parser.resume();
  });
}

/** The separator that stands most often in the first line that has any text, outside quotes. */
function findScheiding(head: string): string {
  const kopregel = /(?:"[^"]*"|[^"\r\n])+/.exec(head.trimStart())?.[0] ?? "";
  const kaal = kopregel.replaceAll(/"[^"]*"/g, "");
  const aantal = (scheiding: string) => kaal.split(scheiding).length;
  return [...SCHEIDINGEN].sort((a, b) => aantal(b) - aantal(a))[0]!;
}

function trimKoppen(cellen: readonly string[]): string[] {
  const koppen = cellen.map((cel) => cel.replaceAll(/\s+/g, " ").trim());
  return koppen.slice(0, koppen.findLastIndex((kop) => kop !== "") + 1);
}

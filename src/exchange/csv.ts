/** Lists in CSV, as Excel and others write them: the separator found out, the rows with the line they stand on. */
import { Refused } from "../errors.ts";
import { type CsvRij, OnleesbareCsv, Rijenlezer } from "./csv-rijen.ts";
import { inspectText, readText, type Tekenset, type TextFile } from "./text-file.ts";

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

/**
 * Opens a list: its encoding, its separator and its headings. Columns without a heading at the end don't count.
 * @throws {NotFound} @throws {WrongUse} @throws {Refused} as {@link inspectText}; also where there are no headings
 */
export async function openCsv(path: string, vorm: CsvVorm = {}): Promise<Csv> {
  return leesKop(inspectText(path, vorm.tekenset), vorm);
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
  const lezer = new Rijenlezer(scheiding, begin.regel);
  for await (const piece of readText(file, begin.byte, onBytes)) {
    yield* lezer.lees(typeof piece === "string" ? Buffer.from(piece) : piece);
  }
  yield* lezer.sluitAf();
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

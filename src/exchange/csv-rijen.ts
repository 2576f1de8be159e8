/** Text in CSV cut into rows. Most lines are what they look like; csv-parse reads those where quotes mean more. */
import { CsvError, parse } from "csv-parse/sync";

export interface CsvRij {
  /** The line in the file on which the row begins, from 1. */
  readonly regel: number;
  readonly cellen: readonly string[];
}

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

/** In bytes. Longer than any row may be; a quote that is never closed would otherwise take in the whole file. */
const MAX_RIJ = 4_000_000;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const LINE_END = /\r\n|\n|\r/g;

const FAULTS: Record<string, string> = {
  CSV_INVALID_CLOSING_QUOTE:
    "na een sluitend aanhalingsteken volgt nog tekst; een aanhalingsteken binnen een veld hoort dubbel te staan",
  INVALID_OPENING_QUOTE:
    "midden in een veld staat een aanhalingsteken; zo'n veld hoort geheel tussen aanhalingstekens, het teken zelf dubbel",
  CSV_QUOTE_NOT_CLOSED: "een aanhalingsteken wordt geopend en nergens meer gesloten",
  CSV_MAX_RECORD_SIZE: "een aanhalingsteken wordt geopend en niet meer gesloten",
};

/** Cuts a text that comes in pieces, in UTF-8, into rows; lines that are blank in every column are left out. */
export class Rijenlezer {
  readonly #scheiding: string;
  #regel: number;
  /** What came of a row that is not whole yet. */
  #rest: Buffer = Buffer.alloc(0);
  #rijen: CsvRij[] = [];

  /** @param regel the line of the file on which the text begins */
  constructor(scheiding: string, regel: number) {
    this.#scheiding = scheiding;
    this.#regel = regel;
  }

  /**
   * The rows that are whole with this piece.
   * @throws {OnleesbareCsv} the quotes go wrong; the rows before that have been given by then
   */
  *lees(stuk: Buffer): Generator<CsvRij[]> {
    const bytes = this.#rest.length === 0 ? stuk : Buffer.concat([this.#rest, stuk]);
    yield* this.#gegeven(() => {
      const einde = this.#leesRegels(bytes, false);
      this.#rest = bytes.subarray(einde);
      // The parser knows what is wrong with it.
      if (this.#rest.length > MAX_RIJ) this.#ontleed(this.#rest);
    });
  }

  /** The row that the text ends with, as {@link lees}. */
  *sluitAf(): Generator<CsvRij[]> {
    yield* this.#gegeven(() => this.#ontleed(this.#rest.subarray(this.#leesRegels(this.#rest, true))));
  }

  *#gegeven(werk: () => void): Generator<CsvRij[]> {
    try {
      werk();
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      yield this.#rijen.splice(0);
      throw new OnleesbareCsv(this.#regel, FAULTS[error.code] ?? "de aanhalingstekens kloppen niet", error);
    }
    yield this.#rijen.splice(0);
  }

  /** Reads all lines that end, and returns where what is left begins. Lines with quotes that follow each other go together. */
  #leesRegels(bytes: Buffer, isEinde: boolean): number {
    let begin = 0;
    let metQuotes = 0;
    let heeftQuote = false;
    let isOpen = false;
    const vanaf = zoeker(bytes);
    for (let plaats = vanaf(0); plaats < bytes.length; plaats = vanaf(plaats + 1)) {
      const byte = bytes[plaats];
      if (byte === QUOTE) {
        heeftQuote = true;
        isOpen = !isOpen;
      } else if (!isOpen) {
        // Whether a line feed follows, the next piece will tell.
        if (byte === CR && plaats + 1 === bytes.length && !isEinde) break;
        const einde = plaats;
        if (byte === CR && bytes[plaats + 1] === LF) plaats += 1;
        const regel = bytes.toString("utf8", begin, einde);
        const cellen = heeftQuote ? geheleCellen(regel, this.#scheiding) : regel.split(this.#scheiding);
        if (cellen !== null) {
          this.#ontleed(bytes.subarray(metQuotes, begin));
          this.#voegToe(this.#regel, cellen);
          metQuotes = plaats + 1;
        }
        begin = plaats + 1;
        heeftQuote = false;
      }
    }
    this.#ontleed(bytes.subarray(metQuotes, begin));
    return begin;
  }

  #ontleed(bytes: Buffer): void {
    if (bytes.length === 0) return;
    parse(bytes, {
      delimiter: this.#scheiding,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      max_record_size: MAX_RIJ,
      // Taken here: what came before a fault is then not lost with it.
      on_record: (cellen: string[]) => {
        const begin = this.#regel;
        for (const cel of cellen) this.#regel += cel.match(LINE_END)?.length ?? 0;
        this.#voegToe(begin, cellen);
        return null;
      },
    });
  }

  #voegToe(regel: number, cellen: readonly string[]): void {
    this.#regel += 1;
    if (cellen.some((cel) => cel.trim() !== "")) this.#rijen.push({ regel, cellen });
  }
}

/** Finds the first quote or line end from a place on, or the end: looking at every byte by itself takes four times as long. */
function zoeker(bytes: Buffer): (vanaf: number) => number {
  const laatst = [QUOTE, LF, CR].map((byte) => ({ byte, plaats: -1 }));
  return (vanaf) => {
    let eerste = bytes.length;
    for (const een of laatst) {
      if (een.plaats < vanaf) {
        const gevonden = bytes.indexOf(een.byte, vanaf);
        een.plaats = gevonden === -1 ? bytes.length : gevonden;
      }
      if (een.plaats < eerste) eerste = een.plaats;
    }
    return eerste;
  };
}

/** The cells of a line in which quotes only stand around whole cells; null where there is more to them. */
function geheleCellen(regel: string, scheiding: string): string[] | null {
  const cellen: string[] = [];
  for (let plaats = 0; plaats <= regel.length; ) {
    const metQuotes = regel[plaats] === '"';
    const begin = metQuotes ? plaats + 1 : plaats;
    const slot = regel.indexOf(metQuotes ? '"' : scheiding, begin);
    const einde = slot === -1 ? regel.length : slot;
    const cel = regel.slice(begin, einde);
    plaats = metQuotes ? einde + 1 : einde;
    if ((metQuotes && slot === -1) || (plaats < regel.length && regel[plaats] !== scheiding)) return null;
    if (metQuotes ? /[\r\n]/.test(cel) : cel.includes('"')) return null;
    cellen.push(cel);
    plaats += 1;
  }
  return cellen;
}

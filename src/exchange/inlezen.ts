/** Reading a list of whatever kind: piece by piece, with all that is wrong kept apart. */
import { FirstOf, type Overname } from "../register/overname.ts";
import { type Csv, leesRijen } from "./csv.ts";
import { type CsvRij, OnleesbareCsv } from "./csv-rijen.ts";
import type { Melding } from "./rij.ts";

/** What reading a list came across. */
export class Leesverslag {
  gelezen = 0;
  /** Rows with one or more errors. */
  afgekeurd = 0;
  readonly fouten: FirstOf<Melding>;
  readonly opmerkingen: FirstOf<Melding>;
  /** From somewhere on the file could not be read at all: leaving out the wrong rows would leave out unknown ones. */
  onleesbaar = false;

  constructor(max: number) {
    this.fouten = new FirstOf(max);
    this.opmerkingen = new FirstOf(max);
  }

  /** A row that can't come in, with all its faults. */
  keurAf(fouten: readonly Melding[]): void {
    this.afgekeurd += 1;
    for (const fout of fouten) this.fouten.add(fout);
  }
}

/** A list that is open, and can be read as often as is needed. */
export interface Lijst {
  /** The file's name without its folder. */
  readonly naam: string;
  /** Bytes. */
  readonly grootte: number;
  /** What an error counts: the lines of a list, or the cases of JSON. */
  readonly eenheid: "regel" | "klacht";
  readonly nietOvergenomen: readonly string[];
  /** The rows as cases, in pieces; wrong ones are left out and reported. `onShare` hears how far it is, from 0 to 1. */
  overnames(verslag: Leesverslag, onShare?: (share: number) => void): AsyncGenerator<Overname[]>;
}

/** Rows that are checked against the register, and written, in one go: V8 clears away what they leave once for each. */
export const STUK = 100;
/** So many where more have been read. */
const VOL = 175;

/** The rows of a list in CSV, each made into a case by `maak`; null where that can't be, which `maak` itself reports. */
export async function* leesRijenAls(
  csv: Csv,
  verslag: Leesverslag,
  onShare: ((share: number) => void) | undefined,
  maak: (rij: CsvRij) => Overname | null,
): AsyncGenerator<Overname[]> {
  let stuk: Overname[] = [];
  try {
    for await (const rijen of leesRijen(csv, (read) => onShare?.(read / csv.file.size))) {
      for (const rij of rijen) {
        const overname = past(rij, csv, verslag) ? maak(rij) : null;
        if (overname) stuk.push(overname);
        if (stuk.length < VOL) continue;
        yield stuk;
        stuk = [];
      }
      // By now all that was read is in a case: rows that were still to come V8 would keep, and copy.
      rijen.length = 0;
      if (stuk.length < STUK) continue;
      yield stuk;
      stuk = [];
    }
  } catch (error) {
    if (!(error instanceof OnleesbareCsv)) throw error;
    meldOnleesbaar(verslag, error);
  }
  if (stuk.length > 0) yield stuk;
}

/** From here on the file can't be read. */
export function meldOnleesbaar(
  verslag: Leesverslag,
  { regel, reden }: { readonly regel: number; readonly reden: string },
): void {
  const zin = `${reden}; vanaf hier is het bestand niet te lezen`;
  verslag.fouten.add({ regel, kolom: null, veld: null, reden: zin });
  verslag.onleesbaar = true;
}

function past({ regel, cellen }: CsvRij, { koppen }: Csv, verslag: Leesverslag): boolean {
  verslag.gelezen += 1;
  const aantal = cellen.findLastIndex((cel, index) => cel !== "" || index < koppen.length) + 1;
  if (aantal === koppen.length) return true;
  const reden = `heeft ${aantal} ${aantal === 1 ? "kolom" : "kolommen"}, de koppen zijn er ${koppen.length}`;
  verslag.keurAf([{ regel, kolom: null, veld: null, reden }]);
  return false;
}

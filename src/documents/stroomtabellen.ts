/**
 * Tables of any length: their rows are written straight into the document, as they come, each after the example that
 * docx drew of it. Built by docx itself ten thousand rows take some 700 MB, and every row its time.
 */
import { type Tekening, vulRij, vulRond, type Xml } from "./tekening.ts";

/** A text for each column. */
export interface Rij {
  readonly cellen: readonly string[];
  /** Belongs to the row above it. */
  readonly ingesprongen?: boolean;
}

/** The rows of a table, in pieces. */
export type Rijenstroom = Iterable<readonly Rij[]> | AsyncIterable<readonly Rij[]>;

/** How a row was drawn. */
interface Rijtekening {
  readonly gewoon: Tekening<string>;
  readonly ingesprongen: Tekening<string>;
}

/** A table without its rows, and a row; `T` are places in its heading. */
export interface Tabeltekening<T extends string = never> extends Rijtekening {
  readonly tabel: Tekening<T, "rijen">;
}

/** A table of which the rows are asked for when the document is written. */
export interface Stroomtabel extends Rijtekening {
  readonly voor: Xml;
  readonly na: Xml;
  readonly rijen: Rijenstroom;
}

/** @param koppen what comes in the places of its heading */
export function stroomtabel<T extends string>(
  { tabel, gewoon, ingesprongen }: Tabeltekening<T>,
  koppen: Readonly<Record<T, string | number>>,
  rijen: Rijenstroom,
): Stroomtabel {
  const [voor, na] = vulRond(tabel, "rijen", koppen);
  return { voor, na, gewoon, ingesprongen, rijen };
}

export async function* schrijfTabel({ voor, na, rijen, ...tekening }: Stroomtabel): AsyncGenerator<string> {
  const schrijf = ({ cellen, ingesprongen }: Rij) =>
    vulRij(ingesprongen ? tekening.ingesprongen : tekening.gewoon, cellen);
  yield voor;
  let vorige = "";
  for await (const groep of rijen) {
    const laatste = groep.length - 1;
    if (laatste < 0) continue;
    let xml = vorige;
    for (let n = 0; n < laatste; n += 1) xml += schrijf(groep[n]!);
    yield xml;
    vorige = schrijf(groep[laatste]!);
  }
  // The last row of a table that is kept on one page would hold on to what comes behind it.
  yield vorige.replaceAll("<w:keepNext/>", "") + na;
}

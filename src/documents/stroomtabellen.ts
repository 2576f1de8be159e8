/**
 * Tables of any length: docx draws each kind of table once, with one row, and the rows themselves are written after
 * that example straight into the document, as they come. Built by docx itself ten thousand rows take some 700 MB, and
 * every row its time.
 */
import { Paragraph, type Table } from "docx";
import { strFromU8, strToU8 } from "fflate";
import type { IsoDate } from "../procedure/datum.ts";
import { CLOSE, OPEN, runText } from "./alineas-vullen.ts";
import { type Kolom, type LijstVorm, lijst, run } from "./bouwstenen.ts";
import { type Parts, zipStreaming } from "./zip.ts";

/** A text for each column. */
export interface Rij {
  readonly cellen: readonly string[];
  /** Belongs to the row above it. */
  readonly ingesprongen?: boolean;
}

/** The rows of a table, in pieces. */
export type Rijenstroom = Iterable<readonly Rij[]> | AsyncIterable<readonly Rij[]>;

const DOCUMENT = "word/document.xml";

type Vorm = Omit<LijstVorm, "ingesprongen">;

interface Tabel {
  readonly rijen: Rijenstroom;
  /** The same for tables of one kind: their columns and their looks. */
  readonly soort: string;
}

/** Gives out tables, and fills in their rows once docx has made the document. */
export class Stroomtabellen {
  readonly #tabellen: Tabel[] = [];
  readonly #getekend = new Set<string>();
  /** The time in nanoseconds: nobody can have typed it before, so that no text from outside passes for a mark. */
  readonly #teken = process.hrtime.bigint().toString(36);

  /** A table with these rows, which are asked for when the document is written; of a kind that was drawn, its place. */
  tabel(kolommen: readonly Kolom[], rijen: Rijenstroom, vorm: Vorm = {}): Paragraph | Table {
    const soort = JSON.stringify([kolommen, vorm]);
    const nummer = this.#tabellen.push({ rijen, soort }) - 1;
    if (this.#getekend.has(soort)) return new Paragraph({ children: [run(this.#merk(nummer, "plaats", 0))] });
    this.#getekend.add(soort);
    const voorbeeld = (welk: Voorbeeld) => kolommen.map((_, n) => this.#merk(nummer, welk, n));
    return lijst(kolommen, [voorbeeld("gewoon"), voorbeeld("ingesprongen")], {
      ...vorm,
      ingesprongen: [false, true],
    });
  }

  /** The document of these parts with the rows in their places, dated on this day. */
  vul(parts: Parts, datum: IsoDate): Promise<Uint8Array> {
    const xml = strFromU8(parts[DOCUMENT]!);
    return zipStreaming({ ...inHetNederlands(parts), [DOCUMENT]: this.#schrijf(xml) }, datum);
  }

  /** The tables were given out in the order of the document, so that no place is looked for twice. */
  async *#schrijf(xml: string): AsyncGenerator<string> {
    const getekend = new Map<string, Tekening>();
    let geschreven = 0;
    for (const [nummer, { rijen, soort }] of this.#tabellen.entries()) {
      const eerdere = getekend.get(soort);
      const [begin, einde] = eerdere
        ? plekVan(xml, "w:p", this.#merk(nummer, "plaats", 0), geschreven)
        : plekVan(xml, "w:tbl", this.#merk(nummer, "gewoon", 0), geschreven);
      const tekening = eerdere ?? this.#tekening(xml.slice(begin, einde), nummer);
      getekend.set(soort, tekening);
      yield xml.slice(geschreven, begin) + tekening.voor;
      const schrijf = (rij: Rij) =>
        schrijfRij(rij.ingesprongen ? tekening.ingesprongen : tekening.gewoon, rij.cellen);
      let vorige = "";
      for await (const groep of rijen) {
        if (groep.length === 0) continue;
        const laatste = groep.length - 1;
        yield vorige + groep.slice(0, laatste).map(schrijf).join("");
        vorige = schrijf(groep[laatste]!);
      }
      // The last row of a table that is kept on one page would hold on to what comes behind it.
      yield vorige.replaceAll("<w:keepNext/>", "") + tekening.na;
      geschreven = einde;
    }
    yield xml.slice(geschreven);
  }

  /** @param tabel the XML of a table that docx drew */
  #tekening(tabel: string, nummer: number): Tekening {
    const rij = (welk: Voorbeeld) => {
      const [begin, einde] = plekVan(tabel, "w:tr", this.#merk(nummer, welk, 0), 0);
      const merken = new RegExp(this.#merk(nummer, welk, "\\d+"));
      return { begin, einde, stukken: tabel.slice(begin, einde).split(merken) };
    };
    const [gewoon, ingesprongen] = [rij("gewoon"), rij("ingesprongen")];
    return {
      voor: tabel.slice(0, gewoon.begin),
      gewoon: gewoon.stukken,
      ingesprongen: ingesprongen.stukken,
      na: tabel.slice(ingesprongen.einde),
    };
  }

  #merk(tabel: number, wat: Voorbeeld | "plaats", kolom: number | string): string {
    return `${OPEN}${this.#teken}-${tabel}-${wat}-${kolom}${CLOSE}`;
  }
}

/** Which row was drawn as an example. */
type Voorbeeld = "gewoon" | "ingesprongen";

/** A table without its rows. */
interface Tekening {
  readonly voor: string;
  /** Of a row: what stands before, between and behind the texts of the cells. */
  readonly gewoon: readonly string[];
  readonly ingesprongen: readonly string[];
  readonly na: string;
}

/** Where the element around a mark begins and ends. */
function plekVan(xml: string, element: string, merk: string, vanaf: number): readonly [number, number] {
  const plaats = xml.indexOf(merk, vanaf);
  if (plaats === -1) throw new Error(`nothing stands at ${element}`);
  const eind = `</${element}>`;
  return [xml.lastIndexOf(`<${element}>`, plaats), xml.indexOf(eind, plaats) + eind.length];
}

function schrijfRij([eerste = "", ...rest]: readonly string[], cellen: readonly string[]): string {
  return eerste + rest.map((stuk, n) => runText(cellen[n] ?? "") + stuk).join("");
}

const CHART = /^word\/charts\/[^/]+\.xml$/;

/** docx writes its charts in English: Word would check their words so. */
function inHetNederlands(parts: Parts): Parts {
  const dutch = (xml: Uint8Array) => strToU8(strFromU8(xml).replaceAll('"en-US"', '"nl-NL"'));
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, CHART.test(name) ? dutch(part) : part]),
  );
}

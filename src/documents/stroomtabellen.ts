/**
 * Tables of any length: docx draws one row, and the rows themselves are written after its example straight into the
 * document, as they come. Built by docx itself ten thousand rows take some 700 MB, and every row its time.
 */
import { randomBytes } from "node:crypto";
import type { Table } from "docx";
import { strFromU8, strToU8 } from "fflate";
import type { IsoDate } from "../procedure/datum.ts";
import { CLOSE, OPEN, runText } from "./alineas-vullen.ts";
import { type Kolom, type LijstVorm, lijst } from "./bouwstenen.ts";
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

/** Gives out tables, and fills in their rows once docx has made the document. */
export class Stroomtabellen {
  readonly #stromen: Rijenstroom[] = [];
  /** Nobody can have typed this before, so that no text from outside passes for an example. */
  readonly #teken = randomBytes(8).toString("hex");

  /** A table with these rows, which are asked for when the document is written. */
  tabel(kolommen: readonly Kolom[], rijen: Rijenstroom, vorm: Omit<LijstVorm, "ingesprongen"> = {}): Table {
    const nummer = this.#stromen.push(rijen) - 1;
    const voorbeeld = (soort: Soort) => kolommen.map((_, n) => this.#merk(nummer, soort, n));
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

  async *#schrijf(xml: string): AsyncGenerator<string> {
    let geschreven = 0;
    for (const [nummer, rijen] of this.#stromen.entries()) {
      const gewoon = this.#voorbeeldrij(xml, nummer, "gewoon", geschreven);
      const ingesprongen = this.#voorbeeldrij(xml, nummer, "ingesprongen", gewoon.einde);
      yield xml.slice(geschreven, gewoon.begin);
      const schrijf = (rij: Rij) =>
        schrijfRij((rij.ingesprongen ? ingesprongen : gewoon).stukken, rij.cellen);
      let vorige = "";
      for await (const groep of rijen) {
        if (groep.length === 0) continue;
        const laatste = groep.length - 1;
        yield vorige + groep.slice(0, laatste).map(schrijf).join("");
        vorige = schrijf(groep[laatste]!);
      }
      // The last row of a table that is kept on one page would hold on to what comes behind it.
      yield vorige.replaceAll("<w:keepNext/>", "");
      geschreven = ingesprongen.einde;
    }
    yield xml.slice(geschreven);
  }

  /** The row that docx drew; tables are given out in the order of the document, so that none is looked for twice. */
  #voorbeeldrij(xml: string, tabel: number, soort: Soort, vanaf: number): Voorbeeld {
    const plaats = xml.indexOf(this.#merk(tabel, soort, 0), vanaf);
    if (plaats === -1) throw new Error(`table ${tabel} is not in its place`);
    const begin = xml.lastIndexOf("<w:tr>", plaats);
    const einde = xml.indexOf("</w:tr>", plaats) + "</w:tr>".length;
    const merken = new RegExp(this.#merk(tabel, soort, "\\d+"));
    return { begin, einde, stukken: xml.slice(begin, einde).split(merken) };
  }

  #merk(tabel: number, soort: Soort, kolom: number | string): string {
    return `${OPEN}${this.#teken}-${tabel}-${soort}-${kolom}${CLOSE}`;
  }
}

type Soort = "gewoon" | "ingesprongen";

interface Voorbeeld {
  readonly begin: number;
  readonly einde: number;
  /** What stands before, between and behind the texts of the cells. */
  readonly stukken: readonly string[];
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

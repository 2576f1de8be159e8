/**
 * Tables of any length: docx draws one row, and the others are written after its example straight into the document,
 * as they come from the register. Built by docx itself, ten thousand rows take some 700 MB.
 */

import type { Table } from "docx";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { Damaged } from "../errors.ts";
import { CLOSE, OPEN, runText } from "./alineas-vullen.ts";
import { type Kolom, type LijstVorm, lijst } from "./bouwstenen.ts";
import { type Eigenschappen, metEigenschappen } from "./eigenschappen.ts";
import { type Parts, zipStreaming } from "./zip.ts";

/** The rows of a table, in pieces: a text for each column. */
export type Rijenstroom = AsyncIterable<readonly (readonly string[])[]>;

const DOCUMENT = "word/document.xml";

/** A table whose rows come later, from the stream of this name. */
export function stroomtabel(naam: string, kolommen: readonly Kolom[], vorm: LijstVorm = {}): Table {
  return lijst(kolommen, [kolommen.map((_, n) => merk(naam, n))], vorm);
}

/** The document with the rows of its streams in their places, in its order, and with these properties. */
export function metRijen(
  docx: Uint8Array,
  stromen: Readonly<Record<string, Rijenstroom>>,
  eigenschappen: Eigenschappen,
): Promise<Uint8Array> {
  const parts = metEigenschappen(inHetNederlands(unzipSync(docx)), eigenschappen);
  const xml = strFromU8(parts[DOCUMENT]!);
  return zipStreaming({ ...parts, [DOCUMENT]: vul(xml, stromen) }, eigenschappen.datum);
}

const CHART = /^word\/charts\/[^/]+\.xml$/;

/** docx writes its charts in English: Word would check their words so. */
function inHetNederlands(parts: Parts): Parts {
  const dutch = (xml: Uint8Array) => strToU8(strFromU8(xml).replaceAll('"en-US"', '"nl-NL"'));
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, CHART.test(name) ? dutch(part) : part]),
  );
}

async function* vul(xml: string, stromen: Readonly<Record<string, Rijenstroom>>): AsyncGenerator<string> {
  const plaatsen = Object.entries(stromen)
    .map(([naam, rijen]) => ({ ...voorbeeldrij(xml, naam), naam, rijen }))
    .sort((een, ander) => een.begin - ander.begin);
  let geschreven = 0;
  for (const { naam, rijen, begin, einde } of plaatsen) {
    yield xml.slice(geschreven, begin);
    const stukken = xml.slice(begin, einde).split(new RegExp(`${OPEN}${naam}\\d+${CLOSE}`));
    for await (const groep of rijen) {
      yield groep.map((cellen) => schrijfRij(stukken, cellen)).join("");
    }
    geschreven = einde;
  }
  yield xml.slice(geschreven);
}

function schrijfRij([eerste = "", ...rest]: readonly string[], cellen: readonly string[]): string {
  return eerste + rest.map((stuk, n) => runText(cellen[n] ?? "") + stuk).join("");
}

/** Where the row stands that the others are made after. */
function voorbeeldrij(xml: string, naam: string): { begin: number; einde: number } {
  const plaats = xml.indexOf(merk(naam, 0));
  const begin = Math.max(xml.lastIndexOf("<w:tr>", plaats), xml.lastIndexOf("<w:tr ", plaats));
  const einde = xml.indexOf("</w:tr>", plaats) + "</w:tr>".length;
  if (plaats === -1 || begin === -1) throw new Damaged(`De tabel ${naam} ontbreekt in het document`);
  return { begin, einde };
}

function merk(naam: string, kolom: number): string {
  return `${OPEN}${naam}${kolom}${CLOSE}`;
}

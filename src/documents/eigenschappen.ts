/** What Word shows of a document under File, Info: its title, its author, its date. */
import { strFromU8, strToU8 } from "fflate";
import type { IsoDate } from "../procedure/datum.ts";
import { xmlText } from "./alineas-vullen.ts";
import type { Parts } from "./zip.ts";

export interface Eigenschappen {
  readonly titel: string;
  readonly maker: string;
  readonly omschrijving: string;
  readonly datum: IsoDate;
}

const PATH = "docProps/core.xml";
const TYPES = "[Content_Types].xml";
const RELATIONS = "_rels/.rels";
const RELATION_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/**
 * The document with properties of its own: the template's would name whoever last saved that, and when. Content types
 * come first in the package, as mail programs expect.
 */
export function metEigenschappen(parts: Parts, eigenschappen: Eigenschappen): Parts {
  const types = parts[TYPES]!;
  const relations = parts[RELATIONS]!;
  const isNew = !(PATH in parts);
  return {
    [TYPES]: isNew
      ? withLast(
          types,
          "Types",
          `<Override PartName="/${PATH}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
        )
      : types,
    [RELATIONS]: isNew
      ? withLast(
          relations,
          "Relationships",
          `<Relationship Id="rIdEigenschappen" Type="${RELATION_TYPE}" Target="${PATH}"/>`,
        )
      : relations,
    ...Object.fromEntries(Object.entries(parts).filter(([name]) => name !== TYPES && name !== RELATIONS)),
    [PATH]: strToU8(core(eigenschappen)),
  };
}

function withLast(part: Uint8Array, root: string, element: string): Uint8Array {
  return strToU8(strFromU8(part).replace(`</${root}>`, `${element}</${root}>`));
}

function core({ titel, maker, omschrijving, datum }: Eigenschappen): string {
  const moment = `${datum}T00:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xmlText(titel)}</dc:title>`,
    `<dc:creator>${xmlText(maker)}</dc:creator>`,
    `<dc:description>${xmlText(omschrijving)}</dc:description>`,
    "<dc:language>nl-NL</dc:language>",
    `<cp:lastModifiedBy>${xmlText(maker)}</cp:lastModifiedBy>`,
    "<cp:revision>1</cp:revision>",
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}

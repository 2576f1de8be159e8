/** Has docx draw what is still without its values; only for `tekeningen/`, of which the build writes down what comes out. */
import { Paragraph, type Table } from "docx";
import { strFromU8 } from "fflate";
import { CLOSE, OPEN } from "./alineas-vullen.ts";
import { run } from "./bouwstenen.ts";
import { partsOf } from "./inpakken.ts";
import type { Tekening, Wijze } from "./tekening.ts";
import type { Parts } from "./zip.ts";

export const DOCUMENT = "word/document.xml";
export const RELATIONSHIPS = "word/_rels/document.xml.rels";
export const TYPES = "[Content_Types].xml";

/** Stands where a value will come: docx takes it for text. */
export const merk = (naam: string) => `${OPEN}${naam}${CLOSE}`;

/** Stands where XML will come that is ready. */
export const merkXml = (naam: string) => merk(VOOR_XML + naam);
const VOOR_XML = "+";

const MARK = new RegExp(`${OPEN}([^${CLOSE}]+)${CLOSE}`, "g");

/** The mark of each place by its name. */
export type Plekken<T extends string> = Readonly<Record<T, string>>;

type Inhoud = readonly (Paragraph | Table)[];

/** Drawn with places for texts. */
export function getekend<T extends string>(maak: (plek: Plekken<T>) => Inhoud): Tekening<T> {
  const plekken = new Proxy({}, { get: (_, naam) => merk(String(naam)) }) as Plekken<T>;
  return Schets.van(maak(plekken)).tekening();
}

/** XML as docx wrote it, in which places are still being made. */
export class Schets {
  #xml: string;

  constructor(xml: string | Uint8Array) {
    this.#xml = typeof xml === "string" ? xml : strFromU8(xml);
  }

  static van(inhoud: Inhoud): Schets {
    return new Schets(inhoudVan(partsMet(inhoud)));
  }

  /** Takes the element out in which this stands; in its stead comes a place for XML, if it has a name. */
  neem(element: string, waarin: string, plek?: string): Schets {
    const xml = this.#xml;
    const [begin, einde] = plaatsVan(xml, element, waarin);
    this.#xml = xml.slice(0, begin) + (plek === undefined ? "" : merkXml(plek)) + xml.slice(einde);
    return new Schets(xml.slice(begin, einde));
  }

  /** Writes something else wherever this stands, such as a mark. */
  zet(wat: string | RegExp, door: string): this {
    const gezet = this.#xml.replaceAll(wat, door);
    if (gezet === this.#xml) throw new Error(`docx writes no ${wat}`);
    this.#xml = gezet;
    return this;
  }

  /** The drawing, with its places as they are now. */
  tekening<T extends string = never, X extends string = never>(): Tekening<T, X> {
    const plekken = Array.from(this.#xml.matchAll(MARK), ({ 1: naam = "", index }) =>
      naam.startsWith(VOOR_XML) ? [naam.slice(VOOR_XML.length), "xml"] : [naam, wijzeIn(this.#xml, index)],
    );
    return { stukken: this.#xml.replaceAll(MARK, CLOSE).split(CLOSE), plekken } as unknown as Tekening<T, X>;
  }
}

/** The parts of a document with this alone. */
export function partsMet(inhoud: Inhoud): Parts {
  return partsOf({
    ...{ titel: "", maker: "", omschrijving: "", datum: "", onderschrift: "" },
    children: [grens(), ...inhoud, grens()],
  });
}

/** What stands in the body of such a document. */
export function inhoudVan(parts: Parts): string {
  const [, inhoud] = strFromU8(parts[DOCUMENT]!).split(
    `<w:p><w:r><w:t xml:space="preserve">${GRENS}</w:t></w:r></w:p>`,
  );
  if (inhoud === undefined) throw new Error("docx writes paragraphs otherwise");
  return inhoud;
}

const GRENS = merk("grens");
const grens = () => new Paragraph({ children: [run(GRENS)] });

/** Where the first element of this name begins and ends that holds this; none of them holds another. */
function plaatsVan(xml: string, element: string, waarin: string): readonly [begin: number, einde: number] {
  const eind = `</${element}>`;
  // `<c` is no beginning of `<cols>`.
  for (const { 0: tag, index } of xml.matchAll(new RegExp(`<${element}(?=[\\s/>])[^>]*>`, "g"))) {
    const einde = tag.endsWith("/>") ? index + tag.length : xml.indexOf(eind, index) + eind.length;
    if (xml.slice(index, einde).includes(waarin)) return [index, einde];
  }
  throw new Error(`docx writes no ${element} with ${waarin}`);
}

/** By where a place stands: within a tag, in the text of a paragraph, or in that of another element. */
function wijzeIn(xml: string, plaats: number): Wijze {
  const tag = xml.slice(xml.lastIndexOf("<", plaats), plaats);
  if (!tag.includes(">")) return "attribuut";
  return /^<w:t[\s>]/.test(tag) ? "lopend" : "tekst";
}

/**
 * Puts text in the marked places of a Word part (`word/document.xml`, a header, a footer).
 *
 * The placeholders were found before, and each left a mark in one run. The text goes in only here: what a klager wrote
 * must never be searched for fields, every paragraph of it must look as the office made that paragraph in Word, and a
 * paragraph whose fields are all empty must go.
 */
import { Damaged } from "../errors.ts";

/** Around the name of a field in a prepared part; private characters, which no template holds. */
export const OPEN = "\uE000";
export const CLOSE = "\uE001";

/** The paragraphs of every field; none for a field that has nothing to say. */
export type Waarden = Readonly<Record<string, readonly string[]>>;

/** The XML of the parts that hold text, by their names. */
export type Teksten = Readonly<Record<string, string>>;

const MARK = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, "g");
const PARAGRAPH_TAG = /<w:p(?:\s[^>]*)?>|<\/w:p>/g;
const TEXT = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;

/** Fills every marked paragraph; those inside a paragraph (a text box) before the one around them. */
export function vulAlineas(xml: string, waarden: Waarden): string {
  const open: string[] = [""];
  let from = 0;
  for (const { 0: tag, index } of xml.matchAll(PARAGRAPH_TAG)) {
    // An empty paragraph (`<w:p/>`) holds nothing to fill.
    if (tag.endsWith("/>")) continue;
    if (tag === "</w:p>") {
      const paragraph = `${open.pop()}${xml.slice(from, index)}${tag}`;
      if (open.length === 0) throw new Damaged("Het Word-bestand is beschadigd");
      open.push(`${open.pop()}${vulAlinea(paragraph, waarden)}`);
      from = index + tag.length;
    } else {
      open.push(`${open.pop()}${xml.slice(from, index)}`, tag);
      from = index + tag.length;
    }
  }
  if (open.length !== 1) throw new Damaged("Het Word-bestand is beschadigd");
  return withRequiredParagraphs(`${open[0]}${xml.slice(from)}`);
}

/** The visible text of every paragraph, to look for braces that make no field. */
export function tekstenVan(xml: string): string[] {
  return xml
    .split("</w:p>")
    .map((part) => [...part.matchAll(TEXT)].map(([, text]) => text).join(""))
    .filter((text) => text !== "");
}

function vulAlinea(paragraph: string, waarden: Waarden): string {
  const marks = [...paragraph.matchAll(MARK)].map(([, name]) => waarden[name!] ?? []);
  if (marks.length === 0) return paragraph;
  if (marks.every((waarde) => waarde.length === 0)) return withoutText(paragraph);
  const [first, ...more] = marks[0]!;
  if (marks.length > 1 || !isBare(paragraph)) {
    return paragraph.replaceAll(MARK, (_, name: string) => runText((waarden[name] ?? []).join("\n")));
  }
  const filled = paragraph.replace(MARK, () => runText(first!));
  return [filled, ...more.map((text) => alike(paragraph, text))].join("");
}

/** Whether a paragraph holds its field and no other text. */
function isBare(paragraph: string): boolean {
  const text = [...paragraph.matchAll(TEXT)].map(([, part]) => part).join("");
  return text.replaceAll(MARK, "").trim() === "";
}

/** A paragraph with another text that looks as this one: its properties, and those of the run that holds the field. */
function alike(paragraph: string, text: string): string {
  const before = paragraph.slice(0, paragraph.indexOf(OPEN));
  const run = before.slice(Math.max(before.lastIndexOf("<w:r>"), before.lastIndexOf("<w:r ")));
  const ofRun = /<w:rPr>.*<\/w:rPr>/s.exec(run)?.[0] ?? "";
  const ofParagraph = propertiesOf(paragraph).replace(/<w:sectPr.*<\/w:sectPr>/s, "");
  return `<w:p>${ofParagraph}<w:r>${ofRun}<w:t xml:space="preserve">${runText(text)}</w:t></w:r></w:p>`;
}

/** The properties of a paragraph (`w:pPr`), always its first child. */
function propertiesOf(paragraph: string): string {
  return /^<w:p(?:\s[^>]*)?>(<w:pPr>.*?<\/w:pPr>)/s.exec(paragraph)?.[1] ?? "";
}

/** A paragraph with nothing to say goes, but for one that ends a section: its page settings live there. */
function withoutText(paragraph: string): string {
  const properties = propertiesOf(paragraph);
  return properties.includes("<w:sectPr") ? `<w:p>${properties}</w:p>` : "";
}

/** Word refuses a cell, header, footer or text box that has no paragraph at its end. */
function withRequiredParagraphs(xml: string): string {
  return xml
    .replaceAll(
      /(<w:tc(?:\s[^>]*)?>(?:<w:tcPr>(?:(?!<\/w:tcPr>).)*<\/w:tcPr>|<w:tcPr\/>)?)(?=<\/w:tc>)/gs,
      "$1<w:p/>",
    )
    .replaceAll(
      /(<w:(?:hdr|ftr|txbxContent|sdtContent)(?:\s[^>]*)?>)(?=<\/w:(?:hdr|ftr|txbxContent|sdtContent)>)/g,
      "$1<w:p/>",
    )
    .replaceAll(/(<\/w:tbl>)(?=<\/w:(?:tc|hdr|ftr|txbxContent)>)/g, "$1<w:p/>");
}

/** Text in which nothing has to be changed for XML: almost all of it. */
const PLAIN = /^[\u0020-\u0025\u0027-\u003b\u003d\u003f-\ud7ff]*$/;

/** Text as it stands inside `w:t`: line ends and tabs become Word's own, what XML 1.0 forbids goes. */
export function runText(text: string): string {
  if (PLAIN.test(text)) return text;
  return xmlText(text)
    .replaceAll("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    .replaceAll("\t", '</w:t><w:tab/><w:t xml:space="preserve">');
}

/** Text for XML 1.0: its special characters escaped, its forbidden ones and half surrogate pairs left out. */
export function xmlText(text: string): string {
  return kaleTekst(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Text without the characters that XML 1.0 forbids. */
export function kaleTekst(text: string): string {
  return text.replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

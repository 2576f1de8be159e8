/** What our own documents are built of: headings, tables of entries, lists, lines to write on. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { kaleTekst } from "./alineas-vullen.ts";
import { alineas } from "./opmaak.ts";

const TWIPS_PER_MM = 1440 / 25.4;
export const mm = (millimetres: number) => Math.round(millimetres * TWIPS_PER_MM);

export const MARGIN = mm(20);
export const TEXT_WIDTH = mm(210) - 2 * MARGIN;
/** Of the headings. */
export const HUISKLEUR = "1F3864";
const GREY = "D9D9D9";
const LABEL_SHADE = "F2F2F2";
const LINE = { style: BorderStyle.SINGLE, size: 4, color: GREY };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" };

interface Looks {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly color?: string;
  readonly font?: string;
}

/** Text from outside, without what Word refuses. */
export function run(text: string, looks: Looks = {}): TextRun {
  return new TextRun({ ...looks, text: kaleTekst(text) });
}

export const kop = (text: string) => new Paragraph({ heading: "Heading1", children: [run(text)] });
export const tussenkop = (text: string) => new Paragraph({ heading: "Heading2", children: [run(text)] });
export const titel = (text: string) => new Paragraph({ heading: "Title", children: [run(text)] });

export function alinea(children: string | readonly ParagraphChild[], after = 1.5): Paragraph {
  const content = typeof children === "string" ? [run(children)] : children;
  return new Paragraph({ spacing: { after: mm(after) }, children: content });
}

/** A text of several paragraphs. */
export function tekst(text: string | null, looks: Looks = {}): Paragraph[] {
  return alineas(text).map((regel) => alinea([run(regel, looks)]));
}

/** A value of the form: text, ready paragraphs, or nothing yet, with so many lines to write on. */
export type Waarde = string | readonly Paragraph[] | { readonly regels: number };

export type Rij = readonly [label: string, waarde: Waarde];

/** A text, or lines to write it on. */
export function ofRegels(text: string | null | undefined, regels = 1): Waarde {
  return text ? text : { regels };
}

/**
 * Entries under each other: what it is on the left, the value or a place to write it on the right. `bijeen` keeps them
 * on one page where they fit.
 */
export function gegevens(rijen: readonly Rij[], { bijeen = false } = {}): Table {
  const widths = [mm(46), TEXT_WIDTH - mm(46)] as const;
  return table(
    widths,
    rijen.map(
      ([label, waarde], n) =>
        new TableRow({
          keepNext: bijeen && n < rijen.length - 1,
          // A long description may run over the page; a short entry stays whole.
          cantSplit: typeof waarde !== "string" || waarde.length < 600,
          height: { value: mm(6), rule: HeightRule.ATLEAST },
          children: [
            cell(widths[0], [new Paragraph({ children: [run(label, { bold: true })] })], LABEL_SHADE),
            cell(widths[1], inhoud(waarde)),
          ],
        }),
    ),
  );
}

/** A column of a list: its heading, its share of the width; numbers stand on the right. */
export type Kolom = readonly [kop: string, breedte: number, uitlijning?: "rechts"];

export interface LijstVorm {
  /** Small type in low rows, for a list of many pages. */
  readonly dicht?: boolean;
  /** Each row holds on to what comes behind it; so does the last, unless the caller takes that away. */
  readonly bijeen?: boolean;
  /** Rows that belong to the one above them. */
  readonly ingesprongen?: readonly boolean[];
}

/** A table with a heading on every page that it runs on to. */
export function lijst(
  kolommen: readonly Kolom[],
  rijen: readonly (readonly string[])[],
  { dicht = false, bijeen = false, ingesprongen = [] }: LijstVorm = {},
): Table {
  const heel = kolommen.reduce((som, [, breedte]) => som + breedte, 0);
  const widths = kolommen.map(([, breedte]) => Math.floor((TEXT_WIDTH * breedte) / heel));
  const looks = dicht ? { size: 15 } : {};
  const vorm = (n: number) => (kolommen[n]?.[2] === "rechts" ? { alignment: AlignmentType.RIGHT } : {});
  const kopcellen = kolommen.map(([naam], n) => {
    const children = [run(naam, { ...looks, bold: true })];
    return cell(widths[n]!, [new Paragraph({ keepNext: true, ...vorm(n), children })], LABEL_SHADE);
  });
  return table(widths, [
    new TableRow({ tableHeader: true, cantSplit: true, children: kopcellen }),
    ...rijen.map(
      (rij, r) =>
        new TableRow({
          cantSplit: true,
          height: { value: mm(dicht ? 4.6 : 6), rule: HeightRule.ATLEAST },
          children: rij.map((waarde, n) => {
            const indent = n === 0 && ingesprongen[r] ? { indent: { left: mm(4) } } : {};
            const keepNext = bijeen ? { keepNext: true } : {};
            return cell(widths[n]!, regels(waarde, { ...keepNext, ...vorm(n), ...indent }, looks));
          }),
        }),
    ),
  ]);
}

/** The lines of a text as paragraphs; an empty text is an empty one. */
function regels(waarde: string, vorm: IParagraphOptions = {}, looks: Looks = {}): Paragraph[] {
  const gevuld = alineas(waarde);
  return (gevuld.length === 0 ? [""] : gevuld).map(
    (regel) => new Paragraph({ ...vorm, children: [run(regel, looks)] }),
  );
}

function inhoud(waarde: Waarde): readonly Paragraph[] {
  if (typeof waarde === "string") return regels(waarde);
  if (!("regels" in waarde)) return waarde;
  // The cell's own border is the last line.
  return Array.from({ length: waarde.regels }, (_, n) => schrijfregel(n < waarde.regels - 1));
}

/** A line to write on. Word draws one border around paragraphs that have the same: only `between` parts them. */
function schrijfregel(metLijn: boolean): Paragraph {
  const lijn = { style: BorderStyle.DOTTED, size: 4, color: "808080", space: 0 };
  return new Paragraph({
    spacing: { line: mm(6), lineRule: LineRuleType.EXACT },
    ...(metLijn ? { border: { bottom: lijn, between: lijn } } : {}),
    children: [],
  });
}

function cell(width: number, children: readonly Paragraph[], fill?: string): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(fill ? { shading: { type: ShadingType.CLEAR, color: "auto", fill } } : {}),
    children,
  });
}

function table(columnWidths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columnWidths],
    margins: { top: mm(0.7), bottom: mm(0.7), left: mm(1.8), right: mm(1.8), marginUnitType: WidthType.DXA },
    borders: {
      top: LINE,
      bottom: LINE,
      left: NO_LINE,
      right: NO_LINE,
      insideHorizontal: LINE,
      insideVertical: NO_LINE,
    },
    rows: [...rows],
  });
}

/** `☒ Ja  ☐ Nee`: choices to tick, one of them ticked where it is known. */
export function keuzes(woorden: readonly string[], gekozen: string | null): Paragraph[] {
  const children = woorden.flatMap((woord) => [
    run(woord === gekozen ? "☒" : "☐", { font: "Segoe UI Symbol" }),
    // The box and its words stay on one line.
    run(`\u00A0${woord.replaceAll(" ", "\u00A0")}   `),
  ]);
  return [new Paragraph({ children })];
}

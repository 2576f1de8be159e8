/** From building blocks to a document: A4, in Dutch, with its pages numbered. */
import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from "docx";
import { strToU8 } from "fflate";
import { HUISKLEUR, MARGIN, mm, run } from "./bouwstenen.ts";
import { type Eigenschappen, metEigenschappen } from "./eigenschappen.ts";
import { type Parts, zip } from "./zip.ts";

export interface DocumentInvoer extends Eigenschappen {
  readonly onderschrift: string;
  readonly children: readonly (Paragraph | Table)[];
  /** Whether the first page is a cover, without a footer. */
  readonly voorblad?: boolean;
}

/** The bytes of a document. */
export function packDocument(invoer: DocumentInvoer): Uint8Array {
  return zip(partsOf(invoer), invoer.datum);
}

/** The parts of a document before they are zipped. */
export function partsOf(invoer: DocumentInvoer): Parts {
  const bytes = [...compiler().compile(documentVan(invoer))].map(([naam, deel]) => [
    naam,
    typeof deel === "string" ? strToU8(deel) : deel,
  ]);
  return metEigenschappen(Object.fromEntries(bytes), invoer);
}

interface Compiler {
  compile(document: Document): ReadonlyMap<string, string | Uint8Array>;
}

/** What docx keeps to itself: it gives the parts as one zip only, and that takes as long again as making them. */
function compiler(): Compiler {
  return (Packer as unknown as { readonly compiler: Compiler }).compiler;
}

function documentVan({ onderschrift, children, voorblad = false }: DocumentInvoer): Document {
  return new Document({
    styles: {
      default: {
        document: {
          run: {
            font: "Arial",
            size: 18,
            language: { value: "nl-NL", eastAsia: "nl-NL", bidirectional: "ar-SA" },
          },
          paragraph: { spacing: { before: 0, after: 0, line: 250, lineRule: LineRuleType.AUTO } },
        },
        title: { run: { size: 32, bold: true }, paragraph: { spacing: { after: mm(2) } } },
        heading1: {
          run: { size: 21, bold: true, color: HUISKLEUR },
          paragraph: { keepNext: true, spacing: { before: mm(4), after: mm(1.5) } },
        },
        heading2: {
          run: { size: 18, bold: true, color: "000000" },
          paragraph: { keepNext: true, spacing: { before: mm(2.5), after: mm(0.5) } },
        },
      },
    },
    sections: [
      {
        properties: {
          ...(voorblad && { titlePage: true }),
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(18),
              right: MARGIN,
              bottom: mm(16),
              left: MARGIN,
              header: mm(9),
              footer: mm(8),
            },
          },
        },
        footers: { default: footer(onderschrift) },
        // Word wants a paragraph behind the last table.
        children: [
          ...children,
          new Paragraph({ spacing: { line: mm(1), lineRule: LineRuleType.EXACT }, children: [] }),
        ],
      },
    ],
  });
}

function footer(onderschrift: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          run(onderschrift, { size: 15 }),
          new TextRun({
            size: 15,
            children: [" · bladzijde ", PageNumber.CURRENT, " van ", PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

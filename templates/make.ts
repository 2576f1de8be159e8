/**
 * Makes the Word templates of the letters: `node templates/make.ts`. The .docx files beside it are its output; they
 * come out the same to the byte, so that a change of a letter shows as a change of this file.
 *
 * Whatever stands between double braces is filled in by klacht (src/documents/briefvelden.ts). A paragraph whose
 * fields are all empty disappears.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeightRule,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const TWIPS_PER_MM = 1440 / 25.4;
const mm = (millimetres: number) => Math.round(millimetres * TWIPS_PER_MM);

/** A4, with the address where a window envelope shows it: 46 to 50 mm from the top, 25 mm from the left. */
const PAGE = { width: mm(210), height: mm(297) };
const MARGIN = { top: mm(25), right: mm(25), bottom: mm(18), left: mm(25), header: mm(12), footer: mm(10) };
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const LETTERHEAD_HEIGHT = mm(30);
const ADDRESS_HEIGHT = mm(42);
const OFFICE_WIDTH = mm(62);
const ADDRESS_WIDTH = mm(88);

const FIXED_MOMENT = "2024-01-01T00:00:00Z";
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

type Style = "Brieftekst" | "Adres" | "Retouradres" | "Kenmerk" | "Kantoor" | "Ondertekening";

const paragraph = (style: Style, text: string, options: { bold?: boolean; keepNext?: boolean } = {}) =>
  new Paragraph({
    style,
    keepNext: options.keepNext,
    children: [new TextRun({ text, bold: options.bold })],
  });

const text = (line: string) => paragraph("Brieftekst", line);
const quote = (line: string) =>
  new Paragraph({
    style: "Brieftekst",
    indent: { left: mm(6) },
    children: [new TextRun({ text: line, italics: true })],
  });
const list = (reference: "opsomming" | "vragen", line: string) =>
  new Paragraph({ style: "Brieftekst", numbering: { reference, level: 0 }, children: [new TextRun(line)] });

/** What each letter says between its salutation and its closing. */
const LETTERS: Record<string, Paragraph[]> = {
  ontvangstbevestiging: [
    text(
      "Op {{ingediend-op}} hebben wij uw klacht ontvangen. Wij betreuren het dat u niet tevreden bent over onze dienstverlening en nemen uw klacht serieus.",
    ),
    text("{{behandeling}}"),
    text("{{reactietermijn}}"),
    text("{{mondeling-inleiding}}"),
    quote("{{mondelinge-klacht}}"),
    text("{{mondeling-slot}}"),
    text(
      "Hebt u nog stukken of informatie die voor de beoordeling van belang zijn, dan ontvangen wij die graag. U kunt het dossier van uw klacht altijd bij ons inzien.",
    ),
  ],
  informatieverzoek: [
    text(
      "Wij onderzoeken de klacht die u op {{ingediend-op}} bij ons hebt ingediend. Om uw klacht goed te kunnen beoordelen, hebben wij nog informatie van u nodig. Wij verzoeken u daarom het volgende te beantwoorden:",
    ),
    list("vragen", "{{vragen}}"),
    text(
      "Wij ontvangen uw antwoord graag uiterlijk op {{antwoord-uiterlijk}}, onder vermelding van ons kenmerk {{nummer}}. Hebt u meer tijd nodig? Laat het ons dan vóór die datum weten.",
    ),
    text("{{verlenging}}"),
  ],
  uitstel: [
    text("Op {{ingediend-op}} hebt u bij ons een klacht ingediend. {{toezegging}}"),
    text("De oorzaak van de vertraging is de volgende."),
    text("{{uitstel-reden}}"),
    text(
      "U ontvangt onze reactie nu uiterlijk op {{uitstel-tot}}. Wij bieden u onze excuses aan voor deze vertraging en vragen daarvoor uw begrip.",
    ),
    text("{{kifid-zonder-standpunt}}"),
  ],
  standpunt: [
    text(
      "Op {{ingediend-op}} hebt u bij ons een klacht ingediend. Wij hebben uw klacht onderzocht. In deze brief leest u onze reactie.",
    ),
    text("{{gesprek-vooraf}}"),
    text("{{oordeel}}"),
    text("{{motivering}}"),
    text("{{excuses}}"),
    text("{{maatregelen-inleiding}}"),
    list("opsomming", "{{maatregelen}}"),
    text("{{verzekeraar}}"),
    text("{{bezwaar}}"),
    text("{{kifid}}"),
    text("{{kifid-termijn}} {{rechter}}"),
    text("{{kifid-zonder-standpunt}}"),
  ],
  herbeoordeling: [
    text("{{herbeoordeling}}"),
    text("{{oordeel}}"),
    text("{{motivering}}"),
    text("{{excuses}}"),
    text("{{maatregelen-inleiding}}"),
    list("opsomming", "{{maatregelen}}"),
    text("{{verzekeraar}}"),
    text("{{bezwaar}}"),
    text("{{kifid}}"),
    text("{{kifid-termijn}} {{rechter}}"),
  ],
  "uitnodiging-gesprek": [
    text("Op {{ingediend-op}} hebt u bij ons een klacht ingediend. {{aanleiding}}"),
    text("{{voorstel}}"),
    text("{{schikt}}"),
    text(
      "U mag iemand meenemen naar het gesprek. Wij maken van het gesprek een verslag, dat wij bij het dossier van uw klacht voegen. U kunt dat dossier altijd bij ons inzien.",
    ),
  ],
  kifid: [
    text("{{geschil}}"),
    text("{{blijven}}"),
    text("{{kifid}}"),
    text("{{kifid-termijn}} {{rechter}}"),
    text(
      "Legt u uw klacht aan de geschilleninstantie voor, dan verlenen wij daaraan onze medewerking. U kunt het dossier van uw klacht altijd bij ons inzien.",
    ),
  ],
  afsluiting: [
    text("{{afsluiting}}"),
    text("{{toelichting}}"),
    text("{{vervolg}}"),
    text("{{kifid}}"),
    text("{{kifid-termijn}} {{rechter}}"),
    text("Wij bewaren het dossier van uw klacht zorgvuldig. U kunt het bij ons inzien."),
  ],
};

/** Logo on the left, the office on the right, in a height that puts the address behind the window. */
function letterhead(): Header {
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.TOP,
      children,
    });
  const office = [
    paragraph("Kantoor", "{{kantoor-naam}}", { bold: true }),
    paragraph("Kantoor", "{{kantoor-adres}}"),
    paragraph("Kantoor", "{{kantoor-postcode-plaats}}"),
    paragraph("Kantoor", "{{kantoor-telefoon}}"),
    paragraph("Kantoor", "{{kantoor-email}}"),
  ];
  const logoWidth = TEXT_WIDTH - OFFICE_WIDTH;
  return new Header({
    children: [
      layoutTable([logoWidth, OFFICE_WIDTH], LETTERHEAD_HEIGHT, HeightRule.EXACT, [
        cell(logoWidth, [paragraph("Kantoor", "{{logo}}")]),
        cell(OFFICE_WIDTH, office),
      ]),
      // Word wants a paragraph behind a table; this one is as good as nothing.
      new Paragraph({ spacing: { line: mm(2), lineRule: "exact", before: 0, after: 0 }, children: [] }),
    ],
  });
}

function followingPages(): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "Kantoor",
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun("Ons kenmerk {{nummer}}"),
          new TextRun({ children: [", blad ", PageNumber.CURRENT] }),
        ],
      }),
    ],
  });
}

function addressBlock(): Table {
  return layoutTable([ADDRESS_WIDTH], ADDRESS_HEIGHT, HeightRule.ATLEAST, [
    new TableCell({
      width: { size: ADDRESS_WIDTH, type: WidthType.DXA },
      children: [
        paragraph("Retouradres", "{{retouradres}}"),
        paragraph("Adres", "{{vertrouwelijk}}", { bold: true }),
        paragraph("Adres", "{{geadresseerde}}"),
      ],
    }),
  ]);
}

function layoutTable(
  columnWidths: number[],
  height: number,
  rule: (typeof HeightRule)[keyof typeof HeightRule],
  children: TableCell[],
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths,
    borders: NO_BORDERS,
    margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
    rows: [new TableRow({ height: { value: height, rule }, cantSplit: true, children })],
  });
}

function letter(body: Paragraph[]): (Paragraph | Table)[] {
  return [
    addressBlock(),
    new Paragraph({
      style: "Kenmerk",
      spacing: { after: mm(4) },
      children: [new TextRun("{{plaats-en-datum}}")],
    }),
    paragraph("Kenmerk", "Ons kenmerk:\t{{nummer}}"),
    paragraph("Kenmerk", "Polisnummer:\t{{polisnummer}}"),
    new Paragraph({
      style: "Kenmerk",
      spacing: { after: mm(7) },
      children: [new TextRun("Betreft:\t"), new TextRun({ text: "{{betreft}}", bold: true })],
    }),
    text("Geachte heer, mevrouw,"),
    ...body,
    paragraph("Brieftekst", "{{contact}}", { keepNext: true }),
    paragraph("Brieftekst", "Met vriendelijke groet,", { keepNext: true }),
    new Paragraph({
      style: "Ondertekening",
      keepNext: true,
      spacing: { after: mm(15) },
      children: [new TextRun("{{kantoor-naam}}")],
    }),
    paragraph("Ondertekening", "{{ondertekenaar}}", { keepNext: true }),
    paragraph("Ondertekening", "{{functie}}"),
  ];
}

function styled(body: Paragraph[], title: string): Document {
  const style = (id: Style, size: number, spacing: { after?: number; line?: number }, extra = {}) => ({
    id,
    name: id,
    basedOn: "Normal",
    next: id,
    quickFormat: true,
    run: { size },
    paragraph: { spacing, ...extra },
  });
  return new Document({
    title,
    creator: "klacht",
    lastModifiedBy: "klacht",
    description: "Sjabloon voor een brief in de klachtenprocedure",
    styles: {
      default: {
        document: {
          run: {
            font: "Arial",
            size: 20,
            language: { value: "nl-NL", eastAsia: "nl-NL", bidirectional: "ar-SA" },
          },
          paragraph: { spacing: { before: 0, after: 0, line: 245, lineRule: "auto" } },
        },
      },
      paragraphStyles: [
        style("Brieftekst", 20, { after: mm(2.6) }),
        style("Adres", 20, {}),
        style("Retouradres", 13, { after: mm(2) }),
        style(
          "Kenmerk",
          20,
          {},
          {
            indent: { left: mm(28), hanging: mm(28) },
            tabStops: [{ type: TabStopType.LEFT, position: mm(28) }],
          },
        ),
        style("Kantoor", 17, {}),
        style("Ondertekening", 20, {}, { keepLines: true }),
      ],
    },
    numbering: {
      config: [
        { reference: "opsomming", levels: [level(LevelFormat.BULLET, "–")] },
        { reference: "vragen", levels: [level(LevelFormat.DECIMAL, "%1.")] },
      ],
    },
    sections: [
      {
        properties: { titlePage: true, page: { size: PAGE, margin: MARGIN } },
        headers: { first: letterhead(), default: followingPages() },
        children: letter(body),
      },
    ],
  });
}

function level(format: (typeof LevelFormat)[keyof typeof LevelFormat], mark: string) {
  const indent = { left: mm(6), hanging: mm(6) };
  return { level: 0, format, text: mark, alignment: AlignmentType.LEFT, style: { paragraph: { indent } } };
}

/** The file without what differs from run to run: the moment of making, in its properties and in the zip. */
function reproducible(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const core = strFromU8(parts["docProps/core.xml"]!);
  parts["docProps/core.xml"] = strToU8(core.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, FIXED_MOMENT));
  // Not compressed: each letter begins with taking one apart.
  return zipSync(parts, { level: 0, mtime: new Date(2024, 0, 1) });
}

for (const [name, body] of Object.entries(LETTERS)) {
  const docx = await Packer.pack(styled(body, `Sjabloon ${name}`), "uint8array");
  writeFileSync(join(import.meta.dirname, `${name}.docx`), reproducible(docx));
}

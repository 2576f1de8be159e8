/** How the charts of the yearly overview look: Word's own, so that the office can still change them. */
import { AlignmentType, Paragraph } from "docx";
import { type ChartFont, ChartRun, type ChartRunOptions } from "docx/charts";
import { kaleTekst } from "./alineas-vullen.ts";
import { mm } from "./bouwstenen.ts";

/** Dark against light, so that they differ in print without colour too. */
const DIT_JAAR = "1F3864";
const VORIG_JAAR = "A9B9D6";
const AFGEHANDELD = "D98032";
const OORDEELKLEUREN = ["1F3864", "7C93BF", "D9D9D9", "F3D5B5"];

const WIDTH = 640;
const FONT: Omit<ChartFont, "size"> = { name: "Arial", color: "333333" };
const SMALL: ChartFont = { size: 8 };
/** Whole numbers with points; a zero is left out. */
const AANTALLEN = "#,##0;;";

/** What a chart shows. */
export interface Grafiekinhoud {
  readonly titel: string;
  /** Its figures in words, for who can't see it. */
  readonly omschrijving: string;
  /** In pixels, 96 to the inch. */
  readonly hoogte: number;
  readonly categorieen: readonly string[];
  readonly reeksen: readonly Reeks[];
}

export interface Reeks {
  readonly naam: string;
  /** One for each category, as far as there are; null where there is nothing to show. */
  readonly waarden: readonly (number | null)[];
  /** Which of the looks of its kind. */
  readonly uiterlijk: number;
}

/** Columns side by side, for what came in and what was settled. */
export function kolommen(inhoud: Grafiekinhoud): Paragraph {
  return grafiek(inhoud, {
    type: "column",
    ...gevuld(inhoud, [DIT_JAAR, AFGEHANDELD]),
    gapWidth: 60,
    overlap: 0,
    valueAxis: verborgenAs(),
    dataLabels: { value: true, numberFormat: AANTALLEN, font: SMALL },
  });
}

/** Bars under each other, for this year beside the year before: numbers, or percentages. */
export function staven(inhoud: Grafiekinhoud, eenheid: "aantallen" | "procenten"): Paragraph {
  const procenten = eenheid === "procenten";
  return grafiek(inhoud, {
    type: "bar",
    ...gevuld(inhoud, [DIT_JAAR, VORIG_JAAR]),
    gapWidth: 50,
    overlap: 0,
    // From the top down, as they are read.
    categoryAxis: { reverseOrder: true },
    valueAxis: { ...verborgenAs(), ...(procenten && { maximum: 100 }) },
    dataLabels: { value: true, numberFormat: procenten ? '0.0"%"' : AANTALLEN, font: SMALL },
  });
}

/** Bars that are whole, divided by how cases ended. */
export function stapels(inhoud: Grafiekinhoud): Paragraph {
  const { categories, series } = gevuld(inhoud, OORDEELKLEUREN);
  return grafiek(inhoud, {
    type: "bar",
    categories,
    series: series.map((reeks, n) => ({
      ...reeks,
      dataLabels: {
        value: true,
        numberFormat: AANTALLEN,
        // White on the dark parts.
        font: { ...SMALL, color: inhoud.reeksen[n]!.uiterlijk < 2 ? "FFFFFF" : "333333" },
      },
    })),
    stacking: "percent",
    gapWidth: 40,
    categoryAxis: { reverseOrder: true },
    valueAxis: verborgenAs(),
  });
}

function gevuld({ categorieen, reeksen }: Grafiekinhoud, kleuren: readonly string[]) {
  return {
    categories: categorieen.map(kaleTekst),
    series: reeksen.map(({ naam, waarden, uiterlijk }) => ({
      name: naam,
      values: waarden,
      color: kleuren[uiterlijk]!,
    })),
  };
}

/** The values stand beside the bars: an axis would say them twice. */
function verborgenAs() {
  return { visible: false, gridlines: false, minimum: 0 } as const;
}

/** A chart in a paragraph of its own. */
function grafiek({ titel, omschrijving, hoogte }: Grafiekinhoud, options: ChartRunOptions): Paragraph {
  const title = kaleTekst(titel);
  const chart = new ChartRun({
    ...options,
    title: { text: title, font: { size: 10, bold: true } },
    font: FONT,
    legend: { position: "bottom", font: SMALL },
    chartArea: { border: "none" },
    transformation: { width: WIDTH, height: hoogte },
    altText: { name: title, title, description: kaleTekst(omschrijving) },
  });
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: mm(1), after: mm(2) },
    children: [chart],
  });
}

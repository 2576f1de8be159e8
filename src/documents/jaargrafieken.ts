/** The charts of the yearly overview: Word's own, so that the office can still change them. */
import { AlignmentType, Paragraph } from "docx";
import { type ChartFont, ChartRun, type ChartRunOptions } from "docx/charts";
import { MAANDEN } from "../procedure/datum.ts";
import { toonGetal } from "../procedure/getallen.ts";
import { DUURKLASSEN_IN_WOORDEN } from "../procedure/jaarcijfers.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import type { Jaarvergelijking, Post } from "../procedure/jaarpost.ts";
import { aantalVan, totaalVan } from "../procedure/telling.ts";
import { OORDELEN } from "../procedure/woordenlijsten.ts";
import { kaleTekst } from "./alineas-vullen.ts";
import { mm } from "./bouwstenen.ts";

/** Dark against light, so that they differ in print without colour too. */
const DIT_JAAR = "1F3864";
const VORIG_JAAR = "A9B9D6";
const AFGEHANDELD = "D98032";
const OORDEELKLEUREN = ["1F3864", "7C93BF", "D9D9D9", "F3D5B5"];

const MAANDEN_KORT = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const WIDTH = 640;
const FONT: Omit<ChartFont, "size"> = { name: "Arial", color: "333333" };
const SMALL: ChartFont = { size: 8 };
/** Whole numbers with points; a zero is left out. */
const AANTALLEN = "#,##0;;";

/** With fewer than these a chart says no more than the table. */
const GENOEG_VOOR_GRAFIEK = 5;

const totaal = (getallen: readonly (number | null)[]) =>
  getallen.reduce<number>((som, getal) => som + (getal ?? 0), 0);

/** A column for what came in and one for what was settled, each month. */
export function grafiekPerMaand(
  { dit }: Jaarvergelijking,
  { dit: { jaar, tot } }: Jaarperioden,
): Paragraph[] {
  const maanden = dit.perMaand.slice(0, Number(tot.slice(5, 7)));
  const ontvangen = maanden.map((maand) => maand.ontvangen);
  const afgehandeld = maanden.map((maand) => maand.afgehandeld);
  if (totaal([...ontvangen, ...afgehandeld]) < GENOEG_VOOR_GRAFIEK) return [];
  return grafiek(
    {
      type: "column",
      categories: MAANDEN_KORT,
      series: [
        { name: "Ontvangen", values: ontvangen, color: DIT_JAAR },
        { name: "Afgehandeld", values: afgehandeld, color: AFGEHANDELD },
      ],
      gapWidth: 60,
      overlap: 0,
      valueAxis: verborgenAs(),
      dataLabels: { value: true, numberFormat: AANTALLEN, font: SMALL },
      transformation: { width: WIDTH, height: 230 },
    },
    `Ontvangen en afgehandelde klachten per maand in ${jaar}`,
    maanden.map(
      (maand, n) => `${MAANDEN[n]} ${toonGetal(maand.ontvangen)} en ${toonGetal(maand.afgehandeld)}`,
    ),
  );
}

/** Bars for each line, this year beside the year before; of what should be in time the shares, otherwise the numbers. */
export function grafiekVanPosten(
  titel: string,
  posten: readonly Post[],
  { dit, vorig }: Jaarperioden,
): Paragraph[] {
  const procenten = posten.every(({ eenheid }) => eenheid === "op tijd");
  const gemeten = procenten
    ? Math.max(0, ...posten.flatMap(({ geheel }) => [geheel?.nu ?? 0, geheel?.vorig ?? 0]))
    : totaal(posten.flatMap((post) => [post.nu, post.vorig]));
  if (gemeten < GENOEG_VOOR_GRAFIEK) return [];
  const waarde = (deel: number | null, geheel: number | undefined) => {
    if (!procenten) return deel;
    return deel === null || !geheel ? null : Math.round((1000 * deel) / geheel) / 10;
  };
  const nu = posten.map((post) => waarde(post.nu, post.geheel?.nu));
  const toen = posten.map((post) => waarde(post.vorig, post.geheel?.vorig));
  const teken = procenten ? "%" : "";
  const gezegd = (getal: number | null) =>
    getal === null ? "niets" : `${toonGetal(getal, procenten ? 1 : 0)}${teken}`;
  return grafiek(
    {
      type: "bar",
      categories: posten.map(({ naam }) => kaleTekst(naam)),
      series: [
        { name: String(dit.jaar), values: nu, color: DIT_JAAR },
        { name: String(vorig.jaar), values: toen, color: VORIG_JAAR },
      ],
      gapWidth: 50,
      overlap: 0,
      // From the top down, as they are read.
      categoryAxis: { reverseOrder: true },
      valueAxis: { ...verborgenAs(), ...(procenten && { maximum: 100 }) },
      dataLabels: { value: true, numberFormat: procenten ? '0.0"%"' : AANTALLEN, font: SMALL },
      transformation: { width: WIDTH, height: 60 + 36 * posten.length },
    },
    `${titel}, ${dit.jaar} naast ${vorig.jaar}`,
    posten.map(({ naam }, n) => `${naam} ${gezegd(nu[n]!)} en ${gezegd(toen[n]!)}`),
  );
}

/** A bar for each year, divided by how the cases ended. */
export function grafiekVanOordelen({ dit, vorig }: Jaarvergelijking, perioden: Jaarperioden): Paragraph[] {
  const jaren = [
    { naam: String(perioden.dit.jaar), telling: dit.eindoordeel },
    { naam: String(perioden.vorig.jaar), telling: vorig.eindoordeel },
  ].filter(({ telling }) => totaalVan(telling) > 0);
  if (totaal(jaren.map(({ telling }) => totaalVan(telling))) < GENOEG_VOOR_GRAFIEK) return [];
  const soorten = [...OORDELEN, { code: null, label: "Zonder oordeel" }];
  const series = soorten.map(({ code, label }, n) => ({
    name: label,
    values: jaren.map(({ telling }) => aantalVan(telling, code)),
    color: OORDEELKLEUREN[n]!,
    // White on the dark parts.
    dataLabels: {
      value: true,
      numberFormat: AANTALLEN,
      font: { ...SMALL, color: n < 2 ? "FFFFFF" : "333333" },
    },
  }));
  return grafiek(
    {
      type: "bar",
      categories: jaren.map(({ naam }) => naam),
      series: series.filter(({ values }) => values.some((keer) => keer > 0)),
      stacking: "percent",
      gapWidth: 40,
      categoryAxis: { reverseOrder: true },
      valueAxis: verborgenAs(),
      transformation: { width: WIDTH, height: 80 + 40 * jaren.length },
    },
    "Hoe de afgehandelde klachten zijn beoordeeld",
    jaren.map(
      ({ naam, telling }) =>
        `${naam}: ${soorten.map(({ code, label }) => `${label.toLowerCase()} ${toonGetal(aantalVan(telling, code))}`).join(", ")}`,
    ),
  );
}

/** How many cases were settled within each class of days. */
export function grafiekVanDoorlooptijd(
  { dit, vorig }: Jaarvergelijking,
  perioden: Jaarperioden,
): Paragraph[] {
  const posten = DUURKLASSEN_IN_WOORDEN.map(
    (naam, n): Post => ({
      naam,
      eenheid: "aantal",
      nu: dit.doorlooptijdInKlassen[n]!,
      vorig: vorig.doorlooptijdInKlassen[n]!,
    }),
  );
  return grafiekVanPosten("Afgehandelde klachten naar doorlooptijd", posten, perioden);
}

/** The values stand beside the bars: an axis would say them twice. */
function verborgenAs() {
  return { visible: false, gridlines: false, minimum: 0 } as const;
}

/** A chart in a paragraph of its own, with its figures as the text for who can't see it. */
function grafiek(options: ChartRunOptions, titel: string, cijfers: readonly string[]): Paragraph[] {
  const chart = new ChartRun({
    ...options,
    title: { text: kaleTekst(titel), font: { size: 10, bold: true } },
    font: FONT,
    legend: { position: "bottom", font: SMALL },
    chartArea: { border: "none" },
    altText: {
      name: kaleTekst(titel),
      title: kaleTekst(titel),
      description: kaleTekst(`${titel}: ${cijfers.join("; ")}.`),
    },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: mm(1), after: mm(2) },
      children: [chart],
    }),
  ];
}

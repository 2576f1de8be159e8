/** The charts of the yearly overview, with the workbook that each has its figures in. */
import type { Paragraph } from "docx";
import { unzipSync } from "fflate";
import { type Grafiekinhoud, kolommen, stapels, staven } from "../grafiekvormen.ts";
import { inhoudVan, merk, merkXml, partsMet, RELATIONSHIPS, Schets, TYPES } from "../tekenen.ts";
import type { Parts } from "../zip.ts";

const CHART = "word/charts/chart1.xml";
const WORKBOOK = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx";
/** The name of the relationship of each chart with its workbook: docx makes one up every time. */
const RELATIONSHIP = "rIdWerkblad";

/** One category and a series of each look, of which the places are made. */
const VOORBEELD = { naam: merk("naam"), categorie: merk("categorie"), waarde: 12345 };

function voorbeeldVan(vorm: (inhoud: Grafiekinhoud) => Paragraph, uiterlijken: number): Parts {
  return partsMet([
    vorm({
      titel: merk("titel"),
      omschrijving: merk("omschrijving"),
      hoogte: 1,
      categorieen: [VOORBEELD.categorie],
      reeksen: Array.from({ length: uiterlijken }, (_, uiterlijk) => ({
        naam: VOORBEELD.naam,
        waarden: [VOORBEELD.waarde],
        uiterlijk,
      })),
    }),
  ]);
}

/** A kind of chart, with so many looks for its series. */
function getekend(vorm: (inhoud: Grafiekinhoud) => Paragraph, uiterlijken: number) {
  const parts = voorbeeldVan(vorm, uiterlijken);
  const grafiek = new Schets(parts[CHART]!)
    // docx writes its charts in English: Word would check their words so.
    .zet(/"en-US"/g, '"nl-NL"')
    .zet(/(<c:externalData r:id=)"[^"]+"/g, `$1"${RELATIONSHIP}"`);
  const reeksen = Array.from({ length: uiterlijken }, (_, n) =>
    // All of them come in the place of the last.
    getekendeReeks(grafiek.neem("c:ser", VOORBEELD.naam, n === uiterlijken - 1 ? "reeksen" : undefined)),
  );
  return {
    reeksen,
    grafiek: grafiek.tekening<"titel", "reeksen">(),
    alinea: new Schets(inhoudVan(parts))
      .zet(/(<wp:docPr id=)"\d+"/g, `$1"${merk("volgnummer")}"`)
      .zet(/(<wp:extent cx="\d+" cy=)"\d+"/g, `$1"${merk("hoogte")}"`)
      .zet(/(<c:chart [^>]*r:id=)"[^"]+"/g, `$1"${merk("verwijzing")}"`)
      .tekening<"volgnummer" | "hoogte" | "verwijzing" | "titel" | "omschrijving">(),
  };
}

function getekendeReeks(reeks: Schets) {
  for (const [voorbeeld, plek] of [
    [VOORBEELD.categorie, "categorieen"],
    [`<c:v>${VOORBEELD.waarde}</c:v>`, "waarden"],
  ] as const) {
    reeks.neem("c:pt", voorbeeld, plek);
    // How many there are stands before them.
    reeks.zet(`"1"/>${merkXml(plek)}`, `"${merk("aantal")}"/>${merkXml(plek)}`);
  }
  return reeks
    .zet(/(<c:(?:idx|order) val=)"\d+"/g, `$1"${merk("nummer")}"`)
    .zet("Sheet1!$A$2", merk("categoriecellen"))
    .zet(/Sheet1!\$[B-Z]\$2/g, merk("waardecellen"))
    .zet(/Sheet1!\$[B-Z]\$1/g, merk("naamcel"))
    .tekening<
      "nummer" | "naam" | "naamcel" | "categoriecellen" | "waardecellen" | "aantal",
      "categorieen" | "waarden"
    >();
}

export const perMaand = getekend(kolommen, 2);
export const aantallen = getekend((inhoud) => staven(inhoud, "aantallen"), 2);
export const procenten = getekend((inhoud) => staven(inhoud, "procenten"), 2);
export const verdeling = getekend(stapels, 4);

/** What is the same in each of them. */
const parts = voorbeeldVan(kolommen, 1);
const types = new Schets(parts[TYPES]!);

/** A category of a series, or a value. */
export const punt = new Schets(parts[CHART]!)
  .neem("c:pt", VOORBEELD.categorie)
  .zet('"0"', `"${merk("nummer")}"`)
  .zet(VOORBEELD.categorie, merk("waarde"))
  .tekening<"nummer" | "waarde">();

/** The kinds of a chart's parts, for the list of what is in the document. */
export const soorten = [types.neem("Override", "chart1.xml"), types.neem("Override", "Worksheet1.xlsx")].map(
  (soort) => soort.zet("1.", `${merk("nummer")}.`).tekening<"nummer">(),
);

/** The relationship of the document with a chart. */
export const verwijzing = new Schets(parts[RELATIONSHIPS]!)
  .neem("Relationship", "chart1.xml")
  .zet(/ Id="[^"]+"/g, ` Id="${merk("verwijzing")}"`)
  .zet("chart1", `chart${merk("nummer")}`)
  .tekening<"verwijzing" | "nummer">();

/** The relationship of a chart with its workbook. */
export const naarWerkboek = new Schets(parts["word/charts/_rels/chart1.xml.rels"]!)
  .zet(/ Id="[^"]+"/g, ` Id="${RELATIONSHIP}"`)
  .zet("Worksheet1", `Worksheet${merk("nummer")}`)
  .tekening<"nummer">();

const [BLAD, TEKSTEN] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"] as const;
const { [BLAD]: sheet1, [TEKSTEN]: sharedStrings, ...vast } = unzipSync(parts[WORKBOOK]!);

const blad = new Schets(sheet1!).zet(/ref="[^"]+"/g, `ref="A1:${merk("laatste")}"`);
blad.neem("row", 'r="1"');
const rij = blad.neem("row", 'r="2"', "rijen");
const getal = rij.neem("c", `<v>${VOORBEELD.waarde}</v>`);
const tekst = rij.neem("c", 't="s"', "cellen");
const teksten = new Schets(sharedStrings!).zet(/ount="\d+"/g, `ount="${merk("aantal")}"`);
teksten.neem("si", VOORBEELD.naam);
const item = teksten.neem("si", VOORBEELD.categorie, "teksten");

const cel = (schets: Schets) =>
  schets
    .zet(/ r="[^"]+"/g, ` r="${merk("cel")}"`)
    .zet(/<v>\d+/g, `<v>${merk("waarde")}`)
    .tekening<"cel" | "waarde">();

/** The workbook of a chart; a cell with a text holds its number in the list of all texts. */
export const werkboek = {
  vast: Object.fromEntries(Object.entries(vast).map(([naam, deel]) => [naam, new Schets(deel).tekening()])),
  blad: { naam: BLAD, tekening: blad.tekening<"laatste", "rijen">() },
  rij: rij.zet(/ r="2"/g, ` r="${merk("nummer")}"`).tekening<"nummer", "cellen">(),
  tekstcel: cel(tekst),
  getalcel: cel(getal),
  teksten: { naam: TEKSTEN, tekening: teksten.tekening<"aantal", "teksten">() },
  tekst: item.zet(VOORBEELD.categorie, merk("tekst")).tekening<"tekst">(),
};

/** What is filled in without docx is what docx itself would have made of the same values. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import type { Paragraph, Table } from "docx";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import * as bouwstenen from "../../src/documents/bouwstenen.ts";
import { type Blok, schrijfDocument } from "../../src/documents/documentstroom.ts";
import { type Grafiekinhoud, kolommen, stapels, staven } from "../../src/documents/grafiekvormen.ts";
import type { Grafiektekening } from "../../src/documents/grafiekvullen.ts";
import { partsOf } from "../../src/documents/inpakken.ts";
import { stroomtabel } from "../../src/documents/stroomtabellen.ts";
import { getekend, merk, type Plekken, Schets } from "../../src/documents/tekenen.ts";
import { vul, vulRond, type Xml } from "../../src/documents/tekening.ts";
import * as alineas from "../../src/documents/tekeningen/alineas.ts";
import * as grafieken from "../../src/documents/tekeningen/grafieken.ts";
import * as tabellen from "../../src/documents/tekeningen/tabellen.ts";
import { OORDELEN } from "../../src/procedure/woordenlijsten.ts";
import { ROOT } from "../cli/run.ts";
import { packageFaults, parts } from "./word-file.ts";
import { type Element, everything, parseXml } from "./xml.ts";

const KWAAD = `</w:t></w:r> & <b> "x" 'y' \u0001 \uE000tekst\uE001 \uE0000\uE001 $& $1`;

const GEGEVENS = {
  ...{ titel: "Titel", maker: "Kantoor & Co", omschrijving: "Waar <het> over gaat" },
  ...{ datum: "2025-02-15", onderschrift: 'Kantoor · "Titel"' },
};

/** The document by docx alone. */
const doorDocx = (...children: (Paragraph | Table)[]) =>
  Object.fromEntries(
    Object.entries(partsOf({ ...GEGEVENS, children, voorblad: true })).map(([naam, deel]) => [
      naam,
      Buffer.from(deel).toString("utf8"),
    ]),
  );
const gevuld = async (...blokken: Blok[]) => parts(await schrijfDocument(GEGEVENS, blokken));

const LIJSTEN = ["[Content_Types].xml", "word/_rels/document.xml.rels"];

/** A part as it is read: docx makes up names of relationships, counts pictures on, and writes its charts in English. */
function gelezen(xml: string): Element {
  const zelfde = xml
    .replaceAll(/( r:id| Id|<wp:docPr id)="[^"]*"/g, '$1=""')
    .replaceAll(/(?<=lang(?: val)?=)"en-US"/g, '"nl-NL"');
  return parseXml(zelfde);
}

/** What stands in a list, whatever its order. */
const vermeld = (xml: string) =>
  gelezen(xml)
    .children.map((element) => JSON.stringify(element))
    .sort();

function verwachtGelijk(een: Record<string, string>, ander: Record<string, string>): void {
  expect(Object.keys(een).sort()).toEqual(Object.keys(ander).sort());
  for (const [naam, xml] of Object.entries(een)) {
    if (LIJSTEN.includes(naam)) expect(vermeld(xml)).toEqual(vermeld(ander[naam]!));
    else if (/\.(xml|rels)$/.test(naam)) expect([naam, gelezen(xml)]).toEqual([naam, gelezen(ander[naam]!)]);
  }
}

describe("a document that is filled in", () => {
  it("has the parts that docx gives it", async () => {
    verwachtGelijk(await gevuld(vul(alineas.kop, { tekst: "Kop" })), doorDocx(bouwstenen.kop("Kop")));
  });

  it("has the paragraphs that docx makes, whatever their text", async () => {
    const tekst = `Wat een klager schreef: ${KWAAD}`;
    verwachtGelijk(
      await gevuld(
        vul(alineas.kop, { tekst }),
        vul(alineas.tussenkop, { tekst }),
        vul(alineas.alinea, { tekst }),
        vul(alineas.toelichting, { tekst }),
        vul(alineas.hoofdtekst, { tekst }),
        vul(alineas.cursief, { tekst }),
      ),
      doorDocx(
        bouwstenen.kop(tekst),
        bouwstenen.tussenkop(tekst),
        bouwstenen.alinea(tekst),
        bouwstenen.alinea(tekst, 2),
        bouwstenen.alinea(tekst, 2.5),
        bouwstenen.alinea([bouwstenen.run(tekst, { italics: true })], 2.5),
      ),
    );
  });

  it("has the tables that docx makes, their rows in the pieces that they came in", async () => {
    const rijen = Array.from({ length: 60 }, (_, n) => [
      `2024-${n}`,
      n % 7 ? `${KWAAD} ${n}` : "",
      `Uitspraak ${n}`,
    ]);
    async function* inStukken() {
      for (let n = 0; n < rijen.length; n += 7) yield rijen.slice(n, n + 7).map((cellen) => ({ cellen }));
      yield [];
    }
    const kolommen = [
      ["Klacht", 24],
      ["Datum", 24],
      ["Uitspraak", 122],
    ] as const;
    verwachtGelijk(
      await gevuld(
        stroomtabel(tabellen.uitspraken, {}, inStukken()),
        stroomtabel(tabellen.uitspraken, {}, []),
        stroomtabel(tabellen.uitspraken, {}, [[{ cellen: rijen[1]! }]]),
      ),
      doorDocx(
        bouwstenen.lijst(kolommen, rijen),
        bouwstenen.lijst(kolommen, []),
        bouwstenen.lijst(kolommen, [rijen[1]!]),
      ),
    );
  });

  it("has the years in the headings of a table, and rows that belong to the one above them", async () => {
    const kolommen = [
      ["", 86],
      ["2024", 28, "rechts"],
      ["2023", 28, "rechts"],
      ["verschil", 28, "rechts"],
    ] as const;
    const rijen = [
      ["Ontvangen", "3", "2", "+1"],
      ["Waarvan schriftelijk", "1", "2", "−1"],
      ["Afgehandeld", "1", "1", "0"],
    ];
    const zelf = await gevuld(
      stroomtabel(tabellen.cijfers, { nu: 2024, toen: 2023 }, [
        rijen.map((cellen, n) => ({ cellen, ingesprongen: n === 1 })),
      ]),
    );
    const docx = doorDocx(
      bouwstenen.lijst(kolommen, rijen, { bijeen: true, ingesprongen: [false, true, false] }),
    );
    // The last row holds on to nothing.
    const naam = "word/document.xml";
    const laatste = docx[naam]!.lastIndexOf("<w:tr>");
    docx[naam] = docx[naam]!.slice(0, laatste) + docx[naam]!.slice(laatste).replaceAll("<w:keepNext/>", "");
    verwachtGelijk(zelf, docx);
  });

  const ARDEN = ["Advies", "Schade & <herstel>", `"Overig" ${KWAAD}`];
  const TITEL = `Naar aard ${KWAAD}`;
  const reeks = (naam: string, uiterlijk: number, ...waarden: (number | null)[]) => ({
    naam,
    uiterlijk,
    waarden,
  });
  const GRAFIEKEN: [
    string,
    Grafiektekening,
    (inhoud: Grafiekinhoud) => Paragraph,
    string[],
    Grafiekinhoud["reeksen"],
  ][] = [
    [
      "months that are not all there yet",
      grafieken.perMaand,
      kolommen,
      ["jan", "feb", "mrt", "apr"],
      [reeks("Ontvangen", 0, 3, 0), reeks("Afgehandeld", 1, 1, 12)],
    ],
    [
      "numbers",
      grafieken.aantallen,
      (inhoud) => staven(inhoud, "aantallen"),
      ARDEN,
      [reeks("2024", 0, 3, 1, 0), reeks("2023", 1, 1200, 0, 7)],
    ],
    [
      "one category",
      grafieken.aantallen,
      (inhoud) => staven(inhoud, "aantallen"),
      ["Advies"],
      [reeks("2024", 0, 3), reeks("2023", 1, 4)],
    ],
    [
      "percentages, of which some could not be taken",
      grafieken.procenten,
      (inhoud) => staven(inhoud, "procenten"),
      ARDEN,
      [reeks("2024", 0, 33.3, null, 100), reeks("2023", 1, null, null, 0.1)],
    ],
    [
      "some of the parts of a whole",
      grafieken.verdeling,
      stapels,
      ["2024", "2023"],
      [reeks("Gedeeltelijk gegrond", 1, 3, 0), reeks("Zonder oordeel", 3, 0, 2)],
    ],
    [
      "all of its parts",
      grafieken.verdeling,
      stapels,
      ["2024"],
      ["Gegrond", "Gedeeltelijk gegrond", "Ongegrond", "Zonder oordeel"].map((naam, n) =>
        reeks(naam, n, n + 1),
      ),
    ],
  ];

  it.each(GRAFIEKEN)(
    "has the chart that docx draws of %s",
    async (_, tekening, vorm, categorieen, reeksen) => {
      const inhoud = { titel: TITEL, omschrijving: `${TITEL}: 1; 2.`, hoogte: 123, categorieen, reeksen };
      verwachtGelijk(await gevuld({ tekening, inhoud }), doorDocx(vorm(inhoud)));
    },
  );

  it.each(GRAFIEKEN)(
    "has the workbook that docx makes of %s",
    async (_, tekening, vorm, categorieen, reeksen) => {
      const inhoud = { titel: "", omschrijving: "", hoogte: 123, categorieen, reeksen };
      const werkboek = (delen: Readonly<Record<string, Uint8Array>>) =>
        parts(delen["word/embeddings/Microsoft_Excel_Worksheet1.xlsx"]!);
      verwachtGelijk(
        werkboek(unzipSync(await schrijfDocument(GEGEVENS, [{ tekening, inhoud }]))),
        werkboek(partsOf({ ...GEGEVENS, children: [vorm(inhoud)] })),
      );
    },
  );

  it("has a look for every way in which a case can end", () => {
    expect(grafieken.verdeling.reeksen).toHaveLength(OORDELEN.length + 1);
  });

  it("tells all of its charts apart", async () => {
    const blokken = GRAFIEKEN.map(([naam, tekening, , categorieen, reeksen]) => ({
      tekening,
      inhoud: { titel: naam, omschrijving: naam, hoogte: 100, categorieen, reeksen },
    }));
    const docx = await schrijfDocument(GEGEVENS, blokken);
    expect(packageFaults(docx).filter((fault) => !fault.endsWith("a placeholder was left"))).toEqual([]);
    const all = parts(docx);
    const titels = blokken.map(
      (_, n) =>
        [...everything(parseXml(all[`word/charts/chart${n + 1}.xml`]!))].find(({ name }) => name === "a:t")
          ?.text,
    );
    expect(titels).toEqual(GRAFIEKEN.map(([naam]) => naam));
    const ids = [...everything(parseXml(all["word/document.xml"]!))]
      .filter(({ name }) => name === "wp:docPr")
      .map(({ attributes }) => attributes.id);
    expect(ids).toEqual(["1", "2", "3", "4", "5", "6"]);
  });

  it("is the same every time", async () => {
    const [, tekening, , categorieen, reeksen] = GRAFIEKEN[0]!;
    const inhoud = { titel: "", omschrijving: "", hoogte: 100, categorieen, reeksen };
    const [een, ander] = [
      await schrijfDocument(GEGEVENS, [{ tekening, inhoud }]),
      await schrijfDocument(GEGEVENS, [{ tekening, inhoud }]),
    ];
    expect(Buffer.from(een).equals(ander)).toBe(true);
  });
});

describe("a drawing", () => {
  it("takes each value as its place needs it", () => {
    const schets = new Schets(
      `<w:p a="${merk("a")} ${merk("b")}"><w:t>x ${merk("a")} ${merk("b")}</w:t><c:v>${merk("a")}</c:v></w:p>`,
    );
    expect(vul(schets.tekening<"a" | "b">(), { a: `1"\n<`, b: 2 })).toBe(
      '<w:p a="1&quot;\n&lt; 2"><w:t>x 1"</w:t><w:br/><w:t xml:space="preserve">&lt; 2</w:t><c:v>1"\n&lt;</c:v></w:p>',
    );
  });

  it("takes marks in a value for text", () => {
    const tekening = getekend(({ een, ander }: Plekken<"een" | "ander">) => [
      bouwstenen.alinea(`${een}, ${ander}`),
    ]);
    expect(vul(tekening, { een: merk("ander"), ander: "iets" })).toContain(`>${merk("ander")}, iets<`);
  });

  it("can be filled in around what is to come", () => {
    const schets = new Schets(`<a><b>${merk("tekst")}</b><c/><b>${merk("tekst")}</b></a>`);
    schets.neem("c", "<c/>", "midden");
    expect(vulRond(schets.tekening<"tekst", "midden">(), "midden", { tekst: "<" })).toEqual([
      "<a><b>&lt;</b>",
      "<b>&lt;</b></a>",
    ]);
    expect(vul(schets.tekening<"tekst", "midden">(), { tekst: "", midden: "<d/>" as Xml })).toBe(
      "<a><b></b><d/><b></b></a>",
    );
  });

  it("gives an element without those of which the name begins as its own", () => {
    const schets = new Schets('<row><cols/><c r="1"><v>1</v></c><c r="2"><v>2</v></c></row>');
    const cel = schets.neem("c", "<v>2</v>");
    expect(vul(cel.tekening(), {})).toBe('<c r="2"><v>2</v></c>');
    expect(vul(schets.tekening(), {})).toBe('<row><cols/><c r="1"><v>1</v></c></row>');
  });

  it("is refused where docx writes something else than was counted on", () => {
    const schets = () => new Schets("<a><b/></a>");
    expect(() => schets().neem("c", "<b/>")).toThrow("docx writes no c");
    expect(() => schets().neem("a", "<c/>")).toThrow("docx writes no a");
    expect(() => schets().zet(/ id="\d+"/g, "")).toThrow("docx writes no");
  });

  it("misses no value", () => {
    const tekening = getekend(({ tekst }: Plekken<"tekst">) => [bouwstenen.kop(tekst)]);
    expect(() => vul(tekening, {} as { tekst: string })).toThrow("tekst");
  });
});

it("the program has the drawings as they are made here", async () => {
  const folder = join(ROOT, "src/documents/tekeningen");
  const built = { exports: {} as Record<string, object> };
  runInThisContext(readFileSync(join(ROOT, "dist/tekeningen.cjs"), "latin1"))(built.exports, null, built);
  const files = readdirSync(folder);
  expect(Object.keys(built.exports)).toEqual(files);
  for (const file of files) expect({ ...(await import(join(folder, file))) }).toEqual(built.exports[file]);
});

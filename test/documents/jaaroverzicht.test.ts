import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { KANTOORJAAR, type Loop } from "../register/jaar.ts";
import { temporaryFolder } from "../register/temporary.ts";
import { KANTOOR } from "./gevallen.ts";
import { registerWith, yearReport } from "./jaaroverzicht.ts";
import { jpeg, png } from "./plaatjes.ts";
import { packageFaults, paragraphs, parts, textIn } from "./word-file.ts";
import { type Element, everything, parseXml } from "./xml.ts";

const EEN: Loop = {
  zaak: { ingediendOp: "2024-03-04", aard: "advies" },
  gemeld: 1,
  bevestigd: 3,
  oordeel: "gegrond",
  beantwoord: 10,
  gesloten: 12,
};

const find = (root: Element, name: string) =>
  [...everything(root)].filter((element) => element.name === name);
const body = (docx: Uint8Array) => parseXml(parts(docx)["word/document.xml"]!);
const tables = (docx: Uint8Array) => find(body(docx), "w:tbl");
const rowsOf = (table: Element) => table.children.filter(({ name }) => name === "w:tr");
const textOf = (element: Element) =>
  find(element, "w:t")
    .map(({ text }) => text)
    .join("");
const cellsOf = (row: Element) => row.children.filter(({ name }) => name === "w:tc").map(textOf);

describe("the yearly overview in Word", () => {
  it.each([
    ["an empty year", []],
    ["one case", [EEN]],
    ["one that is open", [{ zaak: { ingediendOp: "2024-03-04" } }]],
    ["a whole year", KANTOORJAAR],
  ] as const)("of %s opens without repair", async (_, lopen) => {
    expect(packageFaults(await yearReport(await registerWith(lopen), { metNamen: true }))).toEqual([]);
  });

  it("of an empty year says so in words, without a table that has nothing in it", async () => {
    const docx = await yearReport(await registerWith([]));
    expect(paragraphs(docx)).toContain(
      "In 2024 heeft het kantoor geen klachten ontvangen, net als in 2023. Ook uit eerdere jaren stond er geen klacht open.",
    );
    expect(paragraphs(docx)).toContain("In 2024 was er geen klacht in behandeling.");
    expect(tables(docx).every((table) => rowsOf(table).length > 1)).toBe(true);
    expect(Object.keys(parts(docx)).some((name) => name.startsWith("word/charts/"))).toBe(false);
  });

  it("has its chapters, its account and a page for management", async () => {
    const docx = await yearReport(await registerWith(KANTOORJAAR));
    const koppen = find(body(docx), "w:p")
      .filter((paragraph) =>
        find(paragraph, "w:pStyle").some(({ attributes }) => attributes["w:val"] === "Heading1"),
      )
      .map(textOf);
    expect(koppen).toEqual([
      "1. Samenvatting",
      "2. Ontvangen klachten",
      "3. Afgehandelde klachten",
      "4. Tijdigheid en doorlooptijd",
      "5. Bezwaar en geschil",
      "6. Maatregelen, oorzaken en verbeteringen",
      "7. Wat nog open staat",
      "Conclusies van de directie",
      "Bijlage A. Alle klachten",
      "Bijlage B. Hoe is geteld",
    ]);
    const tekst = textIn(docx);
    expect(tekst).toContain("Een klacht telt als ontvangen in het jaar waarin zij is ingediend");
    expect(tekst).toContain("Open aan het begin plus ontvangen min afgehandeld is open aan het einde.");
    expect(tekst).toContain("De incasso wordt voortaan door twee mensen nagelopen.");
    expect(tekst).toContain("De klacht is door Kifid afgewezen.");
    expect(tekst).toContain("Handtekening");
    // The cover has no footer.
    expect(find(body(docx), "w:titlePg")).toHaveLength(1);
  });

  it("repeats the heading of every list, and puts numbers on the right in Dutch notation", async () => {
    const docx = await yearReport(await registerWith(KANTOORJAAR));
    const lijsten = tables(docx).filter((table) => find(table, "w:tblHeader").length > 0);
    expect(lijsten.length).toBeGreaterThan(15);
    for (const table of lijsten) {
      expect(find(rowsOf(table)[0]!, "w:tblHeader")).toHaveLength(1);
      expect(find(table, "w:tblHeader")).toHaveLength(1);
    }
    const maatregelen = lijsten.find((table) => textOf(table).includes("Bedrag aan schadevergoeding"))!;
    const laatste = rowsOf(maatregelen).at(-1)!;
    expect(cellsOf(laatste)).toEqual([
      "Bedrag aan schadevergoeding",
      "€ 2.234,56",
      "€ 100,50",
      "+€ 2.134,06",
    ]);
    const uitlijning = laatste.children
      .filter(({ name }) => name === "w:tc")
      .map((cell) => find(cell, "w:jc")[0]?.attributes["w:val"] ?? "left");
    expect(uitlijning).toEqual(["left", "right", "right", "right"]);
  });

  it("lists every case, with names only where they are asked for", async () => {
    const db = await registerWith(KANTOORJAAR);
    const lijst = (docx: Uint8Array) => rowsOf(tables(docx).at(-1)!).map(cellsOf);
    const zonder = lijst(await yearReport(db));
    expect(zonder[0]).toEqual(["Nummer", "Ingediend", "Aard", "Antwoord", "Oordeel", "Afgehandeld", "Dagen"]);
    expect(zonder).toHaveLength(1 + 11);
    expect(zonder[2]).toEqual([
      "2024-0001",
      "15-01-2024",
      "Schadeafhandeling",
      "14-02-2024",
      "Gedeeltelijk gegrond",
      "23-06-2024",
      "160",
    ]);
    expect(zonder[5]).toEqual([
      "2024-0004",
      "02-04-2024",
      "Informatie",
      "",
      "Ingetrokken",
      "08-04-2024",
      "6",
    ]);
    expect(zonder[9]).toEqual(["2024-0008", "04-11-2024", "Advies", "", "", "open", "57"]);
    const met = lijst(await yearReport(db, { metNamen: true }));
    expect(met[2]!.slice(0, 4)).toEqual(["2024-0001", "15-01-2024", "Jan de Vries", "Schadeafhandeling"]);
  });

  it("keeps every row of a figure table with the next one, but for the last", async () => {
    const docx = await yearReport(await registerWith(KANTOORJAAR));
    const oordeel = tables(docx).find((table) => textOf(table).includes("Gedeeltelijk gegrond114,3%"))!;
    expect(rowsOf(oordeel).map((row) => find(row, "w:keepNext").length > 0)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it("has native charts of its own figures, with Dutch text for who can't see them", async () => {
    const docx = await yearReport(await registerWith(KANTOORJAAR));
    const all = parts(docx);
    const charts = Object.keys(all).filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name));
    expect(charts).toHaveLength(5);
    expect(Object.keys(all).filter((name) => name.endsWith(".xlsx"))).toHaveLength(5);
    for (const name of charts) expect(all[name]).not.toMatch(/en-US|Chart Title|Series/);
    const descriptions = find(body(docx), "wp:docPr").map(({ attributes }) => attributes.descr);
    expect(descriptions[0]).toMatch(
      /^Ontvangen en afgehandelde klachten per maand in 2024: januari 1 en 1; februari 1 en 0; .*; december 2 en 0\.$/,
    );
    expect(descriptions).toHaveLength(5);
    const perMaand = parseXml(all["word/charts/chart1.xml"]!);
    const values = find(perMaand, "c:val").map((serie) => find(serie, "c:v").map(({ text }) => Number(text)));
    expect(values).toEqual([
      [1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 2],
      [1, 0, 1, 2, 1, 1, 1, 0, 0, 0, 0, 0],
    ]);
  });

  it("bears the reference day in its properties", async () => {
    const core = parts(await yearReport(await registerWith([EEN])))["docProps/core.xml"]!;
    expect(core).toContain("<dc:title>Jaaroverzicht klachten 2024</dc:title>");
    expect(core).toContain("2025-02-15T00:00:00Z</dcterms:created>");
  });

  it.each([
    ["png", png(400, 120), 70 / 21],
    ["jpg", jpeg(200, 200), 1],
  ])(
    "has the office on its cover, with its logo as %s in its own proportions",
    async (type, picture, proportion) => {
      const logo = join(temporaryFolder(), `logo.${type}`);
      writeFileSync(logo, picture);
      const kantoor = { ...KANTOOR.kantoor, logo, naam: 'Kantoor "De & <Hoek>"' };
      const docx = await yearReport(await registerWith([EEN]), { instellingen: { ...KANTOOR, kantoor } });
      expect(packageFaults(docx)).toEqual([]);
      expect(Buffer.from(unzipSync(docx)[`word/media/image1.${type}`]!).equals(picture)).toBe(true);
      const [paragraph, name] = find(body(docx), "w:p");
      expect(find(paragraph!, "wp:docPr")[0]!.attributes.descr).toBe(`Logo van ${kantoor.naam}`);
      const { cx, cy } = find(paragraph!, "wp:extent")[0]!.attributes;
      expect(Number(cx) / Number(cy)).toBeCloseTo(proportion, 1);
      expect(textOf(name!)).toBe(kantoor.naam);
      const rij = rowsOf(tables(docx)[0]!).find((row) => textOf(row).startsWith("Kantoor"))!;
      expect(find(rij, "w:p").map(textOf)).toEqual([
        "Kantoor",
        kantoor.naam,
        kantoor.adres,
        `${kantoor.postcode} ${kantoor.plaats}`,
      ]);
    },
  );

  it("takes any text as text", async () => {
    const kwaad = `</w:t></w:r> & <b> \u0001 "x" \uE0000-gewoon-0\uE001 ${"a".repeat(300)}`;
    const db = await registerWith([
      { ...EEN, zaak: { ...EEN.zaak, klager: { naam: kwaad } }, verbetermaatregel: `${kwaad}\ntweede regel` },
      { zaak: { ingediendOp: "2024-05-01", klager: { naam: kwaad } } },
    ]);
    const instellingen = {
      ...KANTOOR,
      kantoor: { ...KANTOOR.kantoor, naam: kwaad },
      woordenlijsten: { ...KANTOOR.woordenlijsten, aard: { advies: kwaad } },
    };
    const docx = await yearReport(db, { metNamen: true, instellingen });
    const faults = packageFaults(docx).filter((fault) => !fault.endsWith("a placeholder was left"));
    expect(faults).toEqual([]);
    expect(textIn(docx)).toContain(`</w:t></w:r> & <b>  "x"`);
    expect(textIn(docx)).toContain("\ntweede regel");
  });
});

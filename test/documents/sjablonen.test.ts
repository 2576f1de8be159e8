import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { patchDetector } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeLetter } from "../../src/documents/brief.ts";
import { alleBriefvelden, BRIEVEN, veldenVan } from "../../src/documents/briefvelden.ts";
import { packageRoot } from "../../src/documents/package-root.ts";
import { kopieerSjablonen, sjablonen } from "../../src/documents/sjablonen.ts";
import { Refused } from "../../src/errors.ts";
import { invoer, KANTOOR, KLAGERS, klacht, metStandpunt, standpunt } from "./gevallen.ts";
import { jpeg, png } from "./plaatjes.ts";
import { packageFaults, paragraphs, parts, textIn } from "./word-file.ts";

let map: string;
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), "klacht-sjabloon-"));
});
afterEach(() => rmSync(map, { recursive: true, force: true }));

/** The template of the standpunt as an office would have changed it. */
function eigen(change: (xml: string) => string, part = "word/document.xml"): void {
  const bron = unzipSync(readFileSync(join(packageRoot(), "templates", "standpunt.docx")));
  const anders = strToU8(change(strFromU8(bron[part]!)));
  writeFileSync(join(map, "standpunt.docx"), zipSync({ ...bron, [part]: anders }));
}

const maak = (zaak = metStandpunt("ongegrond"), anders = {}) =>
  makeLetter("standpunt", invoer(zaak, "2024-03-22", { sjablonen: map, ...anders }));

const weigering = async () => {
  const error = await maak().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Refused);
  return error as Refused;
};

describe("the templates of the program", () => {
  it.each(BRIEVEN)(
    "%s has only fields that are explained, and those that every letter needs",
    async (soort) => {
      const bekend = veldenVan(soort).map(({ naam }) => naam);
      const data = readFileSync(join(packageRoot(), "templates", `${soort}.docx`));
      const gebruikt = await patchDetector({ data });
      expect(gebruikt.filter((veld) => !bekend.includes(veld))).toEqual([]);
      for (const veld of ["geadresseerde", "plaats-en-datum", "nummer", "betreft", "ondertekenaar", "logo"]) {
        expect(gebruikt).toContain(veld);
      }
    },
  );

  it("are listed with the place of the office's own", () => {
    const lijst = sjablonen(map);
    expect(lijst.map(({ soort }) => soort)).toEqual(BRIEVEN);
    expect(lijst.every(({ standaard, heeftEigen }) => existsSync(standaard) && !heeftEigen)).toBe(true);
    expect(lijst[0]!.eigen).toBe(join(map, "ontvangstbevestiging.docx"));
  });

  it("are copied where the office has none yet", () => {
    const folder = join(map, "sjablonen");
    mkdirSync(folder);
    writeFileSync(join(folder, "kifid.docx"), "van ons");
    const geschreven = kopieerSjablonen(folder);
    expect(geschreven).toHaveLength(BRIEVEN.length - 1);
    expect(readFileSync(join(folder, "kifid.docx"), "utf8")).toBe("van ons");
    expect(kopieerSjablonen(folder)).toEqual([]);
  });

  it("every field has a short explanation in Dutch, and says where it may stand", () => {
    for (const { naam, uitleg, brieven } of alleBriefvelden()) {
      expect(naam).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(uitleg).toMatch(/^[A-Z].{10,100}\.$/);
      expect(brieven === null || brieven.length > 0).toBe(true);
    }
    const namen = alleBriefvelden().map(({ naam }) => naam);
    expect(new Set(namen).size).toBe(namen.length);
  });
});

describe("a template that the office made its own", () => {
  it("comes first, and may leave out what it likes", async () => {
    eigen((xml) =>
      xml.replace("Geachte heer, mevrouw,", "Beste relatie,").replace("{{contact}}", "Bel ons."),
    );
    const { docx } = await maak();
    expect(paragraphs(docx)).toContain("Beste relatie,");
    expect(paragraphs(docx)).toContain("Bel ons.");
    expect(packageFaults(docx)).toEqual([]);
  });

  it("gets its properties also where the office's file came without", async () => {
    const bron = unzipSync(readFileSync(join(packageRoot(), "templates", "standpunt.docx")));
    const { "docProps/core.xml": _, ...rest } = bron;
    const zonder = (name: string, element: RegExp) => strToU8(strFromU8(bron[name]!).replace(element, ""));
    const types = zonder("[Content_Types].xml", /<Override[^>]*core\.xml[^>]*\/>/);
    const relations = zonder("_rels/.rels", /<Relationship [^>]*core\.xml[^>]*\/>/);
    writeFileSync(
      join(map, "standpunt.docx"),
      zipSync({ ...rest, "[Content_Types].xml": types, "_rels/.rels": relations }),
    );
    const { docx } = await maak();
    expect(packageFaults(docx)).toEqual([]);
    expect(parts(docx)["docProps/core.xml"]).toContain(
      "<dc:creator>Assurantiekantoor De Voorbeelden</dc:creator>",
    );
  });

  it("may have its fields split over runs, spaced and capitalised, as Word does", async () => {
    eigen((xml) =>
      xml
        .replace(
          /<w:r><w:t[^>]*>\{\{oordeel\}\}<\/w:t><\/w:r>/,
          '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t>{</w:t></w:r><w:r w:rsidR="00A2"><w:rPr><w:b/></w:rPr><w:t>{oor</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:t>deel}</w:t></w:r><w:r><w:t>}</w:t></w:r>',
        )
        .replace("{{motivering}}", "{{ Motivering }}"),
    );
    const { docx } = await maak();
    const text = textIn(docx);
    expect(text).toContain("\nWij vinden uw klacht ongegrond.");
    expect(text).toContain("\nUw schademelding is op 22 januari 2024");
    expect(packageFaults(docx)).toEqual([]);
  });

  it("gives every paragraph of a text the looks that the office gave the field", async () => {
    eigen((xml) =>
      xml.replace(
        /<w:p><w:pPr>(?:(?!<\/w:p>).)*\{\{motivering\}\}.*?<\/w:p>/s,
        '<w:p w:rsidR="00AB12CD"><w:pPr><w:pStyle w:val="Brieftekst"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/><w:sz w:val="22"/></w:rPr><w:t>{{motivering}}</w:t></w:r></w:p>',
      ),
    );
    const { docx } = await maak();
    const xml = parts(docx)["word/document.xml"]!;
    const alineas = xml
      .split("</w:p>")
      .filter((alinea) => /schademelding|afspraak met de expert/.test(alinea));
    expect(alineas).toHaveLength(2);
    for (const alinea of alineas) {
      expect(alinea).toContain('<w:jc w:val="both"/>');
      expect(alinea).toMatch(/Verdana[^>]*\/><w:sz w:val="22"\/><\/w:rPr><w:t[^>]*>(?:Uw|Uit)/);
    }
    expect(packageFaults(docx)).toEqual([]);
  });

  it("may hold fields in a text box, a table and a footer, with others that are empty", async () => {
    const vak =
      '<w:p><w:r><w:pict><v:shape style="width:100pt;height:50pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>{{klantnummer}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>Over {{nummer}} van {{klager}}</w:t></w:r></w:p>';
    const tabel =
      '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{{verzekeraar}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
    eigen((xml) => xml.replace("<w:body>", `<w:body>${vak}${tabel}`));
    const zaak = { ...metStandpunt("ongegrond"), klager: KLAGERS.alleenEmail };
    const { docx } = await maak(zaak);
    expect(textIn(docx)).toContain("Over 2024-0007 van L. Nguyễn");
    expect(packageFaults(docx)).toEqual([]);
  });

  it("is refused before anything is made where it has fields that don't exist: all named, with the nearest", async () => {
    eigen((xml) =>
      xml
        .replace("{{oordeel}}", "{{ordeel}}")
        .replace("{{bezwaar}}", "{{motivatie}} {{uitstel-tot}} {{xyzzyplugh}}"),
    );
    const { message, hint } = await weigering();
    expect(message).toContain("{{ordeel}} (bedoelt u {{oordeel}}?)");
    expect(message).toContain("{{motivatie}} (bedoelt u {{motivering}}?)");
    expect(message).toContain("{{uitstel-tot}} (hoort bij een andere brief)");
    expect(message).toMatch(/\{\{xyzzyplugh\}\}$/);
    expect(hint).toContain("klacht brief sjablonen");
  });

  it("finds a misspelled field in its letterhead too", async () => {
    eigen((xml) => xml.replace("{{kantoor-naam}}", "{{kantor-naam}}"), "word/header2.xml");
    expect((await weigering()).message).toContain("(bedoelt u {{kantoor-naam}}?)");
  });

  it.each(["{{oordeel}", "{oordeel}}", "{oordeel}", "{ oordeel }"])(
    "is refused with half a field: %s",
    async (half) => {
      eigen((xml) => xml.replace("{{oordeel}}", half));
      expect((await weigering()).message).toContain("accolades");
    },
  );

  it("may hold braces that have nothing to do with fields", async () => {
    eigen((xml) => xml.replace("Geachte heer, mevrouw,", "Geachte {heer of mevrouw},"));
    expect(textIn((await maak()).docx)).toContain("Geachte {heer of mevrouw},");
  });

  it.each([
    ["no Word file", "dit is geen docx"],
    ["another zip", zipSync({ "a.txt": strToU8("a") })],
    ["a cut-off file", readFileSync(join(packageRoot(), "templates", "standpunt.docx")).subarray(0, 5000)],
  ])("is refused where it is %s", async (_, inhoud) => {
    writeFileSync(join(map, "standpunt.docx"), inhoud);
    expect((await weigering()).message).toContain("geen Word-bestand");
  });
});

describe("what a klager wrote", () => {
  const motivering = [
    "Op 1 < 2 & 3 > 2 staat “{{klager}}”, {{datum}} en {{onbekend}} in het formulier.",
    "Stuur\u0001teken, \uD83D\uDE00 en een half \uD83D teken\uFFFE; \uE000nummer\uE001; tab\there.",
    "",
    "   Laatste $& alinea $1.   ",
  ].join("\r\n");

  it("comes out literally, but for what XML forbids", async () => {
    const zaak = metStandpunt("ongegrond", {
      klager: { ...KLAGERS.bedrijf, naam: "{{betreft}} & Zn. <B.V.>", adres: "{{naam}straat 1" },
      standpunten: [standpunt("ongegrond", { motivering })],
    });
    const { docx } = await maak(zaak);
    const regels = paragraphs(docx);
    expect(regels).toContain("{{betreft}} & Zn. <B.V.>");
    expect(regels).toContain("{{naam}straat 1");
    expect(regels).toContain(
      "Op 1 < 2 & 3 > 2 staat “{{klager}}”, {{datum}} en {{onbekend}} in het formulier.",
    );
    expect(regels).toContain("Laatste $& alinea $1.");
    expect(regels.find((regel) => regel.startsWith("Stuur"))).toContain("Stuurteken, 😀 en een half  teken;");
    expect(packageFaults(docx).filter((fault) => !fault.endsWith("a placeholder was left"))).toEqual([]);
  });
});

describe("the logo", () => {
  const metLogo = (naam: string, inhoud: Buffer | string | null) => {
    const logo = join(map, naam);
    if (inhoud !== null) writeFileSync(logo, inhoud);
    return maak(metStandpunt("ongegrond"), {
      instellingen: { ...KANTOOR, kantoor: { ...KANTOOR.kantoor, logo } },
    });
  };
  const maten = (docx: Uint8Array) => {
    const [, cx, cy] = /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(parts(docx)["word/header2.xml"]!)!;
    return [Number(cx) / 36_000, Number(cy) / 36_000].map(Math.round);
  };

  it.each([
    ["logo.png", png(1200, 300), [70, 17]],
    ["hoog.png", png(300, 600), [11, 22]],
    ["klein.png", png(96, 48), [25, 13]],
    ["logo.jpg", jpeg(1200, 300), [70, 17]],
  ])(
    "%s stands in the letterhead, no larger than fits, in its own proportions",
    async (naam, inhoud, verwacht) => {
      const { docx } = await metLogo(naam, inhoud);
      expect(maten(docx)).toEqual(verwacht);
      expect(packageFaults(docx)).toEqual([]);
    },
  );

  it.each([
    ["missing", "weg.png", null],
    ["no picture", "logo.png", "geen plaatje"],
    ["a cut-off picture", "logo.png", png(100, 100).subarray(0, 60)],
    ["another kind of picture", "logo.gif", "GIF89a\u0001\u0000\u0001\u0000"],
  ])("is refused where it is %s, with a way out", async (_, naam, inhoud) => {
    const error = (await metLogo(naam, inhoud).catch((reason: unknown) => reason)) as Refused;
    expect(error).toBeInstanceOf(Refused);
    expect(error.hint).toContain("klacht inrichten --logo");
  });

  it("is not asked of a template that has no place for it", async () => {
    eigen((xml) => xml.replace("{{logo}}", ""), "word/header2.xml");
    await expect(metLogo("weg.png", null)).resolves.toBeDefined();
  });
});

it("a case without a policy number has no line for it", async () => {
  const regels = paragraphs((await maak({ ...metStandpunt("ongegrond"), polisnummer: null })).docx);
  expect(regels.some((regel) => regel.startsWith("Polisnummer"))).toBe(false);
  expect(paragraphs((await maak()).docx)).toContain("Polisnummer:\tP-10450");
  expect(klacht().polisnummer).toBe("P-10450");
});

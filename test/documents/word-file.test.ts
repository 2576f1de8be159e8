import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLetter } from "../../src/documents/brief.ts";
import { makeFile } from "../../src/documents/dossier.ts";
import { makeForm } from "../../src/documents/formulier.ts";
import { packageRoot } from "../../src/documents/package-root.ts";
import { BRIEVEN_PER_GEVAL, KANTOOR, KLAGERS, klacht, volDossier } from "./gevallen.ts";
import { png } from "./plaatjes.ts";
import { packageFaults, parts } from "./word-file.ts";
import { parseXml } from "./xml.ts";

const map = mkdtempSync(join(tmpdir(), "klacht-docx-"));
const logo = join(map, "logo.png");
const documents: [name: string, docx: Uint8Array][] = [];

beforeAll(async () => {
  writeFileSync(logo, png(400, 120));
  for (const [naam, soort, invoer] of BRIEVEN_PER_GEVAL) {
    const zaak = { ...invoer.klacht, klager: KLAGERS.buitenlands };
    documents.push([naam, (await makeLetter(soort, { ...invoer, klacht: zaak })).docx]);
  }
  const [, soort, invoer] = BRIEVEN_PER_GEVAL[0]!;
  const instellingen = { ...KANTOOR, kantoor: { ...KANTOOR.kantoor, logo } };
  documents.push(["brief met logo", (await makeLetter(soort, { ...invoer, instellingen })).docx]);
  documents.push(["formulier leeg", await makeForm(null, KANTOOR, "2024-03-05")]);
  documents.push(["formulier nieuw", await makeForm(klacht(), KANTOOR, "2024-03-05")]);
  documents.push(["formulier vol", await makeForm(volDossier(), KANTOOR, "2024-05-08")]);
  documents.push(["dossier", await makeFile(volDossier(), KANTOOR, "2024-05-08")]);
  documents.push(["dossier nieuw", await makeFile(klacht(), KANTOOR, "2024-03-05")]);
});
afterAll(() => rmSync(map, { recursive: true, force: true }));

it("opens in Word without repair: parts, relationships, content types and order are those of the standard", () => {
  const faults = documents.flatMap(([naam, docx]) => packageFaults(docx).map((fault) => `${naam}: ${fault}`));
  expect(faults).toEqual([]);
});

it("the templates themselves are sound, but for their fields", () => {
  const folder = join(packageRoot(), "templates");
  const faults = readdirSync(folder)
    .filter((name) => name.endsWith(".docx"))
    .flatMap((name) => packageFaults(readFileSync(join(folder, name))));
  expect(faults.filter((fault) => !fault.endsWith("a placeholder was left"))).toEqual([]);
});

it("is in Dutch, with a title, an author and a description", () => {
  for (const [naam, docx] of documents) {
    const all = parts(docx);
    const lang = /<w:docDefaults>.*<w:lang w:val="([^"]+)"/s.exec(all["word/styles.xml"]!)?.[1];
    expect([naam, lang]).toEqual([naam, "nl-NL"]);
    const core = parseXml(all["docProps/core.xml"]!).children;
    const value = (name: string) => core.find((element) => element.name === name)?.text;
    expect(value("dc:title")).toMatch(/klacht|Klacht/);
    expect(value("dc:creator")).toBe("Assurantiekantoor De Voorbeelden");
    expect(value("cp:lastModifiedBy")).toBe("Assurantiekantoor De Voorbeelden");
    expect(value("dc:description")).not.toBe("");
  }
});

it("a letter bears its own date in its properties", () => {
  const core = parts(documents[0]![1])["docProps/core.xml"]!;
  expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2024-03-07T00:00:00Z</dcterms:created>');
});

describe("the check itself", () => {
  const broken = (change: (xml: string) => string, name = "word/document.xml") => {
    const all = unzipSync(documents[0]![1]);
    return zipSync({ ...all, [name]: strToU8(change(Buffer.from(all[name]!).toString())) });
  };

  it.each<[string, string, (xml: string) => string, string?]>([
    ["a tag that is not closed", "closes another", (xml) => xml.replace("</w:r>", "")],
    ["an ampersand", "stray &", (xml) => xml.replace("klacht", "klacht & zo")],
    ["a control character", "XML 1.0 forbids", (xml) => xml.replace("klacht", "kl\u0001cht")],
    [
      "properties behind the text",
      "w:pPr is not first",
      (xml) => xml.replace(/(<w:pPr>.*?<\/w:pPr>)(<w:r>.*?<\/w:r>)/s, "$2$1"),
    ],
    [
      "properties out of order",
      "wrong order",
      (xml) => xml.replace(/(<w:pStyle [^>]*>)(<w:keepNext\/>)/, "$2$1"),
    ],
    [
      "a cell without a paragraph",
      "doesn't end in a paragraph",
      (xml) => xml.replace(/(<w:tc>.*?<\/w:tcPr>).*?(<\/w:tc>)/s, "$1$2"),
    ],
    [
      "a missing part",
      "no part",
      (xml) => xml.replace("styles.xml", "stijlen.xml"),
      "word/_rels/document.xml.rels",
    ],
    [
      "a part without a type",
      "no content type",
      (xml) => xml.replace(/<Default[^>]*xml"\/>|<Override[^>]*styles[^>]*>/g, ""),
      "[Content_Types].xml",
    ],
    ["a placeholder", "placeholder was left", (xml) => xml.replace("Geachte", "{{aanhef}}")],
  ])("sees %s", (_, fault, change, name) => {
    expect(packageFaults(broken(change, name)).join("\n")).toContain(fault);
  });
});

/** What comes out of a case with anything in it: a terminal, Word, a spreadsheet, a calendar and other programs take it as text. */
import { Writable } from "node:stream";
import fc from "fast-check";
import ICAL from "ical.js";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { caseJson } from "../../src/commands/case-json.ts";
import { writeCase } from "../../src/commands/case-page.ts";
import { makeLetter } from "../../src/documents/brief.ts";
import { makeFile } from "../../src/documents/dossier.ts";
import { makeForm } from "../../src/documents/formulier.ts";
import { makeRecoverySheet } from "../../src/documents/herstelblad.ts";
import { csvRij } from "../../src/exchange/csv-cel.ts";
import { CsvUitvoer } from "../../src/exchange/csv-uitvoer.ts";
import { kalenderstukken } from "../../src/exchange/icalendar.ts";
import { Leesverslag } from "../../src/exchange/inlezen.ts";
import { openLijst } from "../../src/exchange/lijst.ts";
import { maakOnschadelijk } from "../../src/exchange/onschadelijk.ts";
import type { Klacht } from "../../src/procedure/klacht.ts";
import { leesTekst } from "../../src/procedure/tekst.ts";
import { standaardInstellingen, woordenlijstenVan } from "../../src/register/instellingen.ts";
import { startList } from "../../src/terminal/list.ts";
import { Terminal } from "../../src/terminal/terminal.ts";
import { widthOf } from "../../src/terminal/text.ts";
import { BRIEVEN_PER_GEVAL, KANTOOR, volDossier } from "../documents/gevallen.ts";
import { parts } from "../documents/word-file.ts";
import { useFolder } from "../exchange/folder.ts";
import { anyText, STEERS } from "./texts.ts";

const WORDS = woordenlijstenVan(standaardInstellingen());

/** Texts that somebody else wrote; dates, codes and hashes are ours. */
const FREE = new Set([
  ...[
    "naam",
    "adres",
    "postcode",
    "plaats",
    "land",
    "telefoon",
    "email",
    "klantnummer",
    "ontvangenDoor",
    "polisnummer",
  ],
  ...[
    "maatschappij",
    "omschrijving",
    "gewensteOplossing",
    "betrokkenMedewerker",
    "verantwoordelijke",
    "motivering",
  ],
  ...[
    "door",
    "beoordelaars",
    "toelichting",
    "tekst",
    "verslag",
    "aanwezig",
    "uitkomst",
    "reden",
    "met",
    "onderwerp",
  ],
  ...["bestandsnaam", "verbetermaatregel", "afsluittoelichting", "externNummer"],
]);

/** A case of which every text is another, in turn. */
function withTexts<T>(value: T, texts: readonly string[], state = { next: 0 }, free = false): T {
  if (typeof value === "string") return (free ? texts[state.next++ % texts.length]! : value) as T;
  if (Array.isArray(value)) return value.map((one) => withTexts(one, texts, state, free)) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withTexts(one, texts, state, FREE.has(name))]),
  ) as T;
}

const texts = fc.array(anyText, { minLength: 20, maxLength: 40 });
const cases = texts.map((some) => withTexts(volDossier() as Klacht, some));

/** A terminal that keeps what it gets. */
function screen(columns: number | null): { terminal: Terminal; shown: () => string } {
  const pieces: string[] = [];
  const stream = () => {
    const writable = new Writable({
      write(piece: Buffer, _encoding, done) {
        pieces.push(piece.toString("utf8"));
        done();
      },
    });
    return columns === null ? writable : Object.assign(writable, { isTTY: true, columns });
  };
  const streams = { stdin: process.stdin, stdout: stream(), stderr: stream() };
  return { terminal: new Terminal(streams, { colour: false }), shown: () => pieces.join("") };
}

describe("a terminal", () => {
  it("gets nothing that steers it, whatever stands in a case", async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.constantFrom(80, 100, null), async (klacht, columns) => {
        const { terminal, shown } = screen(columns);
        await writeCase(terminal, klacht, "2024-05-08", WORDS);
        terminal.note(klacht.omschrijving);
        terminal.line(terminal.paragraph(klacht.omschrijving));
        terminal.line(terminal.paint("alarm", klacht.klager.naam));
        expect(STEERS.exec(shown())).toBeNull();
        expect(shown().isWellFormed()).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a list on a terminal", () => {
  it("has a line for each row, whatever is in it, and none that is too long", () => {
    const columns = [
      { title: "Nummer", width: 9 },
      { title: "Klager", width: 16, grow: true },
      { title: "Aard", width: 12 },
    ];
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 5 }), (rows) => {
        const { terminal, shown } = screen(80);
        const list = startList(terminal, columns);
        for (const row of rows) list.row(row);
        const lines = shown().trimEnd().split("\n").slice(-rows.length);
        expect(shown().match(/\n/g)!.length - rows.length).toBeLessThanOrEqual(2);
        expect(STEERS.exec(shown())).toBeNull();
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("JSON", () => {
  it("holds everything exactly, half characters too", () => {
    fc.assert(
      fc.property(cases, (klacht) => {
        const { terminal, shown } = screen(null);
        terminal.json(caseJson(klacht, "2024-05-08"));
        const back = JSON.parse(shown());
        expect(back.klager).toEqual(klacht.klager);
        expect(back.omschrijving).toBe(klacht.omschrijving);
        // Escape sequences are written out in letters.
        expect(shown()).not.toMatch(/(?!\n)[\u0000-\u001f]/);
      }),
      { numRuns: 300 },
    );
  });
});

/** What an independent, strict reader of XML finds wrong with a Word file. */
function xmlFaults(docx: Uint8Array): string[] {
  return Object.entries(parts(docx))
    .filter(([name]) => /\.(xml|rels)$/.test(name))
    .flatMap(([name, xml]) => {
      const faults: string[] = [];
      const parser = new SaxesParser({ xmlns: true });
      parser.on("error", (error) => faults.push(`${name}: ${error.message}`));
      parser.write(xml).close();
      return faults;
    });
}

describe("a Word file", () => {
  it("is well-formed XML to a strict reader, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(
        cases,
        texts,
        fc.constantFrom(...BRIEVEN_PER_GEVAL),
        async (klacht, some, [, soort, met]) => {
          const kantoor = {
            ...KANTOOR,
            kantoor: { ...withTexts(KANTOOR.kantoor, some, { next: 7 }, true), logo: null },
          };
          const letter = await makeLetter(soort, {
            ...met,
            klacht: withTexts(met.klacht, some),
            instellingen: kantoor,
          });
          expect(xmlFaults(letter.docx)).toEqual([]);
          expect(xmlFaults(await makeForm(klacht, kantoor, "2024-05-08"))).toEqual([]);
          expect(xmlFaults(await makeFile(klacht, kantoor, "2024-05-08"))).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("says what it was given, `{{field}}` and all, and looks nothing up in it", async () => {
    const met = BRIEVEN_PER_GEVAL.find(([, soort]) => soort === "standpunt")![2];
    const motivering = "Zie {{naam}} en \ue000naam\ue001, $& en $1, </w:t> &amp; {{bestaat_niet}}.";
    const klacht = {
      ...met.klacht,
      standpunten: met.klacht.standpunten.map((standpunt) => ({ ...standpunt, motivering })),
    };
    const { docx } = await makeLetter("standpunt", { ...met, klacht });
    const { textIn } = await import("../documents/word-file.ts");
    expect(textIn(docx)).toContain(motivering);
  });
});

const put = useFolder();

describe("a list for a spreadsheet", () => {
  /** As commands hand it over: what no field takes is not there. */
  const kept = anyText
    .map((typed) => leesTekst(typed))
    .filter((read) => "waarde" in read && read.waarde !== "")
    .map((read) => (read as { waarde: string }).waarde);

  it("begins no cell as a formula, and is read back exactly", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(kept, { minLength: 3, maxLength: 6 }), async (some) => {
        // Of files that stay behind a list keeps no more than their names.
        const vol = { ...(volDossier() as Klacht), correspondentie: [] };
        const zaken = some.map((tekst, n) => ({
          ...vol,
          nummer: `2024-${String(n + 1).padStart(4, "0")}`,
          omschrijving: tekst,
        }));
        const uitvoer = new CsvUitvoer({ datums: "iso", peildatum: "2024-12-31" });
        const lijst = uitvoer.kop() + zaken.map((zaak) => uitvoer.rij(zaak)).join("");
        const cells = readCsv(lijst);
        expect(cells).toHaveLength(zaken.length + 1);
        for (const row of cells) {
          expect(row).toHaveLength(cells[0]!.length);
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
        }
        const kader = { vandaag: "2024-12-31", woordenlijsten: WORDS };
        const open = await openLijst(put("lijst.csv", lijst), null, kader);
        const back: string[] = [];
        const verslag = new Leesverslag(10);
        for await (const stuk of open.overnames(verslag)) {
          back.push(...stuk.map(({ klacht }) => klacht.intake.omschrijving));
        }
        expect([...verslag.fouten.items]).toEqual([]);
        expect(back).toEqual(some);
      }),
      { numRuns: 40 },
    );
  });

  it("has in each cell one text, whatever signs are in it", () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), (some) => {
        const [row, ...more] = readCsv(csvRij(some.map(maakOnschadelijk)));
        expect(more).toEqual([]);
        expect(row).toHaveLength(some.length);
        for (const cell of row!) expect(cell.trimStart()).not.toMatch(/^[=+\-@]/);
      }),
      { numRuns: 3000 },
    );
  });
});

/** By the letter of RFC 4180, with semicolons: another reader than the program's own. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text
    .replace(/^\ufeff/, "")
    .matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"][^;\r\n]*|))(;|\r\n|$)/gu)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === "\r\n") rows.push([]);
  }
  // After the last line end the pattern finds one empty cell more.
  return rows.slice(0, -1);
}

describe("a calendar", () => {
  it("is read by another program, whatever number, mark or kind it is about", async () => {
    const punt = fc.record({
      nummer: fc.constantFrom("2024-0001", "2024-12345"),
      soort: fc.constantFrom("melding", "reactie", "kifid-route"),
      uiterlijk: fc.constantFrom("2024-02-29", "2024-03-31", "2024-10-27", "2024-12-31"),
      stand: fc.constantFrom("open", "voldaan", "vervallen"),
      versie: fc.nat(100),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(punt, { maxLength: 4 }), async (punten) => {
        const kader = {
          vandaag: "2024-03-04",
          nu: new Date("2024-03-04T09:00:00Z"),
          kenmerk: "k-1",
        } as const;
        const ics = (await Array.fromAsync(kalenderstukken(punten as never, kader))).join("");
        const events = new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents("vevent");
        expect(events.map((event) => event.getFirstPropertyValue("dtstart")?.toString())).toEqual(
          punten.map(({ uiterlijk }) => uiterlijk),
        );
        for (const regel of ics.split("\r\n")) expect(Buffer.byteLength(regel)).toBeLessThanOrEqual(75);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the sheet with the recovery key", () => {
  it("is well-formed with any name of an office", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (naam) => {
        const office = { ...KANTOOR, kantoor: { ...KANTOOR.kantoor, naam } };
        expect(
          xmlFaults(await makeRecoverySheet(["AGE SECRET"], "AGE-SECRET-KEY-1", office, "2024-03-04")),
        ).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { type Case, fill } from "../register/fill.ts";
import { contentsOf, createKlacht, INTAKE, it, type Klacht } from "./run.ts";

/** What a register of three cases gave, in both forms. */
const { klacht: source, remove } = createKlacht();
let csv = "";
let json: Record<string, unknown>[] = [];
const CASES: readonly Case[] = [
  { ingediendOp: "2023-06-01", klager: { naam: "Eerste" } },
  { ingediendOp: "2024-01-10", klager: { naam: "Tweede" }, aan: "Anna", gemeldOp: "2024-01-11" },
  { ingediendOp: "2024-02-10", klager: { naam: "Derde" } },
];
beforeAll(async () => {
  await fill(source.map, ["Anna"], CASES);
  csv = (await source("exporteren")).stdout;
  json = (await source("exporteren", "--json")).json();
});
afterAll(remove);

const put = (klacht: Klacht, content: string | object, name?: string): string => {
  const isText = typeof content === "string";
  const path = join(klacht.home, name ?? (isText ? "uit.csv" : "uit.json"));
  writeFileSync(path, isText ? content : JSON.stringify(content));
  return path;
};
const numbers = async (klacht: Klacht): Promise<string[]> =>
  (await klacht("lijst", "--json")).json().map(({ nummer }: { nummer: string }) => nummer);
/** The rows of the list, its headings first; none of these has a line end within a cell but those of the deadlines. */
const withoutRow = (nummer: string) => csv.replace(new RegExp(`^${nummer};[^"]*"[^"]*"\r\n`, "m"), "");

describe("the numbers of our own cases", () => {
  it("stay what they were in an empty register, and go on from there", async ({ klacht }) => {
    const { stdout, stderr } = await klacht("importeren", put(klacht, csv));
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "uit.csv: 3 regels gelezen.
      Geïmporteerd: 3 klachten.
        Jaar  Klachten  Nummers
        2023         1  2023-0001
        2024         2  2024-0001 t/m 2024-0002
      Toegevoegd aan de medewerkers: Anna.
      "
    `);
    expect(await numbers(klacht)).toEqual(["2024-0002", "2024-0001", "2023-0001"]);
    expect((await klacht("nieuw", ...INTAKE, "--json")).json().nummer).toBe("2024-0003");
  });

  it.for(["csv", "json"])("are known again when the same %s comes twice", async (form, { klacht }) => {
    const path = put(klacht, form === "csv" ? csv : json);
    await klacht("importeren", path);
    await klacht("wijzig", "2024-1", "--naam=Anders geschreven");
    const before = contentsOf(klacht.map);
    for (const proef of [[], ["--proef"]]) {
      const again = await klacht("importeren", path, ...proef, "--json");
      expect(again.exitCode).toBe(0);
      expect(again.json()).toMatchObject({ geimporteerd: 0, fouten: [] });
      expect(again.json().dubbel.map(({ nummer }: { nummer: string }) => nummer)).toEqual([
        "2023-0001",
        "2024-0001",
        "2024-0002",
      ]);
    }
    expect((await klacht("importeren", path)).stdout).toContain(
      `  ${form === "csv" ? "regel 2" : "klacht 1"}: nummer 2023-0001 staat al in het register\n`,
    );
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("are not taken from another case", async ({ klacht }) => {
    await fill(
      klacht.map,
      [],
      [{ ingediendOp: "2024-02-01", klager: { naam: "Iemand anders" }, omschrijving: "Iets" }],
    );
    const before = contentsOf(klacht.map);
    const { stderr, exitCode } = await klacht("importeren", put(klacht, csv));
    expect(exitCode).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "Fouten in uit.csv (1):
        regel 7: nummer 2024-0001 is hier van een andere klacht; met --nieuwe-nummers krijgt deze een ander
      Er is niets geïmporteerd: 1 fout in uit.csv.
      → Verbeter het bestand, of neem alleen de goede regels over met --sla-fouten-over.
      "
    `);
    expect(contentsOf(klacht.map)).toEqual(before);
    const { stdout } = await klacht("importeren", put(klacht, csv), "--sla-fouten-over");
    expect(stdout).toContain("Geïmporteerd: 2 klachten.");
    expect(await numbers(klacht)).toEqual(["2024-0002", "2024-0001", "2023-0001"]);
    expect((await klacht("toon", "2024-1", "--json")).json().klager.naam).toBe("Iemand anders");
  });

  it("are given anew where that is asked, and then stand as those of an old list", async ({ klacht }) => {
    await fill(klacht.map, [], [{ klager: { naam: "Iemand anders" } }]);
    const { json: result } = await klacht("importeren", put(klacht, csv), "--nieuwe-nummers", "--json");
    expect(result()).toMatchObject({ geimporteerd: 3, fouten: [] });
    const cases = (await klacht("lijst", "--json", "--sorteer=nummer")).json();
    expect(cases.map(({ nummer, externNummer }: Record<string, string>) => [nummer, externNummer])).toEqual([
      ["2024-0003", "2024-0002"],
      ["2024-0002", "2024-0001"],
      ["2024-0001", null],
      ["2023-0001", "2023-0001"],
    ]);
    const again = await klacht("importeren", put(klacht, csv), "--nieuwe-nummers", "--json");
    expect(again.json()).toMatchObject({ geimporteerd: 0, dubbel: [{ nummer: "2023-0001" }, {}, {}] });
  });

  it("leave no hole behind unless somebody says so, and then it stays free", async ({ klacht }) => {
    const holed = put(klacht, withoutRow("2024-0001"));
    const { stderr, exitCode } = await klacht("importeren", holed);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("  klacht 2024-0001 staat er niet in, en andere na haar wel\n");
    expect(existsSync(klacht.map)).toBe(false);
    const { stdout } = await klacht("importeren", holed, "--sla-fouten-over");
    expect(stdout).toContain(
      "Nummers die vrij blijven voor klachten die er niet in staan (1):\n  2024-0001\n",
    );
    expect((await klacht("nieuw", ...INTAKE, "--json")).json().nummer).toBe("2024-0003");
    expect((await klacht("importeren", put(klacht, csv), "--json")).json()).toMatchObject({
      geimporteerd: 1,
      perJaar: [{ eerste: "2024-0001", laatste: "2024-0001" }],
    });
  });

  it("may not clash in the number of an old list either", async ({ klacht }) => {
    const [one] = json;
    await klacht("importeren", put(klacht, "Nr;Naam;Datum;Klacht\n12;A;1-1-2022;x\n", "oud.csv"));
    const path = put(klacht, [{ ...one, externNummer: "12" }]);
    const { stderr, exitCode } = await klacht("importeren", path);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("klacht 1: nummer 12 uit de oude lijst is al dat van klacht 2022-0001");
  });
});

describe("a confidential case without its content", () => {
  const closed = { nummer: "2024-0003", vertrouwelijk: true, gesloten: true, ingediendOp: "2024-02-11" };

  it("is refused with a clear word, from JSON and from CSV", async ({ klacht }) => {
    const row = `2024-0003;ingediend;ja;ja;2024-02-11${";".repeat(
      csv
        .split("\r\n")[0]!
        .replaceAll(/"[^"]*"/g, "")
        .split(";").length - 5,
    )}\r\n`;
    for (const [content, where] of [
      [[...json, { ...closed, status: "ingediend", verantwoordelijke: null, termijnen: [] }], "klacht 4"],
      [csv + row, "regel 17"],
    ] as const) {
      const { stderr, exitCode } = await klacht("importeren", put(klacht, content));
      expect(exitCode).toBe(1);
      expect(stderr).toContain(
        `${where}: klacht 2024-0003 is vertrouwelijk en staat er zonder inhoud in; exporteer met --kluis om haar over te nemen\n`,
      );
      const { json: result } = await klacht(
        "importeren",
        put(klacht, content),
        "--proef",
        "--sla-fouten-over",
        "--json",
      );
      expect(result()).toMatchObject({ zouImporteren: 3, overgeslagen: 1 });
    }
    expect(existsSync(klacht.map)).toBe(false);
  });
});

describe("our own list from a spreadsheet", () => {
  it("may have its columns moved, left out or added to, and its days as a spreadsheet writes them", async ({
    klacht,
  }) => {
    const [kop = "", ...rows] = csv.split("\r\n");
    const text = [`Opmerking;${kop}`, ...rows.map((row) => (/^20/.test(row) ? `let op;${row}` : row))]
      .join("\r\n")
      .replace("2023-06-01;2023-06-01", "1-6-2023;01/06/2023 00:00:00")
      .replace("2024-01-11", "2024/01/11");
    const result = await klacht("importeren", put(klacht, text), "--json");
    expect(result.json()).toMatchObject({ geimporteerd: 3, nietOvergenomen: ["Opmerking"] });
    expect((await klacht("lijst", "--json")).json()).toEqual((await source("lijst", "--json")).json());
  });

  it("is checked like any other", async ({ klacht }) => {
    const wrong = csv
      .replace("2024-0001;in behandeling;nee;;2024-01-10", "2024-0001;in behandeling;misschien;;2024-13-10")
      .replace(";advies;", ";gezeur;")
      .replace("melding; 2024-02-14", "melding; morgen")
      .replace("2023-06-01;2023-06-01", "2023-06-01;2029-06-01");
    const { stderr, exitCode } = await klacht("importeren", put(klacht, wrong));
    expect(exitCode).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
      "Fouten in uit.csv (5):
        regel 2, kolom “Aard”: kent “gezeur” niet; kies uit advies, informatie, schadeafhandeling, acceptatie, premie-incasso, polis-administratie, opzegging-royement, doorlooptijd, bereikbaarheid, bejegening, privacy, kosten-vergoeding of overig
        regel 2, kolom “Geregistreerd op”: 01-06-2029 ligt in de toekomst
        regel 7, kolom “Vertrouwelijk”: moet ja of nee zijn
        regel 7, kolom “Ingediend op”: “2024-13-10” is geen datum
        regel 12, kolom “Termijnen”: regel 1: uiterlijk: “morgen” is geen datum
      Er is niets geïmporteerd: 5 fouten in uit.csv.
      → Verbeter het bestand, of neem alleen de goede regels over met --sla-fouten-over.
      "
    `);
  });
});

describe("JSON", () => {
  it("of one case, as `toon --json` prints it, comes in too", async ({ klacht }) => {
    const path = put(klacht, (await source("toon", "2023-1", "--json")).json());
    expect((await klacht("importeren", path, "--json")).json()).toMatchObject({ geimporteerd: 1 });
    expect((await klacht("toon", "2023-1", "--json")).json()).toEqual(json[0]);
  });

  it("names every fault with its place, and what it doesn't know", async ({ klacht }) => {
    const [one, two] = json;
    const wrong = [
      { ...one, kleur: "rood", klager: { naam: "" }, berust: "ja", afgehandeldOp: "2023-01-01" },
      { ...two, maatregelen: [{ soort: "taart", datum: "2024-02-01", bedrag: 12.5 }] },
      3,
    ];
    const { stderr } = await klacht("importeren", put(klacht, wrong));
    expect(stderr).toMatchInlineSnapshot(`
      "Fouten in uit.json (6):
        klacht 1: klager naam: ontbreekt
        klacht 1: berust: moet true of false zijn
        klacht 1: kleur: is onbekend
        klacht 2: maatregelen 1 soort: moet een van deze zijn: verontschuldiging, nakoming, schadevergoeding of verzekeraar
        klacht 2: maatregelen 1 bedrag: moet een geheel getal van 1 tot 10000000000 zijn
        klacht 3: moet een groep gegevens zijn
      Er is niets geïmporteerd: 6 fouten in uit.json.
      → Verbeter het bestand, of neem alleen de goede klachten over met --sla-fouten-over.
      "
    `);
  });

  it("refuses a file of a letter that is not the file that it says", async ({ klacht }) => {
    const letter = {
      ...{ id: 1, datum: "2024-01-11", richting: "in", soort: "brief", onderwerp: "x", tekst: null },
      ...{
        bestandsnaam: "a.txt",
        mediatype: "text/plain",
        grootte: 3,
        sha256: "0".repeat(64),
        inhoud: "YWJj",
      },
    };
    const { stderr } = await klacht("importeren", put(klacht, [{ ...json[0], correspondentie: [letter] }]));
    expect(stderr).toContain("correspondentie 1 inhoud: is niet het bestand dat erbij staat");
  });

  it.for([
    [
      '[{"nummer": "2024-0001",',
      "klacht 1: hier is het geen geldige JSON; vanaf hier is het bestand niet te lezen",
    ],
    ["[{}, x]", "klacht 2: hier is het geen geldige JSON"],
    ['[{"a": "\xe9"}]', "JSON hoort in UTF-8 te staan"],
  ] as const)("that is broken (%j) is refused", async ([text, reason], { klacht }) => {
    const path = join(klacht.home, "stuk.json");
    writeFileSync(path, Buffer.from(text, "latin1"));
    const { stderr, stdout, exitCode } = await klacht("importeren", path);
    expect(stderr).toContain(reason);
    expect(stdout + stderr).not.toMatch(/Unexpected|Tokenizer/);
    expect(exitCode).toBe(1);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("takes nothing but data from a hostile key", async ({ klacht }) => {
    const text = JSON.stringify([json[0]]).replace("{", '{"__proto__": {"gesloten": true},  ');
    const { stderr } = await klacht("importeren", put(klacht, text, "uit.json"));
    expect(stderr).toContain("__proto__: is onbekend");
  });
});

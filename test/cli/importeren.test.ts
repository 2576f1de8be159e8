import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it as plainIt, vi } from "vitest";
import { makeKluis, withPassphrase } from "../register/kluis.ts";
import { converse } from "./conversation.ts";
import {
  contentsOf,
  createKlacht,
  environment,
  filesHolding,
  globalOptions,
  INTAKE,
  it,
  type Klacht,
  PROGRAM,
  ROOT,
  WHO,
} from "./run.ts";

/** Real complaints, too many to keep here; whoever has them beside the project runs these tests too. */
const TEXAS = join(ROOT, "../shared/data/tdi-statefarm-complaints.csv");
const TEXAS_KOPPELING = join(import.meta.dirname, "tdi-koppeling.json");

const put = (klacht: Klacht, name: string, content: string | Uint8Array): string => {
  const path = join(klacht.home, name);
  writeFileSync(path, content);
  return path;
};

const LIJST = [
  "Klachtnummer;Naam;Woonplaats;Datum;Soort klacht;Omschrijving;Behandelaar;Afgehandeld op;Oordeel;Status",
  "12;J. de Boer;Joure;4-3-2023;advies;Niet verteld dat het eigen risico hoger werd;Anna Visser;18-3-2023;Gegrond;Klaar",
  '13;"Bakkerij ""De Lelie""";Sneek;5-11-2023;premie en incasso;"Twee keer geïncasseerd;\r\nen niet teruggebeld";Anna Visser;20-11-2023;ongegrond;Klaar',
  "14;Zoë Visser;;1-3-2024;;Wacht al weken op antwoord;;;;Open",
  "",
].join("\r\n");

describe("importeren", () => {
  it("takes over a list with Dutch headings", async ({ klacht }) => {
    const { stdout, stderr, exitCode } = await klacht("importeren", put(klacht, "klachten.csv", LIJST));
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "klachten.csv: 3 regels gelezen.
      Geïmporteerd: 3 klachten.
        Jaar  Klachten  Nummers
        2023         2  2023-0001 t/m 2023-0002
        2024         1  2024-0001
      Toegevoegd aan de medewerkers: Anna Visser.
      Niet overgenomen kolommen: Status.
      "
    `);
  });

  it.for(["SIGINT", "SIGTERM"] as const)(
    "leaves nothing behind where it is broken off by %s",
    async (signal, { klacht }) => {
      const rows = Array.from({ length: 30_000 }, (_, n) => `Klager ${n};4-3-2023;Omschrijving ${n}`);
      const lijst = put(klacht, "klachten.csv", ["Naam;Datum;Omschrijving", ...rows].join("\n"));
      const args = [PROGRAM, ...globalOptions(klacht.map), "importeren", lijst];
      const running = spawn(process.execPath, args, { env: environment(klacht.home), stdio: "ignore" });
      const ended = once(running, "exit");
      const isFilling = () =>
        existsSync(klacht.map) && readdirSync(klacht.map).some((name) => name.endsWith(".tmp"));
      await vi.waitUntil(isFilling, { timeout: 20_000, interval: 5 });
      running.kill(signal);
      expect(await ended).toEqual([signal === "SIGINT" ? 130 : 143, null]);
      expect(existsSync(klacht.map)).toBe(false);
    },
  );

  it("wipes what an import that was killed left beside the register", async ({ klacht }) => {
    const left = join(klacht.map, ".klacht-999999999-0123abcd.tmp");
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, "register.db"), "klachten");
    for (const path of [join(left, "register.db"), left]) utimesSync(path, 0, 0);
    const lijst = put(klacht, "klachten.csv", LIJST);
    expect((await klacht("importeren", lijst, "--proef")).exitCode).toBe(0);
    expect(existsSync(left)).toBe(true);
    expect((await klacht("importeren", lijst)).exitCode).toBe(0);
    expect(existsSync(left)).toBe(false);
  });

  it("keeps dates, outcome and number of each case, and logs where it came from", async ({ klacht }) => {
    await klacht("importeren", put(klacht, "klachten.csv", LIJST));
    expect((await klacht("toon", "2023-2", "--json")).json()).toMatchObject({
      nummer: "2023-0002",
      status: "afgehandeld",
      ingediendOp: "2023-11-05",
      geregistreerdOp: "2023-11-05",
      klager: { naam: 'Bakkerij "De Lelie"', plaats: "Sneek" },
      wijze: "overig",
      aard: "premie-incasso",
      omschrijving: "Twee keer geïncasseerd;\nen niet teruggebeld",
      verantwoordelijke: "Anna Visser",
      standpunten: [
        {
          ronde: 1,
          oordeel: "ongegrond",
          datum: "2023-11-20",
          meegedeeldOp: "2023-11-20",
          door: "Anna Visser",
        },
      ],
      afgehandeldOp: "2023-11-20",
      afsluitreden: "afgehandeld",
      externNummer: "13",
    });
    expect((await klacht("toon", "1", "--json")).json()).toMatchObject({
      status: "ingediend",
      klager: { naam: "Zoë Visser" },
      verantwoordelijke: null,
      standpunten: [],
      afgehandeldOp: null,
    });
    const log = (await klacht("logboek", "2023-2", "--json")).json();
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({
      wie: WHO,
      handeling: "geïmporteerd",
      details: { bestand: "klachten.csv", regel: 3, externNummer: "13" },
    });
  });

  it("shows the same as JSON", async ({ klacht }) => {
    const { json, stderr } = await klacht("importeren", put(klacht, "klachten.csv", LIJST), "--json");
    expect(stderr).toBe("");
    expect(json()).toEqual({
      bestand: "klachten.csv",
      proef: false,
      gelezen: 3,
      geimporteerd: 3,
      dubbel: [],
      overgeslagen: 0,
      fouten: [],
      opmerkingen: [],
      nietOvergenomen: ["Status"],
      medewerkersToegevoegd: ["Anna Visser"],
      perJaar: [
        { jaar: 2023, aantal: 2, eerste: "2023-0001", laatste: "2023-0002" },
        { jaar: 2024, aantal: 1, eerste: "2024-0001", laatste: "2024-0001" },
      ],
    });
  });

  it("reads what a Dutch Excel writes: Windows-1252, UTF-8 with a mark, UTF-16", async ({ klacht }) => {
    const [kop, ...rest] = LIJST.split("\r\n");
    const nummer = (van: number) => [kop, ...rest].join("\r\n").replaceAll(/^1(?=\d;)/gm, String(van));
    put(klacht, "a.csv", Buffer.from(nummer(2), "latin1"));
    put(klacht, "b.csv", `\ufeff${nummer(3)}`);
    put(klacht, "c.csv", Buffer.from(`\ufeff${nummer(4)}`.replaceAll(";", "\t"), "utf16le"));
    const { stdout, exitCode } = await klacht(
      "importeren",
      put(
        klacht,
        "c.csv",
        Buffer.from(
          `\ufeff${nummer(4).replaceAll("geïncasseerd;", "geïncasseerd ").replaceAll(";", "\t")}`,
          "utf16le",
        ),
      ),
    );
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("Geïmporteerd: 3 klachten.")]);
    for (const name of ["a.csv", "b.csv"]) {
      expect((await klacht("importeren", join(klacht.home, name), "--json")).json()).toMatchObject({
        geimporteerd: 3,
      });
    }
    const namen = (await klacht("lijst", "--json", "--klant=zoë")).json();
    expect(namen).toHaveLength(3);
    expect(namen.map(({ klager }: { klager: { naam: string } }) => klager.naam)).toEqual(
      Array(3).fill("Zoë Visser"),
    );
  });

  it("adds nothing when the same file comes again, also where the list has no numbers", async ({
    klacht,
  }) => {
    const zonder = LIJST.replaceAll(/^[^;\r\n]*;(?=[^\r\n]*;)/gm, (cel) =>
      /^(?:Klachtnummer|1\d);$/.test(cel) ? "" : cel,
    );
    for (const [name, content] of [
      ["met.csv", LIJST],
      ["zonder.csv", zonder],
    ] as const) {
      const path = put(klacht, name, content);
      expect((await klacht("importeren", path, "--json")).json()).toMatchObject({
        geimporteerd: 3,
        dubbel: [],
      });
      const before = contentsOf(klacht.map);
      const { json, exitCode } = await klacht("importeren", path, "--json");
      expect(exitCode).toBe(0);
      expect(json()).toMatchObject({ gelezen: 3, geimporteerd: 0, perJaar: [], medewerkersToegevoegd: [] });
      expect(json().dubbel.map(({ regel }: { regel: number }) => regel)).toEqual([2, 3, 5]);
      expect(contentsOf(klacht.map)).toEqual(before);
    }
    const { stdout } = await klacht("importeren", join(klacht.home, "met.csv"));
    expect(stdout).toContain(
      "Geïmporteerd: 0 klachten.\nDubbel, niet nog eens overgenomen (3):\n  regel 2: nummer 12 is al klacht 2023-0001\n",
    );
  });

  it("takes a number that stands twice in the list once, and says which", async ({ klacht }) => {
    const path = put(
      klacht,
      "l.csv",
      "Nr;Naam;Datum;Klacht\n1;A;1-1-2024;x\n2;B;1-1-2024;y\n1;C;1-1-2024;z\n",
    );
    for (const proef of [true, false]) {
      const { json } = await klacht("importeren", path, "--json", ...(proef ? ["--proef"] : []));
      expect(json().dubbel).toEqual([{ regel: 4, externNummer: "1", nummer: proef ? null : "2024-0001" }]);
    }
    expect((await klacht("toon", "1", "--json")).json().klager.naam).toBe("A");
  });

  it("numbers on from the cases that are there", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    await klacht("importeren", put(klacht, "klachten.csv", LIJST));
    expect((await klacht("toon", "2024-2", "--json")).json()).toMatchObject({ externNummer: "14" });
    await klacht("nieuw", ...INTAKE);
    expect((await klacht("toon", "2024-3", "--json")).exitCode).toBe(0);
  });

  it("knows the responsible who are there, also who left", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "anna visser");
    await klacht("medewerkers", "uit-dienst", "anna visser");
    const { json } = await klacht("importeren", put(klacht, "klachten.csv", LIJST), "--json");
    expect(json().medewerkersToegevoegd).toEqual([]);
    expect((await klacht("toon", "2023-1", "--json")).json().verantwoordelijke).toBe("anna visser");
  });
});

it("shows how far it is on a terminal, and clears that away", async ({ klacht }) => {
  const path = put(
    klacht,
    "lang.csv",
    `Naam;Datum;Klacht\n${"A;1-1-2024;Nog geen antwoord\n".repeat(10_000)}`,
  );
  const talk = converse(klacht, ["importeren", path]);
  expect(await talk.exitCode()).toBe(0);
  expect(talk.raw()).toMatch(/\rImporteren █+░* +\d+%/);
  expect(talk.shown().split("\n").at(0)).toContain("lang.csv: 10000 regels gelezen.");
});

describe("importeren --proef", () => {
  it("says what would happen, and makes no register", async ({ klacht }) => {
    const { stdout, stderr, exitCode } = await klacht(
      "importeren",
      put(klacht, "klachten.csv", LIJST),
      "--proef",
    );
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "klachten.csv: 3 regels gelezen.
      Over te nemen: 3 klachten.
        Jaar  Klachten
        2023         2
        2024         1
      Toe te voegen aan de medewerkers: Anna Visser.
      Niet overgenomen kolommen: Status.
      Dit was een proef: er is niets geïmporteerd.
      "
    `);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("leaves a register byte for byte as it was", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const before = contentsOf(klacht.map);
    const { json } = await klacht("importeren", put(klacht, "klachten.csv", LIJST), "--proef", "--json");
    expect(json()).toMatchObject({
      proef: true,
      geimporteerd: 0,
      zouImporteren: 3,
      medewerkersToegevoegd: ["Anna Visser"],
      perJaar: [{ jaar: 2023, aantal: 2, eerste: null }, { jaar: 2024 }],
    });
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

describe("importeren of a list with errors", () => {
  const FOUT =
    "Nr;Klager;Datum;Klacht;Soort klacht\n1;A;1-1-2024;x;advies\n2;;1-1-2024;y;gezeur\n3;C;31-2-2024;z;\n4;D;1-1-2024\n5;E;5-3-2024;x;\n";

  it("names them all, and takes over nothing", async ({ klacht }) => {
    const { stdout, stderr, exitCode } = await klacht("importeren", put(klacht, "fout.csv", FOUT));
    expect(exitCode).toBe(1);
    expect(stdout).toBe("fout.csv: 5 regels gelezen.\n");
    expect(stderr).toMatchInlineSnapshot(`
      "Fouten in fout.csv (5):
        regel 3, kolom “Klager”: ontbreekt
        regel 3, kolom “Soort klacht”: kent “gezeur” niet; kies uit advies, informatie, schadeafhandeling, acceptatie, premie-incasso, polis-administratie, opzegging-royement, doorlooptijd, bereikbaarheid, bejegening, privacy, kosten-vergoeding of overig
        regel 4, kolom “Datum”: “31-2-2024” is geen datum in de vorm DD-MM-JJJJ
        regel 5: heeft 3 kolommen, de koppen zijn er 5
        regel 6, kolom “Datum”: “5-3-2024” ligt in de toekomst
      Er is niets geïmporteerd: 5 fouten in fout.csv.
      → Verbeter het bestand, of neem alleen de goede regels over met --sla-fouten-over.
      "
    `);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("leaves a register that is there as it was", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const before = contentsOf(klacht.map);
    const goed = Array.from({ length: 1200 }, (_, index) => `${index};A;1-1-2024;x;advies\n`).join("");
    const path = put(klacht, "fout.csv", `Nr;Klager;Datum;Klacht;Soort klacht\n${goed}x;;1-1-2024;x;\n`);
    const { exitCode, json } = await klacht("importeren", path, "--json");
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({
      gelezen: 1201,
      geimporteerd: 0,
      fouten: [{ regel: 1202, kolom: "Klager", veld: "naam", reden: "ontbreekt" }],
    });
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("takes over the good rows with --sla-fouten-over", async ({ klacht }) => {
    const path = put(klacht, "fout.csv", FOUT);
    const proef = await klacht("importeren", path, "--proef", "--sla-fouten-over");
    expect(proef.exitCode).toBe(0);
    expect(proef.stdout).toContain("Over te nemen: 1 klacht.");
    expect(proef.stdout).toContain("Over te slaan wegens fouten: 4 regels.");
    const { stdout, stderr, exitCode } = await klacht("importeren", path, "--sla-fouten-over");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Geïmporteerd: 1 klacht.");
    expect(stdout).toContain("Overgeslagen wegens fouten: 4 regels.");
    expect(stderr).toMatch(/^Fouten in fout\.csv \(5\):\n {2}regel 3, kolom “Klager”: ontbreekt\n/);
    expect((await klacht("lijst", "--json")).json()).toHaveLength(1);
  });

  it("shows fifty of them, and all as JSON", async ({ klacht }) => {
    const path = put(klacht, "veel.csv", `Naam;Datum;Klacht\n${"A;nooit;x\n".repeat(73)}`);
    const { stderr } = await klacht("importeren", path);
    expect(stderr).toContain("Fouten in veel.csv (73):");
    expect(stderr.match(/regel \d+/g)).toHaveLength(50);
    expect(stderr).toContain("  … en nog 23\nEr is niets geïmporteerd: 73 fouten in veel.csv.\n");
    expect((await klacht("importeren", path, "--json")).json().fouten).toHaveLength(73);
  });

  it("refuses a file whose quotes go wrong, also with --sla-fouten-over", async ({ klacht }) => {
    const path = put(klacht, "open.csv", 'Naam;Datum;Klacht\nA;1-1-2024;x\nB;1-1-2024;"y\nC;1-1-2024;z\n');
    const { stderr, exitCode } = await klacht("importeren", path, "--sla-fouten-over");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      "regel 3: een aanhalingsteken wordt geopend en nergens meer gesloten; vanaf hier",
    );
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("keeps confidential cases outside: they belong in the closed file", async ({ klacht }) => {
    const path = put(
      klacht,
      "geheim.csv",
      "Naam;Datum;Klacht;Vertrouwelijk\nA;1-1-2024;x;nee\nB;1-1-2024;y;ja\n",
    );
    const { stderr, exitCode } = await klacht("importeren", path, "--sla-fouten-over");
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      "kolom “Vertrouwelijk”: Een vertrouwelijke klacht hoort in de kluis; neem haar op met klacht nieuw",
    );
    expect((await klacht("lijst", "--json")).json()).toHaveLength(1);
  });

  it("takes a case that went into the closed file for what it is, and never in the open again", async ({
    klacht,
  }) => {
    await makeKluis(klacht.map);
    const own = klacht.with({ env: withPassphrase(klacht.home) });
    const path = put(
      klacht,
      "lijst.csv",
      "Nummer;Naam;Datum;Klacht\nK-1;Geheime Griet;1-1-2024;x\nK-2;B;1-1-2024;y\n",
    );
    await klacht("importeren", path);
    expect(await own("vertrouwelijk", "1", "--reden=r")).toMatchObject({ exitCode: 0 });
    const before = contentsOf(klacht.map);
    for (const proef of [["--proef"], []]) {
      const shut = await klacht("importeren", path, ...proef);
      expect(shut.exitCode).toBe(4);
      expect(shut.stderr).toMatch(/^De kluis is niet open/);
      const again = await own("importeren", path, "--json", ...proef);
      expect(again.json()).toMatchObject({
        geimporteerd: 0,
        dubbel: [{ nummer: "2024-0001" }, { nummer: "2024-0002" }],
      });
      expect(contentsOf(klacht.map)).toEqual(before);
    }
    expect(filesHolding(klacht.map, "Geheime Griet")).toEqual([]);
  });

  it("shows no control characters from the file", async ({ klacht }) => {
    const path = put(klacht, "\u001b[31mrood.csv", "Naam;Datum;Klacht;\u001b]0;x\nA;\u001b[2Jx;k;;\n");
    const { stdout, stderr } = await klacht("importeren", path, "--sla-fouten-over");
    expect(stdout + stderr).not.toContain("\u001b");
  });
});

describe("importeren of what is no list", () => {
  it.each([
    ["leeg.csv", "", 1, "leeg.csv is leeg.\n"],
    ["koppen.csv", "Bedrag;Premie\n1;2\n", 2, "Er is geen kolom voor naam van de klager (naam)"],
    ["boek.xlsx", Buffer.from("504b030400", "hex"), 1, "boek.xlsx is een Excel-bestand en geen CSV.\n→ "],
  ] as const)("refuses %s", async (name, content, code, message) => {
    const { klacht, remove } = createKlacht();
    const { stdout, stderr, exitCode } = await klacht("importeren", put(klacht, name, content));
    expect([exitCode, stdout]).toEqual([code, ""]);
    expect(stderr).toContain(message);
    expect(existsSync(klacht.map)).toBe(false);
    remove();
  });

  it("refuses no file and a folder", async ({ klacht }) => {
    const weg = await klacht("importeren", "weg.csv");
    expect([weg.exitCode, weg.stderr]).toEqual([
      3,
      "Het bestand weg.csv bestaat niet.\n→ Controleer de naam en de map.\n",
    ]);
    mkdirSync(join(klacht.home, "map"));
    const map = await klacht("importeren", join(klacht.home, "map"));
    expect([map.exitCode, map.stderr]).toEqual([
      2,
      expect.stringContaining("map is een map en geen bestand.\n"),
    ]);
  });

  it("takes over nothing from a list of headings", async ({ klacht }) => {
    const { stdout, exitCode } = await klacht("importeren", put(klacht, "k.csv", "Naam;Datum;Klacht\n"));
    expect([exitCode, stdout]).toEqual([0, "k.csv: 0 regels gelezen.\nGeïmporteerd: 0 klachten.\n"]);
  });

  it("names the column that a mapping has wrong", async ({ klacht }) => {
    const koppeling = put(klacht, "koppeling.json", JSON.stringify({ velden: { naam: { kolom: "Klagr" } } }));
    const { stderr, exitCode } = await klacht(
      "importeren",
      put(klacht, "l.csv", "Klager;Datum\n"),
      "--koppeling",
      koppeling,
    );
    expect([exitCode, stderr]).toEqual([
      2,
      "De koppeling noemt bij naam de kolom “Klagr”, maar die is er niet.\n→ Bedoelde u “Klager”?\n",
    ]);
  });
});

describe("importeren of American complaints", () => {
  const KOPPEN =
    "Complaint number,Complaint filed against,Complaint filed by,Reason complaint filed,Confirmed complaint,How resolved,Received date,Closed date,Complaint type,Coverage type,Coverage level,Others involved,Respondent ID,Respondent Role,Respondent type,Complainant type,Keywords";
  const STAART = "Property and Casualty,Automobile,Individual,,1510,Insurer,Organization,INDV";
  const RIJEN = [
    `901,Goodhands Mutual,Insured,Delays (Claims Handling); Denial Of Claim,No,Question of Fact,6/28/2022,10/5/2022,${STAART},"HAIL\t; ROOF"`,
    `902,Goodhands Mutual,Third Party,Cancellation,Yes,Premium Refunded; Information Furnished,12/31/2021,1/3/2022,${STAART},`,
    `902,Goodhands Lloyds,Third Party,Cancellation,No,Information Furnished,12/31/2021,1/3/2022,${STAART},`,
    `903,Goodhands Lloyds,Other,Something New,,Contract Language,4/17/2025,8/7/2025,"Life, Accident and Health",Accident and Health,Group,"Insured; ""Agent""",1510,Insurer,Organization,ORG,`,
  ];

  it("comes in by a mapping", async ({ klacht }) => {
    const now = klacht.with({ peildatum: "2026-11-22" });
    const path = put(klacht, "texas.csv", `${[KOPPEN, ...RIJEN].join("\n")}\n`);
    const { json, exitCode } = await now("importeren", path, "--koppeling", TEXAS_KOPPELING, "--json");
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({
      gelezen: 4,
      geimporteerd: 3,
      dubbel: [{ regel: 4, externNummer: "902", nummer: "2021-0001" }],
      fouten: [],
      opmerkingen: [{ regel: 5, kolom: "Confirmed complaint" }],
      nietOvergenomen: [
        "Complaint type",
        "Others involved",
        "Respondent ID",
        "Respondent Role",
        "Respondent type",
        "Complainant type",
      ],
    });
    expect((await now("toon", "2021-1", "--json")).json()).toMatchObject({
      status: "afgehandeld",
      ingediendOp: "2021-12-31",
      aard: "opzegging-royement",
      product: "auto",
      maatschappij: "Goodhands Mutual",
      standpunten: [
        { oordeel: "gegrond", motivering: "Premium Refunded; Information Furnished", datum: "2022-01-03" },
      ],
      afgehandeldOp: "2022-01-03",
    });
    expect((await now("toon", "2025-1", "--json")).json()).toMatchObject({
      status: "afgehandeld",
      aard: "overig",
      standpunten: [],
      afgehandeldOp: "2025-08-07",
      afsluitreden: null,
    });
  });

  describe.skipIf(!existsSync(TEXAS))("all of them (shared/data)", () => {
    const { klacht, remove } = createKlacht();
    const now = klacht.with({ peildatum: "2026-11-22" });
    // biome-ignore lint/suspicious/noExplicitAny: JSON of the program
    let first: any;
    beforeAll(async () => {
      first = (await now("importeren", TEXAS, "--koppeling", TEXAS_KOPPELING, "--json")).json();
    });
    afterAll(remove);

    plainIt("come in whole, the eight numbers that stand twice reported", () => {
      expect(first).toMatchObject({
        gelezen: 11173,
        geimporteerd: 11165,
        fouten: [],
        medewerkersToegevoegd: [],
      });
      expect(
        first.dubbel.map(({ regel, externNummer }: { regel: number; externNummer: string }) => [
          regel,
          externNummer,
        ]),
      ).toEqual([
        [2126, "164329"],
        [2612, "187550"],
        [5420, "319033"],
        [7567, "366356"],
        [7887, "372823"],
        [10264, "410421"],
        [10362, "411919"],
        [11108, "425707"],
      ]);
      expect(first.opmerkingen).toMatchObject([{ regel: 10896, kolom: "Confirmed complaint" }]);
    });

    plainIt("keep dates and outcomes", async () => {
      const klachten = (await now("lijst", "--alles", "--json")).json();
      expect(klachten).toHaveLength(11165);
      const uitkomsten = klachten.map(
        ({ standpunten }: { standpunten: { oordeel: string }[] }) => standpunten[0]?.oordeel ?? "geen",
      );
      const aantal = (oordeel: string) =>
        uitkomsten.filter((uitkomst: string) => uitkomst === oordeel).length;
      expect({ gegrond: aantal("gegrond"), ongegrond: aantal("ongegrond"), geen: aantal("geen") }).toEqual({
        gegrond: 2005,
        ongegrond: 9159,
        geen: 1,
      });
      expect((await now("toon", "2012-1", "--json")).json()).toMatchObject({
        externNummer: "2899",
        ingediendOp: "2012-07-23",
        afgehandeldOp: "2012-10-16",
        standpunten: [{ oordeel: "gegrond", motivering: "No Jurisdiction" }],
      });
    });

    plainIt("come in once", async () => {
      const { json } = await now("importeren", TEXAS, "--koppeling", TEXAS_KOPPELING, "--json");
      expect(json()).toMatchObject({ gelezen: 11173, geimporteerd: 0, fouten: [] });
      expect(json().dubbel).toHaveLength(11173);
    });
  });
});

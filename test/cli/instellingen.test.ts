import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { INTAKE, it, type Klacht } from "./run.ts";

const file = (klacht: Klacht) => join(klacht.map, "instellingen.json");

function writeSettings(klacht: Klacht, content: unknown): void {
  mkdirSync(klacht.map, { recursive: true });
  writeFileSync(file(klacht), typeof content === "string" ? content : JSON.stringify(content));
}

describe("instellingen", () => {
  it("shows every setting with its default", async ({ klacht }) => {
    const { stdout, exitCode } = await klacht("instellingen");
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "
      Kantoor
        kantoor.naam            (leeg)
        kantoor.adres           (leeg)
        kantoor.postcode        (leeg)
        kantoor.plaats          (leeg)
        kantoor.telefoon        (leeg)
        kantoor.email           (leeg)
        kantoor.logo            (leeg)

      Behandeling
        verantwoordelijke       (leeg)

      Klantdossiers
        klantdossiers           (leeg)

      Termijnen (melding in werkdagen, de andere in dagen)
        termijnen.melding               3
        termijnen.ontvangstbevestiging  14
        termijnen.streefdatum           14
        termijnen.reactie               21
        termijnen.herbeoordeling        21
        termijnen.kifid-route           56
        termijnen.verschuiven           nee

      Feestdagen
        feestdagen.gewerkt      (geen)
        feestdagen.extra        (geen)

      Eigen woorden
        woordenlijsten.aard     (geen)
        woordenlijsten.product  (geen)
        woordenlijsten.oorzaak  (geen)

      Kifid
        kifid.nummer                (leeg)
        kifid.naam                  Klachteninstituut Financiële Dienstverlening (Kifid)
        kifid.adres                 Postbus 93257, 2509 AG Den Haag
        kifid.telefoon              070 333 8 999
        kifid.website               www.kifid.nl
        kifid.maanden-na-standpunt  3
        kifid.maanden-na-klacht     12

      Bewaartermijn
        bewaartermijn.jaren     7

      E-mail
        mail.host               (leeg)
        mail.port               587
        mail.tls                starttls
        mail.gebruiker          (leeg)
        mail.wachtwoordbestand  (leeg)
        mail.afzender           (leeg)
        mail.certificaat        (leeg)
        mail.wachttijd          15

      Reservekopie
        reservekopie.dagelijks  nee
        reservekopie.dagen      7
        reservekopie.weken      4
        reservekopie.maanden    12

      Kluis
        kluis.werkfactor        17
      "
    `);
    expect((await klacht("instellingen", "toon")).stdout).toBe(stdout);
    expect(existsSync(klacht.map)).toBe(false);
  });

  it("prints them as JSON", async ({ klacht }) => {
    expect((await klacht("instellingen", "toon", "--json")).json()).toMatchObject({
      kantoor: { naam: null },
      verantwoordelijke: null,
      termijnen: {
        melding: 3,
        ontvangstbevestiging: 14,
        streefdatum: 14,
        reactie: 21,
        herbeoordeling: 21,
        "kifid-route": 56,
        verschuiven: false,
      },
      feestdagen: { gewerkt: [], extra: [] },
      woordenlijsten: { aard: {}, product: {}, oorzaak: {} },
      bewaartermijn: { jaren: 7 },
    });
  });

  it("tells the old and the new value, and that running cases keep their deadlines", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const { stdout, exitCode } = await klacht("instellingen", "zet", "termijnen.reactie", "28");
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "termijnen.reactie was 21 en is nu 28.
      Dit geldt voor nieuwe klachten; lopende klachten houden hun termijnen.
      "
    `);
    await klacht("nieuw", ...INTAKE);
    const cases = (await klacht("lijst", "--json")).json();
    const answers = cases.map(
      ({ nummer, termijnen }: { nummer: string; termijnen: { soort: string; uiterlijk: string }[] }) => [
        nummer,
        termijnen.find(({ soort }) => soort === "reactie")?.uiterlijk,
      ],
    );
    expect(answers).toEqual([
      ["2024-0002", "2024-04-01"],
      ["2024-0001", "2024-03-25"],
    ]);
  });

  it("reckons with days on which the office works or is closed", async ({ klacht }) => {
    const report = async () =>
      (await klacht("nieuw", "--json", ...INTAKE, "--datum=28-03-2023")).json().termijnen[0].uiterlijk;
    expect(await report()).toBe("2023-03-31");
    await klacht("instellingen", "zet", "feestdagen.extra", "2023-03-30, 2023-03-31");
    // After the closed days, the weekend.
    expect(await report()).toBe("2023-04-04");
    expect(JSON.parse(readFileSync(file(klacht), "utf8"))).toEqual({
      feestdagen: { extra: ["2023-03-30", "2023-03-31"] },
    });
  });

  it("adds a word of the office and takes it away, without touching the cases that have it", async ({
    klacht,
  }) => {
    await klacht("instellingen", "zet", "woordenlijsten.aard.app-storing", "Storing in de app");
    const { json } = await klacht("nieuw", "--json", ...INTAKE, "--aard=storing in de app");
    expect(json().aard).toBe("app-storing");
    expect((await klacht("toon", "1")).stdout).toContain("Storing in de app");
    await klacht("instellingen", "zet", "woordenlijsten.aard.app-storing", "");
    expect(JSON.parse(readFileSync(file(klacht), "utf8"))).toEqual({});
    expect((await klacht("toon", "1")).stdout).toContain("app-storing");
  });

  it.for([
    [
      ["termijnen.reactie", "0"],
      2,
      "past niet bij termijnen.reactie: moet een geheel getal van 1 tot 365 zijn",
    ],
    [["termijnen.reactie", "drie"], 2, "moet een geheel getal"],
    [["termijnen.verschuiven", "misschien"], 2, "moet ja of nee zijn"],
    [["feestdagen.gewerkt", "carnaval"], 2, "moet een feestdag zijn"],
    [["feestdagen.extra", "31-12-2024"], 2, "moet een datum zijn (JJJJ-MM-DD)"],
    [["woordenlijsten.aard.Een Woord", "x"], 2, "een code is in kleine letters"],
    [["termijnen", "3"], 3, "De instelling “termijnen” bestaat niet"],
    [["termijnen.nooit", "3"], 3, "De instelling “termijnen.nooit” bestaat niet"],
    [["__proto__.x", "3"], 3, "De instelling “__proto__.x” bestaat niet"],
  ] as const)("refuses zet %j with exit %i, and writes nothing", async ([args, code, reason], { klacht }) => {
    const { exitCode, stdout, stderr } = await klacht("instellingen", "zet", ...args);
    expect(stderr).toContain(reason);
    expect(stdout).toBe("");
    expect(exitCode).toBe(code);
    expect(existsSync(file(klacht))).toBe(false);
  });
});

describe("a settings file", () => {
  it.for([
    ["broken JSON", "{ kapot", "is geen geldig JSON-bestand"],
    ["an unknown key", { termijen: {} }, "de sleutel “termijen” is onbekend"],
    [
      "an unknown key within a group",
      { termijnen: { reaktie: 3 } },
      "de sleutel “termijnen.reaktie” is onbekend",
    ],
    ["a value that can't be", { termijnen: { reactie: 0 } }, "termijnen.reactie moet een geheel getal"],
    ["a number for a group", { kantoor: 5 }, "kantoor moet een groep zijn"],
  ] as const)("with %s is refused as damaged", async ([, content, reason], { klacht }) => {
    writeSettings(klacht, content);
    const { exitCode, stderr } = await klacht("instellingen");
    expect(stderr).toContain(reason);
    expect(stderr).toContain("→ Verbeter het");
    expect(exitCode).toBe(6);
  });

  it("that is damaged stops every command that needs it, and stays as it is", async ({ klacht }) => {
    writeSettings(klacht, "{ kapot");
    const before = readFileSync(file(klacht));
    for (const args of [["nieuw", ...INTAKE], ["instellingen", "zet", "kantoor.naam", "x"], []]) {
      expect((await klacht(...args)).exitCode).toBe(6);
    }
    expect(readFileSync(file(klacht))).toEqual(before);
  });
});

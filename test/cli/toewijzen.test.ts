import { afterAll, beforeAll, describe, expect, it as plainIt } from "vitest";
import { fill } from "../register/fill.ts";
import { contentsOf, createKlacht, INTAKE, it, TODAY } from "./run.ts";

describe("toewijzen", () => {
  it("reports to the default responsible", async ({ klacht }) => {
    await klacht("inrichten", "--verantwoordelijke=Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE);
    const { stdout, stderr, exitCode } = await klacht("toewijzen", "1");
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "Klacht 2024-0001 is gemeld aan Jelle Dijkstra.

      Termijnen
        Ontvangstbevestiging aan de klager      maandag 18-03-2024    nog 14 dagen
        Streefdatum voor het standpunt          maandag 18-03-2024    nog 14 dagen
        Standpunt aan de klager                 maandag 25-03-2024    nog 21 dagen
        Klager mag zonder standpunt naar Kifid  maandag 29-04-2024    nog 56 dagen

      Hierna: bevestig de klager schriftelijk dat de klacht in behandeling is.
        klacht brief 2024-0001 ontvangstbevestiging
      "
    `);
  });

  it("keeps the day on which it was reported, which meets the first deadline", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE, "--datum=01-03-2024");
    const { json } = await klacht("toewijzen", "2024-0001", "--json", "--aan=dijkstra", "--datum=02-03-2024");
    expect(json()).toMatchObject({
      status: "in behandeling",
      verantwoordelijke: "Jelle Dijkstra",
      gemeldOp: "2024-03-02",
    });
    expect(json().termijnen[0]).toMatchObject({
      soort: "melding",
      uiterlijk: "2024-03-06",
      voldaanOp: "2024-03-02",
      dagen: null,
    });
  });

  it("hands a case over without moving the first report", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("medewerkers", "toevoegen", "Anna Visser");
    await klacht("nieuw", ...INTAKE, "--toewijzen=Jelle");
    const later = klacht.with({ peildatum: "2024-03-20" });
    expect((await later("toewijzen", "1", "--json", "--aan=Anna")).json()).toMatchObject({
      verantwoordelijke: "Anna Visser",
      gemeldOp: TODAY,
    });
    const log = (await later("logboek", "1", "--json")).json();
    expect(log.at(-1)).toMatchObject({
      handeling: "overgedragen",
      details: { van: "Jelle Dijkstra", aan: "Anna Visser", datum: "2024-03-20" },
    });
  });

  it("makes no register for a case that is not there", async ({ klacht }) => {
    const { exitCode, stderr } = await klacht("toewijzen", "7", "--aan=Jelle");
    expect(stderr).toMatchInlineSnapshot(`
      "Klacht 2024-0007 staat niet in het register.
      → Bekijk de nummers met: klacht lijst
      "
    `);
    expect(exitCode).toBe(3);
    expect(Object.keys(contentsOf(klacht.home))).not.toContain("register/register.db");
  });
});

describe("toewijzen refuses", () => {
  const { klacht, remove } = createKlacht();
  afterAll(remove);
  beforeAll(async () => {
    await fill(klacht.map, ["Jelle Dijkstra"], [{}]);
  });

  plainIt.for([
    ["a day to come", ["--aan=Jelle", "--datum=05-03-2024"], 2, "De datum 05-03-2024 ligt in de toekomst"],
    ["no day at all", ["--aan=Jelle", "--datum=ooit"], 2, "“ooit” is geen datum"],
    [
      "a day before the receipt",
      ["--aan=Jelle", "--datum=03-03-2024"],
      1,
      "ligt voor de indiening op 04-03-2024",
    ],
    ["nobody", [], 2, "Er ontbreekt: --aan"],
    ["somebody unknown", ["--aan=Wubbo"], 3, "Er is geen medewerker “Wubbo”"],
    ["nobody by an empty name", ["--aan="], 3, "Er is geen medewerker “”"],
  ] as const)("%s and changes nothing", async ([, options, code, reason]) => {
    const before = contentsOf(klacht.map);
    const { exitCode, stdout, stderr } = await klacht("toewijzen", "1", ...options);
    expect(stderr).toContain(reason);
    expect(stdout).toBe("");
    expect(exitCode).toBe(code);
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

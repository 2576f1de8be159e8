import { describe, expect } from "vitest";
import { INTAKE, it } from "./run.ts";

describe("logboek", () => {
  it("tells who did what, of a case and of the office", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE);
    await klacht.with({ als: "Anna Visser" })("toewijzen", "1", "--aan=Jelle");
    await klacht("wijzig", "1", "--aard=privacy");
    const { stdout, stderr, exitCode } = await klacht("logboek");
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    // The moment comes from the clock of the machine.
    expect(stdout.replaceAll(/\d\d-\d\d-\d{4} \d\d:\d\d/g, "DD-MM-JJJJ UU:MM")).toMatchInlineSnapshot(`
      "Wanneer           Nummer     Wie                            Wat                         Bijzonderheden
      DD-MM-JJJJ UU:MM  kantoor    Sietske Bakker                 medewerker toegevoegd       naam: Jelle Dijkstra
      DD-MM-JJJJ UU:MM  2024-0001  Sietske Bakker                 opgenomen                   vertrouwelijk: nee; naam: Jan de Vries; email: jan@voorbeeld.nl; ingediendOp: 2024-03-04; ontvangenDoor: Sietske Bakker; wijze: brief; aard: advies; omschrijving: De premie is hoger dan gezegd.
      DD-MM-JJJJ UU:MM  2024-0001  Anna Visser                    toegewezen                  aan: Jelle Dijkstra; datum: 2024-03-04
      DD-MM-JJJJ UU:MM  2024-0001  Sietske Bakker                 gewijzigd                   aard: advies → privacy
      "
    `);
  });

  it("prints rows with number, moment, person, act and details", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE);
    const rows = (await klacht("logboek", "--json")).json();
    expect(rows).toEqual([
      {
        nummer: null,
        volgnummer: 1,
        op: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        wie: "Sietske Bakker",
        handeling: "medewerker toegevoegd",
        details: { naam: "Jelle Dijkstra", functie: null, email: null },
      },
      {
        nummer: "2024-0001",
        volgnummer: 1,
        op: expect.any(String),
        wie: "Sietske Bakker",
        handeling: "opgenomen",
        details: expect.objectContaining({ naam: "Jan de Vries", ingediendOp: "2024-03-04" }),
      },
    ]);
    expect((await klacht("logboek", "1", "--json")).json()).toEqual(rows.slice(1));
  });

  it("filters by person and by day", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    await klacht.with({ als: "Élise Öz" })("wijzig", "1", "--aard=privacy");
    const acts = async (...options: string[]) =>
      (await klacht("logboek", "--json", ...options))
        .json()
        .map((row: { handeling: string }) => row.handeling);
    expect(await acts("--door=sietske bakker")).toEqual(["opgenomen"]);
    expect(await acts("--door=Élise Öz")).toEqual(["gewijzigd"]);
    expect(await acts("--door=Niemand")).toEqual([]);
    expect(await acts("--sinds=01-01-2024")).toEqual(["opgenomen", "gewijzigd"]);
    expect(await acts("--sinds=01-01-2199")).toEqual([]);
  });

  it("says kindly that there is nothing", async ({ klacht }) => {
    expect(await klacht("logboek")).toMatchObject({
      stdout: "Het logboek heeft hiervan niets.\n",
      exitCode: 0,
    });
    expect((await klacht("logboek", "--json")).json()).toEqual([]);
  });

  it.for([
    [["9"], 3, "Klacht 2024-0009 staat niet in het register"],
    [["x"], 2, "“x” is geen klachtnummer"],
    [["--sinds=ooit"], 2, "“ooit” bij --sinds is geen datum"],
  ] as const)("answers %j with exit %i", async ([args, code, reason], { klacht }) => {
    const { exitCode, stderr } = await klacht("logboek", ...args);
    expect(stderr).toContain(reason);
    expect(exitCode).toBe(code);
  });
});

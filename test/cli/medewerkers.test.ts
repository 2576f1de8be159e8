import { afterAll, beforeAll, describe, expect, it as plainIt } from "vitest";
import { fill } from "../register/fill.ts";
import { contentsOf, createKlacht, INTAKE, it, TODAY } from "./run.ts";

describe("medewerkers", () => {
  it("lists those in service first", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Anna Visser", "--functie=Directeur", "--email=anna@kantoor.nl");
    await klacht("medewerkers", "toevoegen", "Zoë Öz");
    await klacht("medewerkers", "uit-dienst", "anna visser");
    const { stdout, exitCode } = await klacht("medewerkers");
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Naam                                  Functie                           E-mail                                Uit dienst
      Zoë Öz
      Anna Visser                           Directeur                         anna@kantoor.nl                       04-03-2024
      "
    `);
    expect((await klacht("medewerkers", "lijst", "--json")).json()).toEqual([
      { naam: "Zoë Öz", functie: null, email: null, uitDienstOp: null },
      { naam: "Anna Visser", functie: "Directeur", email: "anna@kantoor.nl", uitDienstOp: TODAY },
    ]);
  });

  it("says how to begin where there is nobody", async ({ klacht }) => {
    const { stdout } = await klacht("medewerkers", "lijst");
    expect(stdout).toMatchInlineSnapshot(`
      "Er zijn nog geen medewerkers. Voeg iemand toe: klacht medewerkers toevoegen "J. Dijkstra"
      "
    `);
  });

  it("tells which open cases stand on who leaves, and that it is the default responsible", async ({
    klacht,
  }) => {
    await klacht("inrichten", "--verantwoordelijke=Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE, "--toewijzen");
    await klacht("nieuw", ...INTAKE, "--toewijzen");
    await klacht("nieuw", ...INTAKE);
    const { stdout, stderr, exitCode } = await klacht("medewerkers", "uit-dienst", "Jelle Dijkstra");
    expect(exitCode).toBe(0);
    expect(stdout).toBe("Jelle Dijkstra is uit dienst per 04-03-2024.\n");
    expect(stderr).toMatchInlineSnapshot(`
      "Let op: deze open klachten staan nog op Jelle Dijkstra: 2024-0001, 2024-0002.
      → Draag ze over: klacht toewijzen 2024-0001 --aan NAAM
      Let op: Jelle Dijkstra is de vaste verantwoordelijke.
      → Kies een ander: klacht inrichten --verantwoordelijke NAAM
      "
    `);
    // His name stays with his cases, but nothing new goes to him.
    expect((await klacht("toon", "1", "--json")).json().verantwoordelijke).toBe("Jelle Dijkstra");
    const refused = await klacht("toewijzen", "3");
    expect(refused.stderr).toMatchInlineSnapshot(`
      "Jelle Dijkstra is uit dienst.
      → Weer in dienst? klacht medewerkers toevoegen "Jelle Dijkstra"
      "
    `);
    expect(refused.exitCode).toBe(3);
  });

  it("prints the open cases of who leaves as JSON", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE, "--toewijzen=Jelle");
    expect((await klacht("medewerkers", "uit-dienst", "Jelle", "--json")).json()).toEqual({
      naam: "Jelle Dijkstra",
      uitDienstOp: TODAY,
      openKlachten: ["2024-0001"],
    });
  });

  it("takes back into service who left", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Anna Visser", "--functie=Directeur");
    await klacht("medewerkers", "uit-dienst", "Anna Visser");
    expect((await klacht("medewerkers", "toevoegen", "Anna Visser", "--json")).exitCode).toBe(0);
    expect((await klacht("medewerkers", "--json")).json()).toEqual([
      { naam: "Anna Visser", functie: "Directeur", email: null, uitDienstOp: null },
    ]);
  });
});

describe("medewerkers refuses", () => {
  const { klacht, remove } = createKlacht();
  afterAll(remove);
  beforeAll(async () => {
    await fill(klacht.map, ["Anna Visser"], []);
  });

  plainIt.for([
    ["no name", ["toevoegen"], 2, "Er ontbreekt: NAAM"],
    ["an empty name", ["toevoegen", " "], 2, "De naam kan niet leeg zijn"],
    ["a line end in a name", ["toevoegen", "A\nB"], 2, "De naam bevat een regeleinde"],
    ["no e-mail address", ["toevoegen", "B", "--email=x"], 2, "Het e-mailadres: “x” is geen e-mailadres"],
    [
      "a name that is there, whatever its case",
      ["toevoegen", "ANNA VISSER"],
      1,
      "staat al bij de medewerkers",
    ],
    ["to let go who is not there", ["uit-dienst", "Wubbo"], 3, "Er is geen medewerker “Wubbo”"],
  ] as const)("%s and changes nothing", async ([, args, code, reason]) => {
    const before = contentsOf(klacht.map);
    const { exitCode, stderr } = await klacht("medewerkers", ...args);
    expect(stderr).toContain(reason);
    expect(exitCode).toBe(code);
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

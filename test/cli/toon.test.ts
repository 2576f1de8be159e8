import { afterAll, describe, expect, it as plainIt } from "vitest";
import { createKlacht, INTAKE, it } from "./run.ts";

const NUMBERS = ["2024-0001", "2024-1", "1", "0001", " 1 "];

describe("toon", () => {
  it("shows the case as a page with a time line", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht(
      "nieuw",
      ...INTAKE,
      "--adres=Kerkstraat 12",
      "--postcode=1234 AB",
      "--plaats=Sneek",
      "--product=auto",
      "--omschrijving=De schade is niet vergoed.\n\nDe monteur wacht op betaling, en de klager rijdt al drie weken in een huurauto die hij zelf betaalt.",
    );
    await klacht("toewijzen", "1", "--aan=Jelle");
    const { stdout, stderr, exitCode } = await klacht.with({ peildatum: "2024-03-20" })("toon", "1");
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "Klacht 2024-0001 · in behandeling

      Klager
        Naam                    Jan de Vries
        Adres                   Kerkstraat 12
                                1234 AB  Sneek
        E-mail                  jan@voorbeeld.nl

      Klacht
        Ingediend op            maandag 04-03-2024
        Wijze                   Brief
        Ontvangen door          Sietske Bakker
        Geregistreerd op        04-03-2024
        Vertrouwelijk           nee
        Aard                    Advies
        Product                 Auto
        Omschrijving            De schade is niet vergoed.

                                De monteur wacht op betaling, en de klager rijdt al drie weken in een
                                huurauto die hij zelf betaalt.

      Behandeling
        Verantwoordelijke       Jelle Dijkstra

      Tijdlijn
        ✓ maandag 04-03-2024    klacht ingediend
        ✓ maandag 04-03-2024    gemeld aan Jelle Dijkstra
        ! maandag 18-03-2024    Ontvangstbevestiging aan de klager: 2 dagen te laat
        ! maandag 18-03-2024    Streefdatum voor het standpunt: 2 dagen voorbij
        ○ maandag 25-03-2024    Standpunt aan de klager: nog 5 dagen
        ○ maandag 29-04-2024    Klager mag zonder standpunt naar Kifid: nog 40 dagen

      Hierna: bevestig de klager schriftelijk dat de klacht in behandeling is.
        klacht brief 2024-0001 ontvangstbevestiging
      "
    `);
  });

  it("knows a case by each way to write its number", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const found = await Promise.all(
      NUMBERS.map(async (typed) => (await klacht("toon", "--json", typed)).json()),
    );
    expect(found.map(({ nummer }) => nummer)).toEqual(NUMBERS.map(() => "2024-0001"));
    // In another year the short form means a case of that year.
    const { exitCode, stderr } = await klacht.with({ peildatum: "2025-01-02" })("toon", "1");
    expect(stderr).toContain("Klacht 2025-0001 staat niet in het register.");
    expect(exitCode).toBe(3);
  });

  it("sees status and days on the reference date", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE);
    await klacht.with({ peildatum: "2024-03-06" })("toewijzen", "1", "--aan=Jelle");
    const on = async (peildatum: string) =>
      (await klacht.with({ peildatum })("toon", "2024-1", "--json")).json();
    const before = await on("2024-03-05");
    expect(before.status).toBe("ingediend");
    expect(before.termijnen[0]).toMatchObject({ soort: "melding", dagen: 2 });
    const after = await on("2024-04-30");
    expect(after.status).toBe("in behandeling");
    expect(after.termijnen.map(({ dagen }: { dagen: number | null }) => dagen)).toEqual([
      null,
      -43,
      -43,
      -36,
      -1,
    ]);
  });

  it("tells of nothing that happened after the reference date", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE);
    await klacht.with({ peildatum: "2024-03-06" })("toewijzen", "1", "--aan=Jelle");
    const { stdout } = await klacht.with({ peildatum: "2024-03-05" })("toon", "1");
    expect(stdout).toContain("Melding aan de verantwoordelijke: nog 2 dagen");
    expect(stdout).not.toContain("gemeld aan Jelle Dijkstra");
    expect(stdout).toContain("Hierna: meld de klacht aan de verantwoordelijke.");
  });

  it("has the keys of the contract, and no other name for them", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const case_ = (await klacht("toon", "1", "--json")).json();
    expect(Object.keys(case_)).toEqual(
      expect.arrayContaining(
        `nummer status vertrouwelijk ingediendOp geregistreerdOp ontvangenDoor wijze klager aard product polisnummer
         maatschappij omschrijving gewensteOplossing betrokkenMedewerker verantwoordelijke gemeldOp bevestigdOp
         standpunten maatregelen bezwaren gesprekken correspondentie kifid oorzaak verbetermaatregel afgehandeldOp
         wijzeVanAfhandeling afsluitreden berust termijnen`.split(/\s+/),
      ),
    );
    expect(Object.keys(case_.klager)).toEqual(
      "naam adres postcode plaats land telefoon email klantnummer".split(" "),
    );
    expect(Object.keys(case_.termijnen[0])).toEqual(
      expect.arrayContaining(["soort", "uiterlijk", "voldaanOp", "dagen"]),
    );
  });

  it("lets nothing from outside steer the terminal", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE, "--naam=A\u202eB", "--omschrijving=x\u2066y");
    for (const command of [["toon", "1"], ["lijst"], ["termijnen"], ["logboek"]]) {
      const { stdout } = await klacht(...command);
      expect(stdout).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|(?!\n)\p{Cc}/u);
    }
  });
});

describe("toon takes for no number of a case here", () => {
  const { klacht, remove } = createKlacht();
  afterAll(remove);

  plainIt.for([
    ["0", 2],
    ["x", 2],
    ["-1", 2],
    ["24-1", 2],
    ["2024-0", 2],
    ["1;2", 2],
    ["2024-0001-1", 2],
    // A number as good as 7, of a case that is not there.
    ["2024", 3],
  ] as const)("%s", async ([typed, code]) => {
    const { exitCode, stdout, stderr } = await klacht("toon", "--", typed);
    expect(stderr).toContain(code === 2 ? `“${typed}” is geen klachtnummer` : "Klacht 2024-2024 staat niet");
    expect(stdout).toBe("");
    expect(exitCode).toBe(code);
  });
});

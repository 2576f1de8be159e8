import { describe, expect } from "vitest";
import { contentsOf, INTAKE, it } from "./run.ts";

describe("wijzig", () => {
  it("tells the old and the new value of what changed", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const { stdout, stderr, exitCode } = await klacht(
      "wijzig",
      "1",
      "--naam=Jan de Vries",
      "--telefoon=0513 123 456",
      "--aard=Privacy",
      "--email=j.devries@voorbeeld.nl",
    );
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "Klacht 2024-0001 is gewijzigd:
        Telefoon: (leeg) → 0513 123 456
        E-mailadres: jan@voorbeeld.nl → j.devries@voorbeeld.nl
        Aard van de klacht: Advies → Privacy
      "
    `);
  });

  it("prints the case as JSON, and puts both values in the log", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const changed = await klacht(
      "wijzig",
      "2024-1",
      "--json",
      "--naam=Janneke de Vries",
      "--klantnummer=K-9",
    );
    expect(changed.json()).toMatchObject({
      nummer: "2024-0001",
      klager: { naam: "Janneke de Vries", klantnummer: "K-9", email: "jan@voorbeeld.nl" },
    });
    const [, row] = (await klacht("logboek", "1", "--json")).json();
    expect(row).toMatchObject({
      handeling: "gewijzigd",
      details: {
        naam: { van: "Jan de Vries", naar: "Janneke de Vries" },
        klantnummer: { van: "", naar: "K-9" },
      },
    });
  });

  it("counts the deadlines anew from a corrected day of receipt", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const { stdout } = await klacht("wijzig", "1", "--datum=27-02-2024");
    expect(stdout).toContain("Ingediend op: 04-03-2024 → 27-02-2024");
    expect(stdout).toContain("De termijnen zijn opnieuw berekend vanaf de nieuwe datum.");
    const { nummer, ingediendOp, termijnen } = (await klacht("toon", "1", "--json")).json();
    expect({ nummer, ingediendOp }).toEqual({ nummer: "2024-0001", ingediendOp: "2024-02-27" });
    expect(termijnen.map(({ uiterlijk }: { uiterlijk: string }) => uiterlijk)).toEqual([
      "2024-03-01",
      "2024-03-12",
      "2024-03-12",
      "2024-03-19",
      "2024-04-23",
    ]);
  });

  it("refuses a day of receipt after the case was reported, and changes nothing", async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE, "--datum=01-03-2024");
    await klacht("toewijzen", "1", "--aan=Jelle", "--datum=02-03-2024");
    const before = contentsOf(klacht.map);
    const { exitCode, stderr } = await klacht("wijzig", "1", "--datum=03-03-2024", "--naam=Iemand anders");
    expect(stderr).toMatchInlineSnapshot(`
      "De indiening kan niet na 02-03-2024 liggen: toen was de klacht al in behandeling (§4a).
      "
    `);
    expect(exitCode).toBe(1);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("clears a field by an empty value, but not the last address", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE, "--telefoon=0513 123 456");
    expect((await klacht("wijzig", "1", "--json", "--telefoon=")).json().klager.telefoon).toBeNull();
    const before = contentsOf(klacht.map);
    const { exitCode, stderr } = await klacht("wijzig", "1", "--email=");
    expect(stderr).toContain("Er ontbreekt: een adres (--adres, --postcode en --plaats) of --email");
    expect(exitCode).toBe(2);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("writes nothing where everything stood like that already", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const before = contentsOf(klacht.map);
    const { stdout, exitCode } = await klacht("wijzig", "1", ...INTAKE);
    expect(stdout).toBe("Klacht 2024-0001 is niet gewijzigd: alles stond er al zo.\n");
    expect(exitCode).toBe(0);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("says what is missing where nothing is asked", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const { exitCode, stderr } = await klacht("wijzig", "1");
    expect(stderr).toMatchInlineSnapshot(`
      "Er is niet gezegd wat er gewijzigd moet worden.
      → Bijvoorbeeld: klacht wijzig 2024-0001 --telefoon "0513 123 456"
      "
    `);
    expect(exitCode).toBe(2);
  });

  it("names the number of a case that is not there, and makes no register", async ({ klacht }) => {
    const { exitCode, stderr } = await klacht("wijzig", "7", "--naam=X");
    expect(stderr).toContain("Klacht 2024-0007 staat niet in het register.");
    expect(exitCode).toBe(3);
    expect(Object.keys(contentsOf(klacht.home))).not.toContain("register/register.db");
  });
});

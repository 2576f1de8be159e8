import { describe, expect } from "vitest";
import { contentsOf, INTAKE, it } from "./run.ts";

describe("klacht alone, not on a terminal", () => {
  it("shows the day's overview and a hint", async ({ klacht }) => {
    await klacht("inrichten", "--kantoor=Dijkstra Assurantiën", "--verantwoordelijke=Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE);
    await klacht("nieuw", ...INTAKE, "--datum=01-02-2024", "--naam=Fam. Öz", "--toewijzen");
    const { stdout, stderr, exitCode } = await klacht.with({ peildatum: "2024-03-07" })();
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Klachten bij Dijkstra Assurantiën, donderdag 07-03-2024
      2 open, 0 afgehandeld.

      Nummer     Wanneer           Termijn               Uiterlijk      Klager                    Verantwoordelijke

      Te laat of voorbij
      2024-0002  21 dagen te laat  ontvangstbevestiging  do 15-02-2024  Fam. Öz                   Jelle Dijkstra
      2024-0002  21 dagen voorbij  streefdatum           do 15-02-2024  Fam. Öz                   Jelle Dijkstra
      2024-0002  14 dagen te laat  reactie               do 22-02-2024  Fam. Öz                   Jelle Dijkstra

      Vandaag
      2024-0001  vandaag           melding               do 07-03-2024  Jan de Vries              nog niemand

      2 te laat, 1 voorbij, 1 vandaag, 0 in de komende 7 dagen.
      "
    `);
    expect(stderr).toBe("\n→ Wat kan: klacht --help\n");
  });

  it("prints the counts and what is due as JSON", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    expect((await klacht("--json")).json()).toEqual({
      peildatum: "2024-03-04",
      klachten: 1,
      open: 1,
      termijnen: [
        {
          nummer: "2024-0001",
          soort: "melding",
          uiterlijk: "2024-03-07",
          dagen: 3,
          vertrouwelijk: false,
          klager: "Jan de Vries",
          verantwoordelijke: null,
        },
      ],
    });
  });

  it("shows how to begin where there is no register, and makes none", async ({ klacht }) => {
    const { stdout, exitCode } = await klacht();
    expect(exitCode).toBe(0);
    expect(stdout.replace(klacht.map, "MAP")).toMatchInlineSnapshot(`
      "Klachten, maandag 04-03-2024

      Er staan nog geen klachten in het register in MAP.
      Neem de eerste op met: klacht nieuw
      "
    `);
    expect(Object.keys(contentsOf(klacht.home))).toEqual(["tmp"]);
  });

  it("counts no case of after the reference date", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const earlier = klacht.with({ peildatum: "2024-03-03" });
    expect((await earlier("--json")).json()).toMatchObject({ klachten: 0, open: 0, termijnen: [] });
  });
});

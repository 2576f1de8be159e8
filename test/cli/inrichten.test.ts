import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { contentsOf, it } from "./run.ts";

const ALL = [
  "--kantoor=Dijkstra Assurantiën",
  "--adres=Dorpsstraat 1",
  "--postcode=8601AB",
  "--plaats=Sneek",
  "--telefoon=0515 123 456",
  "--email=info@dijkstra.nl",
  "--verantwoordelijke=Jelle Dijkstra",
  "--kifid-nummer=300.012345",
  "--klantdossiers=/klanten",
  "--logo=/huisstijl/logo.png",
];

describe("inrichten", () => {
  it("shows what was set up", async ({ klacht }) => {
    const { stdout, stderr, exitCode } = await klacht("inrichten", ...ALL);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "Het kantoor is ingericht.

      Kantoor
        kantoor.naam            Dijkstra Assurantiën
        kantoor.adres           Dorpsstraat 1
        kantoor.postcode        8601 AB
        kantoor.plaats          Sneek
        kantoor.telefoon        0515 123 456
        kantoor.email           info@dijkstra.nl
        kantoor.logo            /huisstijl/logo.png

      Behandeling
        verantwoordelijke       Jelle Dijkstra

      Klantdossiers
        klantdossiers           /klanten

      Kifid
        kifid.nummer                300.012345
        kifid.naam                  Klachteninstituut Financiële Dienstverlening (Kifid)
        kifid.adres                 Postbus 93257, 2509 AG Den Haag
        kifid.telefoon              070 333 8 999
        kifid.website               www.kifid.nl
        kifid.maanden-na-standpunt  3
        kifid.maanden-na-klacht     12
      "
    `);
  });

  it("keeps only what differs from the defaults", async ({ klacht }) => {
    await klacht("inrichten", ...ALL);
    expect(JSON.parse(readFileSync(join(klacht.map, "instellingen.json"), "utf8"))).toEqual({
      kantoor: {
        naam: "Dijkstra Assurantiën",
        adres: "Dorpsstraat 1",
        postcode: "8601 AB",
        plaats: "Sneek",
        telefoon: "0515 123 456",
        email: "info@dijkstra.nl",
        logo: "/huisstijl/logo.png",
      },
      verantwoordelijke: "Jelle Dijkstra",
      klantdossiers: "/klanten",
      kifid: { nummer: "300.012345" },
    });
  });

  it("makes the responsible an employee, and logs what changed", async ({ klacht }) => {
    await klacht("inrichten", "--kantoor=Oud");
    await klacht("inrichten", "--kantoor=Nieuw", "--verantwoordelijke=Jelle Dijkstra");
    expect((await klacht("medewerkers", "--json")).json()).toMatchObject([{ naam: "Jelle Dijkstra" }]);
    const log = (await klacht("logboek", "--json")).json();
    expect(log.at(-1)).toMatchObject({
      nummer: null,
      handeling: "instellingen gewijzigd",
      details: {
        "kantoor.naam": { van: "Oud", naar: "Nieuw" },
        verantwoordelijke: { van: null, naar: "Jelle Dijkstra" },
      },
    });
  });

  it("leaves alone what is not given, and clears what is given empty", async ({ klacht }) => {
    await klacht("inrichten", ...ALL);
    const { json } = await klacht("inrichten", "--json", "--plaats=Joure", "--logo=");
    expect(json().kantoor).toMatchObject({ naam: "Dijkstra Assurantiën", plaats: "Joure", logo: null });
  });

  it("names every answer that can't be, and changes nothing", async ({ klacht }) => {
    await klacht("inrichten", ...ALL);
    const before = contentsOf(klacht.map);
    const { exitCode, stderr } = await klacht(
      "inrichten",
      "--postcode=12",
      "--email=x",
      "--telefoon=bel maar",
    );
    expect(stderr).toMatchInlineSnapshot(`
      "Postcode: “12” is geen Nederlandse postcode; typ 1234 AB
      Telefoon: “bel maar” is geen telefoonnummer; typ bijvoorbeeld 0513 123 456 of +31 6 1234 5678
      E-mailadres: “x” is geen e-mailadres; typ bijvoorbeeld naam@voorbeeld.nl.
      "
    `);
    expect(exitCode).toBe(2);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("says what is missing where nothing is asked", async ({ klacht }) => {
    const { exitCode, stderr } = await klacht("inrichten");
    expect(stderr).toMatchInlineSnapshot(`
      "Er is niet gezegd wat er ingericht moet worden.
      → Bijvoorbeeld: klacht inrichten --kantoor "Dijkstra Assurantiën" --verantwoordelijke "J. Dijkstra"
      "
    `);
    expect(exitCode).toBe(2);
    expect(Object.keys(contentsOf(klacht.home))).toEqual(["tmp"]);
  });
});

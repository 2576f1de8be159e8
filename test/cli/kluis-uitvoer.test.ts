/** Searching, exporting and importing with a closed file beside the register. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { fillWithKluis, makeKluis, withPassphrase } from "../register/kluis.ts";
import { contentsOf, filesHolding, it, type Klacht } from "./run.ts";

const CASES = [
  { klager: { naam: "Open Klager" }, omschrijving: "De premie is te hoog." },
  { klager: { naam: "Wubbegeheim" }, omschrijving: "De premie en zqxverzwegen.", vertrouwelijk: true },
  { klager: { naam: "Derde" }, omschrijving: "Nog een premie." },
] as const;

const numbers = (cases: { nummer: string }[]) => cases.map(({ nummer }) => nummer);
const unlocked = (klacht: Klacht) => klacht.with({ env: withPassphrase(klacht.home) });
/** Another register beside this one, and its folder. */
const beside = (klacht: Klacht): [Klacht, string] => {
  const map = join(klacht.home, "ander");
  return [klacht.with({ map }), map];
};

describe("zoek", () => {
  it("finds what is confidential with the key only, and then among the rest", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], CASES);
    const shut = await klacht("zoek", "premie", "--json");
    expect(numbers(shut.json())).toEqual(["2024-0003", "2024-0001"]);
    expect(shut.stderr).toBe("De vertrouwelijke klachten zijn niet doorzocht; dat kan met --kluis.\n");
    expect((await klacht("zoek", "wubbegeheim")).stdout).toBe("Niets gevonden met “wubbegeheim”.\n");
    expect((await klacht("zoek", "premie", "--kluis")).exitCode).toBe(4);
    const open = unlocked(klacht);
    const found = await open("zoek", "premie", "--kluis", "--json");
    expect(numbers(found.json())).toEqual(["2024-0003", "2024-0002", "2024-0001"]);
    expect(found.stderr).toBe("");
    const { stdout } = await open("zoek", "verzweg zqxverz", "--kluis");
    expect(stdout).toBe("Niets gevonden met “verzweg zqxverz”.\n");
    expect((await open("zoek", "zqxverz", "--kluis")).stdout).toContain(
      "Wubbegeheim\n           Omschrijving: De premie en «zqxverzwegen».\n",
    );
  });

  it("goes with a case into the closed file and out of it, and leaves no word behind", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], CASES);
    const open = unlocked(klacht);
    const stuk = ["--richting=in", "--soort=brief", "--onderwerp=Zqxonderwerp", "--tekst=zqxbrieftekst"];
    await klacht("correspondentie", "2024-1", "toevoegen", ...stuk);
    await klacht("wijzig", "2024-1", "--omschrijving=Zqxomschrijving, en daarmee uit.");
    const words = ["qxonderwerp", "qxbrieftekst", "qxomschrijving", "daarmee"];
    const readable = () =>
      words.filter((word) => readFileSync(join(klacht.map, "register.db")).includes(word));
    expect(readable()).toEqual(words);
    await open("vertrouwelijk", "2024-1", "--reden=Op verzoek");
    expect(readable()).toEqual([]);
    expect((await klacht("zoek", "zqxbrieftekst", "--json")).json()).toEqual([]);
    expect(numbers((await open("zoek", "zqxbrieftekst", "--kluis", "--json")).json())).toEqual(["2024-0001"]);
    await open("vrijgeven", "2024-1", "--reden=Toch niet");
    expect(numbers((await klacht("zoek", "zqxonderwerp", "--json")).json())).toEqual(["2024-0001"]);
    expect((await open("controle")).exitCode).toBe(0);
  });
});

describe("exporteren --kluis", () => {
  it("goes only where it was told to, and says that it is readable there", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], CASES);
    const open = unlocked(klacht);
    for (const args of [[], ["--json"], ["--formaat=json"]]) {
      const { exitCode, stdout, stderr } = await open("exporteren", "--kluis", ...args);
      expect(stderr).toContain("Een document van een vertrouwelijke klacht blijft in de kluis");
      expect([exitCode, stdout]).toEqual([2, ""]);
    }
    const path = join(klacht.home, "alles.csv");
    const { stdout, stderr, exitCode } = await open("exporteren", "--kluis", "--naar", path);
    expect([exitCode, stderr]).toEqual([
      0,
      "Let op: deze kopie ligt buiten de kluis en is niet meer beveiligd.\n",
    ]);
    expect(stdout.replaceAll(/\s+/g, " ")).toBe(`3 klachten staan in ${path} `);
    expect(readFileSync(path, "utf8")).toContain("zqxverzwegen");
    expect(filesHolding(klacht.home, "zqxverzwegen")).toEqual([path]);
    expect((await open("exporteren", "--kluis", "--naar=-", "--formaat=json")).json()).toHaveLength(3);
  });

  it.for(["csv", "json"])(
    "comes back as %s into an equal register, the closed file included",
    async (form, { klacht }) => {
      await fillWithKluis(klacht.map, [], CASES);
      const path = join(klacht.home, `alles.${form}`);
      await unlocked(klacht)("exporteren", "--kluis", "--naar", path);
      const [other, map] = beside(klacht);
      await makeKluis(map);
      const open = unlocked(other);

      const before = contentsOf(map);
      const refused = await open("importeren", path);
      expect(refused.exitCode).toBe(1);
      expect(refused.stderr).toContain("deze klacht hoort in de kluis; neem haar over met --kluis\n");
      expect(contentsOf(map)).toEqual(before);
      expect((await other("importeren", path, "--kluis")).exitCode).toBe(4);

      const { json, stderr } = await open("importeren", path, "--kluis", "--json");
      expect(stderr).toBe("");
      expect(json()).toMatchObject({ geimporteerd: 3, fouten: [] });
      const all = async (register: Klacht) => (await unlocked(register)("lijst", "--kluis", "--json")).json();
      expect(await all(other)).toEqual(await all(klacht));
      expect((await open("controle")).exitCode).toBe(0);
      expect(filesHolding(map, "zqxverzwegen")).toEqual([]);
      // The same once more: known again, also what lies in the closed file.
      expect((await open("importeren", path, "--kluis", "--json")).json()).toMatchObject({
        geimporteerd: 0,
        dubbel: [{ nummer: "2024-0001" }, { nummer: "2024-0002" }, { nummer: "2024-0003" }],
      });
    },
  );

  it("needs a closed file to come back into", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], CASES);
    const path = join(klacht.home, "alles.json");
    await unlocked(klacht)("exporteren", "--kluis", "--naar", path);
    const [other, map] = beside(klacht);
    const { exitCode, stderr } = await unlocked(other)("importeren", path, "--kluis");
    expect(stderr).toContain("kluis aanmaken");
    expect(exitCode).toBe(1);
    expect(existsSync(map)).toBe(false);
  });
});

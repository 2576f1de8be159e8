/** What is told of confidential cases without the key: what the contract names, and nothing by a guess either. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STATUSSEN } from "../../src/procedure/verloop.ts";
import { openSqlite } from "../../src/register/addon.ts";
import { SORTERINGEN } from "../../src/register/klachtlijst.ts";
import type { Case } from "../register/fill.ts";
import { fillWithKluis, JELLE, SIETSKE, withPassphrase } from "../register/kluis.ts";
import { createKlacht, type Klacht } from "./run.ts";

const SECRET = "Zwijgzin";

/** The same office twice: all that differs is what the confidential cases are about. */
function cases(about: (place: number) => Partial<Case>): Case[] {
  return [
    {
      klager: { naam: "Bert Open", klantnummer: "K-1" },
      aard: "advies",
      product: "auto",
      aan: JELLE,
      gemeldOp: "2024-03-04",
    },
    { vertrouwelijk: true, ingediendOp: "2024-01-08", ...about(0) },
    { vertrouwelijk: true, aan: JELLE, gemeldOp: "2024-03-05", ...about(1) },
    {
      vertrouwelijk: true,
      aan: SIETSKE,
      gemeldOp: "2024-03-05",
      standpuntOp: "2024-03-06",
      afgehandeldOp: "2024-03-08",
      ...about(2),
    },
    { klager: { naam: "Zeger Open" }, aard: "privacy", product: "reis", ingediendOp: "2024-01-08" },
  ];
}

const FIRST = (place: number): Partial<Case> => ({
  klager: {
    naam: `Aa ${SECRET} ${place}`,
    klantnummer: `K-${SECRET}`,
    adres: `${SECRET}straat`,
    telefoon: "0513",
  },
  aard: "privacy",
  product: "auto",
  wijze: "telefonisch",
  polisnummer: `P-${SECRET}`,
  omschrijving: `${SECRET}: alles.`,
  gewensteOplossing: SECRET,
  ontvangenDoor: SECRET,
});

const SECOND = (place: number): Partial<Case> => ({
  klager: { naam: `Zz ${SECRET} ${place}`, email: `${SECRET}@voorbeeld.nl` },
  aard: "bejegening",
  product: "reis",
  omschrijving: `${SECRET}.`,
});

const offices = [createKlacht(), createKlacht()];
const [one, other] = offices.map(({ klacht }) => klacht.with({ peildatum: "2024-03-20" })) as [
  Klacht,
  Klacht,
];
beforeAll(async () => {
  await fillWithKluis(one.map, [JELLE, SIETSKE], cases(FIRST));
  await fillWithKluis(other.map, [JELLE, SIETSKE], cases(SECOND));
});
afterAll(() => {
  for (const { remove } of offices) remove();
});

describe("a confidential case without the key", () => {
  it("is shown by toon --json with these keys and no other", async () => {
    const { stdout, stderr, exitCode } = await one("toon", "3", "--json");
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const open = (await one("toon", "1", "--json")).json();
    const closed = JSON.parse(stdout);
    expect(closed).toEqual({
      nummer: "2024-0003",
      status: "in behandeling",
      vertrouwelijk: true,
      gesloten: true,
      ingediendOp: "2024-03-04",
      verantwoordelijke: JELLE,
      termijnen: closed.termijnen,
    });
    expect(closed.termijnen).toHaveLength(5);
    for (const termijn of closed.termijnen) {
      expect(Object.keys(termijn)).toEqual(Object.keys(open.termijnen[0]));
    }
  });

  it("is shown by lijst --json in the same way, in its place", async () => {
    const all = (await one("lijst", "--json")).json();
    expect(all.map(({ nummer }: { nummer: string }) => nummer)).toEqual([
      "2024-0005",
      "2024-0004",
      "2024-0003",
      "2024-0002",
      "2024-0001",
    ]);
    for (const nummer of ["2024-0002", "2024-0003", "2024-0004"]) {
      const single = (await one("toon", nummer, "--json")).json();
      expect(all.find((row: { nummer: string }) => row.nummer === nummer)).toEqual(single);
    }
  });

  it("is shown by termijnen --json without a klager", async () => {
    const rows = (await one("termijnen", "--json", "--dagen=90")).json();
    const closed = rows.filter(({ vertrouwelijk }: { vertrouwelijk: boolean }) => vertrouwelijk);
    expect(closed.length).toBeGreaterThan(3);
    for (const row of closed) {
      const keys = ["nummer", "soort", "uiterlijk", "dagen", "vertrouwelijk", "klager", "verantwoordelijke"];
      expect(Object.keys(row)).toEqual(keys);
      expect(row.klager).toBeNull();
    }
  });

  it("has a page that says where it lies, and no section of its content", async () => {
    const { stdout } = await one("toon", "3");
    expect(stdout).toContain("Klacht 2024-0003");
    for (const word of ["Klager", "Omschrijving", "Aard", "Polisnummer", "Standpunt"]) {
      expect(stdout).not.toMatch(new RegExp(`^\\s*${word}\\b`, "m"));
    }
    expect(stdout).toMatchInlineSnapshot(`
      "Klacht 2024-0003 · in behandeling

      Vertrouwelijk
        Ingediend op            maandag 04-03-2024
        Verantwoordelijke       Jelle Dijkstra
        Inhoud                  ligt in de kluis, die niet open is

      Termijnen
        ! maandag 18-03-2024    Ontvangstbevestiging aan de klager: 2 dagen te laat
        ! maandag 18-03-2024    Streefdatum voor het standpunt: 2 dagen voorbij
        ○ maandag 25-03-2024    Standpunt aan de klager: nog 5 dagen
        ○ maandag 29-04-2024    Klager mag zonder standpunt naar Kifid: nog 40 dagen
      "
    `);
  });

  it("has a log that stays shut", async () => {
    const { exitCode, stdout, stderr } = await one("logboek", "3");
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: "" });
    expect(stderr).toMatch(/^De kluis is niet open/);
    const numbers = (await one("logboek", "--json")).json().map(({ nummer }: { nummer: string }) => nummer);
    expect(new Set(numbers)).toEqual(new Set([null, "2024-0001", "2024-0005"]));
  });
});

const GUESSES: readonly (readonly string[])[] = [
  [],
  ["lijst"],
  ["lijst", "--alles", "--open"],
  ["lijst", "--te-laat"],
  ...SORTERINGEN.map((order) => ["lijst", "--sorteer", order]),
  ...SORTERINGEN.map((order) => ["lijst", "--json", "--sorteer", order]),
  ...["privacy", "bejegening", "advies"].map((aard) => ["lijst", "--json", "--aard", aard]),
  ...["auto", "reis"].map((product) => ["lijst", "--product", product]),
  ...["a", "Zz", SECRET, `K-${SECRET}`, "K-1", ""].map((klant) => ["lijst", "--klant", klant]),
  ["lijst", "--verantwoordelijke", JELLE],
  ["lijst", "--status", STATUSSEN[0]!],
  ["lijst", "--aantal", "2", "--sorteer", "klager"],
  ["termijnen", "--dagen=90"],
  ["termijnen", "--json", "--te-laat"],
  ["toon", "2"],
  ["toon", "3", "--json"],
  ["toon", "4"],
  ["logboek", "3"],
  ["logboek", "--door", SECRET],
  ["kluis"],
  ["controle"],
  ["besluit", "3", "--oordeel=gegrond", "--motivering=M."],
  ["correspondentie", "3"],
  ["formulier", "3"],
  ["brief", "3", "standpunt"],
  ["inzage", "3"],
  ["wijzig", "3", "--aard=privacy"],
  ["wijzig", "3", `--naam=Aa ${SECRET} 1`],
  ["vrijgeven", "3", "--reden=r"],
  ["sluiten", "3"],
];

describe("a guess without the key", () => {
  it.for(GUESSES)("learns nothing: %j", async (args) => {
    const [first, second] = await Promise.all([one(...args), other(...args)]);
    const said = ({ stdout, stderr }: typeof first, { home }: Klacht) =>
      [stdout, stderr].map((text) => text.replaceAll(home, "~"));
    expect(said(first, one)).toEqual(said(second, other));
    expect(first.exitCode).toBe(second.exitCode);
    if (!args.includes(SECRET)) expect(first.stdout + first.stderr).not.toContain(SECRET);
  });

  it("could have learned something: with the key the two offices differ", async () => {
    const shown = await Promise.all(
      [one, other].map((klacht) =>
        klacht.with({ env: withPassphrase(klacht.home) })("lijst", "--kluis", "--aard=privacy"),
      ),
    );
    expect(shown[0]!.stdout).toContain(SECRET);
    expect(shown[1]!.stdout).not.toContain(SECRET);
  });
});

describe("the register without the key", () => {
  it("holds nothing of what is confidential, read by any other program", () => {
    const sqlite = openSqlite(join(one.map, "register.db"), { readonly: true });
    const tables = sqlite
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'migratie%'")
      .pluck()
      .all() as string[];
    const everything = tables.map((table) => sqlite.prepare(`select * from "${table}"`).all());
    expect(JSON.stringify(everything)).not.toContain(SECRET);
    const klacht = sqlite.prepare("select * from klacht where id = 3").get() as Record<string, unknown>;
    expect(
      Object.keys(klacht)
        .filter((column) => !/_op$/.test(column))
        .toSorted(),
    ).toEqual([
      "id",
      "jaar",
      "log_aantal",
      "log_hash",
      "nummer",
      "verantwoordelijke_id",
      "vertrouwelijk",
      "volgnummer",
    ]);
    sqlite.close();
  });
});

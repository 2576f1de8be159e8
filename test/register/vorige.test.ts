import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { openRegister } from "../../src/register/open.ts";
import { bekendeKlagers, laatsteKeuzes } from "../../src/register/vorige.ts";
import { type Case, fill } from "./fill.ts";
import { fillWithKluis, openBoth } from "./kluis.ts";

let map: string;
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), "klacht-vorige-"));
  return () => rmSync(map, { recursive: true });
});

async function reader() {
  const register = await openRegister(map, { create: false });
  onTestFinished(() => register.close());
  return register.db;
}

const ADRES = { adres: "Schans 1", postcode: "8441 AC", plaats: "Heerenveen" };

describe("a klager who is known", () => {
  const find = async (naam: string, klantnummer = naam) =>
    (await bekendeKlagers(await reader(), { naam, klantnummer })).map(({ nummer }) => nummer);

  beforeEach(async () => {
    await fill(
      map,
      [],
      [
        { klager: { naam: "José Öz", ...ADRES, klantnummer: "K-12" } },
        { klager: { naam: "Piet de Boer", ...ADRES, klantnummer: null } },
        { klager: { naam: "José Öz", ...ADRES, klantnummer: "K-12" } },
        { klager: { naam: "José Öz", ...ADRES, adres: "Dam 2", klantnummer: "K-12" } },
      ],
    );
  });

  it.each([
    ["José Öz", ["2024-0004", "2024-0003"]],
    ["jose oz", ["2024-0004", "2024-0003"]],
    ["K-12", ["2024-0004", "2024-0003"]],
    ["PIET DE BOER", ["2024-0002"]],
    ["Boer", []],
    ["%", []],
    ["K-1", []],
    ["", []],
  ])("as %j is found, once for each of his addresses, the last first", async (typed, nummers) => {
    expect(await find(typed)).toEqual(nummers);
  });

  it("is found by his number under another name", async () => {
    expect(await find("Fam. Öz", "K-12")).toEqual(["2024-0004", "2024-0003"]);
  });
});

describe("from the closed file", () => {
  const people = ["Jelle Dijkstra"];
  const secret: Case = {
    vertrouwelijk: true,
    klager: { naam: "Jan Geheim", ...ADRES, klantnummer: "K-9" },
    product: "zorg",
    aan: "Jelle Dijkstra",
    gemeldOp: "2024-03-04",
  };

  it("nothing is known, even when it is open", async () => {
    await fillWithKluis(map, people, [secret]);
    const { db } = await openBoth(map);
    expect(await bekendeKlagers(db, { naam: "Jan Geheim", klantnummer: "K-9" })).toEqual([]);
    expect(await laatsteKeuzes(db)).toEqual({ product: null, verantwoordelijke: null });
  });
});

describe("what was chosen last", () => {
  it.each<[string, readonly Case[], { product: string | null; verantwoordelijke: string | null }]>([
    ["in an empty register is nothing", [], { product: null, verantwoordelijke: null }],
    [
      "is that of the last case, and of the last that was assigned",
      [
        { product: "reis", aan: "Anna Visser", gemeldOp: "2024-03-04" },
        { product: "auto", aan: "Jelle Dijkstra", gemeldOp: "2024-03-04" },
        { product: "zorg" },
      ],
      { product: "zorg", verantwoordelijke: "Jelle Dijkstra" },
    ],
    [
      "is nothing where the last case had none",
      [{ product: "reis" }, {}],
      { product: null, verantwoordelijke: null },
    ],
  ])("%s", async (_, cases, chosen) => {
    await fill(map, ["Anna Visser", "Jelle Dijkstra"], cases);
    expect(await laatsteKeuzes(await reader())).toEqual(chosen);
  });
});

/** A list fills a new register without SQLite's look at each word: what its tables refuse must be refused before. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { openRegister } from "../../src/register/open.ts";
import { fill } from "../register/fill.ts";
import { carryThrough, intakeAbout, PEOPLE } from "../register/whole-case.ts";
import { createKlacht, it } from "./run.ts";

type Row = Record<string, unknown>;
type Case = Row & {
  [list in "standpunten" | "maatregelen" | "gesprekken" | "correspondentie" | "termijnen"]: Row[];
} & { kifid: Row & { verloop: Row[] } };

/** A case with a row in every table, as it comes out; and what the tables check. */
const { klacht: source, remove } = createKlacht();
const TODAY = ["--peildatum", "2024-05-01"];
let whole: Case;
let checked: string[];
beforeAll(async () => {
  await fill(source.map, PEOPLE, [intakeAbout("Woord")]);
  const { db, close } = await openRegister(source.map, { create: false });
  await carryThrough(db, "2024-0001", "Woord");
  await close();
  whole = (await source(...TODAY, "exporteren", "--json")).json()[0];
  const sqlite = openSqlite(join(source.map, "register.db"), { readonly: true });
  const tables = sqlite.prepare("select name, sql from sqlite_schema where sql like '%check (%'").all();
  checked = (tables as { name: string; sql: string }[]).flatMap(({ name, sql }) =>
    Array.from(sql.matchAll(/check \((\w+)/g), ([, column]) => `${name}.${column}`),
  );
  sqlite.close();
});
afterAll(remove);

/** For each column that is checked, what in a list would come to stand there. */
const WRONG: Record<string, (klacht: Case) => void> = {
  "klacht.volgnummer": (klacht) => Object.assign(klacht, { nummer: "2024-0000" }),
  "klacht.vertrouwelijk": (klacht) => Object.assign(klacht, { vertrouwelijk: 2 }),
  "termijn.soort": ({ termijnen }) => Object.assign(termijnen[0]!, { soort: "anders" }),
  "dossier.berust": (klacht) => Object.assign(klacht, { berust: 2 }),
  "standpunt.ronde": ({ standpunten }) => Object.assign(standpunten[1]!, { ronde: 3 }),
  "standpunt.oordeel": ({ standpunten }) => Object.assign(standpunten[0]!, { oordeel: "anders" }),
  "maatregel.soort": ({ maatregelen }) => Object.assign(maatregelen[0]!, { soort: "anders" }),
  "maatregel.bedrag": ({ maatregelen }) => Object.assign(maatregelen[0]!, { bedrag: -1 }),
  "maatregel.akkoord_verzekeraar": ({ maatregelen }) =>
    Object.assign(maatregelen[0]!, { akkoordVerzekeraar: 2 }),
  "gesprek.uitkomst": ({ gesprekken }) => Object.assign(gesprekken[0]!, { uitkomst: "anders" }),
  "kifid.status": ({ kifid }) => Object.assign(kifid.verloop[0]!, { status: "anders" }),
  "correspondentie.richting": ({ correspondentie }) =>
    Object.assign(correspondentie[0]!, { richting: "langs" }),
};

/** Nothing of a list comes to stand there. */
const NOT_FROM_A_LIST = ["register.id"];

describe("a list for a new register", () => {
  it("comes in whole, and is found whole", async ({ klacht }) => {
    const path = join(klacht.home, "uit.json");
    writeFileSync(path, JSON.stringify([whole]));
    expect(await klacht(...TODAY, "importeren", path)).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await klacht(...TODAY, "controle")).toMatchObject({ exitCode: 0 });
    const again = (await klacht(...TODAY, "exporteren", "--json")).json();
    // The files of letters come along only where that is asked for.
    const { correspondentie: _, ...rest } = whole;
    expect(again).toEqual([expect.objectContaining(rest)]);
  });

  it("is tried here for every column that a table checks", () => {
    expect([...Object.keys(WRONG), ...NOT_FROM_A_LIST].sort()).toEqual(checked.sort());
  });

  it.for(Object.keys(WRONG))("is refused with a word that %s can't have", async (column, { klacht }) => {
    const wrong = structuredClone(whole);
    WRONG[column]!(wrong);
    const path = join(klacht.home, "uit.json");
    writeFileSync(path, JSON.stringify([wrong]));
    const { exitCode, stderr } = await klacht(...TODAY, "importeren", path);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/Er is niets geïmporteerd/);
    expect(existsSync(join(klacht.map, "register.db"))).toBe(false);
  });
});

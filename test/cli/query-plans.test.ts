/** Everyday commands find what they need by an index, however many cases there are. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { openSqlite, type Sqlite } from "../../src/register/addon.ts";
import { nieuwerDan } from "../../src/register/vragen/zoeken.ts";
import { INTAKE, it, type Klacht } from "./run.ts";

/** Tables that grow with the number of cases. */
const LARGE = [
  ...["klacht", "dossier", "termijn", "standpunt", "maatregel", "bezwaar", "gesprek", "kifid", "uitstel"],
  ...["notitie", "correspondentie", "bestand", "logboek", "logboek_detail"],
];

/** Writes down every statement that the program has SQLite prepare. */
const LISTEN = `
  const { appendFileSync } = require("node:fs");
  const open = process.dlopen;
  process.dlopen = function (module, ...rest) {
    open.call(this, module, ...rest);
    const { prototype } = module.exports.Database;
    const { prepare } = prototype;
    prototype.prepare = function (sql, ...more) {
      appendFileSync(process.env.STATEMENTS, JSON.stringify(sql) + "\\n");
      return prepare.call(this, sql, ...more);
    };
  };
`;

/** The statements of a command. */
async function statementsOf(klacht: Klacht, args: readonly string[]): Promise<string[]> {
  const [listen, statements] = [join(klacht.home, "listen.cjs"), join(klacht.home, `statements-${args[0]}`)];
  writeFileSync(listen, LISTEN);
  const env = { NODE_OPTIONS: `--require "${listen}"`, STATEMENTS: statements };
  const { exitCode, stderr } = await klacht.with({ env })(...args);
  expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: expect.anything() });
  expect(existsSync(statements)).toBe(true);
  const lines = readFileSync(statements, "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as string);
}

/** What SQLite would walk through from one end to the other. */
function scansOf(sqlite: Sqlite, sql: string): string[] {
  return planOf(sqlite, sql).filter((detail) => {
    const [, table = "", by] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\S+))?/.exec(detail) ?? [];
    if (!LARGE.includes(table)) return false;
    // In the order of an index it stops as soon as it has what was asked; an index of few rows has only those.
    return by === undefined || !(/\blimit\b/.test(sql) || hasFew(sqlite, by));
  });
}

function planOf(sqlite: Sqlite, sql: string): string[] {
  const unknown = Array.from(sql.matchAll(/\?/g), () => null);
  const plan = sqlite.prepare(`explain query plan ${sql}`).all(...unknown) as { detail: string }[];
  return plan.map(({ detail }) => detail);
}

/** What SQLite would read of all the cases that were lodged before some day: every one there ever was. */
function longAgo(sqlite: Sqlite, sql: string): string[] {
  return planOf(sqlite, sql).filter((detail) => detail.includes("klacht_ingediend (ingediend_op<?)"));
}

/** Whether an index has some rows only: those in which nothing is filled in yet, or of which there are few. */
function hasFew(sqlite: Sqlite, index: string): boolean {
  const made = sqlite.prepare("select sql from sqlite_schema where name = ?").pluck().get(index);
  const [, which] = / where (.*)$/is.exec(String(made)) ?? [];
  return which !== undefined && !which.includes("is not null");
}

const everyday = (folder: string): readonly (readonly string[])[] => [
  ["termijnen"],
  ["termijnen", "--te-laat", "--verantwoordelijke=Jelle Dijkstra"],
  ["lijst"],
  ["lijst", "--open"],
  ["lijst", "--te-laat"],
  ["lijst", "--jaar=2024"],
  ["toon", "1"],
  ["logboek", "1"],
  ["zoek", "premie"],
  ["agenda", "--naar", join(folder, "agenda.ics")],
  ["nieuw", ...INTAKE],
  ["wijzig", "1", "--product=auto"],
  ["toewijzen", "1", "--aan=Jelle Dijkstra"],
  ["brief", "1", "ontvangstbevestiging"],
  ["onderzoek", "1", "--tekst=Navraag gedaan."],
  ["besluit", "1", "--oordeel=gegrond", "--motivering=Dat klopt."],
  ["maatregel", "1", "nakoming"],
  [
    "correspondentie",
    "1",
    "toevoegen",
    "--richting=in",
    "--soort=brief",
    "--onderwerp=Dank",
    "--tekst=Dank.",
  ],
  ["inzage", "1", "--naar", folder],
  ["importeren", join(folder, LIST)],
];

const LIST = "klachten.csv";

describe("the statements of everyday commands", () => {
  it("walk through no table that grows with the number of cases", { timeout: 60_000 }, async ({ klacht }) => {
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    for (const aard of ["advies", "privacy"]) await klacht("nieuw", ...INTAKE, `--aard=${aard}`);
    writeFileSync(
      join(klacht.home, LIST),
      "Nummer;Naam;Datum;Omschrijving\n12;J. de Boer;4-3-2023;Te laat betaald\n",
    );
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    sqlite.function("vouw", (text) => text);
    const scans: Record<string, string[]> = {};
    let seen = 0;
    for (const args of everyday(klacht.home)) {
      for (const sql of await statementsOf(klacht, args)) {
        if (!/^\s*(select|with|insert|update|delete)\b/i.test(sql) || /\btemp\./.test(sql)) continue;
        seen += 1;
        const found = scansOf(sqlite, sql);
        if (found.length > 0) scans[`${args.join(" ")}: ${sql}`] = found;
      }
    }
    sqlite.close();
    expect(scans).toEqual({});
    expect(seen).toBeGreaterThan(100);
  });

  it("find what is newer than some case by the numbers alone, where very many have a word", async ({
    klacht,
  }) => {
    await klacht("nieuw", ...INTAKE);
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    expect(planOf(sqlite, nieuwerDan.teksten.register.sql)[0]).toMatch(
      /^SEARCH klacht USING COVERING INDEX \S+ \(jaar>\?/,
    );
    sqlite.close();
  });

  it("read of a year what was open in it, and no case of long ago", { timeout: 60_000 }, async ({
    klacht,
  }) => {
    for (const aard of ["advies", "privacy"]) await klacht("nieuw", ...INTAKE, `--aard=${aard}`);
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    const report = join(klacht.home, "jaar.docx");
    const statements = await statementsOf(klacht, ["jaaroverzicht", "--jaar=2024", "--naar", report]);
    const reading = statements.filter((sql) => /^\s*select\b.*\bklacht\b/is.test(sql));
    const found = reading.flatMap((sql) => [...scansOf(sqlite, sql), ...longAgo(sqlite, sql)]);
    sqlite.close();
    expect(found).toEqual([]);
    expect(reading.length).toBeGreaterThanOrEqual(7);
  });
});

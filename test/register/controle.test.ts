/** Every change that another program can make behind our back is found, and the case named. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { DATABASE, kluismapVan } from "../../src/kluis/kluismap.ts";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { openSqlite, type Sqlite } from "../../src/register/addon.ts";
import type { Bevinding } from "../../src/register/bevinding.ts";
import { controleer } from "../../src/register/controle.ts";
import type { Db } from "../../src/register/db.ts";
import { INHOUD } from "../../src/register/in-kluis.ts";
import { kiesSqlcipher } from "../../src/register/kluisbestand.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { openRegister } from "../../src/register/open.ts";
import { verzegelAlles } from "../../src/register/zegel.ts";
import { HANDELENDE, writeCases } from "./fill.ts";
import { fillWithKluis, keyOf, withKluis } from "./kluis.ts";
import { temporaryFolder } from "./temporary.ts";
import { carryThrough, intakeAbout, KADER, PEOPLE } from "./whole-case.ts";

const OPEN = "2024-0001";
const CONFIDENTIAL = "2024-0002";
type File = "main" | "kluis";

/** Both cases went all the way; two more of each kind stand around them. */
let original: string;
let key: Kluissleutel;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await fillWithKluis(original, PEOPLE, [
    intakeAbout("Open"),
    { ...intakeAbout("Dicht"), vertrouwelijk: true },
    { klager: { klantnummer: "K-1" } },
    { vertrouwelijk: true },
  ]);
  await withKluis(original, async ({ db }) => {
    await carryThrough(db, OPEN, "Open");
    await carryThrough(db, CONFIDENTIAL, "Dicht");
  });
  key = await keyOf(original);
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** What the check finds after another program had its way with one of the two files. */
async function findingsAfter(
  file: File,
  change: (sqlite: Sqlite) => unknown,
  kluisOpen = true,
): Promise<Bevinding[]> {
  const map = temporaryFolder();
  cpSync(original, map, { recursive: true });
  const sqlite = otherProgram(map, file);
  change(sqlite);
  sqlite.close();
  const register = await openRegister(map, { create: true });
  try {
    if (kluisOpen) await register.openKluis(key, { ookOngelijk: true });
    return await controleer(register.db, { kluisOpen, kader: KADER });
  } finally {
    await register.close();
  }
}

/** As `sqlite3` opens it: no foreign keys, nothing of klacht; what would stop a change is put aside. */
function otherProgram(map: string, file: File): Sqlite {
  const path = file === "main" ? join(map, "register.db") : join(kluismapVan(map), DATABASE);
  const sqlite = openSqlite(path, {});
  if (file === "kluis") {
    kiesSqlcipher(sqlite);
    sqlite.pragma(`key = "${key.voorSqlcipher}"`);
  }
  sqlite.pragma("foreign_keys = off");
  sqlite.pragma("ignore_check_constraints = on");
  return sqlite;
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** The primary key of its table. */
  readonly key: string;
}

const LOG = new Set(["logboek", "logboek_detail"]);
const OF_BOTH = ["klacht", "termijn"];

const OTHER_VALUE: Record<string, string> = {
  TEXT: "coalesce($, '') || 'x'",
  INTEGER: "coalesce($, 0) + 7000",
  BLOB: "x'00'",
};

const ownKey = (table: string) => (table === "klacht" ? "id" : "klacht_id");

/** The statement that changes one column of one row of a case. */
function changeOf({ table, column, type, key }: Column, id: number): string {
  const value = OTHER_VALUE[type]!.replaceAll("$", column);
  return `update ${table} set ${column} = ${value}
    where (${key}) = (select ${key} from ${table} where ${ownKey(table)} = ${id} limit 1)`;
}

/** The columns of a table of a register as klacht makes it. */
function columnsOf(sqlite: Sqlite, table: string): Column[] {
  return (sqlite.pragma(`table_info(${table})`) as { name: string; type: string }[]).map(
    ({ name, type }) => ({
      table,
      column: name,
      type,
      key: keyOfTable(sqlite, table),
    }),
  );
}

function keyOfTable(sqlite: Sqlite, table: string): string {
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[];
  return columns
    .filter(({ pk }) => pk > 0)
    .map(({ name }) => name)
    .join(", ");
}

/** Another case with the very same content; it has no seal yet. */
async function clone(db: Db, id: number): Promise<string> {
  const nummer = `2024-${String(id).padStart(4, "0")}`;
  const other: Record<string, string> = {
    id: `${id}`,
    klacht_id: `${id}`,
    nummer: `'${nummer}'`,
    volgnummer: `${id}`,
    zegel: "null",
  };
  for (const table of [...OF_BOTH, ...INHOUD]) {
    const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
    const names = rows.map(({ name }) => name);
    // Everywhere else that is the number of a row within its case.
    const values = names.map((name) =>
      name === "volgnummer" && table !== "klacht" ? name : (other[name] ?? name),
    );
    await sql
      .raw(`insert into ${table} (${names}) select ${values} from ${table} where ${ownKey(table)} = 1`)
      .execute(db);
  }
  return nummer;
}

const ofCase = (nummer: string, findings: readonly Bevinding[]) =>
  findings.filter((finding) => finding.nummer === nummer);

describe("a register that nobody touched", () => {
  it("has nothing wrong with it, with and without the closed file", async () => {
    expect(await findingsAfter("main", () => {})).toEqual([]);
    expect(await findingsAfter("main", () => {}, false)).toEqual([]);
    expect(await findingsAfter("kluis", () => {})).toEqual([]);
  });
});

describe("a column that another program changed", () => {
  it("is found in the open register, whichever it is, and the case is named", {
    timeout: 60_000,
  }, async () => {
    const { db, close } = await openRegister("/geen-map", { create: false });
    onTestFinished(close);
    const form = openSqlite(join(original, "register.db"), { readonly: true });
    const columns = [...OF_BOTH, ...INHOUD].flatMap((table) => columnsOf(form, table));
    form.close();
    expect(columns.length).toBeGreaterThan(100);
    for (const naam of PEOPLE) await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
    // A case for each column, and one that stays as it is.
    const nummers = await writeCases(db, [intakeAbout("Open")]);
    await carryThrough(db, nummers[0]!, "Open");
    for (const place of columns.keys()) nummers.push(await clone(db, place + 2));
    await verzegelAlles(db);
    const checked = () => controleer(db, { kluisOpen: false, kader: KADER });
    expect(await checked()).toEqual([]);

    await sql`pragma foreign_keys = off`.execute(db);
    await sql`pragma ignore_check_constraints = on`.execute(db);
    for (const table of LOG) await sql.raw(`drop trigger ${table}_blijft`).execute(db);
    for (const [place, column] of columns.entries()) {
      const { numAffectedRows } = await sql.raw(changeOf(column, place + 1)).execute(db);
      expect(numAffectedRows).toBe(1n);
    }
    await sql`pragma ignore_check_constraints = off`.execute(db);
    // One of the changes is of the number itself.
    const named = new Set((await checked()).map(({ nummer }) => nummer?.replace("x", "")));
    const missed = columns.filter((_, place) => !named.has(nummers[place]!));
    expect(missed.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    expect(named.has(nummers.at(-1)!)).toBe(false);
  });

  it.each([...OF_BOTH, ...INHOUD])(
    "is found in the closed file and in what the register says of its cases: %s",
    async (table) => {
      const file = OF_BOTH.includes(table) ? "main" : "kluis";
      const findings = await findingsAfter(file, (sqlite) => {
        if (LOG.has(table)) sqlite.exec(`drop trigger ${table}_blijft`);
        sqlite.exec(changeOf(columnsOf(sqlite, table).at(-1)!, 2));
      });
      expect(ofCase(CONFIDENTIAL, findings)).not.toEqual([]);
    },
  );
});

describe("a row that another program", () => {
  const tables = [...OF_BOTH, ...INHOUD];

  it.each(tables)("took out of %s is found, and the case is named", async (table) => {
    const remove = (id: number) => (sqlite: Sqlite) => {
      if (LOG.has(table)) sqlite.exec(`drop trigger ${table}_gaat_niet_weg`);
      const key = keyOfTable(sqlite, table);
      const { changes } = sqlite
        .prepare(
          `delete from ${table} where (${key}) = (select ${key} from ${table} where ${ownKey(table)} = ${id} limit 1)`,
        )
        .run();
      expect(changes).toBe(1);
    };
    expect(ofCase(OPEN, await findingsAfter("main", remove(1), false))).not.toEqual([]);
    const file = OF_BOTH.includes(table) ? "main" : "kluis";
    expect(ofCase(CONFIDENTIAL, await findingsAfter(file, remove(2)))).not.toEqual([]);
  });

  it.each(INHOUD.filter((table) => !["dossier", "standpunt", "logboek_detail"].includes(table)))(
    "put into %s is found, and the case is named",
    async (table) => {
      const add = (sqlite: Sqlite) => {
        const columns = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
        const values = columns.map((name) => (name === "volgnummer" ? "max(volgnummer) + 1" : name));
        sqlite.exec(
          `insert into ${table} (${columns}) select ${values} from ${table} where klacht_id = 1 group by klacht_id`,
        );
      };
      expect(ofCase(OPEN, await findingsAfter("main", add, false))).not.toEqual([]);
    },
  );
});

describe("a whole case", () => {
  const wipe = (tables: readonly string[]) => (sqlite: Sqlite) => {
    for (const table of tables) {
      if (LOG.has(table)) sqlite.exec(`drop trigger ${table}_gaat_niet_weg`);
      sqlite.exec(`delete from ${table} where ${ownKey(table)} = 1`);
    }
  };

  it("that was taken out is missed by its number, and what is left of it is found", async () => {
    const all = await findingsAfter("main", wipe([...OF_BOTH, ...INHOUD]), false);
    expect(ofCase(OPEN, all)).toHaveLength(1);
    const some = await findingsAfter("main", wipe(OF_BOTH), false);
    expect(ofCase(OPEN, some)).toHaveLength(1);
    expect(some.map(({ wat }) => wat).join("\n")).toMatch(/inhoud van een klacht die er niet is \(1\)/);
    expect(some.map(({ wat }) => wat).join("\n")).toMatch(/regels van een klacht die daar niet is \(1\)/);
  });

  it("of a far number doesn't take forever", async () => {
    const findings = await findingsAfter("main", (sqlite) => {
      sqlite.exec("update klacht set volgnummer = 4000000 where id = 3");
    });
    expect(findings.length).toBeLessThan(40);
    expect(findings.some(({ wat }) => /nog \d+ klachten/.test(wat))).toBe(true);
  });

  it("that changed places with the closed file only in name is found", async () => {
    const opened = await findingsAfter("main", (sqlite) =>
      sqlite.exec("update klacht set vertrouwelijk = 0 where id = 2"),
    );
    expect(ofCase(CONFIDENTIAL, opened)).not.toEqual([]);
    const closed = await findingsAfter("main", (sqlite) =>
      sqlite.exec("update klacht set vertrouwelijk = 1 where id = 1"),
    );
    expect(ofCase(OPEN, closed)).not.toEqual([]);
  });
});

describe("the log", () => {
  const without =
    (trigger: string, ...statements: string[]) =>
    (sqlite: Sqlite) => {
      sqlite.exec(`drop trigger logboek_${trigger}`);
      for (const statement of statements) sqlite.exec(statement);
    };

  it.each([
    [
      "whose tail was cut off",
      "delete from logboek where klacht_id = 1 and volgnummer > 3",
      /eindigt bij regel 3/,
    ],
    ["that was emptied", "delete from logboek where klacht_id = 1", /eindigt bij regel 0/],
    [
      "that misses a row in the middle",
      "delete from logboek where klacht_id = 1 and volgnummer = 2",
      /mist een regel voor regel 3/,
    ],
    [
      "that misses its first row",
      "delete from logboek where klacht_id = 1 and volgnummer = 1",
      /mist een regel voor regel 2/,
    ],
  ])("%s is found", async (_what, statement, finding) => {
    const findings = await findingsAfter("main", without("gaat_niet_weg", statement), false);
    expect(
      ofCase(OPEN, findings)
        .map(({ wat }) => wat)
        .join("\n"),
    ).toMatch(finding);
  });

  it("of the office is checked like that of a case", async () => {
    const change = without(
      "blijft",
      "update logboek set wie = 'Iemand' where klacht_id = 0 and volgnummer = 1",
    );
    const cut = without("gaat_niet_weg", "delete from logboek where klacht_id = 0 and volgnummer = 2");
    const texts = (findings: Bevinding[]) => findings.map(({ wat }) => wat).join("\n");
    expect(texts(await findingsAfter("main", change, false))).toMatch(
      /^Het logboek van het kantoor is gewijzigd in regel 1$/m,
    );
    expect(texts(await findingsAfter("main", cut, false))).toMatch(
      /^Het logboek van het kantoor mist een regel voor regel 3$/m,
    );
    const end = (sqlite: Sqlite) => sqlite.exec("update register set log_aantal = log_aantal + 1");
    expect(texts(await findingsAfter("main", end, false))).toMatch(
      /^Het logboek van het kantoor eindigt bij regel/m,
    );
  });

  it("whose end was moved along with it is found by the seal of what it cuts off", async () => {
    const findings = await findingsAfter(
      "main",
      without(
        "gaat_niet_weg",
        "delete from logboek where klacht_id = 1 and volgnummer > 3",
        "update klacht set log_aantal = 3, log_hash = (select hash from logboek where klacht_id = 1 and volgnummer = 3) where id = 1",
      ),
      false,
    );
    // The chain fits again; that a trigger was taken away for it stays visible.
    expect(findings.map(({ wat }) => wat)).toEqual([
      "register.db: de beveiliging logboek_gaat_niet_weg ontbreekt",
    ]);
  });
});

describe("the form of a file", () => {
  it("that lost what guards the log, or an index, is found and can be made anew", async () => {
    const findings = await findingsAfter("main", (sqlite) => {
      sqlite.exec("drop trigger logboek_blijft");
      sqlite.exec("drop index klacht_ingediend");
      sqlite.exec("drop index dossier_aard; create index dossier_aard on dossier (product)");
    });
    expect(findings).toEqual([
      { nummer: null, wat: "register.db: de index dossier_aard is gewijzigd", herstel: "opbouw" },
      { nummer: null, wat: "register.db: de index klacht_ingediend ontbreekt", herstel: "opbouw" },
      { nummer: null, wat: "register.db: de beveiliging logboek_blijft ontbreekt", herstel: "opbouw" },
    ]);
    expect(
      await findingsAfter("kluis", (sqlite) => sqlite.exec("drop trigger logboek_detail_blijft")),
    ).toEqual([
      { nummer: null, wat: "kluis.db: de beveiliging logboek_detail_blijft ontbreekt", herstel: "opbouw" },
    ]);
  });

  it("that got a trigger of another's is found; tables and views of another's are his own affair", async () => {
    const findings = await findingsAfter("main", (sqlite) => {
      sqlite.exec("create table eigen (x); create view overzicht as select * from klacht; analyze");
      sqlite.exec("create index eigen_index on dossier (plaats)");
    });
    expect(findings).toEqual([]);
    const [finding] = await findingsAfter("main", (sqlite) =>
      sqlite.exec("create trigger stil after insert on klacht begin delete from termijn; end"),
    );
    expect(finding?.wat).toBe("register.db: de beveiliging stil is er door een ander bij gezet");
  });

  it("in which a log was left open for wiping is found", async () => {
    const findings = await findingsAfter("main", (sqlite) =>
      sqlite.exec("insert into logboek_open values (1)"),
    );
    expect(findings.map(({ wat }) => wat)).toEqual([
      "register.db: het logboek van een klacht staat open voor verwijdering (1)",
    ]);
  });
});

describe("register and closed file", () => {
  it("of which one says another moment, or another register, are found", async () => {
    const moment = await findingsAfter("main", (sqlite) =>
      sqlite.exec("update register set paar_aantal = paar_aantal + 1"),
    );
    expect(moment).toContainEqual({
      nummer: null,
      wat: "Register en kluis zijn niet van hetzelfde moment",
      herstel: "paar",
    });
    const other = await findingsAfter("main", (sqlite) =>
      sqlite.exec("update register set kenmerk = 'ander'"),
    );
    expect(other.map(({ wat }) => wat)).toContain("De kluis hoort bij een ander register");
  });
});

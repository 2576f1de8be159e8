/** Mending: what the rules or klacht itself know goes back, with a row in the log; what nobody knows stays as it is. */
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { controleer } from "../../src/register/controle.ts";
import { herstelOpbouw } from "../../src/register/controle-opbouw.ts";
import type { Db } from "../../src/register/db.ts";
import { stelUit } from "../../src/register/einde.ts";
import { wijsToe, wijzig } from "../../src/register/handelingen.ts";
import { aanvaard, herstelIndexen, herstelTermijnen } from "../../src/register/herstel-inhoud.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { schrijfKantoorLog } from "../../src/register/logboek.ts";
import { streamLogboek } from "../../src/register/logboek-lezen.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { fill, HANDELENDE, PLAIN_INTAKE, writeCases } from "./fill.ts";
import { fillWithKluis, openBoth } from "./kluis.ts";
import { diskRegister, memoryRegister, temporaryFolder } from "./temporary.ts";
import { carryThrough, intakeAbout, JELLE, KADER, PEOPLE } from "./whole-case.ts";

const NR = "2024-0001";
const MENDER = { wie: "Hersteller", nu: new Date("2024-06-03T09:00:00Z") };

/** A register with one case at its intake and one that went all the way. */
async function twoCases(): Promise<Db> {
  const db = await memoryRegister();
  for (const naam of PEOPLE) await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
  await writeCases(db, [{}, intakeAbout("Twee")]);
  await carryThrough(db, "2024-0002", "Twee");
  return db;
}

const found = async (db: Db, kluisOpen = false) =>
  (await controleer(db, { kluisOpen, kader: KADER })).map(({ nummer, wat }) => `${nummer}: ${wat}`);

const otherProgram = (db: Db, ...statements: string[]) =>
  Promise.all(statements.map((statement) => sql.raw(statement).execute(db)));

const termijn = async (db: Db, soort: string, nummer = NR) => {
  const { termijnen } = await leesKlacht(db, nummer);
  const { uiterlijk, eersteUiterlijk, voldaanOp } = termijnen.find((deze) => deze.soort === soort)!;
  return { uiterlijk, eersteUiterlijk, voldaanOp };
};

async function log(db: Db, nummer: string) {
  const rows = [];
  for await (const { wie, handeling, details } of streamLogboek(db, { nummer }))
    rows.push({ wie, handeling, details });
  return rows;
}

const mend = (db: Db, kluisOpen = false) => herstelTermijnen(db, KADER, kluisOpen, MENDER);

describe("a deadline that another program changed", () => {
  it("goes back to what the rules give; the log says from what to what, and the seal fits again", async () => {
    const db = await twoCases();
    await otherProgram(
      db,
      "update termijn set uiterlijk = '2024-05-31' where klacht_id = 1 and soort = 'reactie'",
    );
    expect(await found(db)).toEqual([
      `${NR}: de termijn voor reactie is niet wat de regels geven`,
      `${NR}: de gegevens zijn met een ander programma gewijzigd`,
    ]);
    expect(await mend(db)).toEqual([
      {
        nummer: NR,
        wat: "de termijn voor reactie is volgens de regels teruggezet op 25-03-2024",
        gelukt: true,
      },
    ]);
    expect(await termijn(db, "reactie")).toEqual({
      uiterlijk: "2024-03-25",
      eersteUiterlijk: null,
      voldaanOp: null,
    });
    expect((await log(db, NR)).at(-1)).toEqual({
      wie: "Hersteller",
      handeling: "termijn hersteld",
      details: {
        soort: "reactie",
        was: { uiterlijk: "2024-05-31", eersteUiterlijk: null },
        is: { uiterlijk: "2024-03-25", eersteUiterlijk: null },
      },
    });
    expect(await found(db)).toEqual([]);
    expect(await mend(db)).toEqual([]);
  });

  it("goes back with its extension, and the first day that was promised", async () => {
    const db = await twoCases();
    await wijsToe(db, NR, JELLE, "2024-03-05", HANDELENDE);
    await stelUit(db, NR, { datum: "2024-03-20", tot: "2024-04-08", reden: "Later." }, HANDELENDE);
    for (const change of [
      "uiterlijk = '2024-04-09'",
      "eerste_uiterlijk = '2024-03-26'",
      "eerste_uiterlijk = null",
      "uiterlijk = '2024-03-25', eerste_uiterlijk = null",
    ]) {
      await otherProgram(db, `update termijn set ${change} where klacht_id = 1 and soort = 'reactie'`);
      expect(await found(db)).toContain(`${NR}: de termijn voor reactie is niet wat de regels geven`);
      expect(await mend(db)).toHaveLength(1);
      expect(await termijn(db, "reactie")).toMatchObject({
        uiterlijk: "2024-04-08",
        eersteUiterlijk: "2024-03-25",
      });
      expect(await found(db)).toEqual([]);
    }
  });

  it("that is gone comes back, met or not as the milestones say", async () => {
    const db = await twoCases();
    await otherProgram(db, "delete from termijn where soort = 'melding'");
    expect(await found(db)).toContain("2024-0002: de termijn voor melding ontbreekt");
    expect(await mend(db)).toHaveLength(2);
    expect(await termijn(db, "melding")).toEqual({
      uiterlijk: "2024-03-07",
      eersteUiterlijk: null,
      voldaanOp: null,
    });
    expect(await termijn(db, "melding", "2024-0002")).toMatchObject({ voldaanOp: "2024-03-05" });
    expect(await found(db)).toEqual([]);
  });

  it("is put back even where more was changed; the rest stays for a person to judge", async () => {
    const db = await twoCases();
    await otherProgram(
      db,
      "update termijn set uiterlijk = '2030-01-01' where klacht_id = 1 and soort = 'melding'",
      "update dossier set naam = 'Een ander' where klacht_id = 1",
    );
    await mend(db);
    expect(await termijn(db, "melding")).toMatchObject({ uiterlijk: "2024-03-07" });
    expect(await found(db)).toEqual([`${NR}: de gegevens zijn met een ander programma gewijzigd`]);
  });

  it("stays where the rules leave more than one possibility", async () => {
    const db = await twoCases();
    // It was put off, and there was an objection: which of the two was put off, nobody can tell any more.
    await otherProgram(
      db,
      "update termijn set uiterlijk = '2030-01-01' where klacht_id = 2 and soort = 'reactie'",
    );
    const findings = await controleer(db, { kluisOpen: false, kader: KADER });
    expect(findings[0]).toEqual({
      nummer: "2024-0002",
      wat: "de termijn voor reactie is niet wat de regels geven",
    });
    expect(await mend(db)).toEqual([]);
    expect(await termijn(db, "reactie", "2024-0002")).toMatchObject({ uiterlijk: "2030-01-01" });
  });
});

describe("a deadline that klacht itself left", () => {
  it("is never put back: not after a correction, an extension or an objection", async () => {
    const db = await twoCases();
    await wijsToe(db, NR, JELLE, "2024-03-05", HANDELENDE);
    await stelUit(db, NR, { datum: "2024-03-06", tot: "2024-04-08", reden: "Later." }, HANDELENDE);
    await wijzig(db, NR, () => ({ ...PLAIN_INTAKE, ingediendOp: "2024-02-26" }), KADER, HANDELENDE);
    expect(await termijn(db, "reactie")).toMatchObject({
      uiterlijk: "2024-04-08",
      eersteUiterlijk: "2024-03-18",
    });
    expect(await found(db)).toEqual([]);
    expect(await mend(db)).toEqual([]);
  });

  it("by rules that the office has changed since, or wrote into its settings by hand, is left alone", async () => {
    const db = await twoCases();
    const kader = { ...KADER, regels: { ...KADER.regels, reactie: 20 } };
    expect(await controleer(db, { kluisOpen: false, kader })).toEqual([]);
    await otherProgram(
      db,
      "update termijn set uiterlijk = '2024-03-24' where klacht_id = 1 and soort = 'reactie'",
    );
    expect(await herstelTermijnen(db, kader, false, MENDER)).toEqual([]);
    await db.transaction().execute((trx) =>
      schrijfKantoorLog(trx, HANDELENDE, "instellingen gewijzigd", {
        "termijnen.reactie": { van: 21, naar: 20 },
      }),
    );
    expect(await mend(db)).toEqual([]);
    expect(await termijn(db, "reactie")).toMatchObject({ uiterlijk: "2024-03-24" });
  });
});

describe("a confidential case", () => {
  it("gets its deadlines back as well, and the pair stays one", async () => {
    const map = temporaryFolder();
    await fillWithKluis(map, PEOPLE, [{ vertrouwelijk: true }]);
    const { db } = await openBoth(map);
    await otherProgram(db, "update main.termijn set uiterlijk = '2024-05-31' where soort = 'reactie'");
    expect(await found(db, true)).toHaveLength(2);
    expect(await mend(db, true)).toHaveLength(1);
    expect(await found(db, true)).toEqual([]);
    expect((await log(db, NR)).at(-1)).toMatchObject({ handeling: "termijn hersteld" });
    // With the closed file shut what is certain is found too, and left alone.
    await otherProgram(db, "update main.termijn set uiterlijk = '2024-05-31' where soort = 'reactie'");
    expect(await found(db)).toEqual([`${NR}: de termijn voor reactie is niet wat de regels geven`]);
    await wijsToe(db, NR, JELLE, "2024-03-05", HANDELENDE);
  });

  it("whose answer was put off is not taken for changed while the closed file is shut", async () => {
    const map = temporaryFolder();
    await fillWithKluis(map, PEOPLE, [{ vertrouwelijk: true }]);
    const { db } = await openBoth(map);
    await wijsToe(db, NR, JELLE, "2024-03-05", HANDELENDE);
    await stelUit(db, NR, { datum: "2024-03-20", tot: "2024-04-08", reden: "Later." }, HANDELENDE);
    expect(await found(db)).toEqual([]);
    expect(await found(db, true)).toEqual([]);
  });
});

describe("data that another program changed", () => {
  it("are accepted when somebody says so, also of a case that was anonymised; the log keeps that", async () => {
    const db = await twoCases();
    await otherProgram(
      db,
      "update dossier set naam = 'Een ander'",
      "update dossier set geanonimiseerd_op = '2032-01-01' where klacht_id = 2",
    );
    for (const nummer of [NR, "2024-0002"]) {
      expect(await aanvaard(db, nummer, MENDER)).toEqual({
        nummer,
        wat: "aanvaard zoals de gegevens nu zijn",
        gelukt: true,
      });
      expect((await log(db, nummer)).at(-1)).toMatchObject({
        wie: "Hersteller",
        handeling: "gegevens buiten klacht om gewijzigd; aanvaard",
      });
    }
    expect(await found(db)).toEqual([]);
  });

  it("stay visible through further acts until then", async () => {
    const db = await twoCases();
    await otherProgram(db, "update dossier set naam = 'Een ander' where klacht_id = 1");
    await wijsToe(db, NR, JELLE, "2024-03-05", HANDELENDE);
    expect(await found(db)).toEqual([`${NR}: de gegevens zijn met een ander programma gewijzigd`]);
  });

  it("of a case whose log takes no row any more are told, and left", async () => {
    const db = await twoCases();
    await otherProgram(
      db,
      "update dossier set naam = 'Een ander' where klacht_id = 1",
      "insert into logboek select klacht_id, 2, op, wie, handeling, details_hash, hash from logboek where klacht_id = 1",
    );
    expect(await aanvaard(db, NR, MENDER)).toEqual({
      nummer: NR,
      wat: "Het logboek van deze klacht is niet meer gaaf, en er kan niets bij",
      gelukt: false,
    });
    expect((await found(db)).length).toBeGreaterThan(1);
  });
});

describe("the form of the register", () => {
  it("gets its guards and indexes back, and its logs shut", async () => {
    const db = await twoCases();
    await otherProgram(
      db,
      "drop trigger logboek_blijft",
      "drop trigger logboek_detail_gaat_niet_weg",
      "create trigger logboek_detail_gaat_niet_weg after insert on medewerker begin select 1; end",
      "drop index klacht_afgehandeld",
      "insert into logboek_open values (1)",
    );
    expect(await found(db)).toHaveLength(4);
    expect(await herstelOpbouw(db, "main")).toEqual([
      "de index klacht_afgehandeld is opnieuw gemaakt",
      "de beveiliging logboek_blijft is opnieuw gemaakt",
      "de beveiliging logboek_detail_gaat_niet_weg is opnieuw gemaakt",
      "het logboek is weer gesloten voor verwijdering",
    ]);
    expect(await found(db)).toEqual([]);
    await expect(otherProgram(db, "update logboek set wie = 'x'")).rejects.toThrow("wijzigen kan niet");
  });

  it("gets an index that fits its table again, and nothing is lost", async () => {
    const map = temporaryFolder();
    await fill(map, [], [{}, { ingediendOp: "2024-02-05" }, {}]);
    staleIndex(
      map,
      "klacht_ingediend",
      "update klacht set geregistreerd_op = ingediend_op, ingediend_op = '2024-02-12' where id = 2",
    );
    const { db } = await diskRegister(map);
    expect(await controleer(db, { kluisOpen: false, kader: KADER })).toEqual([
      { nummer: null, wat: "register.db: een index klopt niet met zijn tabel", herstel: "index" },
    ]);
    expect(await herstelIndexen(db, "main")).toEqual({
      nummer: null,
      wat: "de indexen van register.db zijn opnieuw gemaakt",
      gelukt: true,
    });
    // What was changed for it shows by its seal; the index itself is right again.
    expect(
      new Set((await controleer(db, { kluisOpen: false, kader: KADER })).map(({ nummer }) => nummer)),
    ).toEqual(new Set(["2024-0002"]));
  });
});

/** Changes rows while SQLite doesn't know of an index over them. */
function staleIndex(map: string, index: string, change: string): void {
  const step = (statement: string) => {
    const sqlite = openSqlite(join(map, "register.db"), {});
    sqlite.unsafeMode(true);
    sqlite.pragma("writable_schema = on");
    sqlite.exec(statement);
    sqlite.close();
  };
  step(`create table opzij as select * from sqlite_schema where name = '${index}'`);
  step(`delete from sqlite_schema where name = '${index}'`);
  step(change);
  step("insert into sqlite_schema select * from opzij");
  step("drop table opzij");
}

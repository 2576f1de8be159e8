import { createHash } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Db } from "../../src/register/db.ts";
import { wijsToe, wijzig } from "../../src/register/handelingen.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { LEGE_STAART, schakel, schakelHash, schrijfLog, sha256 } from "../../src/register/logboek.ts";
import { meldUitDienst, voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { HANDELENDE, PLAIN_INTAKE, writeCases } from "./fill.ts";
import { memoryRegister } from "./temporary.ts";

const KADER = { regels: standaardInstellingen().termijnen, kalender: standaardInstellingen().feestdagen };

/** The hash, worked out here once more. */
const hashed = (text: string) => createHash("sha256").update(text).digest("hex");

/** Three cases and the office, each with something in its log. */
async function busyRegister(): Promise<Db> {
  const db = await memoryRegister();
  for (const naam of ["Anna Visser", "Zoë Öz"]) {
    await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
  }
  const [one, two] = await writeCases(db, [{}, {}, {}]);
  await wijsToe(db, one!, "Anna", "2024-03-05", HANDELENDE);
  await wijsToe(db, one!, "Zoë", "2024-03-06", { ...HANDELENDE, wie: "“X”\\\n" });
  await wijzig(db, two!, () => ({ ...PLAIN_INTAKE, aard: "privacy" }), KADER, HANDELENDE);
  await meldUitDienst(db, "Anna Visser", "2024-03-07", HANDELENDE);
  return db;
}

describe("the chain of the log", () => {
  it("is whole for every case and for the office, and its end is known outside of it", async () => {
    const db = await busyRegister();
    const rows = await db
      .selectFrom("logboek")
      .selectAll()
      .orderBy("klachtId")
      .orderBy("volgnummer")
      .execute();
    const details = await db.selectFrom("logboekDetail").selectAll().execute();
    const ends = new Map<number, { logAantal: number; logHash: string }>();
    for (const row of rows) {
      const { logAantal, logHash } = ends.get(row.klachtId) ?? { logAantal: 0, logHash: "" };
      const detail = details.find(
        ({ klachtId, volgnummer }) => klachtId === row.klachtId && volgnummer === row.volgnummer,
      );
      expect(row.volgnummer).toBe(logAantal + 1);
      expect(row.detailsHash).toBe(hashed(detail!.zout + detail!.details));
      const sealed = [logHash, row.volgnummer, row.op, row.wie, row.handeling, row.detailsHash];
      expect(row.hash).toBe(hashed(JSON.stringify(sealed)));
      ends.set(row.klachtId, { logAantal: row.volgnummer, logHash: row.hash });
    }
    const kept = await db.selectFrom("klacht").select(["id", "logAantal", "logHash"]).execute();
    const office = await db.selectFrom("register").select(["logAantal", "logHash"]).executeTakeFirstOrThrow();
    expect(Object.fromEntries(ends)).toEqual({
      0: office,
      ...Object.fromEntries(kept.map(({ id, ...end }) => [id, end])),
    });
    expect([...ends.values()].map(({ logAantal }) => logAantal)).toEqual([3, 3, 2, 1]);
    expect(details).toHaveLength(rows.length);
  });

  it("shows each column that was changed", () => {
    const row = {
      volgnummer: 2,
      op: "2024-03-04T09:00:00.000Z",
      wie: "Anna",
      handeling: "x",
      detailsHash: "d",
    };
    const hash = schakelHash("vorige", row);
    const changed = [
      schakelHash("andere", row),
      schakelHash("vorige", { ...row, volgnummer: 3 }),
      schakelHash("vorige", { ...row, op: "2024-03-04T09:00:00.001Z" }),
      schakelHash("vorige", { ...row, wie: "anna" }),
      schakelHash("vorige", { ...row, handeling: "y" }),
      schakelHash("vorige", { ...row, detailsHash: "e" }),
      // Text that moves from one column to the next.
      schakelHash("vorige", { ...row, wie: "Annax", handeling: "" }),
    ];
    expect(new Set([hash, ...changed]).size).toBe(changed.length + 1);
  });

  it("seals details by their hash, so that they can go and the chain stays", () => {
    const first = schakel(7, LEGE_STAART, HANDELENDE, "opgenomen", { naam: "Jan" });
    const second = schakel(7, first.staart, HANDELENDE, "gewijzigd");
    expect(first.regel).toMatchObject({
      volgnummer: 1,
      detailsHash: sha256(`${first.detail.zout}{"naam":"Jan"}`),
      wie: HANDELENDE.wie,
    });
    expect(JSON.stringify(first.regel)).not.toContain("Jan");
    expect(second.regel).toMatchObject({ volgnummer: 2, hash: schakelHash(first.regel.hash, second.regel) });
    expect(second.staart).toEqual({ logAantal: 2, logHash: second.regel.hash });
    expect(second.detail).toMatchObject({ klachtId: 7, volgnummer: 2, details: "{}" });
    // Who has the hash but not the details can't try guesses on it.
    expect(first.detail.zout).toMatch(/^[0-9a-f]{32}$/);
    expect(second.detail.zout).not.toBe(first.detail.zout);
  });

  it("stays as it was where the act fails", async () => {
    const db = await busyRegister();
    const before = await db.selectFrom("logboek").selectAll().execute();
    const failed = db.transaction().execute(async (trx) => {
      await schrijfLog(trx, 1, HANDELENDE, "iets");
      throw new Error("stroom weg");
    });
    await expect(failed).rejects.toThrow("stroom weg");
    expect(await db.selectFrom("logboek").selectAll().execute()).toEqual(before);
  });
});

describe("the log can't", () => {
  it.each([
    ["be changed", "update logboek set wie = 'een ander'", "logboek: wijzigen kan niet"],
    ["be changed in its details", "update logboek_detail set details = '{}'", "logboek: wijzigen kan niet"],
    ["lose rows", "delete from logboek where klacht_id = 1", "logboek: verwijderen kan niet"],
    ["lose details", "delete from logboek_detail", "logboek: verwijderen kan niet"],
    [
      "have a row replaced",
      "insert or replace into logboek select klacht_id, volgnummer, op, 'een ander', handeling, details_hash, hash from logboek",
      "logboek: ",
    ],
  ])("%s", async (_what, statement, reason) => {
    const db = await busyRegister();
    const before = await db.selectFrom("logboek").selectAll().execute();
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(reason);
    expect(await db.selectFrom("logboek").selectAll().execute()).toEqual(before);
  });
});

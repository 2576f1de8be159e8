/** Settings and log go together: where one of them fails, the other is as it was. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Db } from "../../src/register/db.ts";
import { wijzigInstellingen } from "../../src/register/inrichten.ts";
import { leesInstellingen, zetInstelling } from "../../src/register/instellingen.ts";
import { contentsOf } from "../cli/run.ts";
import { HANDELENDE } from "./fill.ts";
import { diskRegister } from "./temporary.ts";

/** A database that does everything but the commit, which meets this. */
function failingAtCommit(db: Db, met: Error, isUndone: boolean): Db {
  const execute = async (work: Parameters<ReturnType<Db["transaction"]>["execute"]>[0]) => {
    await db.transaction().execute(async (trx) => {
      await work(trx);
      if (isUndone) throw met;
    });
    throw met;
  };
  return { transaction: () => ({ execute }) } as unknown as Db;
}

const failure = (code: string) => Object.assign(new Error("disk I/O error"), { code });
const change = (db: Db, map: string, years: string) =>
  wijzigInstellingen(db, map, HANDELENDE, (old) => zetInstelling(old, "bewaartermijn.jaren", years));
const yearsIn = (map: string) => leesInstellingen(map).bewaartermijn.jaren;
const OWN = '{ "bewaartermijn": { "jaren": 9 } }';

describe("a change of the settings", () => {
  it.each([
    ["there were none", null, 7],
    ["there were some, to the letter", OWN, 9],
  ])("is undone where the commit fails: %s", async (_what, text, years) => {
    const { db, map } = await diskRegister();
    if (text !== null) writeFileSync(join(map, "instellingen.json"), text);
    const before = contentsOf(map);
    await expect(change(failingAtCommit(db, failure("SQLITE_FULL"), true), map, "8")).rejects.toThrow();
    expect(yearsIn(map)).toBe(years);
    expect(contentsOf(map)).toEqual(before);
  });

  it("stays where the commit may have been one, and leaves nothing beside it", async () => {
    const { db, map } = await diskRegister();
    writeFileSync(join(map, "instellingen.json"), OWN);
    const uncertain = failingAtCommit(db, failure("SQLITE_IOERR_DIR_FSYNC"), false);
    await expect(change(uncertain, map, "8")).rejects.toThrow();
    expect(yearsIn(map)).toBe(8);
    expect(readdirSync(map).toSorted()).toEqual(["instellingen.json", "register.db"]);
  });
});

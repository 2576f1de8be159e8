import { sql } from "kysely";
import { expect, it } from "vitest";
import type { Db } from "../../src/register/db.ts";
import { onthoudWeinig } from "../../src/register/weinig-geheugen.ts";
import { fillWithKluis, openBoth } from "./kluis.ts";
import { diskRegister, temporaryFolder } from "./temporary.ts";

async function kept(db: Db, file: "main" | "kluis"): Promise<number> {
  const { rows } = await sql<{ cacheSize: number }>`pragma ${sql.ref(file)}.cache_size`.execute(db);
  return rows[0]!.cacheSize;
}

it("has SQLite keep little of the register, and of the closed file where that is open", async () => {
  const { db } = await diskRegister();
  await onthoudWeinig(db);
  expect(await kept(db, "main")).toBe(-1024);

  const map = temporaryFolder();
  await fillWithKluis(map, ["Anna"], [{ vertrouwelijk: true }]);
  const both = await openBoth(map);
  expect(await kept(both.db, "kluis")).not.toBe(-1024);
  await onthoudWeinig(both.db);
  expect([await kept(both.db, "main"), await kept(both.db, "kluis")]).toEqual([-1024, -1024]);
});

/** Rows come back as they were put in, however many go together. */
import { describe, expect, it } from "vitest";
import { voegToe } from "../../src/register/invoegen.ts";
import { inTransactie } from "../../src/register/transactie.ts";
import { memoryRegister } from "./temporary.ts";

/** All that a text may have that JSON or SQL would take for its own. */
const TEXTS = ["", "'", '"', "\\", "\\u0041", "a\nb\tc", "é€😀", "\u2028", "null", "12", "[1]", "{}", "=1+1"];

const logged = (klachtId: number, handeling: string) => ({
  ...{ klachtId, volgnummer: 1, op: "2024-03-04", wie: "Anna Visser", handeling },
  ...{ detailsHash: String(klachtId), hash: "x" },
});

describe("rows that are inserted", () => {
  it.each([1, 6, 7, 8, 500, 1001])("%i at a time come back as they were", async (count) => {
    const db = await memoryRegister();
    const rows = Array.from({ length: count }, (_, n) => logged(n + 1, TEXTS[n % TEXTS.length]!));
    await inTransactie(db, (trx) => voegToe(trx, "logboek", rows));
    expect(await db.selectFrom("logboek").selectAll().orderBy("klachtId").execute()).toEqual(rows);
  });

  it("keep their numbers numbers, and what is empty in all or in some of them empty", async () => {
    const db = await memoryRegister();
    const rows = Array.from({ length: 20 }, (_, n) => ({
      ...{ id: n + 1, naam: `Naam ${n}`, functie: null, email: null, uitDienstOp: null },
    }));
    await db.insertInto("medewerker").values(rows).execute();
    const cases = rows.map(({ id }) => ({
      ...{
        id,
        nummer: `2024-${String(id).padStart(4, "0")}`,
        jaar: 2024,
        volgnummer: id,
        vertrouwelijk: 0 as const,
      },
      ...{
        ingediendOp: "2024-01-01",
        geregistreerdOp: "2024-01-01",
        verantwoordelijkeId: id % 2 ? id : null,
      },
      ...{ gemeldOp: id > 10 ? "2024-01-02" : null, logAantal: 0, logHash: "" },
    }));
    await inTransactie(db, (trx) => voegToe(trx, "klacht", cases));
    const found = await db.selectFrom("klacht").selectAll().orderBy("id").execute();
    expect(found).toEqual(cases.map((row) => expect.objectContaining({ ...row, afgehandeldOp: null })));
  });
});

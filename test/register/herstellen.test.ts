/** Pairs torn for real, and worked on; `torn-pairs.slow.ts` has every combination of moments. */
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Bevinding } from "../../src/register/bevinding.ts";
import { controleer } from "../../src/register/controle.ts";
import type { Db } from "../../src/register/db.ts";
import { type Herstel, herstelPaar } from "../../src/register/herstellen.ts";
import { inKluis } from "../../src/register/in-kluis.ts";
import { leesPaar } from "../../src/register/kluis-aansluiten.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { HANDELENDE, writeCases } from "./fill.ts";
import { fillWithKluis, JELLE, openBoth, withKluis } from "./kluis.ts";
import { diskRegister, temporaryFolder } from "./temporary.ts";
import { confidential, content, copyMoments, note, open, torn } from "./torn.ts";

let copies: string;
beforeAll(async () => {
  copies = await copyMoments();
});
afterAll(() => rmSync(copies, { recursive: true, force: true }));

async function check(db: Db): Promise<Bevinding[]> {
  return controleer(db, { kluisOpen: true });
}

describe("a register that was put back, and used", () => {
  /** As if the copy of the register was put back, and this happened before anybody opened the closed file. */
  async function used(
    registerAt: string,
    kluisAt: string,
    acts: (db: Db) => Promise<unknown>,
  ): Promise<string> {
    const map = torn(copies, registerAt, kluisAt);
    const { db } = await diskRegister(map);
    await acts(db);
    return map;
  }

  const names = async (db: Db) => {
    const rows = await db.selectFrom("klacht").select("nummer").orderBy("nummer").execute();
    const result: Record<string, string> = {};
    for (const { nummer } of rows) {
      const { klager, vertrouwelijk } = await leesKlacht(db, nummer);
      result[nummer] = klager.naam + (vertrouwelijk ? ", in de kluis" : "");
    }
    return result;
  };

  async function mend(map: string): Promise<{ db: Db; mended: Herstel[] }> {
    const { db } = await openBoth(map, { ookOngelijk: true });
    const had = await content(db);
    const mended = await herstelPaar(db, HANDELENDE);
    const has = await content(db);
    expect([...had].filter((fact) => !has.has(fact))).toEqual([]);
    expect(await check(db)).toEqual([]);
    expect(await herstelPaar(db, HANDELENDE)).toEqual([]);
    return { db, mended };
  }

  it("keeps a new complaint that got the number of one in the closed file, and that one too", async () => {
    const map = await used("an open complaint more", "a confidential one more", (db) =>
      writeCases(db, [open("Na het terugzetten"), open("En nog een")]),
    );
    const { db, mended } = await mend(map);
    expect(await names(db)).toEqual({
      "2024-0001": "Open Een",
      "2024-0002": "Geheim Een, in de kluis",
      "2024-0003": "Open Twee",
      "2024-0004": "Na het terugzetten",
      "2024-0005": "En nog een",
      "2024-0006": "Geheim Twee, in de kluis",
    });
    expect(mended).toContainEqual(
      expect.objectContaining({
        nummer: "2024-0006",
        wat: "lag in de kluis als 2024-0004, maar dat nummer heeft intussen een andere klacht",
        gelukt: true,
      }),
    );
    const case6 = await leesKlacht(db, "2024-0006");
    expect(case6).toMatchObject({ verantwoordelijke: JELLE, ingediendOp: "2024-03-04" });
    expect(case6.termijnen).toHaveLength(5);
    expect(await writeCases(db, [confidential("De volgende")])).toEqual(["2024-0007"]);
  });

  it("keeps them also where the new one has been worked on longer", async () => {
    const map = await used("an open complaint more", "a confidential one more", async (db) => {
      await writeCases(db, [open("Na het terugzetten")]);
      for (let times = 0; times < 4; times += 1) await note(`Keer ${times}.`)(db, "2024-0004");
    });
    const { db } = await mend(map);
    expect(await names(db)).toMatchObject({
      "2024-0004": "Na het terugzetten",
      "2024-0005": "Geheim Twee, in de kluis",
    });
    expect((await leesKlacht(db, "2024-0004")).correspondentie).toHaveLength(4);
  });

  it("keeps a case of another year that got the place of one in the closed file", async () => {
    const map = await used("an open complaint more", "a confidential one more", (db) =>
      writeCases(db, [{ ...open("Volgend jaar"), ingediendOp: "2025-01-06" }]),
    );
    const { db } = await mend(map);
    expect(await names(db)).toMatchObject({
      "2024-0004": "Geheim Twee, in de kluis",
      "2025-0001": "Volgend jaar",
    });
  });

  it("keeps both sides of a case that went on in both", async () => {
    const map = await used("a confidential one more", "an act on that one", async (db) => {
      await note("In het open register verder.")(db, "2024-0001");
    });
    const { db, mended } = await mend(map);
    expect(await names(db)).toMatchObject({ "2024-0001": "Open Een", "2024-0005": "Open Een, in de kluis" });
    expect(mended).toContainEqual(
      expect.objectContaining({
        nummer: "2024-0005",
        wat: "is in beide bestanden verder behandeld: wat in het register staat blijft 2024-0001, wat in de kluis lag is nu 2024-0005",
        gelukt: true,
      }),
    );
    const texts = async (nummer: string) =>
      (await leesKlacht(db, nummer)).correspondentie.map(({ onderwerp }) => onderwerp);
    expect(await texts("2024-0001")).toEqual(["In het open register verder."]);
    expect(await texts("2024-0005")).toEqual(["Wat bleek over Open Een, toen geheim."]);
  });

  it("keeps the number of an old list with each", async () => {
    const map = torn(copies, "an open complaint more", "a confidential one more");
    const { db } = await diskRegister(map);
    await writeCases(db, [open("Na het terugzetten")]);
    await withKluis(
      map,
      async (register) => {
        await inKluis(register.db)
          .updateTable("dossier")
          .set({ externNummer: "K-17" })
          .where("klachtId", "=", 4)
          .execute();
      },
      { ookOngelijk: true },
    );
    const { db: mended } = await mend(map);
    expect((await leesKlacht(mended, "2024-0005")).externNummer).toBe("K-17");
  });
});

describe("mending", () => {
  it("does nothing with the closed file of another register", async () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()];
    for (const map of [one, other]) await fillWithKluis(map, [], [confidential("Iemand")]);
    rmSync(join(one, "kluis"), { recursive: true });
    cpSync(join(other, "kluis"), join(one, "kluis"), { recursive: true });
    await expect(openBoth(one)).rejects.toThrow("De kluis hoort bij een ander register");
    const { db } = await openBoth(one, { ookOngelijk: true });
    expect(await herstelPaar(db, HANDELENDE)).toEqual([]);
    expect(await check(db)).toContainEqual(
      expect.objectContaining({ nummer: null, wat: "De kluis hoort bij een ander register" }),
    );
  });

  it("that fails halfway changes nothing", async () => {
    const map = torn(copies, "start", "somebody else on it, and a letter");
    const { db } = await openBoth(map, { ookOngelijk: true });
    const before = [
      await content(db),
      await db.selectFrom("klacht").selectAll().execute(),
      await leesPaar(db),
    ];
    await sql`create temp trigger stuk before insert on main.logboek
      when new.handeling = 'register en kluis hersteld'
      begin select raise(abort, 'stuk'); end`.execute(db);
    await expect(herstelPaar(db, HANDELENDE)).rejects.toThrow("stuk");
    expect([
      await content(db),
      await db.selectFrom("klacht").selectAll().execute(),
      await leesPaar(db),
    ]).toEqual(before);
  });

  it("is told in the log of the office, and in that of a case whose acts were lost", async () => {
    const map = torn(copies, "an act on a confidential one", "a confidential one more");
    const { db } = await openBoth(map, { ookOngelijk: true });
    expect(await herstelPaar(db, HANDELENDE)).toEqual([
      {
        nummer: "2024-0002",
        wat: "de kluis is ouder: wat na handeling 1 is gedaan, moet opnieuw worden ingevoerd",
        gelukt: true,
      },
    ]);
    const last = (from: Db, id: number) =>
      from
        .selectFrom("logboek")
        .innerJoin("logboekDetail", (join) =>
          join
            .onRef("logboekDetail.klachtId", "=", "logboek.klachtId")
            .onRef("logboekDetail.volgnummer", "=", "logboek.volgnummer"),
        )
        .select(["handeling", "details"])
        .where("logboek.klachtId", "=", id)
        .orderBy("logboek.volgnummer", "desc")
        .executeTakeFirstOrThrow();
    expect((await last(db, 0)).handeling).toBe("register en kluis hersteld");
    const { handeling, details } = await last(inKluis(db), 2);
    expect(handeling).toBe("hersteld");
    expect(JSON.parse(details)).toMatchObject({
      ontbreekt: "handelingen 2 tot en met 2",
      registerWas: { id: 2 },
    });
  });
});

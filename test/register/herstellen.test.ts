/** Pairs torn for real: one of the two files put back from an earlier moment, in every combination. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Damaged } from "../../src/errors.ts";
import type { Bevinding } from "../../src/register/bevinding.ts";
import { controleer } from "../../src/register/controle.ts";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { type Herstel, herstelPaar } from "../../src/register/herstellen.ts";
import { INHOUD, inKluis } from "../../src/register/in-kluis.ts";
import { isPaar, leesPaar } from "../../src/register/kluis-aansluiten.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { verhuis } from "../../src/register/verhuizen.ts";
import { HANDELENDE, writeCases } from "./fill.ts";
import { fillWithKluis, JELLE, openBoth, SIETSKE, withKluis } from "./kluis.ts";
import { diskRegister, temporaryFolder } from "./temporary.ts";

/** An act that any case takes at any time. */
const note = (onderwerp: string) => (db: Db, nummer: string) =>
  voegCorrespondentieToe(db, nummer, { ...CALL, onderwerp }, HANDELENDE);

const CALL = {
  soort: "telefoon",
  datum: "2024-03-05",
  richting: "in",
  tekst: null,
  bestand: null,
  wijze: "telefoon",
} as const;

const open = (naam: string) => ({ klager: { naam } });
const confidential = (naam: string) => ({ ...open(naam), vertrouwelijk: true });

/** What happened in the office, one thing after the other. */
const HISTORY: Record<string, (db: Db) => Promise<unknown>> = {
  start: async () => {},
  "an open complaint more": (db) => writeCases(db, [open("Open Twee")]),
  "a confidential one more": (db) => writeCases(db, [{ ...confidential("Geheim Twee"), aan: JELLE }]),
  "an act on a confidential one": (db) => note("Wat bleek over Geheim Een.")(db, "2024-0002"),
  "an open one into the closed file": (db) =>
    verhuis(db, "2024-0001", "kluis", { reden: "gevoelig" }, HANDELENDE),
  "an act on that one": (db) => note("Wat bleek over Open Een, toen geheim.")(db, "2024-0001"),
  "a confidential one out of it": (db) => verhuis(db, "2024-0002", "register", { reden: "mag" }, HANDELENDE),
  "an act on that": (db) => note("Wat bleek over Geheim Een, toen open.")(db, "2024-0002"),
  "somebody else on it, and a letter": async (db) => {
    await wijsToe(db, "2024-0004", SIETSKE, "2024-03-06", HANDELENDE);
    const bestand = { naam: "b.docx", mediatype: "x/y", inhoud: Buffer.from([0, 1, 2, 255]) };
    const stuk = {
      soort: "brief",
      datum: "2024-03-06",
      richting: "in",
      onderwerp: "o",
      tekst: null,
    } as const;
    await voegCorrespondentieToe(db, "2024-0004", { ...stuk, bestand, wijze: "brief" }, HANDELENDE);
  },
};

const MOMENTS = Object.keys(HISTORY);

/** A copy of the register folder as it was after each of these. */
let copies: string;
beforeAll(async () => {
  copies = mkdtempSync(join(tmpdir(), "klacht-test-"));
  const map = join(copies, "register");
  await fillWithKluis(map, [JELLE, SIETSKE], [open("Open Een"), confidential("Geheim Een")]);
  for (const [moment, act] of Object.entries(HISTORY)) {
    await withKluis(map, ({ db }) => act(db));
    cpSync(map, join(copies, moment), { recursive: true });
  }
});
afterAll(() => rmSync(copies, { recursive: true, force: true }));

/** A register folder of which the two files are of different moments. */
function torn(registerAt: string, kluisAt: string): string {
  const map = temporaryFolder();
  mkdirSync(map, { recursive: true });
  cpSync(join(copies, registerAt, "register.db"), join(map, "register.db"));
  cpSync(join(copies, kluisAt, "kluis"), join(map, "kluis"), { recursive: true });
  return map;
}

/** Every row of the content of both files, without the number that SQLite gave its case. */
async function content(db: Db): Promise<Set<string>> {
  const facts = new Set<string>();
  for (const schema of ["main", "kluis"]) {
    for (const tabel of INHOUD) {
      const { rows } = await sql<Record<string, unknown>>`
        select * from ${sql.table(`${schema}.${tabel}`)} where klacht_id <> 0`.execute(db);
      // The seal follows from the rest.
      for (const { klachtId: _, zegel: __, ...row } of rows) facts.add(`${tabel} ${JSON.stringify(row)}`);
    }
  }
  return facts;
}

/** The klagers whose content lies in neither file, though the register has their case. */
const LOST = /ontbreekt in de kluis|ligt in geen van beide/;

const isLost = ({ wat }: Bevinding | Herstel) => LOST.test(wat);

async function check(db: Db): Promise<Bevinding[]> {
  return controleer(db, { kluisOpen: true });
}

async function isAPair(db: Db): Promise<boolean> {
  const { register, kluis } = await leesPaar(db);
  return isPaar(register, kluis);
}

const PAIRS = MOMENTS.flatMap((registerAt) => MOMENTS.map((kluisAt) => [registerAt, kluisAt] as const));

/** Whether an act between these two moments wrote both files: an open complaint is no business of the closed one. */
const areOfOneMoment = (one: string, other: string) => {
  const [from, to] = [MOMENTS.indexOf(one), MOMENTS.indexOf(other)].sort((a, b) => a - b);
  const between = MOMENTS.slice(from! + 1, to! + 1);
  return between.every((moment) => ["an open complaint more", "an act on that"].includes(moment));
};

describe("is noticed, named, mended, and loses nothing that either had:", () => {
  it.for(PAIRS)("a register from “%s” beside a closed file from “%s”", async ([registerAt, kluisAt]) => {
    const map = torn(registerAt, kluisAt);
    const whole = areOfOneMoment(registerAt, kluisAt);
    if (!whole) await expect(openBoth(map)).rejects.toThrow(Damaged);
    const { db } = await openBoth(map, { ookOngelijk: true });
    expect(await isAPair(db)).toBe(whole);
    const before = await check(db);
    if (whole) {
      expect(before).toEqual([]);
      expect(await herstelPaar(db, HANDELENDE)).toEqual([]);
      return;
    }
    expect(before).toContainEqual(
      expect.objectContaining({ nummer: null, wat: "Register en kluis zijn niet van hetzelfde moment" }),
    );

    const had = await content(db);
    const mended = await herstelPaar(db, HANDELENDE);
    const has = await content(db);
    expect([...had].filter((fact) => !has.has(fact))).toEqual([]);
    expect(await isAPair(db)).toBe(true);
    // What is wrong then is only what lay in neither file, and that was told; open ones of a later moment leave a gap.
    const after = await check(db);
    expect(
      after.every(
        (finding) =>
          isLost(finding) || /logboek eindigt bij regel 0|terwijl er latere nummers zijn/.test(finding.wat),
      ),
    ).toBe(true);
    const lost = [...new Set(after.filter(isLost).map(({ nummer }) => nummer))].toSorted();
    expect(mended.filter(({ gelukt }) => !gelukt).map(({ nummer }) => nummer)).toEqual(lost);
    expect(mended.filter(({ gelukt }) => !gelukt).every(isLost)).toBe(true);
    for (const { wat } of mended) expect(wat).toMatch(/^[a-z]/);

    // Every case can be read and goes on, from where it lies.
    const cases = await db.selectFrom("klacht").select(["nummer", "vertrouwelijk"]).execute();
    for (const { nummer, vertrouwelijk } of cases.filter(({ nummer }) => !lost.includes(nummer))) {
      expect((await leesKlacht(db, nummer)).vertrouwelijk).toBe(vertrouwelijk === 1);
      await note("Verder.")(db, nummer);
    }
    expect(await check(db)).toEqual(after);
    expect(await herstelPaar(db, HANDELENDE)).toEqual([]);
  });
});

describe("a register that was put back, and used", () => {
  /** As if the copy of the register was put back, and this happened before anybody opened the closed file. */
  async function used(
    registerAt: string,
    kluisAt: string,
    acts: (db: Db) => Promise<unknown>,
  ): Promise<string> {
    const map = torn(registerAt, kluisAt);
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
    const map = torn("an open complaint more", "a confidential one more");
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
    const map = torn("start", "somebody else on it, and a letter");
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
    const map = torn("an act on a confidential one", "a confidential one more");
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

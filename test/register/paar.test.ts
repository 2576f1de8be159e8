import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { stelUit } from "../../src/register/einde.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { inKluis } from "../../src/register/in-kluis.ts";
import { leesPaar } from "../../src/register/kluis-aansluiten.ts";
import { bewaarKluisConcept, leesKluisConcept, wisKluisConcept } from "../../src/register/kluisconcept.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import type { Kaart } from "../../src/register/paar.ts";
import { onderzoek } from "../../src/register/standpunt.ts";
import { verhuis } from "../../src/register/verhuizen.ts";
import { HANDELENDE, writeCases } from "./fill.ts";
import { fillWithKluis, JELLE, openBoth, SIETSKE } from "./kluis.ts";
import { temporaryFolder } from "./temporary.ts";

const OPEN = "2024-0001";
const CLOSED = "2024-0002";

let db: Db;
beforeEach(async () => {
  const map = temporaryFolder();
  await fillWithKluis(
    map,
    [JELLE, SIETSKE],
    [
      { klager: { naam: "A" } },
      { klager: { naam: "B" }, vertrouwelijk: true, aan: SIETSKE, gemeldOp: "2024-03-04" },
    ],
  );
  db = (await openBoth(map)).db;
});

/** What the register says of a case, in the form of the card. */
async function cardNow(id: number): Promise<Kaart> {
  const { verantwoordelijkeId, ...klacht } = await db
    .selectFrom("klacht")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const medewerkers = await db.selectFrom("medewerker").selectAll().execute();
  const verantwoordelijke =
    medewerkers.find((medewerker) => medewerker.id === verantwoordelijkeId)?.naam ?? null;
  const termijnen = await db.selectFrom("termijn").selectAll().where("klachtId", "=", id).execute();
  return { klacht, verantwoordelijke, termijnen };
}

async function cards(): Promise<Record<number, unknown>> {
  const rows = await inKluis(db).selectFrom("kaart").selectAll().execute();
  return Object.fromEntries(rows.map(({ klachtId, gegevens }) => [klachtId, JSON.parse(gegevens)]));
}

const CALL = {
  soort: "telefoon",
  datum: "2024-03-05",
  richting: "in",
  onderwerp: "o",
  tekst: null,
  bestand: null,
} as const;

const BOTH: Record<string, () => Promise<unknown>> = {
  "an intake": () => writeCases(db, [{ vertrouwelijk: true }]),
  "intakes of both kinds at once": () =>
    writeCases(db, [{ vertrouwelijk: true }, {}, { vertrouwelijk: true, aan: JELLE }]),
  "a report to the responsible": () => wijsToe(db, CLOSED, JELLE, "2024-03-05", HANDELENDE),
  "a later date": () =>
    stelUit(db, CLOSED, { datum: "2024-03-06", tot: "2024-04-02", reden: "r" }, HANDELENDE),
  "a call": () => voegCorrespondentieToe(db, CLOSED, { ...CALL, wijze: "telefoon" }, HANDELENDE),
  "a move into it": () => verhuis(db, OPEN, "kluis", { reden: "r" }, HANDELENDE),
  "a move out of it": () => verhuis(db, CLOSED, "register", { reden: "r" }, HANDELENDE),
};

const ONE: Record<string, () => Promise<unknown>> = {
  "an open intake": () => writeCases(db, [{}]),
  "an act on an open case": () => wijsToe(db, OPEN, JELLE, "2024-03-05", HANDELENDE),
  "an employee more": () =>
    voegMedewerkerToe(db, { naam: "Anna Visser", functie: null, email: null }, HANDELENDE),
  "a draft": () => bewaarKluisConcept(db, SIETSKE, { op: "2024-03-04T09:00:00Z", antwoorden: { naam: "x" } }),
};

describe("an act that writes both files", () => {
  it.each(Object.keys(BOTH))(
    "leaves one mark in both, and cards that say what the register says: %s",
    async (act) => {
      const before = await leesPaar(db);
      await BOTH[act]!();
      const { register, kluis } = await leesPaar(db);
      expect(register).toEqual(kluis);
      expect(register.aantal).toBe(before.register.aantal + 1);
      expect(register.paarKenmerk).toMatch(/^[0-9a-f-]{36}$/);
      expect(register.paarKenmerk).not.toBe(before.register.paarKenmerk);
      const confidential = await db
        .selectFrom("klacht")
        .select("id")
        .where("vertrouwelijk", "=", 1)
        .execute();
      const expected = await Promise.all(
        confidential.map(async ({ id }) => [id, await cardNow(id)] as const),
      );
      expect(await cards()).toEqual(Object.fromEntries(expected));
    },
  );
});

describe("an act that writes one file", () => {
  it.each(Object.keys(ONE))("leaves no mark: %s", async (act) => {
    const before = [await leesPaar(db), await cards()];
    await ONE[act]!();
    expect([await leesPaar(db), await cards()]).toEqual(before);
  });
});

describe("an act on a confidential case that fails", () => {
  it("after its content was written leaves no mark and no content", async () => {
    const before = [await leesPaar(db), await cards()];
    await sql`create temp trigger stuk before update on main.register begin select raise(abort, 'stuk'); end`.execute(
      db,
    );
    const attempt = onderzoek(db, CLOSED, { datum: "2024-03-06", met: null, tekst: "t" }, HANDELENDE);
    await expect(attempt).rejects.toThrow("stuk");
    expect([await leesPaar(db), await cards()]).toEqual(before);
    expect(await inKluis(db).selectFrom("notitie").selectAll().execute()).toEqual([]);
  });
});

describe("a draft in the closed file", () => {
  const concept = { op: "2024-03-04T09:00:00Z", antwoorden: { vertrouwelijk: "ja", naam: "Geheim" } };

  it("is kept for each person, whatever the capitals, and the last one counts", async () => {
    await bewaarKluisConcept(db, SIETSKE, concept);
    await bewaarKluisConcept(db, SIETSKE.toUpperCase(), { ...concept, antwoorden: { naam: "Anders" } });
    expect(await leesKluisConcept(db, SIETSKE)).toMatchObject({ antwoorden: { naam: "Anders" } });
    expect(await leesKluisConcept(db, JELLE)).toBeNull();
    await wisKluisConcept(db, JELLE);
    expect(await leesKluisConcept(db, SIETSKE)).not.toBeNull();
    await wisKluisConcept(db, SIETSKE);
    expect(await leesKluisConcept(db, SIETSKE)).toBeNull();
  });
});

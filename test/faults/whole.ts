/** Whether register and closed file are whole together, and what every case in them went through. */
import { expect } from "vitest";
import { controleer } from "../../src/register/controle.ts";
import type { Db } from "../../src/register/db.ts";
import { inKluis } from "../../src/register/in-kluis.ts";
import { leesPaar } from "../../src/register/kluis-aansluiten.ts";
import type { Kaart } from "../../src/register/paar.ts";
import type { Schema } from "../../src/register/schema.ts";

export interface Course {
  readonly nummer: string;
  readonly confidential: boolean;
  /** The name of the klager, which stands in the texts too. */
  readonly naam: string;
  /** What the log says was done, in order. */
  readonly acts: readonly string[];
}

/** Checks what must always hold of both files, and returns what the log of each case tells. */
export async function expectWhole(db: Db): Promise<Course[]> {
  expect(await controleer(db, { kluisOpen: true })).toEqual([]);
  const { register, kluis } = await leesPaar(db);
  expect(kluis).toEqual(register);
  const klachten = await db.selectFrom("klacht").selectAll().orderBy("volgnummer").execute();
  expect(klachten.map(({ id, volgnummer }) => [id, volgnummer])).toEqual(
    klachten.map((_, index) => [index + 1, index + 1]),
  );
  const [open, gesloten] = await Promise.all([contentOf(db), contentOf(inKluis(db))]);
  const kaarten = await inKluis(db).selectFrom("kaart").selectAll().execute();
  const perKaart = new Map(
    kaarten.map(({ klachtId, gegevens }) => [klachtId, JSON.parse(gegevens) as Kaart]),
  );
  expect(kaarten).toHaveLength(klachten.filter(({ vertrouwelijk }) => vertrouwelijk === 1).length);
  return klachten.map((klacht) => {
    const { id, nummer } = klacht;
    const confidential = klacht.vertrouwelijk === 1;
    const [here, elsewhere] = confidential ? [gesloten, open] : [open, gesloten];
    const inhoud = here.get(id)!;
    expect({ nummer, elsewhere: elsewhere.get(id) }).toEqual({ nummer, elsewhere: undefined });
    // Every row has its act in the log, and every act its rows.
    const done = (act: RegExp) => inhoud.acts.filter((deze) => act.test(deze)).length;
    const { notities, stukken, bestanden, standpunten } = inhoud;
    expect({ nummer, notities, stukken, bestanden, standpunten }).toEqual({
      nummer,
      notities: done(/^onderzoek$/),
      stukken: done(/^correspondentie/),
      bestanden: done(/^correspondentie/),
      standpunten: Math.min(done(/^standpunt/), 1),
    });
    expect(klacht.standpuntOp !== null).toBe(standpunten === 1);
    if (confidential) {
      const { verantwoordelijkeId: _, ...rij } = klacht;
      expect(perKaart.get(id)?.klacht).toEqual(rij);
    }
    return { nummer, confidential, naam: inhoud.naam, acts: inhoud.acts };
  });
}

/** What the log of each case tells, by the order of their numbers; nothing is checked. */
export async function coursesOf(db: Db): Promise<Course[]> {
  const klachten = await db
    .selectFrom("klacht")
    .select(["id", "nummer", "vertrouwelijk"])
    .orderBy("id")
    .execute();
  const [open, gesloten] = await Promise.all([contentOf(db), contentOf(inKluis(db))]);
  return klachten.map(({ id, nummer, vertrouwelijk }) => {
    const { naam, acts } = (vertrouwelijk === 1 ? gesloten : open).get(id)!;
    return { nummer, confidential: vertrouwelijk === 1, naam, acts };
  });
}

interface Inhoud {
  readonly naam: string;
  readonly acts: readonly string[];
  readonly notities: number;
  readonly stukken: number;
  readonly bestanden: number;
  readonly standpunten: number;
}

async function contentOf(db: Db): Promise<Map<number, Inhoud>> {
  const dossiers = await db.selectFrom("dossier").select(["klachtId", "naam"]).execute();
  const log = await db
    .selectFrom("logboek")
    .select(["klachtId", "handeling"])
    .where("klachtId", ">", 0)
    .orderBy("klachtId")
    .orderBy("volgnummer")
    .execute();
  const acts = Map.groupBy(log, ({ klachtId }) => klachtId);
  const count = async (tabel: "notitie" | "correspondentie" | "bestand" | "standpunt") => {
    const rows = await db
      .selectFrom(tabel as "notitie")
      .select("klachtId")
      .execute();
    return Map.groupBy(rows, ({ klachtId }) => klachtId);
  };
  const [notities, stukken, bestanden, standpunten] = await Promise.all(
    (["notitie", "correspondentie", "bestand", "standpunt"] satisfies (keyof Schema)[]).map(count),
  );
  // A row of whatever table makes it a case of this file: half of one would show.
  const ids = [...acts.keys(), ...dossiers.map(({ klachtId }) => klachtId)];
  for (const rows of [notities, stukken, bestanden, standpunten]) ids.push(...rows!.keys());
  const namen = new Map(dossiers.map(({ klachtId, naam }) => [klachtId, naam]));
  return new Map(
    [...new Set(ids)].map((id) => [
      id,
      {
        naam: namen.get(id) ?? "(geen dossier)",
        acts: (acts.get(id) ?? []).map(({ handeling }) => handeling),
        notities: notities?.get(id)?.length ?? 0,
        stukken: stukken?.get(id)?.length ?? 0,
        bestanden: bestanden?.get(id)?.length ?? 0,
        standpunten: standpunten?.get(id)?.length ?? 0,
      },
    ]),
  );
}

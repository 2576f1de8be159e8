/** Whole cases in pieces, for who takes them elsewhere: any number of them takes the same memory. */
import { sql } from "kysely";
import { Damaged } from "../errors.ts";
import type { IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import type { Termijn, TermijnSoort } from "../procedure/termijnen.ts";
import { leesKlachten } from "./lezen.ts";
import type { Db } from "./open.ts";

/** A confidential case as the open register knows it: that it is there, who handles it, and its dates. */
export interface GeslotenKlacht extends Mijlpalen {
  readonly gesloten: true;
  readonly nummer: string;
  readonly vertrouwelijk: true;
  readonly verantwoordelijke: string | null;
  readonly termijnen: readonly Termijn[];
}

export interface Uitvoerfilter {
  readonly peildatum: IsoDate;
  /** The year of the numbers. */
  readonly jaar?: number;
}

const STUK = 25;

/**
 * The cases in the order of their numbers, in pieces that are each read at one moment: others can write in between, but
 * no case comes out half changed. A confidential one whose content can't be read comes out closed.
 * @throws {Damaged} an open case has no content
 */
export async function* streamUitvoer(
  db: Db,
  { peildatum, jaar }: Uitvoerfilter,
): AsyncGenerator<(Klacht | GeslotenKlacht)[]> {
  let vorige = { jaar: 0, volgnummer: 0 };
  for (;;) {
    const { jaar: na, volgnummer } = vorige;
    const { rijen, stuk } = await opEenMoment(db, async (moment) => {
      const rijen = await moment
        .selectFrom("klacht")
        .select(["id", "nummer", "jaar", "volgnummer", "vertrouwelijk"])
        .where("ingediendOp", "<=", peildatum)
        .where(sql<boolean>`(jaar, volgnummer) > (${na}, ${volgnummer})`)
        .$if(jaar !== undefined, (q) => q.where("jaar", "=", jaar!))
        .orderBy("jaar")
        .orderBy("volgnummer")
        .limit(STUK)
        .execute();
      const ids = rijen.map(({ id }) => id);
      const open = new Map((await leesKlachten(moment, ids)).map((klacht) => [klacht.nummer, klacht]));
      const dicht = rijen.filter(({ nummer }) => !open.has(nummer));
      const beschadigd = dicht.find(({ vertrouwelijk }) => vertrouwelijk === 0);
      if (beschadigd) {
        throw new Damaged(
          `Van klacht ${beschadigd.nummer} ontbreekt de inhoud in het register`,
          "Zet de laatste goede reservekopie terug.",
        );
      }
      const gesloten = await leesGesloten(
        moment,
        dicht.map(({ id }) => id),
      );
      return { rijen, stuk: rijen.map(({ nummer }) => open.get(nummer) ?? gesloten.get(nummer)!) };
    });
    const laatste = rijen.at(-1);
    if (laatste === undefined) return;
    vorige = laatste;
    yield stuk;
  }
}

/** Runs queries that see the register as it is at the first of them. */
async function opEenMoment<T>(db: Db, werk: (moment: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (moment) => {
    await sql`begin`.execute(moment);
    try {
      return await werk(moment);
    } finally {
      await sql`commit`.execute(moment);
    }
  });
}

async function leesGesloten(db: Db, ids: readonly number[]): Promise<Map<string, GeslotenKlacht>> {
  const gesloten = new Map<string, GeslotenKlacht>();
  for (const id of ids) {
    const klacht = await db
      .selectFrom("klacht")
      .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
      .select([
        "nummer",
        "ingediendOp",
        "gemeldOp",
        "bevestigdOp",
        "standpuntOp",
        "meegedeeldOp",
        "schriftelijkOp",
        "bezwaarOp",
        "herbeoordeeldOp",
        "geschilOp",
        "overeenstemmingOp",
        "afgehandeldOp",
        "medewerker.naam as verantwoordelijke",
      ])
      .where("klacht.id", "=", id)
      .executeTakeFirstOrThrow();
    const termijnen = await db
      .selectFrom("termijn")
      .select(["soort", "uiterlijk", "eersteUiterlijk", "voldaanOp", "vervallenOp"])
      .where("klachtId", "=", id)
      .orderBy("uiterlijk")
      .execute();
    gesloten.set(klacht.nummer, {
      ...klacht,
      gesloten: true,
      vertrouwelijk: true,
      termijnen: termijnen.map((termijn) => ({ ...termijn, soort: termijn.soort as TermijnSoort })),
    });
  }
  return gesloten;
}

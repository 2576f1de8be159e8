/** Reading whole cases. */
import { type RawBuilder, type Selectable, sql } from "kysely";
import { Damaged } from "../errors.ts";
import type { IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import type { Feiten } from "../procedure/verloop.ts";
import { wachtOpVerzekeraar } from "../procedure/verzekeraar.ts";
import type { Db } from "./db.ts";
import { type Plaats, plaatsVan } from "./plaats.ts";
import { maakKlacht } from "./rijen.ts";
import type { Schema } from "./schema.ts";

/**
 * The case with this number (in full).
 * @throws {NotFound} there is none @throws {Locked} it is confidential and the closed file is shut
 * @throws {Damaged} its content is not there
 */
export async function leesKlacht(db: Db, nummer: string): Promise<Klacht> {
  return leesOpPlaats(await plaatsVan(db, nummer), nummer);
}

/** As {@link leesKlacht}, where it is known already where the case lies. */
export async function leesOpPlaats({ id, db }: Plaats<Db>, nummer: string): Promise<Klacht> {
  const [klacht] = await leesKlachten(db, [id]);
  if (klacht === undefined) {
    throw new Damaged(
      `De inhoud van klacht ${nummer} ontbreekt`,
      "Kijk wat er te herstellen is met: klacht controle",
    );
  }
  return klacht;
}

/** The cases with these ids, in the order of the ids; the same number of queries however many there are. */
export async function leesKlachten(db: Db, ids: readonly number[]): Promise<Klacht[]> {
  if (ids.length === 0) return [];
  const klachten = await db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
    .selectAll("dossier")
    .selectAll("klacht")
    .select("medewerker.naam as verantwoordelijke")
    .where("klacht.id", "in", alsLijst(ids))
    .execute();
  const termijnen = await db
    .selectFrom("termijn")
    .selectAll()
    .where("klachtId", "in", alsLijst(ids))
    .execute();
  const standpunten = await db
    .selectFrom("standpunt")
    .selectAll()
    .where("klachtId", "in", alsLijst(ids))
    .orderBy("ronde")
    .execute();
  const deel = {
    termijnen: perKlacht(termijnen),
    standpunten: perKlacht(standpunten),
    maatregelen: perKlacht(await regels(db, "maatregel", ids)),
    bezwaren: perKlacht(await regels(db, "bezwaar", ids)),
    gesprekken: perKlacht(await regels(db, "gesprek", ids)),
    kifid: perKlacht(await regels(db, "kifid", ids)),
    uitstel: perKlacht(await regels(db, "uitstel", ids)),
    notities: perKlacht(await regels(db, "notitie", ids)),
    correspondentie: perKlacht(await regels(db, "correspondentie", ids)),
  };
  const perId = new Map(
    klachten.map((rij) => [
      rij.id,
      maakKlacht(rij, {
        termijnen: deel.termijnen(rij.id),
        standpunten: deel.standpunten(rij.id),
        maatregelen: deel.maatregelen(rij.id),
        bezwaren: deel.bezwaren(rij.id),
        gesprekken: deel.gesprekken(rij.id),
        kifid: deel.kifid(rij.id),
        uitstel: deel.uitstel(rij.id),
        notities: deel.notities(rij.id),
        correspondentie: deel.correspondentie(rij.id),
      }),
    ]),
  );
  return ids.flatMap((id) => perId.get(id) ?? []);
}

/** As one value: a statement with hundreds of them is slow to make, and keeps its memory until long after. */
function alsLijst(ids: readonly number[]): RawBuilder<number> {
  return sql`(select value from json_each(${JSON.stringify(ids)}))`;
}

type RegelTabel = "maatregel" | "bezwaar" | "gesprek" | "kifid" | "uitstel" | "notitie" | "correspondentie";

/** The rows of a table that is numbered within its case, in that order. */
async function regels<T extends RegelTabel>(
  db: Db,
  tabel: T,
  ids: readonly number[],
): Promise<Selectable<Schema[T]>[]> {
  const rijen = await db
    .selectFrom(tabel as RegelTabel)
    .selectAll()
    .where("klachtId", "in", alsLijst(ids))
    .orderBy("klachtId")
    .orderBy("volgnummer")
    .execute();
  return rijen as Selectable<Schema[T]>[];
}

function perKlacht<T extends { klachtId: number }>(rijen: readonly T[]): (id: number) => T[] {
  const groepen = Map.groupBy(rijen, ({ klachtId }) => klachtId);
  return (id) => groepen.get(id) ?? [];
}

/** What the course of a case depends on. */
export function feitenVan(klacht: Klacht): Feiten {
  return {
    ...klacht,
    oordeel: klacht.standpunten.at(-1)?.oordeel ?? null,
    overeenstemming: klacht.overeenstemmingOp !== null,
    laatsteOp: laatsteDag(klacht),
    wachtOpVerzekeraar: wachtOpVerzekeraar(klacht),
    kifidStatus: verstBijKifid(klacht),
  };
}

/** How far the case came at Kifid: a referral that is registered late takes nothing back. */
function verstBijKifid({ kifid }: Klacht): Feiten["kifidStatus"] {
  const verder = kifid.findLast(({ status }) => status !== "verwezen");
  return (verder ?? kifid.at(-1))?.status ?? null;
}

/** The latest of the days on which something happened; letters and notes may be filed on any later day. */
function laatsteDag(klacht: Klacht): IsoDate | null {
  const dagen = [
    klacht.gemeldOp,
    klacht.bevestigdOp,
    klacht.standpuntOp,
    klacht.meegedeeldOp,
    klacht.schriftelijkOp,
    klacht.bezwaarOp,
    klacht.herbeoordeeldOp,
    ...klacht.gesprekken.map(({ datum }) => datum),
    ...klacht.kifid.map(({ datum }) => datum),
  ];
  return (
    dagen
      .filter((dag) => dag !== null)
      .sort()
      .at(-1) ?? null
  );
}

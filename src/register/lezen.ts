/** Reading whole cases. */
import { Damaged } from "../errors.ts";
import type { IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import type { Feiten } from "../procedure/verloop.ts";
import { wachtOpVerzekeraar } from "../procedure/verzekeraar.ts";
import type { Db } from "./db.ts";
import { type Plaats, plaatsVan } from "./plaats.ts";
import { maakKlacht } from "./rijen.ts";
import * as vragen from "./vragen/klacht.ts";

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
  const lijst = { ids: JSON.stringify(ids) };
  const klachten = await vragen.klachten.alle(db, lijst);
  const deel = {
    termijnen: perKlacht(await vragen.termijnen.alle(db, lijst)),
    standpunten: perKlacht(await vragen.standpunten.alle(db, lijst)),
    maatregelen: perKlacht(await vragen.maatregelen.alle(db, lijst)),
    bezwaren: perKlacht(await vragen.bezwaren.alle(db, lijst)),
    gesprekken: perKlacht(await vragen.gesprekken.alle(db, lijst)),
    kifid: perKlacht(await vragen.kifid.alle(db, lijst)),
    uitstel: perKlacht(await vragen.uitstel.alle(db, lijst)),
    notities: perKlacht(await vragen.notities.alle(db, lijst)),
    correspondentie: perKlacht(await vragen.correspondentie.alle(db, lijst)),
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

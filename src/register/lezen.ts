/** Reading whole cases. */
import type { Selectable } from "kysely";
import { NotFound } from "../errors.ts";
import type { Klacht, Standpunt } from "../procedure/klacht.ts";
import { TERMIJNEN, type Termijn, type TermijnSoort } from "../procedure/termijnen.ts";
import type { Feiten } from "../procedure/verloop.ts";
import type { Db } from "./open.ts";
import type { DossierTabel, KlachtTabel, StandpuntTabel, TermijnTabel } from "./schema.ts";

/**
 * The case with this number (in full).
 * @throws {NotFound} there is none
 */
export async function leesKlacht(db: Db, nummer: string): Promise<Klacht> {
  const rij = await db.selectFrom("klacht").select("id").where("nummer", "=", nummer).executeTakeFirst();
  const [klacht] = rij === undefined ? [] : await leesKlachten(db, [rij.id]);
  if (klacht === undefined) {
    throw new NotFound(`Klacht ${nummer} staat niet in het register`, "Bekijk de nummers met: klacht lijst");
  }
  return klacht;
}

/** The cases with these ids, in the order of the ids; three queries however many there are. */
export async function leesKlachten(db: Db, ids: readonly number[]): Promise<Klacht[]> {
  if (ids.length === 0) return [];
  const [klachten, termijnen, standpunten] = await Promise.all([
    db
      .selectFrom("klacht")
      .innerJoin("dossier", "dossier.klachtId", "klacht.id")
      .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
      .selectAll("dossier")
      .selectAll("klacht")
      .select("medewerker.naam as verantwoordelijke")
      .where("klacht.id", "in", ids)
      .execute(),
    db.selectFrom("termijn").selectAll().where("klachtId", "in", ids).execute(),
    db.selectFrom("standpunt").selectAll().where("klachtId", "in", ids).orderBy("ronde").execute(),
  ]);
  const termijnenPerKlacht = Map.groupBy(termijnen, ({ klachtId }) => klachtId);
  const standpuntenPerKlacht = Map.groupBy(standpunten, ({ klachtId }) => klachtId);
  const perId = new Map(
    klachten.map((rij) => [
      rij.id,
      maakKlacht(rij, termijnenPerKlacht.get(rij.id) ?? [], standpuntenPerKlacht.get(rij.id) ?? []),
    ]),
  );
  return ids.flatMap((id) => perId.get(id) ?? []);
}

/** What the course of a case depends on. */
export function feitenVan(klacht: Klacht): Feiten {
  return { ...klacht, oordeel: klacht.standpunten.at(-1)?.oordeel ?? null, overeenstemming: false };
}

const VOLGORDE = Object.keys(TERMIJNEN) as TermijnSoort[];

type KlachtRij = Selectable<KlachtTabel> & Selectable<DossierTabel> & { verantwoordelijke: string | null };

function maakKlacht(
  rij: KlachtRij,
  termijnen: readonly Selectable<TermijnTabel>[],
  standpunten: readonly Selectable<StandpuntTabel>[],
): Klacht {
  return {
    nummer: rij.nummer,
    vertrouwelijk: rij.vertrouwelijk === 1,
    ingediendOp: rij.ingediendOp,
    geregistreerdOp: rij.geregistreerdOp,
    ontvangenDoor: rij.ontvangenDoor,
    wijze: rij.wijze,
    klager: {
      naam: rij.naam,
      adres: rij.adres,
      postcode: rij.postcode,
      plaats: rij.plaats,
      land: rij.land,
      telefoon: rij.telefoon,
      email: rij.email,
      klantnummer: rij.klantnummer,
    },
    aard: rij.aard,
    product: rij.product,
    polisnummer: rij.polisnummer,
    maatschappij: rij.maatschappij,
    omschrijving: rij.omschrijving,
    gewensteOplossing: rij.gewensteOplossing,
    betrokkenMedewerker: rij.betrokkenMedewerker,
    verantwoordelijke: rij.verantwoordelijke,
    gemeldOp: rij.gemeldOp,
    bevestigdOp: rij.bevestigdOp,
    standpuntOp: rij.standpuntOp,
    meegedeeldOp: rij.meegedeeldOp,
    schriftelijkOp: rij.schriftelijkOp,
    bezwaarOp: rij.bezwaarOp,
    herbeoordeeldOp: rij.herbeoordeeldOp,
    geschilOp: rij.geschilOp,
    standpunten: standpunten.map(maakStandpunt),
    oorzaak: rij.oorzaak,
    verbetermaatregel: rij.verbetermaatregel,
    afgehandeldOp: rij.afgehandeldOp,
    wijzeVanAfhandeling: rij.wijzeVanAfhandeling,
    afsluitreden: rij.afsluitreden as Klacht["afsluitreden"],
    berust: rij.berust === null ? null : rij.berust === 1,
    externNummer: rij.externNummer,
    termijnen: termijnen
      .map(maakTermijn)
      .sort((a, b) => VOLGORDE.indexOf(a.soort) - VOLGORDE.indexOf(b.soort)),
  };
}

function maakTermijn({ soort, uiterlijk, voldaanOp, vervallenOp }: Selectable<TermijnTabel>): Termijn {
  return { soort: soort as TermijnSoort, uiterlijk, voldaanOp, vervallenOp };
}

function maakStandpunt({ klachtId: _, ...rij }: Selectable<StandpuntTabel>): Standpunt {
  return { ...rij, oordeel: rij.oordeel as Standpunt["oordeel"], beoordelaars: JSON.parse(rij.beoordelaars) };
}

/**
 * Mending a pair that was torn: one of the two files is of another moment. Of each case the file with the longer log
 * is right, since every act and every move adds a row; what the register says of it is put back from the card.
 */
import type { Selectable, Transaction } from "kysely";
import { inKluis } from "./in-kluis.ts";
import { isPaar, leesPaar } from "./kluis-aansluiten.ts";
import { type Handelende, schrijfKantoorLog, schrijfLog } from "./logboek.ts";
import { idVanMedewerker } from "./medewerkers.ts";
import type { Db } from "./open.ts";
import { type Kaart, tekenPaar } from "./paar.ts";
import type { KlachtTabel, Schema } from "./schema.ts";
import { verwijderInhoud } from "./verhuizen.ts";
import { verzegel } from "./zegel.ts";

/** What was done for a case; `gelukt` is false where nothing could be done. */
export interface Herstel {
  readonly nummer: string | null;
  readonly wat: string;
  readonly gelukt: boolean;
}

/**
 * Makes register and closed file a pair again, without losing what either has; in one transaction. Returns what was
 * done for each case; nothing where they were a pair.
 */
export async function herstelPaar(db: Db, handelende: Handelende): Promise<Herstel[]> {
  return db.transaction().execute(async (trx) => {
    const { register, kluis } = await leesPaar(trx);
    if (register.kenmerk !== kluis.kenmerk || isPaar(register, kluis)) return [];
    const uitkomsten: Herstel[] = [];
    const kaarten = await leesKaarten(trx);
    for (const [id, kaart] of kaarten) uitkomsten.push(...(await herstelKlacht(trx, id, kaart, handelende)));
    uitkomsten.push(...(await meldVerloren(trx, new Set(kaarten.keys()))));
    // From the older of the two the counting would go on where the other one has been already.
    await trx
      .updateTable("register")
      .set({ paarAantal: Math.max(register.aantal, kluis.aantal) })
      .execute();
    await schrijfKantoorLog(trx, handelende, "register en kluis hersteld", {
      register: register.aantal,
      kluis: kluis.aantal,
      klachten: uitkomsten.map(({ nummer, wat }) => `${nummer}: ${wat}`),
    });
    const inKluisNu = await inKluis(trx).selectFrom("dossier").select("klachtId").execute();
    await tekenPaar(
      trx,
      inKluisNu.map(({ klachtId }) => klachtId),
    );
    return uitkomsten;
  });
}

async function leesKaarten(trx: Transaction<Schema>): Promise<Map<number, Kaart>> {
  const rijen = await inKluis(trx).selectFrom("kaart").selectAll().orderBy("klachtId").execute();
  return new Map(rijen.map(({ klachtId, gegevens }) => [klachtId, JSON.parse(gegevens) as Kaart]));
}

async function herstelKlacht(
  trx: Transaction<Schema>,
  id: number,
  kaart: Kaart,
  handelende: Handelende,
): Promise<Herstel[]> {
  const { nummer } = kaart.klacht;
  const rij = await trx.selectFrom("klacht").selectAll().where("id", "=", id).executeTakeFirst();
  if (rij === undefined) {
    if (await isBezet(trx, kaart)) {
      return [
        {
          nummer,
          wat: "staat in de kluis, maar het nummer is intussen van een andere klacht",
          gelukt: false,
        },
      ];
    }
    await zetTerug(trx, id, kaart, handelende);
    return [{ nummer, wat: "stond niet meer in het register en is daar teruggezet", gelukt: true }];
  }
  if (rij.nummer !== nummer) {
    return [{ nummer, wat: `staat in de kluis, maar het register heeft daar ${rij.nummer}`, gelukt: false }];
  }
  if (rij.vertrouwelijk === 0) return herstelDubbel(trx, id, rij, kaart, handelende);
  if (rij.logAantal === kaart.klacht.logAantal && rij.logHash === kaart.klacht.logHash) return [];
  const kluisVoor = kaart.klacht.logAantal > rij.logAantal;
  await zetTerug(trx, id, kaart, handelende);
  if (kluisVoor) return [{ nummer, wat: "bijgewerkt in het register, uit de kluis", gelukt: true }];
  await schrijfLog(inKluis(trx), id, handelende, "hersteld", {
    ontbreekt: `handelingen ${kaart.klacht.logAantal + 1} tot en met ${rij.logAantal}`,
    registerWas: rij,
  });
  return [
    {
      nummer,
      wat: `de kluis is ouder: wat na handeling ${kaart.klacht.logAantal} is gedaan, moet opnieuw worden ingevoerd`,
      gelukt: true,
    },
  ];
}

/** Its content lies in both files: the one that it was moved to last has the longer log. */
async function herstelDubbel(
  trx: Transaction<Schema>,
  id: number,
  rij: Selectable<KlachtTabel>,
  kaart: Kaart,
  handelende: Handelende,
): Promise<Herstel[]> {
  const { nummer } = rij;
  if (kaart.klacht.logAantal > rij.logAantal) {
    await verwijderInhoud(trx, id);
    await zetTerug(trx, id, kaart, handelende);
    return [{ nummer, wat: "lag nog in het open register en ligt nu alleen in de kluis", gelukt: true }];
  }
  const dossier = await trx
    .selectFrom("dossier")
    .select("klachtId")
    .where("klachtId", "=", id)
    .executeTakeFirst();
  if (kaart.klacht.logAantal < rij.logAantal && dossier !== undefined) {
    await verwijderInhoud(inKluis(trx), id);
    return [{ nummer, wat: "lag nog in de kluis en staat nu alleen in het open register", gelukt: true }];
  }
  return [{ nummer, wat: "het is niet te zeggen in welk bestand zij hoort", gelukt: false }];
}

/** Puts what the card says of a case into the register. */
async function zetTerug(
  trx: Transaction<Schema>,
  id: number,
  kaart: Kaart,
  handelende: Handelende,
): Promise<void> {
  const verantwoordelijkeId =
    kaart.verantwoordelijke === null ? null : await idVanMedewerker(trx, kaart.verantwoordelijke, handelende);
  const klacht = { ...kaart.klacht, id, vertrouwelijk: 1 as const, verantwoordelijkeId };
  await trx
    .insertInto("klacht")
    .values(klacht)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(klacht))
    .execute();
  await trx.deleteFrom("termijn").where("klachtId", "=", id).execute();
  await trx
    .insertInto("termijn")
    .values([...kaart.termijnen])
    .execute();
  await verzegel(inKluis(trx), id);
}

async function isBezet(trx: Transaction<Schema>, { klacht }: Kaart): Promise<boolean> {
  const rij = await trx
    .selectFrom("klacht")
    .select("id")
    .where("nummer", "=", klacht.nummer)
    .executeTakeFirst();
  return rij !== undefined;
}

/** Confidential by the register, and in neither file. */
async function meldVerloren(trx: Transaction<Schema>, inDeKluis: ReadonlySet<number>): Promise<Herstel[]> {
  const rijen = await trx
    .selectFrom("klacht")
    .select(["id", "nummer"])
    .where("vertrouwelijk", "=", 1)
    .execute();
  return rijen
    .filter(({ id }) => !inDeKluis.has(id))
    .map(({ nummer }) => ({
      nummer,
      wat: "de inhoud ligt in geen van beide bestanden; zet een reservekopie terug",
      gelukt: false,
    }));
}

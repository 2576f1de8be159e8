/**
 * Mending a pair that was torn: one of the two files is of another moment. Of each case the file with the longer log
 * is right, since every act and every move adds a row; what the register says of it is put back from the card.
 */

import type { Selectable, Transaction } from "kysely";
import { maakNummer } from "../procedure/nummer.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { isPaar, leesPaar } from "./kluis-aansluiten.ts";
import { type Handelende, schrijfKantoorLog, schrijfLog } from "./logboek.ts";
import { idVanMedewerker } from "./medewerkers.ts";
import { type Kaart, tekenPaar } from "./paar.ts";
import { meldResten } from "./resten.ts";
import type { KlachtTabel, Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";
import { verwijderInhoud, verzetInKluis } from "./verhuizen.ts";
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
  return inTransactie(db, async (trx) => {
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
    await tekenPaar(trx, await vertrouwelijkInKluis(trx));
    return uitkomsten;
  });
}

/** The cases whose card the register can vouch for: that of one which could not be mended must stay as it is. */
async function vertrouwelijkInKluis(trx: Transaction<Schema>): Promise<number[]> {
  const rijen = await inKluis(trx)
    .selectFrom("dossier")
    .innerJoin("klacht", "klacht.id", "dossier.klachtId")
    .select("klacht.id")
    .where("klacht.vertrouwelijk", "=", 1)
    .execute();
  return rijen.map(({ id }) => id);
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
  if (rij === undefined) return [await geefPlaats(trx, id, kaart, handelende)];
  const verwant = await verwantschap(trx, rij, kaart);
  if (verwant !== "dezelfde") {
    const naar = await volgendId(trx);
    await verzetInKluis(trx, id, naar);
    const herstel = await geefPlaats(trx, naar, kaart, handelende);
    if (verwant === "vreemd") return [herstel];
    const wat = `is in beide bestanden verder behandeld: wat in het register staat blijft ${nummer}, wat in de kluis lag is nu ${herstel.nummer}`;
    return [{ ...herstel, wat }];
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

/**
 * Whether the register means the same case by this number: in one that was put back from a copy, a later complaint may
 * have got it, or the case may have gone its own way. Where both files have the content, the log of one goes on where
 * that of the other ends.
 */
async function verwantschap(
  trx: Transaction<Schema>,
  rij: Selectable<KlachtTabel>,
  { klacht }: Kaart,
): Promise<"dezelfde" | "uiteen" | "vreemd"> {
  if (rij.nummer !== klacht.nummer) return "vreemd";
  if (rij.vertrouwelijk === 1) return "dezelfde";
  const isGelijkBij = async (volgnummer: number) => {
    const hash = await hashVan(trx, rij.id, volgnummer);
    return hash !== undefined && hash === (await hashVan(inKluis(trx), rij.id, volgnummer));
  };
  if (await isGelijkBij(Math.min(rij.logAantal, klacht.logAantal))) return "dezelfde";
  return (await isGelijkBij(1)) ? "uiteen" : "vreemd";
}

async function hashVan(
  trx: Transaction<Schema>,
  id: number,
  volgnummer: number,
): Promise<string | undefined> {
  const regel = await trx
    .selectFrom("logboek")
    .select("hash")
    .where("klachtId", "=", id)
    .where("volgnummer", "=", volgnummer)
    .executeTakeFirst();
  return regel?.hash;
}

/**
 * Gives a case of the closed file its place in the register again: under its own number, or where that is another
 * case's by now, under the next one.
 */
async function geefPlaats(
  trx: Transaction<Schema>,
  id: number,
  kaart: Kaart,
  handelende: Handelende,
): Promise<Herstel> {
  const { nummer: was, jaar } = kaart.klacht;
  if (!(await isBezet(trx, was))) {
    await zetTerug(trx, id, kaart, handelende);
    return { nummer: was, wat: "stond niet meer in het register en is daar teruggezet", gelukt: true };
  }
  const volgnummer = await volgendVolgnummer(trx, jaar);
  const nummer = maakNummer({ jaar, volgnummer });
  await zetTerug(trx, id, { ...kaart, klacht: { ...kaart.klacht, nummer, volgnummer } }, handelende);
  await schrijfLog(inKluis(trx), id, handelende, "hersteld", { nummerWas: was });
  const wat = `lag in de kluis als ${was}, maar dat nummer heeft intussen een andere klacht`;
  return { nummer, wat, gelukt: true };
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
    await meldResten(trx);
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
    .values(kaart.termijnen.map((termijn) => ({ ...termijn, klachtId: id })))
    .execute();
  await verzegel(inKluis(trx), id);
}

async function isBezet(trx: Transaction<Schema>, nummer: string): Promise<boolean> {
  const rij = await trx.selectFrom("klacht").select("id").where("nummer", "=", nummer).executeTakeFirst();
  return rij !== undefined;
}

/** Above every id of both files. */
async function volgendId(trx: Transaction<Schema>): Promise<number> {
  const register = await trx
    .selectFrom("klacht")
    .select(({ fn }) => fn.max("id").as("id"))
    .executeTakeFirst();
  const kluis = await inKluis(trx)
    .selectFrom("dossier")
    .select(({ fn }) => fn.max("klachtId").as("id"))
    .executeTakeFirst();
  return Math.max(register?.id ?? 0, kluis?.id ?? 0) + 1;
}

/** Above every number of a year in both files: a case that is yet to be put back finds its own number free. */
async function volgendVolgnummer(trx: Transaction<Schema>, jaar: number): Promise<number> {
  const laatste = await trx
    .selectFrom("klacht")
    .select(({ fn }) => fn.max("volgnummer").as("volgnummer"))
    .where("jaar", "=", jaar)
    .executeTakeFirst();
  const kaarten = [...(await leesKaarten(trx)).values()].filter(({ klacht }) => klacht.jaar === jaar);
  return Math.max(laatste?.volgnummer ?? 0, ...kaarten.map(({ klacht }) => klacht.volgnummer)) + 1;
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

/** A confidential intake that was broken off: kept in the closed file and nowhere else. */

import { type Concept, leesConceptTekst } from "./concept.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { inTransactie } from "./transactie.ts";

/** The draft of this person; null where there is none. The closed file must be open, here and below. */
export async function leesKluisConcept(db: Db, wie: string): Promise<Concept | null> {
  const rij = await inKluis(db)
    .selectFrom("concept")
    .select("gegevens")
    .where("wie", "=", sleutelVan(wie))
    .executeTakeFirst();
  return rij === undefined ? null : leesConceptTekst(rij.gegevens);
}

/** Keeps what was typed so far. */
export async function bewaarKluisConcept(db: Db, wie: string, concept: Concept): Promise<void> {
  const gegevens = JSON.stringify(concept);
  await opSlot(db, (kluis) =>
    kluis
      .insertInto("concept")
      .values({ wie: sleutelVan(wie), gegevens })
      .onConflict((conflict) => conflict.column("wie").doUpdateSet({ gegevens }))
      .execute(),
  );
}

/** Removes the draft of this person. */
export async function wisKluisConcept(db: Db, wie: string): Promise<void> {
  await opSlot(db, (kluis) => kluis.deleteFrom("concept").where("wie", "=", sleutelVan(wie)).execute());
}

/** Nobody writes the closed file without the register's lock: who holds that may copy both files as they lie. */
async function opSlot(db: Db, werk: (kluis: Db) => Promise<unknown>): Promise<void> {
  await inTransactie(db, async (trx) => {
    await werk(inKluis(trx));
  });
}

function sleutelVan(wie: string): string {
  return wie.toLowerCase();
}

/**
 * The register and the closed file as a pair: every act that writes both leaves its mark in both, and in the closed
 * file a card with what the register says of the case. A pair that was torn, by a copy put back or by a disk that
 * lied, shows by its marks and is mended from the cards.
 */
import { randomUUID } from "node:crypto";
import type { Selectable, Transaction } from "kysely";
import { inKluis } from "./in-kluis.ts";
import type { KlachtTabel, Schema, TermijnTabel } from "./schema.ts";

/** What the register says of a confidential case; the responsible by name, since numbers differ between copies. */
export interface Kaart {
  readonly klacht: Omit<Selectable<KlachtTabel>, "verantwoordelijkeId">;
  readonly verantwoordelijke: string | null;
  readonly termijnen: readonly Selectable<TermijnTabel>[];
}

/** A new mark for both files. */
export function nieuwPaarKenmerk(): string {
  return randomUUID();
}

/** Leaves the mark of an act in both files, within its transaction, and renews the cards of the cases that it touched. */
export async function tekenPaar(trx: Transaction<Schema>, klachtIds: readonly number[]): Promise<void> {
  const paarKenmerk = nieuwPaarKenmerk();
  const { paarAantal } = await trx
    .updateTable("register")
    .set((eb) => ({ paarAantal: eb("paarAantal", "+", 1), paarKenmerk }))
    .returning("paarAantal")
    .executeTakeFirstOrThrow();
  const kluis = inKluis(trx);
  await kluis.updateTable("kluis").set({ paarAantal, paarKenmerk }).execute();
  for (const klachtId of klachtIds) {
    const gegevens = JSON.stringify(await kaartVan(trx, klachtId));
    await kluis
      .insertInto("kaart")
      .values({ klachtId, gegevens })
      .onConflict((conflict) => conflict.column("klachtId").doUpdateSet({ gegevens }))
      .execute();
  }
}

async function kaartVan(trx: Transaction<Schema>, klachtId: number): Promise<Kaart> {
  const { verantwoordelijkeId, ...klacht } = await trx
    .selectFrom("klacht")
    .selectAll()
    .where("id", "=", klachtId)
    .executeTakeFirstOrThrow();
  const medewerker =
    verantwoordelijkeId === null
      ? undefined
      : await trx
          .selectFrom("medewerker")
          .select("naam")
          .where("id", "=", verantwoordelijkeId)
          .executeTakeFirst();
  const termijnen = await trx.selectFrom("termijn").selectAll().where("klachtId", "=", klachtId).execute();
  return { klacht, verantwoordelijke: medewerker?.naam ?? null, termijnen };
}

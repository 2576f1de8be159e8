/**
 * The overviews count who complained more than once. Before the number of a client goes from one of his cases, all of
 * them in that file get one random mark; those that come later get it too.
 */
import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Db } from "./db.ts";
import type { Schema } from "./schema.ts";
import { isZegelGaaf, verzegel } from "./zegel.ts";

const PER_KEER = 500;

/** The marks that clients with these numbers have already, in the file that `db` looks at. */
export async function leesMerken(
  db: Db,
  gezocht: readonly (string | null)[],
): Promise<Map<string | null, string>> {
  const merken = new Map<string | null, string>();
  const klantnummers = [...new Set(gezocht)].filter((klantnummer) => klantnummer !== null);
  for (let begin = 0; begin < klantnummers.length; begin += PER_KEER) {
    const rijen = await db
      .selectFrom("dossier")
      .select(["klantnummer", "klantMerk"])
      .where("klantnummer", "in", klantnummers.slice(begin, begin + PER_KEER))
      .where("klantMerk", "is not", null)
      .execute();
    for (const { klantnummer, klantMerk } of rijen) merken.set(klantnummer, klantMerk!);
  }
  return merken;
}

/** Marks all cases of the client of this one. A case that another program changed keeps the seal that shows it. */
export async function merkKlant(trx: Transaction<Schema>, id: number): Promise<void> {
  const { klantnummer, klantMerk } = await trx
    .selectFrom("dossier")
    .select(["klantnummer", "klantMerk"])
    .where("klachtId", "=", id)
    .executeTakeFirstOrThrow();
  if (klantnummer === null || klantMerk !== null) return;
  const merk = (await leesMerken(trx, [klantnummer])).get(klantnummer) ?? randomUUID();
  const gelijke = await trx
    .selectFrom("dossier")
    .select("klachtId")
    .where("klantnummer", "=", klantnummer)
    .where("klantMerk", "is", null)
    .execute();
  for (const { klachtId } of gelijke) {
    const wasGaaf = await isZegelGaaf(trx, klachtId);
    await trx.updateTable("dossier").set({ klantMerk: merk }).where("klachtId", "=", klachtId).execute();
    if (wasGaaf) await verzegel(trx, klachtId);
  }
}

/** Whether the files of the correspondence are those that were kept. */
import type { Bevinding } from "./bevinding.ts";
import { sha256Van } from "./correspondentie.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";

/** Files of the correspondence that are gone, are not the bytes that were kept, or belong to no piece. */
export async function controleerBestanden(db: Db, vertrouwelijk: boolean): Promise<Bevinding[]> {
  const eigen = vertrouwelijk ? inKluis(db) : db;
  const rijen = eigen
    .selectFrom("correspondentie")
    .innerJoin("klacht", "klacht.id", "correspondentie.klachtId")
    .leftJoin("bestand", (join) =>
      join
        .onRef("bestand.klachtId", "=", "correspondentie.klachtId")
        .onRef("bestand.volgnummer", "=", "correspondentie.volgnummer"),
    )
    .select(["klacht.nummer", "correspondentie.volgnummer", "correspondentie.sha256", "bestand.inhoud"])
    .where("correspondentie.sha256", "is not", null);
  const bevindingen: Bevinding[] = [];
  for await (const { nummer, volgnummer, sha256, inhoud } of rijen.stream()) {
    if (inhoud === null) bevindingen.push({ nummer, wat: `het bestand van stuk ${volgnummer} ontbreekt` });
    else if (sha256Van(inhoud) !== sha256) {
      bevindingen.push({ nummer, wat: `het bestand van stuk ${volgnummer} is beschadigd` });
    }
  }
  const los = await eigen
    .selectFrom("bestand")
    .innerJoin("klacht", "klacht.id", "bestand.klachtId")
    .leftJoin("correspondentie", (join) =>
      join
        .onRef("correspondentie.klachtId", "=", "bestand.klachtId")
        .onRef("correspondentie.volgnummer", "=", "bestand.volgnummer"),
    )
    .select(["klacht.nummer", "bestand.volgnummer"])
    .where("correspondentie.sha256", "is", null)
    .execute();
  return [
    ...bevindingen,
    ...los.map(({ nummer, volgnummer }) => ({
      nummer,
      wat: `bestand ${volgnummer} hoort bij geen stuk van de correspondentie`,
    })),
  ];
}

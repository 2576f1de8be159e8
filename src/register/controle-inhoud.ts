/** Whether the content of each case is as the last act left it: its seal and its files. */
import type { Bevinding } from "./bevinding.ts";
import { sha256Van } from "./correspondentie.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { isGaaf, leesVerzegeld } from "./zegel.ts";

const STUK = 100;

/** Cases that another program changed. */
export async function controleerZegels(db: Db, vertrouwelijk: boolean): Promise<Bevinding[]> {
  const eigen = vertrouwelijk ? inKluis(db) : db;
  const bevindingen: Bevinding[] = [];
  for await (const ids of inStukken(db, vertrouwelijk)) {
    for (const verzegeld of await leesVerzegeld(eigen, ids)) {
      if (isGaaf(verzegeld)) continue;
      bevindingen.push({
        nummer: verzegeld.klacht.nummer,
        wat: "de gegevens zijn met een ander programma gewijzigd",
        herstel: "zegel",
      });
    }
  }
  return bevindingen;
}

/** The ids of all cases in one of the two files, some hundreds at a time. */
export async function* inStukken(db: Db, vertrouwelijk: boolean): AsyncGenerator<number[]> {
  let vanaf = 0;
  for (;;) {
    const rijen = await db
      .selectFrom("klacht")
      .select("id")
      .where("id", ">", vanaf)
      .where("vertrouwelijk", "=", vertrouwelijk ? 1 : 0)
      .orderBy("id")
      .limit(STUK)
      .execute();
    const laatste = rijen.at(-1);
    if (laatste === undefined) return;
    yield rijen.map(({ id }) => id);
    vanaf = laatste.id;
  }
}

/** Files of the correspondence that are gone, are not the bytes that were kept, or belong to no piece. */
export async function controleerBestanden(db: Db, vertrouwelijk: boolean): Promise<Bevinding[]> {
  const rijen = (vertrouwelijk ? inKluis(db) : db)
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
  const los = await (vertrouwelijk ? inKluis(db) : db)
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

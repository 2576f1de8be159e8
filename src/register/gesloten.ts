/** What the register tells of a confidential case while the closed file is shut. */
import type { GeslotenKlacht } from "../procedure/klacht.ts";
import type { Db } from "./db.ts";
import { maakTermijnen, mijlpalenVan } from "./rijen.ts";
import { aantalVertrouwelijk } from "./vragen/lijst.ts";

/** The cases with these ids as far as the register knows them, in the order of the ids. */
export async function leesGesloten(db: Db, ids: readonly number[]): Promise<GeslotenKlacht[]> {
  if (ids.length === 0) return [];
  const klachten = await db
    .selectFrom("klacht")
    .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
    .selectAll("klacht")
    .select("medewerker.naam as verantwoordelijke")
    .where("klacht.id", "in", ids)
    .execute();
  const termijnen = await db.selectFrom("termijn").selectAll().where("klachtId", "in", ids).execute();
  const perId = new Map(
    klachten.map((rij) => [
      rij.id,
      {
        ...mijlpalenVan(rij),
        nummer: rij.nummer,
        verantwoordelijke: rij.verantwoordelijke,
        termijnen: maakTermijnen(termijnen.filter(({ klachtId }) => klachtId === rij.id)),
      },
    ]),
  );
  return ids.flatMap((id) => perId.get(id) ?? []);
}

/** How many cases lie in the closed file. */
export async function telVertrouwelijk(db: Db): Promise<number> {
  const telling = await aantalVertrouwelijk.eerste(db, {});
  return telling?.aantal ?? 0;
}

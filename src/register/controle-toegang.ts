/** Whether the files that name who has a key are those of the people whom the closed file itself knows. */
import { kluismapVan, leesPersonen, type Toegang } from "../kluis/kluismap.ts";
import type { Bevinding } from "./bevinding.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { ONBEKENDE_SLEUTELS } from "./kluispersonen.ts";

/** The closed file must be open. */
export async function controleerToegang(db: Db, map: string): Promise<Bevinding[]> {
  const regel = ({ naam, sinds, ontvanger }: Toegang) => `${naam} ${sinds} ${ontvanger}`;
  const bekend = new Set((await inKluis(db).selectFrom("toegang").selectAll().execute()).map(regel));
  const inMap = new Set(leesPersonen(kluismapVan(map)).map(regel));
  return bekend.symmetricDifference(inMap).size === 0 ? [] : [{ nummer: null, wat: ONBEKENDE_SLEUTELS }];
}

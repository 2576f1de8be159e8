/** What the office does about a founded complaint (§4.1). */
import { Refused } from "../errors.ts";
import type { Maatregel } from "../procedure/klacht.ts";
import type { Db } from "./db.ts";
import { opKlacht, voegRegelToe } from "./handeling.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";

/**
 * Registers a measure.
 * @throws {NotFound} no such case @throws {Refused} no position that is (partly) founded, or an amount without compensation
 */
export async function treftMaatregel(
  db: Db,
  nummer: string,
  maatregel: Maatregel,
  handelende: Handelende,
): Promise<void> {
  if (maatregel.bedrag !== null && maatregel.soort !== "schadevergoeding") {
    throw new Refused(
      `Een bedrag hoort bij een schadevergoeding, niet bij ${maatregel.soort} (§4.1)`,
      `Bijvoorbeeld: klacht maatregel ${nummer} schadevergoeding --bedrag 125,50`,
    );
  }
  await opKlacht(db, nummer, { stap: "maatregel", datum: maatregel.datum }, async (inHanden) => {
    const { akkoordVerzekeraar, ...rest } = maatregel;
    await voegRegelToe(inHanden, "maatregel", { ...rest, akkoordVerzekeraar: akkoordVerzekeraar ? 1 : 0 });
    await schrijfLog(inHanden.trx, inHanden.id, handelende, "maatregel", { ...maatregel });
  });
}

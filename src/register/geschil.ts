/** When the klager doesn't agree: the conversation, and Kifid (§6). */
import { Refused } from "../errors.ts";
import { toonDatum } from "../procedure/datum.ts";
import type { Gesprek, KifidStap } from "../procedure/klacht.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import type { Db } from "./db.ts";
import { eisToegestaan, type InHanden, opKlacht, voegRegelToe, zetMijlpalen } from "./handeling.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";

/**
 * Registers a conversation with the klager: to tell him the position (§4d), or to come to an agreement (§6).
 * @throws {NotFound} no such case @throws {Refused} not reported yet, or an outcome that asks for a position first
 */
export async function voerGesprek(
  db: Db,
  nummer: string,
  gesprek: Gesprek,
  handelende: Handelende,
): Promise<void> {
  const { datum, uitkomst } = gesprek;
  await opKlacht(db, nummer, { stap: "gesprek", datum }, async (inHanden) => {
    const { klacht, trx, id } = inHanden;
    if (uitkomst === "standpunt-meegedeeld") eisToegestaan(klacht, "mededelen", datum);
    if (uitkomst === "geen-overeenstemming") eisToegestaan(klacht, "kifid", datum);
    await voegRegelToe(inHanden, "gesprek", { ...gesprek, aanwezig: JSON.stringify(gesprek.aanwezig) });
    if (uitkomst === "standpunt-meegedeeld") {
      await deelMee(inHanden, { op: datum, wijze: "gesprek", schriftelijk: false });
    } else if (uitkomst === "overeenstemming") {
      // A conversation settles what came before it, also when it is registered late.
      const laatste = [klacht.bezwaarOp, klacht.geschilOp]
        .filter((dag) => dag !== null)
        .sort()
        .at(-1);
      if (laatste === undefined || datum >= laatste) {
        await zetMijlpalen(inHanden, { overeenstemmingOp: datum, geschilOp: null });
      }
    } else {
      await zetMijlpalen(inHanden, { overeenstemmingOp: null, geschilOp: klacht.geschilOp ?? datum });
    }
    await schrijfLog(trx, id, handelende, "gesprek", { ...gesprek });
  });
}

/**
 * Registers a step in the course at Kifid (§6). The office refers after its position; that the klager went there, or
 * what Kifid ruled, is a fact at any time.
 * @throws {NotFound} no such case @throws {Refused} no position that was told
 */
export async function kifidStap(
  db: Db,
  nummer: string,
  stap: KifidStap,
  handelende: Handelende,
): Promise<void> {
  const { datum, status } = stap;
  await opKlacht(
    db,
    nummer,
    { stap: status === "verwezen" ? "kifid" : "gesprek", datum },
    async (inHanden) => {
      const { klacht, trx, id } = inHanden;
      const vorige = klacht.kifid.at(-1)?.datum;
      if (vorige !== undefined && datum < vorige) {
        throw new Refused(
          `De datum ${toonDatum(datum)} ligt voor de vorige stap bij Kifid op ${toonDatum(vorige)} (§6)`,
        );
      }
      await voegRegelToe(inHanden, "kifid", stap);
      await zetMijlpalen(inHanden, { overeenstemmingOp: null, geschilOp: klacht.geschilOp ?? datum });
      await schrijfLog(trx, id, handelende, `kifid: ${status}`, { ...stap });
    },
  );
}

/** The position that counts was told: on its own row, and as a milestone. What was told first stays. */
export async function deelMee(
  inHanden: InHanden,
  { op, wijze, schriftelijk }: { op: string; wijze: string; schriftelijk: boolean },
): Promise<void> {
  const { trx, id, klacht } = inHanden;
  const standpunt = klacht.standpunten.at(-1);
  if (standpunt === undefined) return;
  if (standpunt.meegedeeldOp === null) {
    await trx
      .updateTable("standpunt")
      .set({ meegedeeldOp: op, wijzeVanMededeling: wijze })
      .where("klachtId", "=", id)
      .where("ronde", "=", standpunt.ronde)
      .execute();
  }
  const mijlpalen: Partial<Mijlpalen> = {
    ...(klacht.meegedeeldOp === null && { meegedeeldOp: op }),
    ...(schriftelijk && klacht.schriftelijkOp === null && { schriftelijkOp: op }),
  };
  await zetMijlpalen(inHanden, mijlpalen);
}

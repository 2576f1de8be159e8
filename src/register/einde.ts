/** A later date, the end of a case, and opening it again. */
import { Refused } from "../errors.ts";
import { type IsoDate, toonDatum } from "../procedure/datum.ts";
import { heeftPostadres } from "../procedure/intake.ts";
import type { Afsluitreden, Klacht, Uitstel } from "../procedure/klacht.ts";
import type { TermijnSoort } from "../procedure/termijnen.ts";
import type { Db } from "./db.ts";
import { opKlacht, voegRegelToe, zetMijlpalen } from "./handeling.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";

/**
 * Moves the day by which the klager gets his answer, with the cause of the delay. The first day stays visible and
 * counts as the promise that was made (§4d).
 * @throws {NotFound} no such case @throws {Refused} answered already, or no later day
 */
export async function stelUit(
  db: Db,
  nummer: string,
  uitstel: Uitstel,
  handelende: Handelende,
): Promise<void> {
  await opKlacht(db, nummer, { stap: "uitstellen", datum: uitstel.datum }, async (inHanden) => {
    const { trx, id, klacht } = inHanden;
    const soort: TermijnSoort = klacht.bezwaarOp === null ? "reactie" : "herbeoordeling";
    const termijn = klacht.termijnen.find((deze) => deze.soort === soort);
    const nu = termijn?.uiterlijk ?? uitstel.datum;
    if (uitstel.tot <= nu) {
      throw new Refused(
        `Uitstel tot ${toonDatum(uitstel.tot)} is geen uitstel: de termijn loopt al tot ${toonDatum(nu)} (§4d)`,
      );
    }
    if (uitstel.tot <= uitstel.datum) {
      throw new Refused(`Uitstel tot ${toonDatum(uitstel.tot)} kan niet: die dag moet nog komen (§4d)`);
    }
    await voegRegelToe(inHanden, "uitstel", uitstel);
    await trx
      .updateTable("termijn")
      .set({ uiterlijk: uitstel.tot, eersteUiterlijk: termijn?.eersteUiterlijk ?? nu })
      .where("klachtId", "=", id)
      .where("soort", "=", soort)
      .execute();
    await schrijfLog(trx, id, handelende, "uitstel", { ...uitstel, was: nu });
  });
}

export interface Afsluiting {
  readonly datum: IsoDate;
  readonly reden: Afsluitreden;
  /** How it ended; null for the way in which the position was told. */
  readonly wijze: string | null;
  readonly toelichting: string | null;
  readonly berust: boolean | null;
}

/**
 * Settles a case: after its decision went out in writing (§4.2), or without one where it was withdrawn, was no
 * complaint or went elsewhere.
 * @throws {NotFound} no such case @throws {Refused} the procedure is not complete
 */
export async function sluit(
  db: Db,
  nummer: string,
  afsluiting: Afsluiting,
  handelende: Handelende,
): Promise<void> {
  const stap = afsluiting.reden === "afgehandeld" ? "afsluiten" : "beeindigen";
  await opKlacht(db, nummer, { stap, datum: afsluiting.datum }, async (inHanden) => {
    const { trx, id, klacht } = inHanden;
    const wijze = afsluiting.wijze ?? laatsteWijze(klacht);
    await zetMijlpalen(inHanden, { afgehandeldOp: afsluiting.datum });
    await trx
      .updateTable("dossier")
      .set({
        afsluitreden: afsluiting.reden,
        afsluittoelichting: afsluiting.toelichting,
        wijzeVanAfhandeling: wijze,
        berust: afsluiting.berust === null ? null : afsluiting.berust ? 1 : 0,
      })
      .where("klachtId", "=", id)
      .execute();
    await schrijfLog(trx, id, handelende, "afgehandeld", { ...afsluiting, wijze });
  });
}

/** How the klager last heard of it: a decision that was first told in a conversation went out in writing since. */
function laatsteWijze({ standpunten, schriftelijkOp, klager }: Klacht): string | null {
  const wijze = standpunten.at(-1)?.wijzeVanMededeling ?? null;
  if (schriftelijkOp === null || wijze === "brief" || wijze === "e-mail") return wijze;
  return heeftPostadres(klager) ? "brief" : "e-mail";
}

/**
 * Opens a settled case again; what was decided stays.
 * @throws {NotFound} no such case @throws {Refused} it is not settled
 */
export async function heropen(
  db: Db,
  nummer: string,
  heropening: { datum: IsoDate; reden: string },
  handelende: Handelende,
): Promise<void> {
  await opKlacht(db, nummer, { stap: "heropenen", datum: heropening.datum }, async (inHanden) => {
    const { trx, id, klacht } = inHanden;
    await zetMijlpalen(inHanden, { afgehandeldOp: null });
    await trx
      .updateTable("dossier")
      .set({ afsluitreden: null, afsluittoelichting: null, wijzeVanAfhandeling: null, berust: null })
      .where("klachtId", "=", id)
      .execute();
    await schrijfLog(trx, id, handelende, "heropend", {
      ...heropening,
      wasAfgehandeldOp: klacht.afgehandeldOp,
    });
  });
}

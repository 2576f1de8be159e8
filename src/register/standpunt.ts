/** Investigating and deciding: the notes, the position, the objection and the second look (§4b–§4.2). */

import { Refused } from "../errors.ts";
import type { IsoDate } from "../procedure/datum.ts";
import type { Oordeel } from "../procedure/klacht.ts";
import { vouw } from "../procedure/tekst.ts";
import { termijnVanHerbeoordeling } from "../procedure/termijnen.ts";
import type { Db } from "./db.ts";
import { type InHanden, opKlacht, voegRegelToe, zetMijlpalen } from "./handeling.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";
import type { TermijnKader } from "./schrijven.ts";
import * as vragen from "./vragen/handeling.ts";

/**
 * Keeps a note of the investigation (§4b); internal.
 * @throws {NotFound} no such case @throws {Refused} not reported to a responsible yet, or settled
 */
export async function onderzoek(
  db: Db,
  nummer: string,
  notitie: { datum: IsoDate; met: string | null; tekst: string },
  handelende: Handelende,
): Promise<void> {
  await opKlacht(db, nummer, { stap: "onderzoeken", datum: notitie.datum }, async (inHanden) => {
    await voegRegelToe(inHanden, "notitie", notitie);
    await schrijfLog(inHanden.trx, inHanden.id, handelende, "onderzoek", notitie);
  });
}

export interface Besluit {
  readonly oordeel: Oordeel;
  readonly motivering: string;
  readonly datum: IsoDate;
  /** Who decides; null for the responsible of the case. */
  readonly door: string | null;
  readonly oorzaak: string | null;
  readonly verbetermaatregel: string | null;
}

/**
 * Takes the position, with its reasons (§4c, §4d). As long as the klager has not been told, it may be taken again.
 * @throws {NotFound} no such case @throws {Refused} no responsible yet, told already, or after an objection
 */
export async function besluit(
  db: Db,
  nummer: string,
  gegeven: Besluit,
  handelende: Handelende,
): Promise<void> {
  await opKlacht(db, nummer, { stap: "besluiten", datum: gegeven.datum }, async (inHanden) => {
    const { oorzaak, verbetermaatregel, ...standpunt } = gegeven;
    const door = standpunt.door ?? inHanden.klacht.verantwoordelijke;
    await zetStandpunt(inHanden, 1, { ...standpunt, door, beoordelaars: [] });
    await zetOorzaak(inHanden, oorzaak, verbetermaatregel);
    await zetMijlpalen(inHanden, { standpuntOp: standpunt.datum });
    const vorig = inHanden.klacht.standpunten.at(-1);
    const details = { ...gegeven, door, ...(vorig && { inPlaatsVan: `${vorig.oordeel} (${vorig.datum})` }) };
    await schrijfLog(
      inHanden.trx,
      inHanden.id,
      handelende,
      vorig ? "standpunt herzien" : "standpunt ingenomen",
      details,
    );
  });
}

/**
 * Registers the klager's objection; from that day the re-assessment has a term of its own (§4.2).
 * @throws {NotFound} no such case @throws {Refused} no position that was told, or an objection already
 */
export async function maakBezwaar(
  db: Db,
  nummer: string,
  bezwaar: { datum: IsoDate; tekst: string },
  { regels, kalender }: TermijnKader,
  handelende: Handelende,
): Promise<void> {
  await opKlacht(db, nummer, { stap: "bezwaar", datum: bezwaar.datum }, async (inHanden) => {
    const { trx, id } = inHanden;
    await voegRegelToe(inHanden, "bezwaar", bezwaar);
    await zetMijlpalen(inHanden, { bezwaarOp: bezwaar.datum, overeenstemmingOp: null });
    await trx
      .insertInto("termijn")
      .values({
        klachtId: id,
        soort: "herbeoordeling",
        uiterlijk: termijnVanHerbeoordeling(bezwaar.datum, regels, kalender),
        eersteUiterlijk: null,
        voldaanOp: null,
        vervallenOp: null,
      })
      .execute();
    await schrijfLog(trx, id, handelende, "bezwaar", bezwaar);
  });
}

export interface Herbeoordeling {
  readonly oordeel: Oordeel;
  readonly motivering: string;
  readonly datum: IsoDate;
  readonly beoordelaars: readonly string[];
}

/**
 * Re-assesses after an objection; the outcome takes the place of the first position, which stays visible (§4.2).
 * @throws {NotFound} no such case
 * @throws {Refused} no objection, fewer than two reviewers, or none who didn't take the first decision
 */
export async function herbeoordeel(
  db: Db,
  nummer: string,
  gegeven: Herbeoordeling,
  handelende: Handelende,
): Promise<void> {
  await opKlacht(db, nummer, { stap: "herbeoordelen", datum: gegeven.datum }, async (inHanden) => {
    const eerste = inHanden.klacht.standpunten[0]?.door ?? null;
    eisBeoordelaars(gegeven.beoordelaars, eerste);
    await zetStandpunt(inHanden, 2, { ...gegeven, door: null });
    // The new position has yet to be told; the deadlines that the first one met stay met.
    await zetMijlpalen(inHanden, {
      herbeoordeeldOp: gegeven.datum,
      meegedeeldOp: null,
      schriftelijkOp: null,
    });
    await schrijfLog(inHanden.trx, inHanden.id, handelende, "herbeoordeeld", { ...gegeven });
  });
}

function eisBeoordelaars(beoordelaars: readonly string[], eersteBeslisser: string | null): void {
  const gelijk = (naam: string) => vouw(naam).replaceAll(/\s+/g, " ").trim();
  const namen = new Set(beoordelaars.map(gelijk));
  if (namen.size < 2) {
    throw new Refused(
      "Een herbeoordeling vraagt ten minste twee beoordelaars (§4.2)",
      'Geef ze als --beoordelaars "A;B".',
    );
  }
  if (eersteBeslisser !== null && [...namen].every((naam) => naam === gelijk(eersteBeslisser))) {
    throw new Refused(
      `Ten minste één beoordelaar moet een ander zijn dan ${eersteBeslisser}, die het eerste besluit nam (§4.2)`,
    );
  }
}

async function zetStandpunt(
  { trx, id }: InHanden,
  ronde: 1 | 2,
  standpunt: Herbeoordeling & { door: string | null },
): Promise<void> {
  const { beoordelaars, ...rest } = standpunt;
  await vragen.zetStandpunt.alle(trx, {
    klachtId: id,
    ronde,
    ...rest,
    beoordelaars: JSON.stringify(beoordelaars),
  });
}

async function zetOorzaak(
  { trx, id }: InHanden,
  oorzaak: string | null,
  verbetermaatregel: string | null,
): Promise<void> {
  const gegeven = {
    ...(oorzaak !== null && { oorzaak }),
    ...(verbetermaatregel !== null && { verbetermaatregel }),
  };
  if (Object.keys(gegeven).length === 0) return;
  await trx.updateTable("dossier").set(gegeven).where("klachtId", "=", id).execute();
}

/** Changing the settings: file and log together, one process at a time. */

import type { Db } from "./db.ts";
import {
  type Bewaard,
  bewaarInstellingen,
  type Instellingen,
  leesInstellingen,
  vlakkeInstellingen,
} from "./instellingen.ts";
import { type Handelende, schrijfKantoorLog } from "./logboek.ts";
import { zorgVoorMedewerker } from "./medewerkers.ts";
import { isMisschienVastgelegd } from "./sqlite-errors.ts";
import { inTransactie } from "./transactie.ts";

/**
 * Reads the settings anew, changes them and writes them; who becomes responsible is an employee from then on.
 * The log keeps the old and the new value of what changed. The file is the last thing written before the commit;
 * where that fails, it is put back.
 * @throws what `verander` throws; nothing is then changed
 */
export async function wijzigInstellingen(
  db: Db,
  map: string,
  handelende: Handelende,
  verander: (oud: Instellingen) => Instellingen,
): Promise<{ oud: Instellingen; nieuw: Instellingen }> {
  let bewaard: Bewaard | undefined;
  const werk = () =>
    inTransactie(db, async (trx) => {
      const oud = leesInstellingen(map);
      const nieuw = verander(oud);
      const wijzigingen = verschillen(oud, nieuw);
      if (Object.keys(wijzigingen).length > 0) {
        if (nieuw.verantwoordelijke !== null)
          await zorgVoorMedewerker(trx, nieuw.verantwoordelijke, handelende);
        await schrijfKantoorLog(trx, handelende, "instellingen gewijzigd", wijzigingen);
        bewaard = bewaarInstellingen(map, nieuw);
      }
      return { oud, nieuw };
    });
  try {
    const uitkomst = await werk();
    bewaard?.isGoed();
    return uitkomst;
  } catch (error) {
    if (isMisschienVastgelegd(error)) bewaard?.isGoed();
    else bewaard?.zetTerug();
    throw error;
  }
}

function verschillen(
  oud: Instellingen,
  nieuw: Instellingen,
): Record<string, { van: unknown; naar: unknown }> {
  const [van, naar] = [new Map(vlakkeInstellingen(oud)), new Map(vlakkeInstellingen(nieuw))];
  const sleutels = new Set([...van.keys(), ...naar.keys()]);
  return Object.fromEntries(
    [...sleutels]
      .filter((sleutel) => JSON.stringify(van.get(sleutel)) !== JSON.stringify(naar.get(sleutel)))
      .map((sleutel) => [sleutel, { van: van.get(sleutel) ?? null, naar: naar.get(sleutel) ?? null }]),
  );
}

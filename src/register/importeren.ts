/** Taking over cases from a list: all in one transaction, each number of that list once. */

import type { Db } from "./db.ts";
import { Overgang } from "./overgang.ts";
import type { Importeisen, Importuitkomst, Overnames } from "./overname.ts";
import { inTransactie } from "./transactie.ts";

/**
 * Writes the cases that are not in the register yet, as they come; all of them or, when `gaatDoor` says no, none: what
 * is then returned never came to be.
 * @throws what reading the list throws; then too nothing is written
 */
export async function importeer(db: Db, lijst: Overnames, eisen: Importeisen): Promise<Importuitkomst> {
  const overgang = new Overgang(eisen);
  try {
    await inTransactie(db, async (trx) => {
      await overgang.begin(trx);
      for await (const overnames of lijst)
        await overgang.verwerk(trx, overnames, eisen.gaatDoor() ? trx : null);
      overgang.sluitAf();
      if (!eisen.gaatDoor()) throw new NietDoorgegaan();
    });
  } catch (error) {
    if (!(error instanceof NietDoorgegaan)) throw error;
  }
  return overgang.uitkomst();
}

/** What {@link importeer} would do, without a write and without a lock. */
export async function proefImport(db: Db, lijst: Overnames, eisen: Importeisen): Promise<Importuitkomst> {
  const overgang = new Overgang(eisen);
  await overgang.begin(db);
  for await (const overnames of lijst) await overgang.verwerk(db, overnames, null);
  overgang.sluitAf();
  return overgang.uitkomst();
}

class NietDoorgegaan extends Error {}

/** Whether there is a closed file and who has a key to it; what a crash left half-way in it is finished first. */
import type { Transaction } from "kysely";
import { Damaged, Locked, Refused } from "../errors.ts";
import type { Identiteit } from "../kluis/age.ts";
import { heeftKluis, kluismapVan, leesPersonen, type Persoon } from "../kluis/kluismap.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import { sleutelMet } from "../kluis/toegang.ts";
import { heeftWissel, voltooiWissel } from "../kluis/wissel.ts";
import type { Db } from "./db.ts";
import { isGelogd, schrijfAlsnog, wachtOpLog } from "./kluislog.ts";
import type { Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";

/**
 * Sees to it that there is a closed file, and finishes what a crash left half-way in it; no key is needed for that.
 * @throws {Refused} there is none @throws {Damaged} there was one
 */
export async function eisKluis(db: Db, map: string): Promise<void> {
  const kluismap = kluismapVan(map);
  if (!(await isErKluis(db, map))) {
    throw new Refused("Dit register heeft nog geen kluis", "Maak hem met: klacht kluis aanmaken");
  }
  if (!heeftWissel(kluismap) && !wachtOpLog(kluismap)) return;
  // Within the lock that who changes it holds.
  await inTransactie(db, (trx) => maakAf(trx, kluismap));
  isGelogd(kluismap);
}

/** Finishes what a crash left half-way in the closed file, within the lock that who changes it holds. */
export async function maakAf(trx: Transaction<Schema>, kluismap: string): Promise<void> {
  voltooiWissel(kluismap);
  await schrijfAlsnog(trx, kluismap);
}

/**
 * Whether this register has a closed file.
 * @throws {Damaged} it had one, which is gone
 */
export async function isErKluis(db: Db, map: string): Promise<boolean> {
  if (heeftKluis(map)) return true;
  const rij = await db.selectFrom("register").select("paarKenmerk").executeTakeFirst();
  if (rij?.paarKenmerk != null) throw kluismapWeg(kluismapVan(map));
  return false;
}

/**
 * Everybody with access, after a change that a crash left half-way has been finished.
 * @throws {Refused} there is no closed file @throws {Damaged} there was one, or a file of it is not as it was written
 */
export async function leesToegang(db: Db, map: string): Promise<Persoon[]> {
  const kluismap = kluismapVan(map);
  await eisKluis(db, map);
  const personen = leesPersonen(kluismap);
  if (personen.length === 0) {
    throw new Damaged(
      `In ${kluismap} ontbreken de sleutels van wie toegang heeft`,
      "Zet de map kluis uit de laatste goede reservekopie terug, of kom erin met: klacht kluis herstel",
    );
  }
  return personen;
}

/**
 * The key of the closed file by the recovery key; see {@link eisKluis} for what must come first.
 * @throws {Locked} this closed file has another recovery key @throws {Damaged} the file of the key is not whole
 */
export async function sleutelMetHerstel(map: string, { geheim }: Identiteit): Promise<Kluissleutel> {
  const sleutel = await sleutelMet(kluismapVan(map), geheim);
  if (sleutel !== null) return sleutel;
  throw new Locked(
    "De kluis gaat niet open met deze herstelsleutel",
    "Is de herstelsleutel later vervangen? Neem dan het nieuwste blad.",
  );
}

/** The closed file of this register is gone. */
export function kluismapWeg(kluismap: string): Damaged {
  return new Damaged(
    `De kluis van dit register is er niet meer: ${kluismap}`,
    "Zet de map kluis uit de laatste goede reservekopie terug.",
  );
}

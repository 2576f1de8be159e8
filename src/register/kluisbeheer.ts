/** Who has a key to the closed file: making it, letting in, shutting out. Each change is whole or not at all. */

import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Transaction } from "kysely";
import { Damaged, Locked, NotFound, Refused } from "../errors.ts";
import { type Identiteit, maakIdentiteit } from "../kluis/age.ts";
import {
  DATABASE,
  heeftKluis,
  kluismapVan,
  leesPersonen,
  type Persoon,
  zoekPersoon,
} from "../kluis/kluismap.ts";
import { Kluissleutel } from "../kluis/sleutel.ts";
import {
  type Bestanden,
  isVerouderd,
  maakToegang,
  metAnderWachtwoord,
  type Ontgrendeld,
  sleutelMet,
} from "../kluis/toegang.ts";
import { heeftWissel, voltooiWissel, wissel } from "../kluis/wissel.ts";
import type { Db } from "./db.ts";
import {
  anderRegister,
  type Kluisgegevens,
  kopieerKluisbestand,
  leesKluisgegevens,
  maakKluisbestand,
  opKluisbestand,
} from "./kluisbestand.ts";
import { isGelogd, type Logregel, schrijfAlsnog, schrijfMetBestand, wachtOpLog } from "./kluislog.ts";
import { bestandenVan, eisBekenden, ontvangersbestanden, sleutelbestanden, splits } from "./kluispersonen.ts";
import type { Handelende } from "./logboek.ts";
import { nieuwPaarKenmerk } from "./paar.ts";
import type { Schema } from "./schema.ts";
import { vervangen } from "./sqlite-errors.ts";
import { inTransactie } from "./transactie.ts";

/** Somebody who gets a passphrase. */
export interface Sleutelhouder {
  readonly naam: string;
  readonly wachtwoord: string;
  /** ISO date. */
  readonly sinds: string;
  /** The power of two that makes guessing the passphrase slow. */
  readonly werkfactor: number;
}

/**
 * Makes the closed file of a register folder, with its first person and the recovery key. Returns its key.
 * @throws {Refused} there is one already
 */
export async function maakKluis(
  db: Db,
  map: string,
  eerste: Sleutelhouder,
  herstel: Identiteit,
  handelende: Handelende,
): Promise<Kluissleutel> {
  const kluismap = kluismapVan(map);
  const onaf = `${kluismap}-onaf`;
  let staatEr = false;
  const maak = async (trx: Transaction<Schema>) => {
    if (heeftKluis(map))
      throw new Refused("Dit register heeft al een kluis", "Bekijk hem met: klacht kluis status");
    const { kenmerk, paarKenmerk: vorige } = await trx
      .selectFrom("register")
      .select(["kenmerk", "paarKenmerk"])
      .executeTakeFirstOrThrow();
    if (vorige !== null) throw kluismapWeg(kluismap);
    rmSync(onaf, { recursive: true, force: true });
    try {
      mkdirSync(onaf, { mode: 0o700 });
      const sleutel = Kluissleutel.maak();
      const { toegang, bestanden } = await maakToegang(onaf, eerste, eerste.wachtwoord, eerste.werkfactor);
      const paarKenmerk = nieuwPaarKenmerk();
      const gegevens = { kenmerk, herstelOntvanger: herstel.ontvanger, toegang: [toegang] };
      await wissel(onaf, {
        bestanden: {
          ...bestanden,
          ...(await sleutelbestanden(sleutel, gegevens)),
          ...(await schrijfMetBestand(trx, handelende, {
            handeling: "kluis aangemaakt",
            details: { voor: eerste.naam },
          })),
        },
        maak: (nieuw) => maakKluisbestand(join(nieuw, DATABASE), sleutel, gegevens, paarKenmerk),
      });
      await trx.updateTable("register").set({ paarKenmerk, paarAantal: 0 }).execute();
      renameSync(onaf, kluismap);
      staatEr = true;
      return sleutel;
    } finally {
      rmSync(onaf, { recursive: true, force: true });
    }
  };
  try {
    return await alleen(db, maak);
  } catch (error) {
    // The register didn't take it: a closed file that its maker was told nothing of must not stay.
    if (staatEr) rmSync(kluismap, { recursive: true, force: true });
    throw error;
  } finally {
    if (staatEr) isGelogd(kluismap);
  }
}

/**
 * Gives somebody access with a passphrase of his own; who had access already gets a new key instead of the old one.
 * @throws {Damaged} the files that name the people are not those that the closed file vouches for
 */
export async function geefToegang(
  db: Db,
  map: string,
  sleutel: Kluissleutel,
  nieuw: Sleutelhouder,
  handelende: Handelende,
  handeling = "toegang tot de kluis gegeven",
): Promise<void> {
  const kluismap = kluismapVan(map);
  const { toegang, bestanden } = await maakToegang(kluismap, nieuw, nieuw.wachtwoord, nieuw.werkfactor);
  await verander(db, map, { oud: sleutel, nieuw: sleutel }, handelende, (gegevens) => {
    const [zelf, anderen] = splits(gegevens.toegang, nieuw.naam);
    return {
      gegevens: { ...gegevens, toegang: [...anderen, toegang] },
      bestanden,
      // Written with other capitals, the name would have other files.
      weg: zelf === undefined ? [] : bestandenVan(zelf),
      log: { handeling, details: { aan: nieuw.naam } },
    };
  });
}

/**
 * Takes somebody's access away and changes the key, so that a copy of his is worth nothing for what comes after.
 * @throws {NotFound} nobody of that name has access @throws {Refused} he is the last one
 */
export async function trekToegangIn(
  db: Db,
  map: string,
  sleutel: Kluissleutel,
  naam: string,
  handelende: Handelende,
): Promise<void> {
  await verander(db, map, { oud: sleutel, nieuw: Kluissleutel.maak() }, handelende, (gegevens) => {
    const [persoon, over] = splits(gegevens.toegang, naam);
    if (persoon === undefined) {
      throw new NotFound(`${naam} heeft geen toegang tot de kluis`, "Bekijk wie wel: klacht kluis status");
    }
    if (over.length === 0) {
      throw new Refused(
        `${persoon.naam} is de laatste met toegang tot de kluis`,
        "Geef eerst een ander toegang: klacht kluis toegang NAAM",
      );
    }
    return {
      gegevens: { ...gegevens, toegang: over },
      weg: bestandenVan(persoon),
      log: { handeling: "toegang tot de kluis ingetrokken", details: { van: persoon.naam } },
    };
  });
}

/**
 * Makes a new recovery key and changes the key of the closed file: the old sheet then opens nothing any more.
 * Returns the new recovery key.
 */
export async function vervangHerstelsleutel(
  db: Db,
  map: string,
  sleutel: Kluissleutel,
  herstel: Identiteit,
  handelende: Handelende,
): Promise<void> {
  await verander(db, map, { oud: sleutel, nieuw: Kluissleutel.maak() }, handelende, (gegevens) => ({
    gegevens: { ...gegevens, herstelOntvanger: herstel.ontvanger },
    log: { handeling: "herstelsleutel van de kluis vervangen" },
  }));
}

/**
 * Puts somebody's identity under another passphrase.
 * @throws {Damaged} the closed file is of another register, or not whole
 */
export async function wijzigWachtwoord(
  db: Db,
  map: string,
  persoon: Persoon,
  { geheim, sleutel }: Ontgrendeld,
  nieuw: { wachtwoord: string; werkfactor: number },
  handelende: Handelende,
): Promise<void> {
  const bestanden = await metAnderWachtwoord(persoon, geheim, nieuw.wachtwoord, nieuw.werkfactor);
  const kluismap = kluismapVan(map);
  await alleen(db, async (trx) => {
    await maakAf(trx, kluismap);
    await leesEigenGegevens(trx, join(kluismap, DATABASE), sleutel);
    const nu = zoekPersoon(leesPersonen(kluismap), persoon.naam);
    if (nu?.ontvanger !== persoon.ontvanger) throw vervangen();
    const log = await schrijfMetBestand(trx, handelende, {
      handeling: "wachtwoord van de kluis gewijzigd",
      details: { van: persoon.naam },
    });
    await wissel(kluismap, { bestanden: { ...bestanden, ...log } });
  });
  isGelogd(kluismap);
}

/** A new recovery key, to be shown once. */
export function maakHerstelsleutel(): Promise<Identiteit> {
  return maakIdentiteit();
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

async function maakAf(trx: Transaction<Schema>, kluismap: string): Promise<void> {
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

interface Verandering {
  readonly gegevens: Kluisgegevens;
  readonly log: Logregel;
  readonly bestanden?: Bestanden;
  readonly weg?: readonly string[];
}

/**
 * Changes who has access, and the key where it is another one: a new database, a new `sleutel.age` and the files of
 * the people, put in place as one. Nobody else writes meanwhile: the register is locked.
 */
async function verander(
  db: Db,
  map: string,
  sleutels: { oud: Kluissleutel; nieuw: Kluissleutel },
  handelende: Handelende,
  maak: (nu: Kluisgegevens) => Verandering,
): Promise<void> {
  const kluismap = kluismapVan(map);
  const pad = join(kluismap, DATABASE);
  await alleen(db, async (trx) => {
    await maakAf(trx, kluismap);
    const nu = await leesEigenGegevens(trx, pad, sleutels.oud).catch((error) => {
      throw error instanceof Damaged && isVerouderd(kluismap, sleutels.oud) ? vervangen(error) : error;
    });
    eisBekenden(leesPersonen(kluismap), nu);
    const { gegevens, log, bestanden = {}, weg = [] } = maak(nu);
    await wissel(kluismap, {
      bestanden: {
        ...ontvangersbestanden(gegevens),
        ...bestanden,
        ...(await sleutelbestanden(sleutels.nieuw, gegevens)),
        ...(await schrijfMetBestand(trx, handelende, log)),
      },
      weg,
      maak: (nieuw) => kopieerKluisbestand(pad, join(nieuw, DATABASE), sleutels, gegevens),
    });
  });
  isGelogd(kluismap);
}

/**
 * What the closed file says of itself.
 * @throws {Damaged} it is of another register, of another key, or not whole
 */
async function leesEigenGegevens(
  trx: Transaction<Schema>,
  pad: string,
  sleutel: Kluissleutel,
): Promise<Kluisgegevens> {
  const gegevens = await opKluisbestand(pad, sleutel, leesKluisgegevens);
  const { kenmerk } = await trx.selectFrom("register").select("kenmerk").executeTakeFirstOrThrow();
  if (gegevens.kenmerk !== kenmerk) throw anderRegister();
  return gegevens;
}

/**
 * A transaction that nobody reads beside: once the files have been put in place, no reader can keep it from being
 * committed.
 */
function alleen<T>(db: Db, werk: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("serializable").execute(werk);
}

function kluismapWeg(kluismap: string): Damaged {
  return new Damaged(
    `De kluis van dit register is er niet meer: ${kluismap}`,
    "Zet de map kluis uit de laatste goede reservekopie terug.",
  );
}

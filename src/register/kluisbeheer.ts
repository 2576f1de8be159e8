/** Who has a key to the closed file: letting in, shutting out. Each change is whole or not at all. */
import { join } from "node:path";
import type { Transaction } from "kysely";
import { Damaged, NotFound, Refused } from "../errors.ts";
import type { Identiteit } from "../kluis/age.ts";
import { DATABASE, kluismapVan, leesPersonen, type Persoon, zoekPersoon } from "../kluis/kluismap.ts";
import { Kluissleutel } from "../kluis/sleutel.ts";
import {
  type Bestanden,
  isVerouderd,
  maakToegang,
  metAnderWachtwoord,
  type Ontgrendeld,
} from "../kluis/toegang.ts";
import { wissel } from "../kluis/wissel.ts";
import type { Db } from "./db.ts";
import { maakAf } from "./kluis-toestand.ts";
import {
  anderRegister,
  type Kluisgegevens,
  kopieerKluisbestand,
  leesKluisgegevens,
  opKluisbestand,
} from "./kluisbestand.ts";
import { isGelogd, type Logregel, schrijfMetBestand } from "./kluislog.ts";
import {
  bestandenVan,
  eisBekenden,
  ontvangersbestanden,
  type Sleutelhouder,
  sleutelbestanden,
  splits,
} from "./kluispersonen.ts";
import type { Handelende } from "./logboek.ts";
import type { Schema } from "./schema.ts";
import { vervangen } from "./sqlite-errors.ts";
import { alleenInTransactie } from "./transactie.ts";

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
  await alleenInTransactie(db, async (trx) => {
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
  await alleenInTransactie(db, async (trx) => {
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

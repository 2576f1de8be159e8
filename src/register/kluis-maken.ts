/** Making the closed file of a register. */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Transaction } from "kysely";
import { Refused } from "../errors.ts";
import { type Identiteit, maakIdentiteit } from "../kluis/age.ts";
import { DATABASE, heeftKluis, kluismapVan } from "../kluis/kluismap.ts";
import { Kluissleutel } from "../kluis/sleutel.ts";
import { maakToegang } from "../kluis/toegang.ts";
import { wissel } from "../kluis/wissel.ts";
import type { Db } from "./db.ts";
import { kluismapWeg } from "./kluis-toestand.ts";
import { maakKluisbestand } from "./kluisbestand.ts";
import { isGelogd, schrijfMetBestand } from "./kluislog.ts";
import { type Sleutelhouder, sleutelbestanden } from "./kluispersonen.ts";
import type { Handelende } from "./logboek.ts";
import { nieuwPaarKenmerk } from "./paar.ts";
import type { Schema } from "./schema.ts";
import { alleenInTransactie } from "./transactie.ts";

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
    return await alleenInTransactie(db, maak);
  } catch (error) {
    // The register didn't take it: a closed file that its maker was told nothing of must not stay.
    if (staatEr) rmSync(kluismap, { recursive: true, force: true });
    throw error;
  } finally {
    if (staatEr) isGelogd(kluismap);
  }
}

/** A new recovery key, to be shown once. */
export function maakHerstelsleutel(): Promise<Identiteit> {
  return maakIdentiteit();
}

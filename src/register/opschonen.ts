/**
 * After its retention a case loses everything that tells who it was about: names, texts, files, the details of its log.
 * What the yearly overviews count stays, so that those of old years come out the same.
 */

import type { Transaction } from "kysely";
import { NotFound, Refused } from "../errors.ts";
import { bewarenTot, WETTELIJK_MINIMUM_JAREN } from "../procedure/bewaartermijn.ts";
import { type IsoDate, toonDatum } from "../procedure/datum.ts";
import type { Db } from "./db.ts";
import { merkKlant } from "./klantmerk.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";
import { tekenPaar } from "./paar.ts";
import { plaatsVan } from "./plaats.ts";
import { meldResten } from "./resten.ts";
import type { Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";
import { isZegelGaaf, verzegel } from "./zegel.ts";

export interface Opschoning {
  readonly op: IsoDate;
  /** The retention of the office, or what the klager asked. */
  readonly reden: string;
}

/**
 * Takes out of a case what tells who it was about; in one transaction.
 * @throws {NotFound} no such case @throws {Locked} it is confidential and the closed file is shut
 * @throws {Refused} not settled, settled less than a year ago (Bgfo Wft art. 41 lid 2), or done already
 */
export async function anonimiseer(
  db: Db,
  nummer: string,
  { op, reden }: Opschoning,
  handelende: Handelende,
): Promise<void> {
  await inTransactie(db, async (begun) => {
    const { id, vertrouwelijk, db: trx } = await plaatsVan(begun, nummer);
    await eisVerlopen(trx, id, nummer, op);
    const wasGaaf = await isZegelGaaf(trx, id);
    await wisInhoud(trx, id, op);
    await wisBijzonderheden(trx, id);
    await schrijfLog(trx, id, handelende, "geanonimiseerd", { reden });
    if (wasGaaf) await verzegel(trx, id);
    await (vertrouwelijk ? tekenPaar(trx, [id]) : meldResten(trx));
  });
}

/**
 * Whether a case may be anonymised on a day.
 * @throws as {@link anonimiseer}
 */
export async function eisTeAnonimiseren(db: Db, nummer: string, op: IsoDate): Promise<void> {
  const { id, db: eigen } = await plaatsVan(db, nummer);
  await eisVerlopen(eigen, id, nummer, op);
}

/** The cases of the open register among these that have been anonymised. */
export async function leesGeanonimiseerd(db: Db, nummers: readonly string[]): Promise<string[]> {
  const rijen = await db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .select("klacht.nummer")
    .where("klacht.nummer", "in", nummers)
    .where("dossier.geanonimiseerdOp", "is not", null)
    .execute();
  return rijen.map(({ nummer }) => nummer);
}

async function eisVerlopen(db: Db, id: number, nummer: string, op: IsoDate): Promise<void> {
  const { afgehandeldOp } = await db
    .selectFrom("klacht")
    .select("afgehandeldOp")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const dossier = await db
    .selectFrom("dossier")
    .select("geanonimiseerdOp")
    .where("klachtId", "=", id)
    .executeTakeFirst();
  if (dossier === undefined) throw new NotFound(`De inhoud van klacht ${nummer} ontbreekt`);
  if (dossier.geanonimiseerdOp !== null) {
    throw new Refused(`Klacht ${nummer} is al geanonimiseerd, op ${toonDatum(dossier.geanonimiseerdOp)}`);
  }
  if (afgehandeldOp === null) {
    throw new Refused(
      `Klacht ${nummer} is nog niet afgehandeld en moet bewaard blijven (Bgfo Wft art. 41 lid 2)`,
      `Eerst: klacht sluiten ${nummer}`,
    );
  }
  const vanaf = bewarenTot(afgehandeldOp, WETTELIJK_MINIMUM_JAREN);
  if (op < vanaf) {
    throw new Refused(
      `Klacht ${nummer} moet tot ${toonDatum(vanaf)} bewaard blijven: een jaar na de afhandeling (Bgfo Wft art. 41 lid 2)`,
    );
  }
}

/** What stands where a text may not be absent. */
const WEG = "(verwijderd)";

async function wisInhoud(trx: Transaction<Schema>, id: number, op: IsoDate): Promise<void> {
  await merkKlant(trx, id);
  await trx
    .updateTable("dossier")
    .set({
      naam: WEG,
      adres: null,
      postcode: null,
      plaats: null,
      land: null,
      telefoon: null,
      email: null,
      klantnummer: null,
      ontvangenDoor: null,
      polisnummer: null,
      omschrijving: WEG,
      gewensteOplossing: null,
      betrokkenMedewerker: null,
      afsluittoelichting: null,
      externNummer: null,
      geanonimiseerdOp: op,
    })
    .where("klachtId", "=", id)
    .execute();
  // That there was a measure counts in the overview; what it said doesn't.
  await trx
    .updateTable("dossier")
    .set({ verbetermaatregel: WEG })
    .where("klachtId", "=", id)
    .where("verbetermaatregel", "is not", null)
    .execute();
  await trx
    .updateTable("standpunt")
    .set({ motivering: WEG, door: null, beoordelaars: "[]" })
    .where("klachtId", "=", id)
    .execute();
  await trx.updateTable("maatregel").set({ toelichting: null }).where("klachtId", "=", id).execute();
  await trx.updateTable("bezwaar").set({ tekst: WEG }).where("klachtId", "=", id).execute();
  await trx.updateTable("gesprek").set({ aanwezig: "[]", verslag: WEG }).where("klachtId", "=", id).execute();
  await trx.updateTable("kifid").set({ uitkomst: null }).where("klachtId", "=", id).execute();
  await trx.updateTable("uitstel").set({ reden: WEG }).where("klachtId", "=", id).execute();
  for (const tabel of ["notitie", "bestand", "correspondentie"] as const) {
    await trx.deleteFrom(tabel).where("klachtId", "=", id).execute();
  }
}

/** The chain covers only a hash of the details, with a salt that goes along: nobody can try guesses on it. */
async function wisBijzonderheden(trx: Transaction<Schema>, id: number): Promise<void> {
  await trx.insertInto("logboekOpen").values({ klachtId: id }).execute();
  await trx.deleteFrom("logboekDetail").where("klachtId", "=", id).execute();
  await trx.deleteFrom("logboekOpen").where("klachtId", "=", id).execute();
}

/** Moving a whole case between the register and the closed file (§3): content, log and all, in one transaction. */

import { sql, type Transaction } from "kysely";
import { Refused } from "../errors.ts";
import { aangehaald } from "../procedure/tekst.ts";
import type { NieuweCorrespondentie } from "./correspondentie.ts";
import { voegStukToe } from "./correspondentie.ts";
import type { Db } from "./db.ts";
import { INHOUD, inKluis } from "./in-kluis.ts";
import { leesOpPlaats } from "./lezen.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";
import { tekenPaar } from "./paar.ts";
import { eisKluisOpen, plaatsVan, vertrouwelijkeId } from "./plaats.ts";
import { meldResten, vergeetResten } from "./resten.ts";
import type { Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";
import { isZegelGaaf, verzegel } from "./zegel.ts";

export type Bestemming = "kluis" | "register";

/**
 * Moves a case. What it leaves in the pages of the open register is gone once `Register.veeg` has been called.
 * `stukken` are texts of the case that lay outside both files and go along.
 * @throws {NotFound} no such case @throws {Refused} it is there already @throws {Locked} the closed file is shut
 */
export async function verhuis(
  db: Db,
  nummer: string,
  naar: Bestemming,
  { reden, stukken = [] }: { reden: string; stukken?: readonly NieuweCorrespondentie[] },
  handelende: Handelende,
): Promise<void> {
  await eisKluisOpen(db);
  // Should it be broken off while it writes what is still confidential, then that has to be known afterwards.
  if (naar === "register" && (await vertrouwelijkeId(db, nummer)) !== null)
    await inTransactie(db, meldResten);
  await inTransactie(db, async (trx) => {
    const plaats = await plaatsVan(trx, nummer);
    const { id } = plaats;
    if (plaats.vertrouwelijk === (naar === "kluis")) throw isErAl(nummer, naar);
    const klacht = await leesOpPlaats(plaats, nummer);
    const bestemming = naar === "kluis" ? inKluis(trx) : trx;
    if (klacht.externNummer !== null) await eisNogNietOvergenomen(bestemming, nummer, klacht.externNummer);
    const wasGaaf = await isZegelGaaf(plaats.db, id);
    for (const stuk of stukken) await voegStukToe({ trx: plaats.db, id, klacht }, stuk, handelende);
    await verplaatsInhoud(trx, id, naar);
    await trx
      .updateTable("klacht")
      .set({ vertrouwelijk: naar === "kluis" ? 1 : 0 })
      .where("id", "=", id)
      .execute();
    const handeling = naar === "kluis" ? "naar de kluis verplaatst" : "uit de kluis vrijgegeven";
    await schrijfLog(bestemming, id, handelende, handeling, { reden });
    // A case that was changed behind our back keeps the seal that shows it.
    if (wasGaaf) await verzegel(bestemming, id);
    await (naar === "kluis" ? meldResten(trx) : vergeetResten(trx));
    await tekenPaar(trx, naar === "kluis" ? [id] : []);
  });
}

function isErAl(nummer: string, naar: Bestemming): Refused {
  return naar === "kluis"
    ? new Refused(`Klacht ${nummer} is al vertrouwelijk en ligt al in de kluis`)
    : new Refused(`Klacht ${nummer} is niet vertrouwelijk en ligt niet in de kluis`);
}

/** @throws {Refused} a list was taken over once more, with a case that lay in the other file and was not seen */
async function eisNogNietOvergenomen(
  trx: Transaction<Schema>,
  nummer: string,
  externNummer: string,
): Promise<void> {
  const dubbel = await trx
    .selectFrom("dossier")
    .innerJoin("klacht", "klacht.id", "dossier.klachtId")
    .select("klacht.nummer")
    .where("dossier.externNummer", "=", externNummer)
    .executeTakeFirst();
  if (dubbel === undefined) return;
  throw new Refused(
    `Klacht ${nummer} en klacht ${dubbel.nummer} hebben hetzelfde nummer uit de oude lijst: ${aangehaald(externNummer)}`,
    "Waarschijnlijk is het dezelfde klacht, twee keer overgenomen; sluit er een af.",
  );
}

async function verplaatsInhoud(trx: Transaction<Schema>, id: number, naar: Bestemming): Promise<void> {
  const [van, tot] = naar === "kluis" ? ["main", "kluis"] : ["kluis", "main"];
  for (const tabel of INHOUD) {
    await sql`insert into ${sql.table(`${tot}.${tabel}`)}
      select * from ${sql.table(`${van}.${tabel}`)} where klacht_id = ${id}`.execute(trx);
  }
  await verwijderInhoud(naar === "kluis" ? trx : inKluis(trx), id);
}

/** Takes the content of a case out of the file that `trx` looks at, its log included. */
export async function verwijderInhoud(trx: Transaction<Schema>, id: number): Promise<void> {
  await trx.insertInto("logboekOpen").values({ klachtId: id }).execute();
  await trx.deleteFrom("logboekDetail").where("klachtId", "=", id).execute();
  await trx.deleteFrom("logboek").where("klachtId", "=", id).execute();
  await trx.deleteFrom("logboekOpen").where("klachtId", "=", id).execute();
  await trx.deleteFrom("dossier").where("klachtId", "=", id).execute();
}

/** Gives the content of a case another id within the closed file; its card goes. */
export async function verzetInKluis(trx: Transaction<Schema>, id: number, naar: number): Promise<void> {
  const kluis = inKluis(trx);
  // Two rows would have the same number of an old list for a moment, which the table doesn't take.
  const dossier = kluis.updateTable("dossier");
  const { externNummer } = await kluis
    .selectFrom("dossier")
    .select("externNummer")
    .where("klachtId", "=", id)
    .executeTakeFirstOrThrow();
  await dossier.set({ externNummer: null }).where("klachtId", "=", id).execute();
  for (const tabel of INHOUD) {
    const { rows } = await sql<{ name: string }>`
      select name from pragma_table_info(${tabel}, 'kluis') where name <> 'klacht_id'`.execute(trx);
    const kolommen = sql.join(rows.map(({ name }) => sql.id(name)));
    await sql`insert into ${sql.table(`kluis.${tabel}`)} (klacht_id, ${kolommen})
      select ${naar}, ${kolommen} from ${sql.table(`kluis.${tabel}`)} where klacht_id = ${id}`.execute(trx);
  }
  await verwijderInhoud(kluis, id);
  await dossier.set({ externNummer }).where("klachtId", "=", naar).execute();
}

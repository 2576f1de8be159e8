/** Moving a whole case between the register and the closed file (§3): content, log and all, in one transaction. */
import { sql, type Transaction } from "kysely";
import { Refused } from "../errors.ts";
import type { NieuweCorrespondentie } from "./correspondentie.ts";
import { voegStukToe } from "./correspondentie.ts";
import { INHOUD, inKluis } from "./in-kluis.ts";
import { leesOpPlaats } from "./lezen.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";
import type { Db } from "./open.ts";
import { tekenPaar } from "./paar.ts";
import { eisKluisOpen, plaatsVan } from "./plaats.ts";
import type { Schema } from "./schema.ts";
import { isZegelGaaf, verzegel } from "./zegel.ts";

export type Bestemming = "kluis" | "register";

/**
 * Moves a case; nothing readable of it stays behind in the file that it leaves. `stukken` are texts of the case that lay
 * outside both files and go along.
 * @throws {NotFound} no such case @throws {Refused} it is there already @throws {Locked} the closed file is shut
 */
export async function verhuis(
  db: Db,
  nummer: string,
  naar: Bestemming,
  { reden, stukken = [] }: { reden: string; stukken?: readonly NieuweCorrespondentie[] },
  handelende: Handelende,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await eisKluisOpen(trx);
    const plaats = await plaatsVan(trx, nummer);
    const { id } = plaats;
    if (plaats.vertrouwelijk === (naar === "kluis")) throw isErAl(nummer, naar);
    const klacht = await leesOpPlaats(plaats, nummer);
    const wasGaaf = await isZegelGaaf(plaats.db, id);
    for (const stuk of stukken) await voegStukToe({ trx: plaats.db, id, klacht }, stuk, handelende);
    await verplaatsInhoud(trx, id, naar);
    await trx
      .updateTable("klacht")
      .set({ vertrouwelijk: naar === "kluis" ? 1 : 0 })
      .where("id", "=", id)
      .execute();
    const bestemming = naar === "kluis" ? inKluis(trx) : trx;
    const handeling = naar === "kluis" ? "naar de kluis verplaatst" : "uit de kluis vrijgegeven";
    await schrijfLog(bestemming, id, handelende, handeling, { reden });
    // A case that was changed behind our back keeps the seal that shows it.
    if (wasGaaf) await verzegel(bestemming, id);
    await tekenPaar(trx, naar === "kluis" ? [id] : []);
  });
}

function isErAl(nummer: string, naar: Bestemming): Refused {
  return naar === "kluis"
    ? new Refused(`Klacht ${nummer} is al vertrouwelijk en ligt al in de kluis`)
    : new Refused(`Klacht ${nummer} is niet vertrouwelijk en ligt niet in de kluis`);
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

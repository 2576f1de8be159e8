/** Mending what another program or a broken off command left: indexes, triggers, deadlines, and seals on request. */

import { sql, type Transaction } from "kysely";
import { Damaged } from "../errors.ts";
import { toonDatum } from "../procedure/datum.ts";
import { werkBij } from "../procedure/termijnen.ts";
import { type AfwijkendeTermijn, vindAfwijkendeTermijnen } from "./controle-termijnen.ts";
import { vindAlleGebroken } from "./controle-zegels.ts";
import { type Db, REGISTER_BESTAND } from "./db.ts";
import type { Herstel } from "./herstellen.ts";
import { inKluis } from "./in-kluis.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";
import { tekenPaar } from "./paar.ts";
import { plaatsVan } from "./plaats.ts";
import { mijlpalenVan } from "./rijen.ts";
import type { Schema } from "./schema.ts";
import type { TermijnKader } from "./schrijven.ts";
import { translateSqliteErrors } from "./sqlite-errors.ts";
import { inTransactie } from "./transactie.ts";
import { verzegel } from "./zegel.ts";

/** Makes the indexes of a file anew from its tables. Returns whether that could be done. */
export async function herstelIndexen(db: Db, bestand: "main" | "kluis"): Promise<Herstel> {
  const naam = bestand === "main" ? "register.db" : "kluis.db";
  const { rows: tabellen } = await sql<{ naam: string }>`
    select name as naam from ${sql.table(`${bestand}.sqlite_schema`)} where type = 'table'`.execute(db);
  try {
    for (const tabel of tabellen) await sql`reindex ${sql.table(`${bestand}.${tabel.naam}`)}`.execute(db);
    return { nummer: null, wat: `de indexen van ${naam} zijn opnieuw gemaakt`, gelukt: true };
  } catch (error) {
    // Two rows claim what only one can have: the table itself is not whole.
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_CONSTRAINT")))
      throw error;
    return { nummer: null, wat: `de indexen van ${naam} passen niet bij de tabellen`, gelukt: false };
  }
}

/**
 * Puts the deadlines back that are not what the rules give, where there is only one possibility; each with a row in the
 * log of its case. Where that was all that was changed, the seal of the case fits again.
 */
export async function herstelTermijnen(
  db: Db,
  kader: TermijnKader,
  kluisOpen: boolean,
  handelende: Handelende,
): Promise<Herstel[]> {
  const uitkomsten: Herstel[] = [];
  const gebroken = await vindAlleGebroken(db, kluisOpen);
  for (const termijn of await vindAfwijkendeTermijnen(db, kader, kluisOpen, gebroken)) {
    if (termijn.hoort === null) continue;
    const { nummer, soort } = termijn;
    const wat = `de termijn voor ${soort} is volgens de regels teruggezet op ${toonDatum(termijn.hoort.uiterlijk)}`;
    uitkomsten.push(
      await poging({ nummer, wat }, () =>
        inTransactie(db, (trx) => zetTermijnTerug(trx, termijn, handelende)),
      ),
    );
  }
  return uitkomsten;
}

/** A mending that a damaged log doesn't let through is told, and doesn't keep the others from being done. */
async function poging(goed: Omit<Herstel, "gelukt">, werk: () => Promise<void>): Promise<Herstel> {
  try {
    await translateSqliteErrors(REGISTER_BESTAND, werk);
    return { ...goed, gelukt: true };
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return { nummer: goed.nummer, wat: error.message, gelukt: false };
  }
}

async function zetTermijnTerug(
  trx: Transaction<Schema>,
  { klachtId, vertrouwelijk, soort, is, hoort }: AfwijkendeTermijn,
  handelende: Handelende,
): Promise<void> {
  const dagen = hoort!;
  if (is === null) {
    const klacht = await trx
      .selectFrom("klacht")
      .selectAll()
      .where("id", "=", klachtId)
      .executeTakeFirstOrThrow();
    const [termijn] = werkBij(
      [{ soort, ...dagen, voldaanOp: null, vervallenOp: null }],
      mijlpalenVan(klacht),
    );
    await trx
      .insertInto("termijn")
      .values({ klachtId, ...termijn! })
      .execute();
  } else {
    await trx
      .updateTable("termijn")
      .set(dagen)
      .where("klachtId", "=", klachtId)
      .where("soort", "=", soort)
      .execute();
  }
  const eigen = vertrouwelijk ? inKluis(trx) : trx;
  await schrijfLog(eigen, klachtId, handelende, "termijn hersteld", { soort, was: is, is: dagen });
  if (vertrouwelijk) await tekenPaar(trx, [klachtId]);
}

/** Seals a case as it now is, though no act of klacht made it so; the log says that this was done. */
export function aanvaard(db: Db, nummer: string, handelende: Handelende): Promise<Herstel> {
  return poging({ nummer, wat: "aanvaard zoals de gegevens nu zijn" }, () =>
    inTransactie(db, async (begun) => {
      const { id, vertrouwelijk, db: trx } = await plaatsVan(begun, nummer);
      await schrijfLog(trx, id, handelende, "gegevens buiten klacht om gewijzigd; aanvaard");
      await verzegel(trx, id);
      if (vertrouwelijk) await tekenPaar(trx, [id]);
    }),
  );
}

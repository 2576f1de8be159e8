/** What every act on a case has in common: one transaction, the course asked first, the milestones and deadlines after. */

import type { Transaction } from "kysely";
import { Refused } from "../errors.ts";
import type { IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import { werkBij } from "../procedure/termijnen.ts";
import { datumWeigering, type Stap, type Weigering, weigering } from "../procedure/verloop.ts";
import type { Db } from "./db.ts";
import { feitenVan, leesOpPlaats } from "./lezen.ts";
import { tekenPaar } from "./paar.ts";
import { plaatsVan } from "./plaats.ts";
import { mijlpalenVan } from "./rijen.ts";
import type { Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";
import * as vragen from "./vragen/handeling.ts";
import { invoegen } from "./vragen/invoegen.ts";
import { isZegelGaaf, verzegel } from "./zegel.ts";

/** A case under the hands of an act. */
export interface InHanden {
  /** Writes the content where it belongs: in the register, or in the closed file. */
  readonly trx: Transaction<Schema>;
  readonly id: number;
  readonly klacht: Klacht;
}

/**
 * Runs an act on a case in one transaction, after the course of the case has allowed the step and its date.
 * @throws {NotFound} no such case @throws {Refused} the step can't be taken now; nothing is written
 * @throws {Locked} the case is confidential and the closed file is shut
 */
export async function opKlacht<T>(
  db: Db,
  nummer: string,
  { stap, datum }: { stap: Stap | null; datum?: IsoDate },
  werk: (inHanden: InHanden) => Promise<T>,
): Promise<T> {
  return inTransactie(db, async (begun) => {
    const plaats = await plaatsVan(begun, nummer);
    const { id, vertrouwelijk, db: trx } = plaats;
    const klacht = await leesOpPlaats(plaats, nummer);
    if (klacht.geanonimiseerdOp !== null) {
      throw new Refused(`Klacht ${nummer} is na de bewaartermijn geanonimiseerd; er kan niets meer bij`);
    }
    if (stap !== null) eisToegestaan(klacht, stap, datum);
    const wasGaaf = await isZegelGaaf(trx, id);
    const uitkomst = await werk({ trx, id, klacht });
    // A case that was changed behind our back keeps the seal that shows it.
    if (wasGaaf) await verzegel(trx, id);
    if (vertrouwelijk) await tekenPaar(trx, [id]);
    return uitkomst;
  });
}

/** @throws {Refused} the course of the case doesn't allow the step, or not on that day */
export function eisToegestaan(klacht: Klacht, stap: Stap, datum?: IsoDate): void {
  const feiten = feitenVan(klacht);
  const nee = weigering(stap, feiten) ?? (datum === undefined ? null : datumWeigering(stap, datum, feiten));
  if (nee !== null) throw refusal(nee, klacht.nummer);
}

/** A refusal as an error, with the command that must come first. */
export function refusal({ reden, clausule, eerst }: Weigering, nummer: string): Refused {
  const [opdracht, ...rest] = eerst?.split(" ") ?? [];
  return new Refused(
    `${reden} (${clausule})`,
    opdracht === undefined ? undefined : `Eerst: ${["klacht", opdracht, nummer, ...rest].join(" ")}`,
  );
}

/** Moves the milestones of a case, and with them the deadlines that they meet. */
export async function zetMijlpalen({ trx, id, klacht }: InHanden, nieuw: Partial<Mijlpalen>): Promise<void> {
  if (Object.keys(nieuw).length === 0) return;
  await vragen.zetMijlpalen.alle(trx, { id, ...mijlpalenVan({ ...klacht, ...nieuw }) });
  for (const { soort, voldaanOp, vervallenOp } of werkBij(klacht.termijnen, { ...klacht, ...nieuw })) {
    await vragen.zetTermijn.alle(trx, { id, soort, voldaanOp, vervallenOp });
  }
}

/** Adds a row to a table that is numbered within its case, and returns its number. */
export async function voegRegelToe<T extends keyof typeof vragen.laatste>(
  { trx, id }: InHanden,
  tabel: T,
  waarden: Omit<Schema[T], "klachtId" | "volgnummer">,
): Promise<number> {
  const rij = await vragen.laatste[tabel].eerste(trx, { id });
  const volgnummer = (rij?.laatste ?? 0) + 1;
  await invoegen[tabel].alle(trx, { klachtId: id, volgnummer, ...waarden });
  return volgnummer;
}

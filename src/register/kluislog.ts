/**
 * The log of changes to the folder of the closed file. Files are no part of a transaction: a power cut after they
 * changed would leave a change that no log tells of. So the act comes along among the files, until the log has it.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Transaction } from "kysely";
import type { Bestanden } from "../kluis/toegang.ts";
import { readText, removeFile } from "./bestanden.ts";
import { type Details, type Handelende, KANTOOR, schrijfKantoorLog } from "./logboek.ts";
import type { Schema } from "./schema.ts";

const TE_LOGGEN = "te-loggen.json";

/** What the log is to tell of a change. */
export interface Logregel {
  readonly handeling: string;
  readonly details?: Details;
}

interface Bericht extends Required<Logregel> {
  readonly wie: string;
  readonly op: string;
  /** Of the row in the log, if that came to be. */
  readonly hash: string;
}

/** Writes the act in the log, and returns the file that goes along with the change. */
export async function schrijfMetBestand(
  trx: Transaction<Schema>,
  handelende: Handelende,
  { handeling, details = {} }: Logregel,
): Promise<Bestanden> {
  await schrijfKantoorLog(trx, handelende, handeling, details);
  const { logHash: hash } = await trx.selectFrom("register").select("logHash").executeTakeFirstOrThrow();
  const bericht: Bericht = { wie: handelende.wie, op: handelende.nu.toISOString(), handeling, details, hash };
  return { [TE_LOGGEN]: JSON.stringify(bericht) };
}

/** Whether an act may be waiting for the log. */
export function wachtOpLog(kluismap: string): boolean {
  return existsSync(join(kluismap, TE_LOGGEN));
}

/** Writes the act that waits, if any, unless the log has it. */
export async function schrijfAlsnog(trx: Transaction<Schema>, kluismap: string): Promise<void> {
  const bericht = leesBericht(kluismap);
  if (bericht === null) return;
  const { wie, op, handeling, details, hash } = bericht;
  const bekend = await trx
    .selectFrom("logboek")
    .select("volgnummer")
    .where("klachtId", "=", KANTOOR)
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (bekend === undefined) await schrijfKantoorLog(trx, { wie, nu: new Date(op) }, handeling, details);
}

/** Null where there is none; one that can't be read keeps nobody out of the closed file. */
function leesBericht(kluismap: string): Bericht | null {
  const tekst = readText(join(kluismap, TE_LOGGEN));
  try {
    return tekst === null ? null : (JSON.parse(tekst) as Bericht);
  } catch {
    return null;
  }
}

/** The log has it, for certain: after the transaction. */
export function isGelogd(kluismap: string): void {
  try {
    removeFile(join(kluismap, TE_LOGGEN));
  } catch {
    // What was done is done: next time it will be seen that the log has it.
  }
}

/**
 * The log: one row per act, never changed, each row sealed by the hash of the one before. A chain per case moves
 * with its case; acts that concern the office make the chain of case 0.
 */
import { hash, randomFillSync } from "node:crypto";
import type { Transaction } from "kysely";
import type { LogboekDetailTabel, LogboekTabel, Schema } from "./schema.ts";
import * as vragen from "./vragen/handeling.ts";
import { invoegen } from "./vragen/invoegen.ts";

/** Who acts, and when: the moment comes in from outside. */
export interface Handelende {
  readonly wie: string;
  readonly nu: Date;
}

export const KANTOOR = 0;

export type Details = Record<string, unknown>;

/** The end of a chain: how many rows it has, and the hash of the last. */
export interface Staart {
  readonly logAantal: number;
  readonly logHash: string;
}

export const LEGE_STAART: Staart = { logAantal: 0, logHash: "" };

/** The next row of a chain, its details, and the chain's new end. */
export function schakel(
  klachtId: number,
  staart: Staart,
  { wie, nu }: Handelende,
  handeling: string,
  details: Details = {},
): { regel: LogboekTabel; detail: LogboekDetailTabel; staart: Staart } {
  const tekst = JSON.stringify(details);
  const zout = nieuwZout();
  const volgnummer = staart.logAantal + 1;
  const detailsHash = hashVanDetails({ zout, details: tekst });
  const inhoud = { klachtId, volgnummer, op: tijdstip(nu), wie, handeling, detailsHash };
  const logHash = schakelHash(staart.logHash, inhoud);
  return {
    regel: { ...inhoud, hash: logHash },
    detail: { klachtId, volgnummer, details: tekst, zout },
    staart: { logAantal: volgnummer, logHash },
  };
}

/** All rows of an import have one moment. */
function tijdstip(moment: Date): string {
  if (laatste?.moment !== moment) laatste = { moment, tekst: moment.toISOString() };
  return laatste.tekst;
}

let laatste: { readonly moment: Date; readonly tekst: string } | undefined;

/** Adds an act to the chain of a case, within the caller's transaction. */
export async function schrijfLog(
  trx: Transaction<Schema>,
  klachtId: number,
  handelende: Handelende,
  handeling: string,
  details: Details = {},
): Promise<void> {
  const staart = await vragen.staart.eerste(trx, { id: klachtId });
  if (staart === undefined) throw new Error(`no case ${klachtId}`);
  const nieuw = schakel(klachtId, staart, handelende, handeling, details);
  await invoegen.logboek.alle(trx, nieuw.regel);
  await invoegen.logboekDetail.alle(trx, nieuw.detail);
  await vragen.zetStaart.alle(trx, { id: klachtId, ...nieuw.staart });
}

/** Adds an act that concerns the office, within the caller's transaction. */
export async function schrijfKantoorLog(
  trx: Transaction<Schema>,
  handelende: Handelende,
  handeling: string,
  details: Details = {},
): Promise<void> {
  const staart = await vragen.kantoorStaart.eerste(trx, {});
  const nieuw = schakel(KANTOOR, staart ?? LEGE_STAART, handelende, handeling, details);
  await invoegen.logboek.alle(trx, nieuw.regel);
  await invoegen.logboekDetail.alle(trx, nieuw.detail);
  await vragen.zetKantoorStaart.alle(trx, nieuw.staart);
}

/** What a row of the log seals: the row before it, and every column of its own but the number that SQLite gave its case. */
export function schakelHash(
  vorige: string,
  regel: { volgnummer: number; op: string; wie: string; handeling: string; detailsHash: string },
): string {
  const { volgnummer, op, wie, handeling, detailsHash } = regel;
  return sha256(JSON.stringify([vorige, volgnummer, op, wie, handeling, detailsHash]));
}

/** What a row keeps of its details: with the salt, so that a guess at them can't be tried. */
export function hashVanDetails({ zout, details }: { zout: string; details: string }): string {
  return sha256(zout + details);
}

/** SHA-256 in hexadecimal. */
export function sha256(tekst: string): string {
  return hash("sha256", tekst, "hex");
}

const ZOUTLENGTE = 16;

/** Chance for many salts at once: asking for each apart takes longer than all the rest of a row. */
const toeval = Buffer.alloc(256 * ZOUTLENGTE);
let voorraad = "";

function nieuwZout(): string {
  if (voorraad === "") voorraad = randomFillSync(toeval).toString("hex");
  const zout = voorraad.slice(0, 2 * ZOUTLENGTE);
  voorraad = voorraad.slice(2 * ZOUTLENGTE);
  return zout;
}

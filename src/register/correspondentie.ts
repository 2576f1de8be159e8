/** Letters, e-mails and calls of a case, with their files inside the register. */

import { createHash } from "node:crypto";
import { Damaged, NotFound } from "../errors.ts";
import type { Correspondentie } from "../procedure/klacht.ts";
import type { Db } from "./db.ts";
import { deelMee } from "./geschil.ts";
import { eisToegestaan, type InHanden, opKlacht, voegRegelToe, zetMijlpalen } from "./handeling.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";
import { plaatsVan } from "./plaats.ts";
import { invoegen } from "./vragen/invoegen.ts";

/** A file as it came: its name, its kind and its bytes. */
export interface Bestand {
  readonly naam: string;
  readonly mediatype: string;
  readonly inhoud: Uint8Array;
}

export interface NieuweCorrespondentie {
  readonly datum: string;
  readonly richting: "in" | "uit";
  /** A kind of letter where it is one of the procedure's; else in words. */
  readonly soort: string;
  readonly onderwerp: string;
  readonly tekst: string | null;
  readonly bestand: Bestand | null;
  /** How an outgoing one went: `brief` or `e-mail`. */
  readonly wijze: string;
  /** Whether it tells the position, where it is a letter of that kind; a letter that waits for the insurer doesn't. */
  readonly deeltMee?: boolean;
}

/** SQLite's own limit lies far higher; a register that is copied every day should not hold films. */
export const MAX_BESTAND = 50 * 1024 * 1024;

/**
 * Keeps a piece of correspondence and returns its number within the case. What the procedure asks to be told in
 * writing is told by the outgoing letter of that kind.
 * @throws {NotFound} no such case @throws {Refused} the letter can't go out yet
 */
export async function voegCorrespondentieToe(
  db: Db,
  nummer: string,
  stuk: NieuweCorrespondentie,
  handelende: Handelende,
): Promise<number> {
  return opKlacht(db, nummer, { stap: null }, async (inHanden) => {
    if (stuk.richting === "uit") await verwerkUitgaand(inHanden, stuk);
    return voegStukToe(inHanden, stuk, handelende);
  });
}

/** Keeps a piece within an act that is under way, and returns its number; what it means for the course is up to that act. */
export async function voegStukToe(
  inHanden: InHanden,
  stuk: NieuweCorrespondentie,
  handelende: Handelende,
): Promise<number> {
  const { trx, id } = inHanden;
  const { bestand, wijze: _, deeltMee: __, ...rest } = stuk;
  const sha256 = bestand && sha256Van(bestand.inhoud);
  const volgnummer = await voegRegelToe(inHanden, "correspondentie", {
    ...rest,
    bestandsnaam: bestand?.naam ?? null,
    mediatype: bestand?.mediatype ?? null,
    grootte: bestand?.inhoud.length ?? null,
    sha256,
  });
  if (bestand) {
    const inhoud = Buffer.from(bestand.inhoud);
    await invoegen.bestand.alle(trx, { klachtId: id, volgnummer, inhoud });
  }
  const details = { ...rest, id: volgnummer, ...(bestand && { bestandsnaam: bestand.naam, sha256 }) };
  const handeling = stuk.richting === "uit" ? "correspondentie uit" : "correspondentie in";
  await schrijfLog(trx, id, handelende, handeling, details);
  return volgnummer;
}

/**
 * Another version of the file of a piece, such as a letter that was edited in Word.
 * @throws {NotFound} no such case
 */
export async function vervangBestand(
  db: Db,
  nummer: string,
  { id: volgnummer, bestandsnaam, sha256: was }: Correspondentie,
  inhoud: Uint8Array,
  handelende: Handelende,
): Promise<void> {
  await opKlacht(db, nummer, { stap: null }, async ({ trx, id }) => {
    const sha256 = sha256Van(inhoud);
    await trx
      .updateTable("correspondentie")
      .set({ sha256, grootte: inhoud.length })
      .where("klachtId", "=", id)
      .where("volgnummer", "=", volgnummer)
      .execute();
    await trx
      .updateTable("bestand")
      .set({ inhoud: Buffer.from(inhoud) })
      .where("klachtId", "=", id)
      .where("volgnummer", "=", volgnummer)
      .execute();
    await schrijfLog(trx, id, handelende, "bestand bijgewerkt", {
      id: volgnummer,
      bestandsnaam,
      sha256,
      was,
    });
  });
}

/** SHA-256 in hexadecimal. */
export function sha256Van(inhoud: Uint8Array): string {
  return createHash("sha256").update(inhoud).digest("hex");
}

/** @throws {Refused} this kind of letter asks for something that has not happened yet */
async function verwerkUitgaand(
  inHanden: InHanden,
  { soort, datum, wijze, deeltMee = true }: NieuweCorrespondentie,
): Promise<void> {
  const { klacht } = inHanden;
  // Each position has its letter: a copy of the first tells nothing of the second.
  if (deeltMee && soort === (klacht.herbeoordeeldOp === null ? "standpunt" : "herbeoordeling")) {
    // A copy of a letter that went out before tells nothing new, and may go out whenever it is asked for.
    if (klacht.schriftelijkOp !== null) return;
    eisToegestaan(klacht, "mededelen", datum);
    await deelMee(inHanden, { op: datum, wijze, schriftelijk: true });
  }
  if (soort === "ontvangstbevestiging" && klacht.bevestigdOp === null) {
    eisToegestaan(klacht, "bevestigen", datum);
    await zetMijlpalen(inHanden, { bevestigdOp: datum });
  }
}

/**
 * The file of a piece of correspondence, byte for byte as it came.
 * @throws {NotFound} no such piece, or one without a file @throws {Damaged} the bytes are not those that were kept
 */
export async function leesBestand(db: Db, nummer: string, stuk: Correspondentie): Promise<Uint8Array> {
  const { id, db: eigen } = await plaatsVan(db, nummer);
  const rij = await eigen
    .selectFrom("bestand")
    .select("inhoud")
    .where("klachtId", "=", id)
    .where("volgnummer", "=", stuk.id)
    .executeTakeFirst();
  if (rij === undefined)
    throw new NotFound(`Bij correspondentie ${stuk.id} van klacht ${nummer} is geen bestand bewaard`);
  if (sha256Van(rij.inhoud) !== stuk.sha256) {
    throw new Damaged(
      `Het bestand bij correspondentie ${stuk.id} van klacht ${nummer} is beschadigd`,
      "Zet de laatste goede reservekopie terug.",
    );
  }
  return rij.inhoud;
}

/** Letters, e-mails and calls of a case, with their files inside the register. */
import { createHash } from "node:crypto";
import { Damaged, NotFound } from "../errors.ts";
import type { Correspondentie } from "../procedure/klacht.ts";
import { deelMee } from "./geschil.ts";
import { eisToegestaan, type InHanden, opKlacht, voegRegelToe, zetMijlpalen } from "./handeling.ts";
import { type Handelende, schrijfLog } from "./logboek.ts";
import type { Db } from "./open.ts";

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
    const { trx, id } = inHanden;
    const { bestand, wijze: _, deeltMee: __, ...rest } = stuk;
    if (stuk.richting === "uit") await verwerkUitgaand(inHanden, stuk);
    const sha256 = bestand && createHash("sha256").update(bestand.inhoud).digest("hex");
    const volgnummer = await voegRegelToe(inHanden, "correspondentie", {
      ...rest,
      bestandsnaam: bestand?.naam ?? null,
      mediatype: bestand?.mediatype ?? null,
      grootte: bestand?.inhoud.length ?? null,
      sha256,
    });
    if (bestand) {
      await trx
        .insertInto("bestand")
        .values({ klachtId: id, volgnummer, inhoud: Buffer.from(bestand.inhoud) })
        .execute();
    }
    const details = { ...rest, id: volgnummer, ...(bestand && { bestandsnaam: bestand.naam, sha256 }) };
    await schrijfLog(
      trx,
      id,
      handelende,
      stuk.richting === "uit" ? "correspondentie uit" : "correspondentie in",
      details,
    );
    return volgnummer;
  });
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

/** Whether the file of a piece is here: of a case from another register often only its name came along. */
export async function heeftBestand(db: Db, nummer: string, stuk: Correspondentie): Promise<boolean> {
  const rij = await db
    .selectFrom("bestand")
    .innerJoin("klacht", "klacht.id", "bestand.klachtId")
    .select("bestand.volgnummer")
    .where("klacht.nummer", "=", nummer)
    .where("bestand.volgnummer", "=", stuk.id)
    .executeTakeFirst();
  return rij !== undefined;
}

/**
 * The file of a piece of correspondence, byte for byte as it came.
 * @throws {NotFound} no such piece, or one without a file @throws {Damaged} the bytes are not those that were kept
 */
export async function leesBestand(db: Db, nummer: string, stuk: Correspondentie): Promise<Uint8Array> {
  const rij = await db
    .selectFrom("bestand")
    .innerJoin("klacht", "klacht.id", "bestand.klachtId")
    .select("bestand.inhoud")
    .where("klacht.nummer", "=", nummer)
    .where("bestand.volgnummer", "=", stuk.id)
    .executeTakeFirst();
  if (rij === undefined)
    throw new NotFound(`Bij correspondentie ${stuk.id} van klacht ${nummer} is geen bestand bewaard`);
  if (createHash("sha256").update(rij.inhoud).digest("hex") !== stuk.sha256) {
    throw new Damaged(
      `Het bestand bij correspondentie ${stuk.id} van klacht ${nummer} is beschadigd`,
      "Zet de laatste goede reservekopie terug.",
    );
  }
  return rij.inhoud;
}

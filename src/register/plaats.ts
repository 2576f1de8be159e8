/** Where the content of a case lies: in the register, or in the closed file. */
import { Locked, NotFound } from "../errors.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { klachtMetNummer, kluisbestand } from "./vragen/klacht.ts";

/** Where the content of a case lies. */
export interface Plaats<T extends Db> {
  readonly id: number;
  readonly vertrouwelijk: boolean;
  /** For queries on the content of this case. */
  readonly db: T;
}

/**
 * Where the content of a case lies.
 * @throws {NotFound} no such case @throws {Locked} it is confidential and the closed file is shut
 */
export async function plaatsVan<T extends Db>(db: T, nummer: string): Promise<Plaats<T>> {
  const rij = await klachtMetNummer.eerste(db, { nummer });
  if (rij === undefined) {
    throw new NotFound(`Klacht ${nummer} staat niet in het register`, "Bekijk de nummers met: klacht lijst");
  }
  const vertrouwelijk = rij.vertrouwelijk === 1;
  if (vertrouwelijk && !(await isKluisOpen(db)))
    throw gesloten(`Klacht ${nummer} is vertrouwelijk en ligt in de kluis, die niet open is`);
  return { id: rij.id, vertrouwelijk, db: vertrouwelijk ? inKluis(db) : db };
}

/** The id of a confidential case; null for an open one, and for a number that isn't there. */
export async function vertrouwelijkeId(db: Db, nummer: string): Promise<number | null> {
  const rij = await klachtMetNummer.eerste(db, { nummer });
  return rij?.vertrouwelijk === 1 ? rij.id : null;
}

/** @throws {Locked} the closed file is shut */
export async function eisKluisOpen(db: Db): Promise<void> {
  if (!(await isKluisOpen(db))) throw gesloten("De kluis is niet open");
}

function gesloten(wat: string): Locked {
  return new Locked(
    wat,
    "Geef de opdracht op een terminal en typ uw wachtwoord, of zet KLACHT_KLUIS_WACHTWOORD_BESTAND.",
  );
}

/** Whether the closed file is attached to this connection. */
export async function isKluisOpen(db: Db): Promise<boolean> {
  return (await kluisbestand.eerste(db, {})) !== undefined;
}

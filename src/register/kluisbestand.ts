/** The encrypted database by itself: made, opened and copied with its key. */

import { statSync } from "node:fs";
import type { Kysely } from "kysely";
import { Damaged, Refused } from "../errors.ts";
import type { Toegang } from "../kluis/kluismap.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import { openSqlite, type Sqlite } from "./addon.ts";
import type { Schema } from "./schema.ts";
import { inTransactie } from "./transactie.ts";
import { queriesOn } from "./verbinding.ts";
import { VERSIE } from "./versie.ts";

const WACHTTIJD = 10_000;

/** What a closed file says of itself. */
export interface Kluisgegevens {
  /** The register that it belongs to. */
  readonly kenmerk: string;
  readonly herstelOntvanger: string;
  readonly toegang: readonly Toegang[];
}

/** Tells the connection that encrypted files are SQLCipher's, of version 4: before any key is given. */
export function kiesSqlcipher(sqlite: Sqlite): void {
  sqlite.pragma("cipher = 'sqlcipher'");
  sqlite.pragma("legacy = 4");
}

/** Sets what keeps a file whole and leaves nothing readable behind; `schema` is the name under which it is attached. */
export function stelVeiligIn(sqlite: Sqlite, schema: "main" | "kluis"): void {
  sqlite.pragma(`${schema}.journal_mode = delete`);
  sqlite.pragma(`${schema}.synchronous = extra`);
  sqlite.pragma(`${schema}.secure_delete = on`);
  sqlite.pragma("foreign_keys = on");
  sqlite.pragma("temp_store = memory");
}

/**
 * Runs `werk` on the encrypted database as one that is open by itself, in the form of this version.
 * @throws {Damaged} no such file, another key, or damage @throws {Refused} made by a newer version
 */
export async function opKluisbestand<T>(
  pad: string,
  sleutel: Kluissleutel,
  werk: (db: Kysely<Schema>, sqlite: Sqlite) => Promise<T>,
): Promise<T> {
  eisBestand(pad);
  return metSleutel(pad, sleutel, werk);
}

/** Makes the encrypted database at a path where nothing is yet. */
export async function maakKluisbestand(
  pad: string,
  sleutel: Kluissleutel,
  gegevens: Kluisgegevens,
  paarKenmerk: string,
): Promise<void> {
  await metSleutel(pad, sleutel, async (db) => {
    const { kenmerk, herstelOntvanger } = gegevens;
    await db
      .insertInto("kluis")
      .values({ id: 1, kenmerk, herstelOntvanger, paarAantal: 0, paarKenmerk })
      .execute();
    await schrijfToegang(db, gegevens);
  });
}

/** @throws {Damaged} the file is there, but is not as it was made */
export async function leesKluisgegevens(db: Kysely<Schema>): Promise<Kluisgegevens> {
  const kluis = await db
    .selectFrom("kluis")
    .select(["kenmerk", "herstelOntvanger"])
    .executeTakeFirstOrThrow();
  const toegang = await db.selectFrom("toegang").selectAll().orderBy("naam").execute();
  return { ...kluis, toegang };
}

/**
 * A copy under another key, with other people in it; the original is only read. VACUUM INTO encrypts its copy only
 * where the database is open by itself: of an attached one it writes plain text.
 */
export async function kopieerKluisbestand(
  pad: string,
  naar: string,
  sleutels: { oud: Kluissleutel; nieuw: Kluissleutel },
  gegevens: Kluisgegevens,
): Promise<void> {
  await opKluisbestand(pad, sleutels.oud, async (_db, sqlite) => {
    sqlite.prepare("vacuum into ?").run(naar);
  });
  await opKluisbestand(naar, sleutels.oud, async (db, sqlite) => {
    sqlite.pragma(`rekey = "${sleutels.nieuw.voorSqlcipher}"`);
    await schrijfToegang(db, gegevens);
  });
  await opKluisbestand(naar, sleutels.nieuw, async (_db, sqlite) => eisGaaf(sqlite, naar));
}

async function schrijfToegang(
  db: Kysely<Schema>,
  { herstelOntvanger, toegang }: Kluisgegevens,
): Promise<void> {
  await inTransactie(db, async (trx) => {
    await trx.updateTable("kluis").set({ herstelOntvanger }).execute();
    await trx.deleteFrom("toegang").execute();
    await trx
      .insertInto("toegang")
      .values([...toegang])
      .execute();
  });
}

/** @throws {Damaged} SQLite finds a fault; each page that it reads proves its own authenticity */
function eisGaaf(sqlite: Sqlite, pad: string): void {
  if (sqlite.pragma("integrity_check", { simple: true }) !== "ok") throw kluisBeschadigd(pad);
}

async function metSleutel<T>(
  pad: string,
  sleutel: Kluissleutel,
  werk: (db: Kysely<Schema>, sqlite: Sqlite) => Promise<T>,
): Promise<T> {
  const sqlite = openSqlite(pad, { timeout: WACHTTIJD });
  const db = queriesOn(sqlite);
  try {
    kiesSqlcipher(sqlite);
    sqlite.pragma(`key = "${sleutel.voorSqlcipher}"`);
    stelVeiligIn(sqlite, "main");
    await brengBij(sqlite, db, pad);
    return await werk(db, sqlite);
  } catch (error) {
    throw isNietTeLezen(error) ? kluisBeschadigd(pad, error) : error;
  } finally {
    sqlite.close();
  }
}

async function brengBij(sqlite: Sqlite, db: Kysely<Schema>, pad: string): Promise<void> {
  const versie = sqlite.pragma("user_version", { simple: true }) as number;
  if (versie > VERSIE) throw kluisTeNieuw(pad);
  if (versie === VERSIE) return;
  if (versie === 0) {
    const { legAan } = await import("./aanleggen.ts");
    return legAan(sqlite, "kluis");
  }
  const { migrate } = await import("./migreren.ts");
  const { migratiesVan } = await import("./migraties/index.ts");
  await migrate(sqlite, db as unknown as Kysely<never>, migratiesVan("kluis"));
}

/** SQLite can't tell another key from damage: neither gives a page that is authentic. */
export function isNietTeLezen(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("SQLITE_NOTADB") || code.startsWith("SQLITE_CORRUPT");
}

/**
 * SQLite makes a new database where there is none, and of an empty file.
 * @throws {Damaged} there is no file with something in it
 */
export function eisBestand(pad: string): void {
  const bestand = statSync(pad, { throwIfNoEntry: false });
  if (bestand === undefined) {
    throw new Damaged(`${pad} ontbreekt`, "Zet de map kluis uit de laatste goede reservekopie terug.");
  }
  if (!bestand.isFile() || bestand.size === 0) throw kluisBeschadigd(pad);
}

export function anderRegister(): Damaged {
  return new Damaged(
    "De kluis hoort bij een ander register",
    "Zet register en kluis terug uit dezelfde reservekopie.",
  );
}

export function kluisBeschadigd(pad: string, cause?: unknown): Damaged {
  return new Damaged(
    `${pad} is beschadigd, of hoort niet bij de sleutel die ernaast ligt`,
    "Werk er niet in verder; zet de map kluis uit de laatste goede reservekopie terug.",
    cause,
  );
}

export function kluisTeNieuw(pad: string): Refused {
  return new Refused(
    `De kluis in ${pad} is van een nieuwere versie van klacht`,
    "Werk klacht op deze computer bij en probeer het opnieuw.",
  );
}

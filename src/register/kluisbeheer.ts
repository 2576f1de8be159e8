/** Who has a key to the closed file: making it, letting in, shutting out. Each change is whole or not at all. */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Transaction } from "kysely";
import { Damaged, NotFound, Refused } from "../errors.ts";
import { type Identiteit, maakIdentiteit } from "../kluis/age.ts";
import {
  DATABASE,
  HERSTEL,
  heeftKluis,
  identiteitspad,
  kluismapVan,
  leesPersonen,
  ontvangerspad,
  type Persoon,
  zoekPersoon,
} from "../kluis/kluismap.ts";
import { Kluissleutel } from "../kluis/sleutel.ts";
import {
  type Bestanden,
  maakToegang,
  metAnderWachtwoord,
  type Ontgrendeld,
  sleutelMet,
  sleutelVoor,
} from "../kluis/toegang.ts";
import { heeftWissel, voltooiWissel, wissel } from "../kluis/wissel.ts";
import {
  type Kluisgegevens,
  kopieerKluisbestand,
  leesKluisgegevens,
  maakKluisbestand,
  opKluisbestand,
} from "./kluisbestand.ts";
import { type Handelende, schrijfKantoorLog } from "./logboek.ts";
import type { Db } from "./open.ts";
import { nieuwPaarKenmerk } from "./paar.ts";
import type { Schema } from "./schema.ts";

/** Somebody who gets a passphrase. */
export interface Sleutelhouder {
  readonly naam: string;
  readonly wachtwoord: string;
  /** ISO date. */
  readonly sinds: string;
  /** The power of two that makes guessing the passphrase slow. */
  readonly werkfactor: number;
}

/**
 * Makes the closed file of a register folder, with its first person and the recovery key. Returns its key.
 * @throws {Refused} there is one already
 */
export async function maakKluis(
  db: Db,
  map: string,
  eerste: Sleutelhouder,
  herstel: Identiteit,
  handelende: Handelende,
): Promise<Kluissleutel> {
  const kluismap = kluismapVan(map);
  const onaf = `${kluismap}-onaf`;
  return db.transaction().execute(async (trx) => {
    if (heeftKluis(map))
      throw new Refused("Dit register heeft al een kluis", "Bekijk hem met: klacht kluis status");
    const { kenmerk, paarKenmerk: vorige } = await trx
      .selectFrom("register")
      .select(["kenmerk", "paarKenmerk"])
      .executeTakeFirstOrThrow();
    if (vorige !== null) throw kluismapWeg(kluismap);
    rmSync(onaf, { recursive: true, force: true });
    try {
      mkdirSync(onaf, { mode: 0o700 });
      const sleutel = Kluissleutel.maak();
      const { toegang, bestanden } = await maakToegang(onaf, eerste, eerste.wachtwoord, eerste.werkfactor);
      const paarKenmerk = nieuwPaarKenmerk();
      const gegevens = { kenmerk, herstelOntvanger: herstel.ontvanger, toegang: [toegang] };
      await wissel(onaf, {
        bestanden: { ...bestanden, ...(await sleutelbestanden(sleutel, gegevens)) },
        maak: (nieuw) => maakKluisbestand(join(nieuw, DATABASE), sleutel, gegevens, paarKenmerk),
      });
      await trx.updateTable("register").set({ paarKenmerk, paarAantal: 0 }).execute();
      await schrijfKantoorLog(trx, handelende, "kluis aangemaakt", { voor: eerste.naam });
      renameSync(onaf, kluismap);
      return sleutel;
    } finally {
      rmSync(onaf, { recursive: true, force: true });
    }
  });
}

/**
 * Gives somebody access with a passphrase of his own; who had access already gets a new key instead of the old one.
 * @throws {Damaged} the files that name the people are not those that the closed file vouches for
 */
export async function geefToegang(
  db: Db,
  map: string,
  sleutel: Kluissleutel,
  nieuw: Sleutelhouder,
  handelende: Handelende,
  handeling = "toegang tot de kluis gegeven",
): Promise<void> {
  const kluismap = kluismapVan(map);
  const { toegang, bestanden } = await maakToegang(kluismap, nieuw, nieuw.wachtwoord, nieuw.werkfactor);
  await verander(db, map, { oud: sleutel, nieuw: sleutel }, async (trx, gegevens) => {
    await schrijfKantoorLog(trx, handelende, handeling, { aan: nieuw.naam });
    const anderen = gegevens.toegang.filter(({ naam }) => !isDezelfde(naam, nieuw.naam));
    return { gegevens: { ...gegevens, toegang: [...anderen, toegang] }, bestanden };
  });
}

/**
 * Takes somebody's access away and changes the key, so that a copy of his is worth nothing for what comes after.
 * @throws {NotFound} nobody of that name has access @throws {Refused} he is the last one
 */
export async function trekToegangIn(
  db: Db,
  map: string,
  sleutel: Kluissleutel,
  naam: string,
  handelende: Handelende,
): Promise<void> {
  const persoon = eisPersoon(leesPersonen(kluismapVan(map)), naam);
  await verander(db, map, { oud: sleutel, nieuw: Kluissleutel.maak() }, async (trx, gegevens) => {
    const over = gegevens.toegang.filter((deze) => !isDezelfde(deze.naam, persoon.naam));
    if (over.length === 0) {
      throw new Refused(
        `${persoon.naam} is de laatste met toegang tot de kluis`,
        "Geef eerst een ander toegang: klacht kluis toegang NAAM",
      );
    }
    await schrijfKantoorLog(trx, handelende, "toegang tot de kluis ingetrokken", { van: persoon.naam });
    return {
      gegevens: { ...gegevens, toegang: over },
      weg: [identiteitspad(persoon.bestandsnaam), ontvangerspad(persoon.bestandsnaam)],
    };
  });
}

/**
 * Makes a new recovery key and changes the key of the closed file: the old sheet then opens nothing any more.
 * Returns the new recovery key.
 */
export async function vervangHerstelsleutel(
  db: Db,
  map: string,
  sleutel: Kluissleutel,
  herstel: Identiteit,
  handelende: Handelende,
): Promise<void> {
  await verander(db, map, { oud: sleutel, nieuw: Kluissleutel.maak() }, async (trx, gegevens) => {
    await schrijfKantoorLog(trx, handelende, "herstelsleutel van de kluis vervangen");
    return { gegevens: { ...gegevens, herstelOntvanger: herstel.ontvanger } };
  });
}

/** Puts somebody's identity under another passphrase. */
export async function wijzigWachtwoord(
  db: Db,
  map: string,
  persoon: Persoon,
  { geheim }: Ontgrendeld,
  nieuw: { wachtwoord: string; werkfactor: number },
  handelende: Handelende,
): Promise<void> {
  const bestanden = await metAnderWachtwoord(persoon, geheim, nieuw.wachtwoord, nieuw.werkfactor);
  await db.transaction().execute(async (trx) => {
    await schrijfKantoorLog(trx, handelende, "wachtwoord van de kluis gewijzigd", { van: persoon.naam });
    await wissel(kluismapVan(map), { bestanden });
  });
}

/** A new recovery key, to be shown once. */
export function maakHerstelsleutel(): Promise<Identiteit> {
  return maakIdentiteit();
}

/**
 * The key of the closed file by the recovery key.
 * @throws {Damaged} this closed file was not made with that recovery key
 */
export function sleutelMetHerstel(map: string, { geheim }: Identiteit): Promise<Kluissleutel> {
  return sleutelMet(kluismapVan(map), geheim);
}

/** Finishes what a crash left half-way in the closed file, if anything; no key is needed for that. */
export async function maakKluismapAf(db: Db, map: string): Promise<void> {
  const kluismap = kluismapVan(map);
  if (!heeftWissel(kluismap)) return;
  // Within the lock that who changes it holds.
  await db.transaction().execute(async () => voltooiWissel(kluismap));
}

/**
 * Everybody with access, after a change that a crash left half-way has been finished.
 * @throws {Refused} there is no closed file @throws {Damaged} there was one, or a file of it is not as it was written
 */
export async function leesToegang(db: Db, map: string): Promise<Persoon[]> {
  const kluismap = kluismapVan(map);
  if (!heeftKluis(map)) {
    const rij = await db.selectFrom("register").select("paarKenmerk").executeTakeFirst();
    if (rij?.paarKenmerk != null) throw kluismapWeg(kluismap);
    throw new Refused("Dit register heeft nog geen kluis", "Maak hem met: klacht kluis aanmaken");
  }
  await maakKluismapAf(db, map);
  const personen = leesPersonen(kluismap);
  if (personen.length === 0) {
    throw new Damaged(
      `In ${kluismap} ontbreken de sleutels van wie toegang heeft`,
      "Zet de map kluis uit de laatste goede reservekopie terug, of kom erin met: klacht kluis herstel",
    );
  }
  return personen;
}

interface Verandering {
  readonly gegevens: Kluisgegevens;
  readonly bestanden?: Bestanden;
  readonly weg?: readonly string[];
}

/**
 * Changes who has access, and the key where it is another one: a new database, a new `sleutel.age` and the files of
 * the people, put in place as one. Nobody else writes meanwhile: the register is locked.
 */
async function verander(
  db: Db,
  map: string,
  sleutels: { oud: Kluissleutel; nieuw: Kluissleutel },
  maak: (trx: Transaction<Schema>, nu: Kluisgegevens) => Promise<Verandering>,
): Promise<void> {
  const kluismap = kluismapVan(map);
  const pad = join(kluismap, DATABASE);
  await db.transaction().execute(async (trx) => {
    const nu = await opKluisbestand(pad, sleutels.oud, leesKluisgegevens);
    eisZelfdePersonen(leesPersonen(kluismap), nu);
    const { gegevens, bestanden = {}, weg = [] } = await maak(trx, nu);
    await wissel(kluismap, {
      bestanden: { ...bestanden, ...(await sleutelbestanden(sleutels.nieuw, gegevens)) },
      weg,
      maak: (nieuw) => kopieerKluisbestand(pad, join(nieuw, DATABASE), sleutels, gegevens),
    });
  });
}

async function sleutelbestanden(sleutel: Kluissleutel, gegevens: Kluisgegevens): Promise<Bestanden> {
  const { herstelOntvanger, toegang } = gegevens;
  return {
    ...(await sleutelVoor(sleutel, [...toegang.map(({ ontvanger }) => ontvanger), herstelOntvanger])),
    [HERSTEL]: `# herstelsleutel\n${herstelOntvanger}\n`,
  };
}

/**
 * Somebody who may write in the folder could lay a public key of his own there, and would get the next key sent.
 * @throws {Damaged}
 */
function eisZelfdePersonen(personen: readonly Persoon[], { toegang }: Kluisgegevens): void {
  const regel = ({ naam, ontvanger }: { naam: string; ontvanger: string }) =>
    `${naam.toLowerCase()} ${ontvanger}`;
  const [inMap, inKluis] = [new Set(personen.map(regel)), new Set(toegang.map(regel))];
  if (inMap.symmetricDifference(inKluis).size === 0) return;
  throw new Damaged(
    "De sleutels in de map kluis/toegang zijn niet die waarvan de kluis zelf weet",
    "Zet de map kluis uit de laatste goede reservekopie terug.",
  );
}

function eisPersoon(personen: readonly Persoon[], naam: string): Persoon {
  const persoon = zoekPersoon(personen, naam);
  if (persoon !== undefined) return persoon;
  throw new NotFound(`${naam} heeft geen toegang tot de kluis`, "Bekijk wie wel: klacht kluis status");
}

function isDezelfde(naam: string, andere: string): boolean {
  return naam.trim().toLowerCase() === andere.trim().toLowerCase();
}

function kluismapWeg(kluismap: string): Damaged {
  return new Damaged(
    `De kluis van dit register is er niet meer: ${kluismap}`,
    "Zet de map kluis uit de laatste goede reservekopie terug.",
  );
}

/**
 * Registers with a closed file, made without the program. Their passphrases are hardened so little that opening costs
 * nothing; age writes in the file how much that was, so the program opens them all the same.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Identiteit } from "../../src/kluis/age.ts";
import { kluismapVan, leesPersonen, zoekPersoon } from "../../src/kluis/kluismap.ts";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { type Ontgrendeld, ontgrendel } from "../../src/kluis/toegang.ts";
import { maakHerstelsleutel, maakKluis } from "../../src/register/kluis-maken.ts";
import { geefToegang } from "../../src/register/kluisbeheer.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { type KluisOpening, openRegister, type Register } from "../../src/register/open.ts";
import { type Case, HANDELENDE, writeCases } from "./fill.ts";

export const SIETSKE = "Sietske Bakker";
export const JELLE = "Jelle Dijkstra";

/** A passphrase that is strong enough for the program to take it. */
export function passphraseOf(naam: string): string {
  return `vier paarden in de mist 77 ${naam.length}${naam.at(-1)}`;
}

/** What a person who gets a key brings along. */
export const holder = (naam: string) => ({
  naam,
  wachtwoord: passphraseOf(naam),
  sinds: "2024-03-04",
  werkfactor: 2,
});

/** Makes a closed file in a register folder, with its recovery key; the first of the names makes it. */
export async function makeKluis(map: string, names: readonly string[] = [SIETSKE]): Promise<Identiteit> {
  const [first = SIETSKE, ...others] = names;
  const register = await openRegister(map, { create: true });
  try {
    const herstel = await maakHerstelsleutel();
    await maakKluis(register.db, map, holder(first), herstel, HANDELENDE);
    const { sleutel } = await openedBy(map, first);
    for (const naam of others) await geefToegang(register.db, map, sleutel, holder(naam), HANDELENDE);
    return herstel;
  } finally {
    await register.close();
  }
}

/** Makes a register with a closed file, these employees and these cases. */
export async function fillWithKluis(
  map: string,
  people: readonly string[],
  cases: readonly Case[],
  names: readonly string[] = [SIETSKE],
): Promise<{ herstel: Identiteit; nummers: string[] }> {
  const herstel = await makeKluis(map, names);
  const nummers = await withKluis(map, async ({ db }) => {
    for (const naam of people) await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
    return writeCases(db, cases);
  });
  return { herstel, nummers };
}

/** What a person's passphrase gives. */
export async function openedBy(map: string, naam = SIETSKE): Promise<Ontgrendeld> {
  const kluismap = kluismapVan(map);
  const persoon = zoekPersoon(leesPersonen(kluismap), naam);
  if (persoon === undefined) throw new Error(`${naam} has no key`);
  const opened = await ontgrendel(kluismap, persoon, passphraseOf(persoon.naam));
  if (opened === null) throw new Error(`the passphrase of ${naam} opens nothing`);
  return opened;
}

export async function keyOf(map: string): Promise<Kluissleutel> {
  return (await openedBy(map)).sleutel;
}

/** Runs on a register with its closed file open, and closes both. */
export async function withKluis<T>(
  map: string,
  work: (register: Register) => Promise<T>,
  how: KluisOpening = {},
): Promise<T> {
  const register = await openRegister(map, { create: true });
  try {
    await register.openKluis(await keyOf(map), how);
    return await work(register);
  } finally {
    await register.close();
  }
}

/** A register with its closed file open, until the test is over. */
export async function openBoth(map: string, how: KluisOpening = {}): Promise<Register> {
  const register = await openRegister(map, { create: true });
  onTestFinished(() => register.close());
  await register.openKluis(await keyOf(map), how);
  return register;
}

/** A file with a passphrase in a folder, and the environment that names it. */
export function withPassphrase(folder: string, naam = SIETSKE): Record<string, string> {
  const path = join(folder, `wachtwoord-${naam}`);
  writeFileSync(path, `${passphraseOf(naam)}\n`, { mode: 0o600 });
  return { KLACHT_KLUIS_WACHTWOORD_BESTAND: path };
}

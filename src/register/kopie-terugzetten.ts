/** Putting a backup back: whole or not at all, after what was there has been kept. */
import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Damaged, KlachtError, Locked } from "../errors.ts";
import { TERUGZETTEN, voltooiWissel, wissel } from "../kluis/wissel.ts";
import type { Sqlite } from "./addon.ts";
import { REGISTER_BESTAND } from "./db.ts";
import { INSTELLINGEN_BESTAND } from "./instellingen.ts";
import { bestandenIn, KOPIENAAM, type Kopie } from "./kopie.ts";
import { kopieerBestand } from "./kopie-bestanden.ts";
import { controleerKopie } from "./kopie-controle.ts";
import { kopieenVan, kopieerOnderSlot, kopienaam, neemSlot } from "./kopie-maken.ts";
import { translate } from "./sqlite-errors.ts";

/** What a backup takes the place of, journals included: one of another moment would be played into what was put back. */
const VERVANGEN = [REGISTER_BESTAND, `${REGISTER_BESTAND}-journal`, INSTELLINGEN_BESTAND];
const VERVANGEN_MAPPEN = ["kluis", "sjablonen", "brieven"];

/**
 * Puts a backup in the place of what a register folder holds, and returns where that was kept; null where there was
 * nothing. From what is kept to what takes its place nobody else writes.
 * @throws {Damaged} the backup is not whole; nothing is then changed @throws {Busy} somebody is writing
 */
export async function zetTerug(kopie: Kopie, map: string, nu: Date): Promise<string | null> {
  const fouten = controleerKopie(kopie);
  if (fouten.length > 0) throw nietGoed(fouten);
  mkdirSync(map, { recursive: true, mode: 0o700 });
  voltooiWissel(map, TERUGZETTEN);
  const slot = sluitAf(map);
  try {
    const bewaard = bewaarWatErIs(map, slot, nu);
    const nieuw = new Set(kopie.manifest.bestanden.map(({ pad }) => pad));
    const weg = watErIs(map).filter((pad) => !nieuw.has(pad));
    // Windows doesn't rename over a file that is open.
    if (process.platform === "win32") slot?.close();
    const maak = async (klaar: string) => kopieerNagekeken(kopie, klaar);
    await wissel(map, { bestanden: {}, weg, maak }, TERUGZETTEN);
    return bewaard;
  } finally {
    slot?.close();
  }
}

/** @throws {Damaged} what is read is no longer what was looked over */
function kopieerNagekeken({ pad: map, manifest }: Kopie, naar: string): void {
  for (const { pad, sha256 } of manifest.bestanden) {
    const gelezen = kopieerBestand(join(map, pad), join(naar, pad));
    if (gelezen.sha256 !== sha256) throw nietGoed([`${pad} is gewijzigd of beschadigd`]);
  }
}

function nietGoed(fouten: readonly string[]): Damaged {
  return new Damaged(
    `Deze reservekopie is niet goed: ${fouten.join("; ")}`,
    "Gebruik een andere reservekopie: klacht reservekopie lijst",
  );
}

function watErIs(map: string): string[] {
  return [
    ...VERVANGEN.filter((pad) => existsSync(join(map, pad))),
    ...VERVANGEN_MAPPEN.flatMap((deel) => bestandenIn(join(map, deel)).map((pad) => `${deel}/${pad}`)),
  ];
}

/** A backup where that can still be made; of what is damaged the files as they are. */
function bewaarWatErIs(map: string, slot: Sqlite | null, nu: Date): string | null {
  const bestanden = watErIs(map);
  if (bestanden.length === 0) return null;
  const naar = kopieenVan(map);
  const naam = kopienaam(nu).replace(KOPIENAAM, "voor-terugzetten-");
  try {
    if (slot !== null) return kopieerOnderSlot(slot, map, { naar, nu, naam }).pad;
  } catch (error) {
    const gemeld = translate(error, map);
    if (!(gemeld instanceof Damaged || gemeld instanceof Locked)) throw gemeld;
  }
  return bewaarZoalsHetIs(map, bestanden, join(naar, `${naam}-zoals-het-was`));
}

function bewaarZoalsHetIs(map: string, bestanden: readonly string[], naar: string): string {
  const pad = vrij(naar);
  try {
    for (const bestand of bestanden) kopieerBestand(join(map, bestand), join(pad, bestand));
    return pad;
  } catch (error) {
    rmSync(pad, { recursive: true, force: true });
    throw translate(error, pad);
  }
}

function vrij(pad: string): string {
  for (let n = 1; ; n += 1) {
    const poging = n === 1 ? pad : `${pad}-${n}`;
    if (!existsSync(poging)) return poging;
  }
}

/**
 * Keeps everybody else from writing; null where there is no register that can be opened at all.
 * @throws {Busy} somebody is writing @throws {Refused} no right to write here
 */
function sluitAf(map: string): Sqlite | null {
  const pad = join(map, REGISTER_BESTAND);
  if ((statSync(pad, { throwIfNoEntry: false })?.size ?? 0) === 0) return null;
  try {
    return neemSlot(map);
  } catch (error) {
    const gemeld = translate(error, map);
    if (gemeld instanceof Damaged || !(gemeld instanceof KlachtError)) return null;
    throw gemeld;
  }
}

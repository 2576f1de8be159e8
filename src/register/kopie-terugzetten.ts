/** Putting a backup back: whole or not at all, after what was there has been kept. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Damaged } from "../errors.ts";
import { wissel } from "../kluis/wissel.ts";
import { openSqlite, type Sqlite } from "./addon.ts";
import { INSTELLINGEN_BESTAND } from "./instellingen.ts";
import { bestandenIn, KOPIENAAM, type Kopie } from "./kopie.ts";
import { controleerKopie } from "./kopie-controle.ts";
import { kopieenVan, kopieerBestand, kopienaam, maakKopie } from "./kopie-maken.ts";
import { REGISTER_BESTAND } from "./open.ts";

/** What a backup takes the place of, journals included: one of another moment would be played into what was put back. */
const VERVANGEN = [REGISTER_BESTAND, `${REGISTER_BESTAND}-journal`, INSTELLINGEN_BESTAND];
const VERVANGEN_MAPPEN = ["kluis", "sjablonen", "brieven"];

/**
 * Puts a backup in the place of what a register folder holds, and returns where that was kept; null where there was
 * nothing.
 * @throws {Damaged} the backup is not whole; nothing is then changed @throws {Busy} somebody is writing
 */
export async function zetTerug(kopie: Kopie, map: string, nu: Date): Promise<string | null> {
  const fouten = controleerKopie(kopie);
  if (fouten.length > 0) {
    throw new Damaged(
      `Deze reservekopie is niet goed: ${fouten.join("; ")}`,
      "Gebruik een andere reservekopie.",
    );
  }
  mkdirSync(map, { recursive: true, mode: 0o700 });
  const bewaard = await bewaarWatErIs(map, nu);
  const slot = sluitAf(map);
  try {
    const nieuw = new Set(kopie.manifest.bestanden.map(({ pad }) => pad));
    const weg = watErIs(map).filter((pad) => !nieuw.has(pad));
    // Windows doesn't rename over a file that is open.
    if (process.platform === "win32") slot?.close();
    await wissel(map, {
      bestanden: {},
      weg,
      maak: async (klaar) => {
        for (const { pad } of kopie.manifest.bestanden)
          kopieerBestand(join(kopie.pad, pad), join(klaar, pad));
      },
    });
  } finally {
    slot?.close();
  }
  return bewaard;
}

function watErIs(map: string): string[] {
  return [
    ...VERVANGEN.filter((pad) => existsSync(join(map, pad))),
    ...VERVANGEN_MAPPEN.flatMap((deel) => bestandenIn(join(map, deel)).map((pad) => `${deel}/${pad}`)),
  ];
}

/** A backup where that can still be made; of a damaged register its files as they are. */
async function bewaarWatErIs(map: string, nu: Date): Promise<string | null> {
  if (watErIs(map).length === 0) return null;
  const naar = kopieenVan(map);
  const naam = kopienaam(nu).replace(KOPIENAAM, "voor-terugzetten-");
  try {
    return (await maakKopie(map, naar, nu, naam)).pad;
  } catch {
    const pad = join(naar, `${naam}-zoals-het-was`);
    for (const bestand of watErIs(map)) kopieerBestand(join(map, bestand), join(pad, bestand));
    return pad;
  }
}

/** Keeps everybody else out; null where there is no register that can be opened at all. */
function sluitAf(map: string): Sqlite | null {
  const pad = join(map, REGISTER_BESTAND);
  if ((statSync(pad, { throwIfNoEntry: false })?.size ?? 0) === 0) return null;
  const sqlite = openSqlite(pad, { timeout: 10_000 });
  try {
    sqlite.exec("begin exclusive");
    return sqlite;
  } catch (error) {
    sqlite.close();
    if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY"))
      throw error;
    return null;
  }
}

/** Whether a folder without a register may get a new one. Imported only where there is none. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Damaged } from "../errors.ts";
import { heeftKluis } from "../kluis/kluismap.ts";
import { REGISTER_BESTAND } from "./db.ts";
import { KOPIEEN, kopiemappenIn } from "./kopie.ts";

/**
 * A closed file and backups are never there before a register: one that is gone, or empty, must not begin anew with the
 * numbers that it gave before.
 * @throws {Damaged} there was one
 */
export function eisNieuw(map: string): void {
  if (!heeftKluis(map) && kopiemappenIn(join(map, KOPIEEN)).length === 0) return;
  const pad = join(map, REGISTER_BESTAND);
  throw new Damaged(
    existsSync(pad) ? `${pad} is leeg` : `${pad} is er niet meer`,
    "Zet de laatste goede reservekopie terug: klacht reservekopie lijst",
  );
}

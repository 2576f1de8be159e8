/** The backup at the first change of the day, where the office wants one. */
import { existsSync, readdirSync } from "node:fs";
import { KlachtError } from "../errors.ts";
import { ruimOp } from "../register/kopie-bewaren.ts";
import { kopieenVan, kopienaam, maakKopie } from "../register/kopie-maken.ts";
import { translate } from "../register/sqlite-errors.ts";
import type { Context } from "./context.ts";

const DAY = "klacht-0000-00-00".length;

/** Makes it unless there is one of today. That it fails is said, and doesn't keep anybody from his work. */
export async function makeDailyCopy({ map, instellingen, terminal }: Context): Promise<void> {
  const { dagelijks, ...rule } = instellingen.reservekopie;
  if (!dagelijks) return;
  const folder = kopieenVan(map);
  const now = new Date();
  try {
    if (hasCopyOf(folder, now)) return;
    ruimOp(folder, await maakKopie(map, folder, now), rule);
  } catch (thrown) {
    const error = translate(thrown, map);
    if (!(error instanceof KlachtError)) throw error;
    terminal.note(`Let op: de dagelijkse reservekopie is niet gelukt. ${error.message}.`);
    if (error.hint !== undefined) terminal.note(`→ ${error.hint}`);
  }
}

function hasCopyOf(folder: string, day: Date): boolean {
  const name = kopienaam(day).slice(0, DAY);
  return existsSync(folder) && readdirSync(folder).some((other) => other.startsWith(name));
}

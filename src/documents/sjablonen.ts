/** The Word templates: those of the program, and those that the office made its own. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Damaged, Refused } from "../errors.ts";
import { BRIEFSOORTEN, labelVan } from "../procedure/woordenlijsten.ts";
import { writeAtomically } from "../register/bestanden.ts";
import { BRIEVEN, type Briefsoort } from "./briefvelden.ts";
import { packageRoot } from "./package-root.ts";

/** The folder inside the register's folder where an office keeps its own templates. */
export const SJABLONEN_MAP = "sjablonen";

export interface Sjabloon {
  readonly soort: Briefsoort;
  readonly label: string;
  /** The template that came with the program. */
  readonly standaard: string;
  /** Where the office's own version stands, or would stand. */
  readonly eigen: string;
  readonly heeftEigen: boolean;
}

/** The templates of all letters, for an office whose own ones stand in `map`. */
export function sjablonen(map: string): readonly Sjabloon[] {
  return BRIEVEN.map((soort) => sjabloonVan(soort, map));
}

/**
 * Copies the templates that the office has no version of to its folder.
 * @returns the files that were written
 */
export function kopieerSjablonen(map: string, soorten: readonly Briefsoort[] = BRIEVEN): readonly string[] {
  return soorten
    .map((soort) => sjabloonVan(soort, map))
    .filter(({ heeftEigen }) => !heeftEigen)
    .map(({ standaard, eigen, label }) => {
      writeAtomically(eigen, readTemplate(standaard, label));
      return eigen;
    });
}

/** The bytes of the template that a letter is made from; the office's own one comes first. */
export function leesSjabloon(
  soort: Briefsoort,
  map: string | null,
): { readonly path: string; readonly data: Uint8Array } {
  const { standaard, eigen, heeftEigen, label } = sjabloonVan(soort, map ?? "");
  const path = map !== null && heeftEigen ? eigen : standaard;
  return { path, data: path === eigen ? readOwn(path) : readTemplate(path, label) };
}

function sjabloonVan(soort: Briefsoort, map: string): Sjabloon {
  const eigen = join(map, `${soort}.docx`);
  return {
    soort,
    label: labelVan(BRIEFSOORTEN, soort),
    standaard: join(packageRoot(), "templates", `${soort}.docx`),
    eigen,
    heeftEigen: existsSync(eigen),
  };
}

function readTemplate(path: string, label: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Damaged(`Het sjabloon voor “${label}” ontbreekt`, "Installeer klacht opnieuw.", cause);
  }
}

function readOwn(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Refused(
      `Het sjabloon ${path} is niet te lezen`,
      "Sluit het in Word en probeer het opnieuw.",
      cause,
    );
  }
}

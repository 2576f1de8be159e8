/** The options that every command has, and what stands in for those that were not given. */
import { userInfo } from "node:os";
import { resolve } from "node:path";
import { Refused, WrongUse } from "../errors.ts";
import { dagVan, type IsoDate, leesDatum } from "../procedure/datum.ts";
import { aangehaald, leesRegel } from "../procedure/tekst.ts";

export interface GlobalOptions {
  readonly map?: string;
  readonly als?: string;
  readonly json?: boolean;
  readonly geenVragen?: boolean;
  readonly ja?: boolean;
  readonly geenKleur?: boolean;
  readonly peildatum?: string;
}

/** The register folder: `--map`, else `KLACHT_MAP`, else the user's own data folder. @throws {WrongUse} none is named */
export async function registerFolder(typed: string | undefined): Promise<string> {
  if (typed?.trim() === "") throw new WrongUse("Bij --map ontbreekt een map");
  const chosen = typed ?? process.env.KLACHT_MAP;
  if (chosen) return resolve(chosen);
  const { default: envPaths } = await import("env-paths");
  return envPaths("klacht", { suffix: "" }).data;
}

/** What counts as today: `--peildatum`, else the day that it is. @throws {WrongUse} it is no date */
export function readPeildatum(typed: string | undefined): IsoDate {
  const today = dagVan(new Date());
  if (typed === undefined) return today;
  const datum = leesDatum(typed, today);
  if (datum === null)
    throw new WrongUse(
      `De peildatum ${aangehaald(typed)} is geen datum`,
      "Typ een datum als DD-MM-JJJJ, of een dag zoals gisteren, maandag of -3.",
    );
  return datum;
}

/**
 * Who acts: `--als`, else `KLACHT_MEDEWERKER`, else the user of the system.
 * @throws {WrongUse} it is no name @throws {Refused} it is nobody's
 */
export function readActor(typed: string | undefined): string {
  const chosen = typed ?? (process.env.KLACHT_MEDEWERKER || userInfo().username);
  const gelezen = leesRegel(chosen);
  if ("fout" in gelezen) throw new WrongUse(`De naam bij --als ${gelezen.fout}`);
  if (gelezen.waarde === "")
    throw new Refused("Het is niet bekend wie u bent", "Geef uw naam met --als of zet KLACHT_MEDEWERKER.");
  return gelezen.waarde;
}

/** The folder of the closed file: which files lie in it, and who has access according to them. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Damaged } from "../errors.ts";
import { veiligeBestandsnaam } from "../procedure/bestandsnaam.ts";
import { isIsoDatum } from "../procedure/datum.ts";

export const DATABASE = "kluis.db";
export const SLEUTEL = "sleutel.age";
export const HERSTEL = "herstel.pub";
const TOEGANG = "toegang";

/** The folder of the closed file in a register folder. */
export function kluismapVan(registermap: string): string {
  return join(registermap, "kluis");
}

/** Whether a register folder has a closed file at all. */
export function heeftKluis(registermap: string): boolean {
  return existsSync(kluismapVan(registermap));
}

/** Somebody with a key, as the files beside the database say; only the database itself vouches for it. */
export interface Toegang {
  readonly naam: string;
  /** ISO date. */
  readonly sinds: string;
  /** The public half of the key: `age1…`. */
  readonly ontvanger: string;
}

/** The path of the identity of a person, within the folder of the closed file. */
export function identiteitspad(bestandsnaam: string): string {
  return join(TOEGANG, `${bestandsnaam}.age`);
}

/** The path of the public half of a person's key. */
export function ontvangerspad(bestandsnaam: string): string {
  return join(TOEGANG, `${bestandsnaam}.pub`);
}

/** A recipients file as `age -R` reads it, with name and day in its comment. */
export function ontvangersbestand({ naam, sinds, ontvanger }: Toegang): string {
  return `# ${naam}\n# toegang sinds ${sinds}\n${ontvanger}\n`;
}

/** A person in the folder: access, and the name of the two files. */
export interface Persoon extends Toegang {
  readonly bestandsnaam: string;
}

/**
 * Everybody with access, by name.
 * @throws {Damaged} a file that is not as it was written
 */
export function leesPersonen(kluismap: string): Persoon[] {
  const map = join(kluismap, TOEGANG);
  if (!existsSync(map)) return [];
  return readdirSync(map)
    .filter((naam) => naam.endsWith(".pub"))
    .map((naam) => {
      const pad = join(map, naam);
      const bestandsnaam = naam.slice(0, -".pub".length);
      const persoon = leesOntvanger(leesBestand(pad).toString("utf8"), pad);
      // A file under another's name would be taken for that other's at the next change.
      if (bestandsnaam.normalize() !== veiligeBestandsnaam(persoon.naam).normalize()) throw beschadigd(pad);
      return { ...persoon, bestandsnaam };
    })
    .sort((a, b) => a.naam.localeCompare(b.naam, "nl"));
}

/** The person whom a name means, capitals aside. */
export function zoekPersoon<T extends Toegang>(personen: readonly T[], naam: string): T | undefined {
  const gezocht = naam.trim().toLowerCase();
  return personen.find((persoon) => persoon.naam.toLowerCase() === gezocht);
}

function leesOntvanger(tekst: string, pad: string): Toegang {
  const [, naam, sinds, ontvanger] =
    /^# (.+)\n# toegang sinds (\d{4}-\d\d-\d\d)\n(age1[0-9a-z]+)\n?$/.exec(tekst.replaceAll("\r\n", "\n")) ??
    [];
  if (naam === undefined || ontvanger === undefined || sinds === undefined || !isIsoDatum(sinds)) {
    throw beschadigd(pad);
  }
  return { naam, sinds, ontvanger };
}

/**
 * The bytes of a file of the closed file.
 * @throws {Damaged} there is none, or something else in its place
 */
export function leesBestand(pad: string): Buffer {
  const bestand = statSync(pad, { throwIfNoEntry: false });
  if (bestand === undefined) throw new Damaged(`${pad} ontbreekt`, ZET_TERUG);
  if (!bestand.isFile()) throw beschadigd(pad);
  return readFileSync(pad);
}

const ZET_TERUG = "Zet de map kluis uit de laatste goede reservekopie terug.";

function beschadigd(pad: string): Damaged {
  return new Damaged(`${pad} is beschadigd of is geen bestand van de kluis`, ZET_TERUG);
}

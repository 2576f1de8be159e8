/** What of a case lies readable in folders of the register: letters for Word, and the copy in the client's file. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { dagVan } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { removeEmptyFolderOf, wipeFile } from "../register/bestanden.ts";
import { CONCEPTEN, leesConceptTekst } from "../register/concept.ts";
import { type NieuweCorrespondentie, sha256Van } from "../register/correspondentie.ts";
import type { Db } from "../register/db.ts";
import { leesKlacht } from "../register/lezen.ts";
import { pathOfClientCopy } from "./client-copy.ts";
import type { Context } from "./context.ts";
import { DOCX } from "./docx-type.ts";

/** The files of one case, and those among them whose content is nowhere in the register. */
export interface OpenFiles {
  readonly paths: readonly string[];
  readonly pieces: readonly NieuweCorrespondentie[];
}

/** Letters that were edited in Word, or made as a trial, are pieces of their own: the register has other bytes. */
export async function piecesFromOpenFolders(context: Context, db: Db, nummer: string): Promise<OpenFiles> {
  const klacht = await leesKlacht(db, nummer);
  const { correspondentie, klager } = klacht;
  const known = new Set(correspondentie.map(({ sha256 }) => sha256));
  const letters = lettersOf(context, nummer);
  const pieces = letters.flatMap(({ name, path }) => {
    const inhoud = readFileSync(path);
    return known.has(sha256Van(inhoud)) ? [] : [pieceOf(name, path, inhoud)];
  });
  const copy = pathOfClientCopy(context, nummer, klager.klantnummer);
  const paths = [
    ...letters.map(({ path }) => path),
    ...(copy === null ? [] : [copy]),
    ...draftsOf(context, klacht),
  ];
  return { pieces, paths };
}

/** Drafts of the intake that the case came from: a program that was killed may have left one. */
function draftsOf({ map }: Context, { klager, omschrijving }: Klacht): string[] {
  const folder = join(map, CONCEPTEN);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => {
      const answers = leesConceptTekst(readFileSync(path, "utf8"))?.antwoorden;
      return answers?.naam === klager.naam && answers.omschrijving === omschrijving;
    });
}

/**
 * Overwrites and removes the files, and the folders that are empty then: also of one that is not there, whose folder was
 * made by a command that was killed before it wrote. A file that can't be removed is named.
 */
export function clearOpenFolders({ terminal }: Context, paths: readonly string[]): void {
  for (const path of paths) {
    try {
      if (existsSync(path)) wipeFile(path);
      removeEmptyFolderOf(path);
    } catch {
      terminal.note(
        `Let op: ${path} kon niet worden gewist.\n→ Sluit het programma dat het open heeft en verwijder het zelf.`,
      );
    }
  }
}

/** The letters of a case in the folder for letters. */
export function lettersOf({ map }: Context, nummer: string): { name: string; path: string }[] {
  const folder = join(map, "brieven");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${nummer}-`))
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statSync(path).isFile());
}

/** The cases that have a letter in the folder for letters. */
export function lettersByCase({ map }: Context): Set<string> {
  const folder = join(map, "brieven");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Set(names.flatMap((name) => /^\d{4}-\d{4,}(?=-)/.exec(name)?.[0] ?? []));
}

function pieceOf(name: string, path: string, inhoud: Uint8Array): NieuweCorrespondentie {
  return {
    datum: dagVan(statSync(path).mtime),
    richting: "uit",
    soort: "eigen versie",
    onderwerp: `Bestand uit de map brieven: ${name}`,
    tekst: null,
    bestand: { naam: name, mediatype: DOCX, inhoud },
    wijze: "brief",
  };
}

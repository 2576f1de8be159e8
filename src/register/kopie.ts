/** A backup: one dated folder with both databases as one consistent pair, the keys, the settings and the templates. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import * as v from "valibot";
import { Damaged, NotFound } from "../errors.ts";

export const MANIFEST = "manifest.json";
export const KOPIEEN = "backups";
/** How the names of ordinary backups begin. */
export const KOPIENAAM = "klacht-";

const MANIFESTVORM = v.strictObject({
  /** The form of the databases. */
  versie: v.number(),
  /** Moment in UTC, ISO. */
  gemaaktOp: v.pipe(v.string(), v.isoTimestamp()),
  /** Of which register this is a copy. */
  kenmerk: v.string(),
  klachten: v.number(),
  /** How many of them lie in the closed file. */
  vertrouwelijk: v.number(),
  bestanden: v.array(
    v.strictObject({
      /** Within the folder, with `/`. */
      pad: v.pipe(v.string(), v.check(isBinnen, "blijft niet binnen de map")),
      /** Bytes. */
      grootte: v.number(),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
});

export type Manifest = v.InferOutput<typeof MANIFESTVORM>;

/** A backup as it lies in its folder. */
export interface Kopie {
  readonly pad: string;
  readonly manifest: Manifest;
}

/**
 * Reads what a backup says of itself.
 * @throws {NotFound} no folder with a manifest @throws {Damaged} one that can't be read
 */
export function leesKopie(pad: string): Kopie {
  const bestand = join(pad, MANIFEST);
  if (!existsSync(bestand)) {
    throw new NotFound(
      `${pad} is geen reservekopie: er staat geen ${MANIFEST} in`,
      "Bekijk ze met: klacht reservekopie lijst",
    );
  }
  try {
    return { pad, manifest: v.parse(MANIFESTVORM, JSON.parse(readFileSync(bestand, "utf8"))) };
  } catch (cause) {
    throw new Damaged(`${bestand} is beschadigd`, "Gebruik een andere reservekopie.", cause);
  }
}

/** The backups in a folder, the newest first; what can't be read is left out. */
export function leesKopieen(map: string): Kopie[] {
  if (!existsSync(map)) return [];
  return readdirSync(map)
    .map((naam) => join(map, naam))
    .flatMap((pad) => {
      try {
        return [leesKopie(pad)];
      } catch {
        return [];
      }
    })
    .sort((a, b) => (a.manifest.gemaaktOp < b.manifest.gemaaktOp ? 1 : -1));
}

/** All files below a folder by their path in it, with `/`; `past` says of a name whether to look at it at all. */
export function bestandenIn(map: string, past: (naam: string) => boolean = () => true): string[] {
  if (!existsSync(map)) return [];
  return readdirSync(map, { recursive: true, encoding: "utf8" })
    .filter((pad) => pad.split(sep).every(past) && statSync(join(map, pad)).isFile())
    .map((pad) => relative(map, join(map, pad)).split(sep).join("/"))
    .sort();
}

/** Bytes of all its files. */
export function grootteVan({ bestanden }: Manifest): number {
  return bestanden.reduce((som, { grootte }) => som + grootte, 0);
}

function isBinnen(pad: string): boolean {
  return pad !== "" && !/^[/\\]|^[a-z]:|\\/i.test(pad) && !pad.split("/").includes("..");
}

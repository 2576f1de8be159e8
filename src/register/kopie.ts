/** A backup: one dated folder with both databases as one consistent pair, the keys, the settings and the templates. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import * as v from "valibot";
import { Damaged, NotFound, Refused } from "../errors.ts";
import { alleOnder } from "./bestanden.ts";
import { VERSIE } from "./versie.ts";

export const MANIFEST = "manifest.json";
export const KOPIEEN = "backups";
/** How the names of ordinary backups begin. */
export const KOPIENAAM = "klacht-";

const KOPIEMAP = /^(?:klacht|voor-(?:terugzetten|bijwerken))-\d{4}-\d\d-\d\d-\d{6}/;

const aantal = v.pipe(v.number(), v.integer(), v.minValue(0));

const MANIFESTVORM = v.strictObject({
  /** The form of the databases. */
  versie: aantal,
  /** Moment in UTC, ISO. */
  gemaaktOp: v.pipe(v.string(), v.isoTimestamp()),
  /** Of which register this is a copy. */
  kenmerk: v.string(),
  klachten: aantal,
  /** How many of them lie in the closed file. */
  vertrouwelijk: aantal,
  bestanden: v.pipe(
    v.array(
      v.strictObject({
        /** Within the folder, with `/`. */
        pad: v.pipe(v.string(), v.check(hoortInKopie, "hoort niet in een reservekopie")),
        /** Bytes. */
        grootte: aantal,
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.check(zijnVerschillend, "noemt een bestand twee keer"),
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
 * @throws {Refused} it was made by a newer version of the program
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
    const inhoud: unknown = JSON.parse(readFileSync(bestand, "utf8"));
    eisBekendeVersie(pad, inhoud);
    return { pad, manifest: v.parse(MANIFESTVORM, inhoud) };
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Damaged(`${bestand} is beschadigd`, "Gebruik een andere reservekopie.", cause);
  }
}

/**
 * The backups in a folder, the newest first; what can't be read is left out, and so is what is not yet a backup or no
 * longer: that has a name with a dot before it.
 */
export function leesKopieen(map: string): Kopie[] {
  if (!existsSync(map)) return [];
  return readdirSync(map)
    .filter((naam) => !naam.startsWith("."))
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

/** The folders that are backups by their name, whole or not. */
export function kopiemappenIn(map: string): string[] {
  if (!existsSync(map)) return [];
  return readdirSync(map, { withFileTypes: true })
    .filter((deel) => deel.isDirectory() && KOPIEMAP.test(deel.name))
    .map(({ name }) => join(map, name));
}

/** All files below a folder by their path in it, with `/`; `past` says of a name whether to look at it at all. */
export function bestandenIn(map: string, past?: (naam: string) => boolean): string[] {
  return alleOnder(map, past)
    .filter((pad) => statSync(join(map, pad), { throwIfNoEntry: false })?.isFile())
    .map((pad) => pad.split(sep).join("/"))
    .sort();
}

/** Bytes of all its files. */
export function grootteVan({ bestanden }: Manifest): number {
  return bestanden.reduce((som, { grootte }) => som + grootte, 0);
}

/** A newer version may say more of a backup than this one understands. */
function eisBekendeVersie(pad: string, inhoud: unknown): void {
  const { versie } = (inhoud ?? {}) as { versie?: unknown };
  if (typeof versie !== "number" || versie <= VERSIE) return;
  throw new Refused(
    `De reservekopie in ${pad} is van een nieuwere versie van klacht`,
    "Werk klacht op deze computer bij en probeer het opnieuw.",
  );
}

const VAST =
  /^(?:register\.db|instellingen\.json|kluis\/(?:kluis\.db|sleutel\.age|herstel\.pub|toegang\/[^/]+\.(?:age|pub)))$/;

/** Whether a backup may hold a file by this path: what klacht itself keeps, and what the office has in two folders. */
export function hoortInKopie(pad: string): boolean {
  const delen = pad.split("/");
  if (delen.some((deel) => deel === "" || deel === "." || deel === "..") || /[\p{Cc}\\]/u.test(pad))
    return false;
  return VAST.test(pad) || (/^(?:sjablonen|brieven)$/.test(delen[0]!) && delen.length > 1);
}

function zijnVerschillend(bestanden: { pad: string; grootte: number; sha256: string }[]): boolean {
  return new Set(bestanden.map(({ pad }) => pad)).size === bestanden.length;
}

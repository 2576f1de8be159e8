/** Which backups stay: of each of the last days, weeks and months the newest, and the newest of all in any case. */
import { renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { dagVan, type IsoDate, maandagVan } from "../procedure/datum.ts";
import { KOPIENAAM, type Kopie, leesKopieen } from "./kopie.ts";
import { onafEinde } from "./kopie-maken.ts";

export interface Bewaarregel {
  /** How many of each to keep. */
  readonly dagen: number;
  readonly weken: number;
  readonly maanden: number;
}

/** The moments (ISO, UTC) that the rule keeps. */
export function teBewaren(momenten: readonly string[], { dagen, weken, maanden }: Bewaarregel): Set<string> {
  const nieuwsteEerst = momenten.toSorted().reverse();
  return new Set([
    ...nieuwsteEerst.slice(0, 1),
    ...nieuwstePer(nieuwsteEerst, (dag) => dag, dagen),
    ...nieuwstePer(nieuwsteEerst, maandagVan, weken),
    ...nieuwstePer(nieuwsteEerst, (dag) => dag.slice(0, 7), maanden),
  ]);
}

/** The newest of each of the last so many periods that have one at all. */
function nieuwstePer(
  nieuwsteEerst: readonly string[],
  periode: (dag: IsoDate) => string,
  aantal: number,
): string[] {
  const perPeriode = new Map<string, string>();
  for (const moment of nieuwsteEerst) {
    const sleutel = periode(dagVan(new Date(moment)));
    if (!perPeriode.has(sleutel)) perPeriode.set(sleutel, moment);
  }
  return [...perPeriode.values()].slice(0, aantal);
}

/**
 * Removes the backups of a register in a folder that the rule doesn't keep, and returns them. The one that was just
 * made stays, also where the clock was set back and others seem newer; so do those that were made before something
 * drastic, until somebody removes them.
 */
export function ruimOp(map: string, zojuist: Kopie, regel: Bewaarregel): Kopie[] {
  const { kenmerk } = zojuist.manifest;
  const eigen = leesKopieen(map).filter(
    ({ pad, manifest }) => manifest.kenmerk === kenmerk && basename(pad).startsWith(KOPIENAAM),
  );
  const blijven = teBewaren(
    eigen.map(({ manifest }) => manifest.gemaaktOp),
    regel,
  ).add(zojuist.manifest.gemaaktOp);
  const weg = eigen.filter(({ manifest }) => !blijven.has(manifest.gemaaktOp));
  for (const kopie of weg) verwijderKopie(kopie);
  return weg;
}

/** Removes a backup; one that is half gone by a crash no longer passes for a backup. */
export function verwijderKopie({ pad, manifest }: Kopie): void {
  const opzij = join(dirname(pad), `.${basename(pad)}${onafEinde(manifest.kenmerk)}`);
  renameSync(pad, opzij);
  rmSync(opzij, { recursive: true, force: true });
}

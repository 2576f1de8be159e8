/** Which backups stay: of each of the last days, weeks and months the newest, and the newest of all in any case. */
import { rmSync } from "node:fs";
import { basename } from "node:path";
import { dagVan, type IsoDate, maandagVan } from "../procedure/datum.ts";
import { KOPIENAAM, type Kopie, leesKopieen } from "./kopie.ts";

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
 * Removes the backups of a register in a folder that the rule doesn't keep, and returns them. Those that were made
 * before something drastic stay until somebody removes them.
 */
export function ruimOp(map: string, kenmerk: string, regel: Bewaarregel): Kopie[] {
  const eigen = leesKopieen(map).filter(
    ({ pad, manifest }) => manifest.kenmerk === kenmerk && basename(pad).startsWith(KOPIENAAM),
  );
  const blijven = teBewaren(
    eigen.map(({ manifest }) => manifest.gemaaktOp),
    regel,
  );
  const weg = eigen.filter(({ manifest }) => !blijven.has(manifest.gemaaktOp));
  for (const { pad } of weg) rmSync(pad, { recursive: true, force: true });
  return weg;
}

/** Whether a backup is still what was written. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { openSqlite } from "./addon.ts";
import { REGISTER_BESTAND } from "./db.ts";
import { beoordeel } from "./integriteit.ts";
import type { Kopie } from "./kopie.ts";
import { kenmerkenVan } from "./kopie-bestanden.ts";

/** What is wrong with a backup, in sentences; nothing where it is whole. */
export function controleerKopie({ pad, manifest }: Kopie): string[] {
  const fouten = manifest.bestanden.flatMap((bestand) => foutIn(pad, bestand));
  if (!manifest.bestanden.some((bestand) => bestand.pad === REGISTER_BESTAND)) {
    fouten.push(`${REGISTER_BESTAND} zit er niet in`);
  }
  if (manifest.vertrouwelijk > 0 && !manifest.bestanden.some((bestand) => bestand.pad === "kluis/kluis.db")) {
    fouten.push("de kluis zit er niet in");
  }
  return fouten.length > 0 ? fouten : foutInRegister(join(pad, REGISTER_BESTAND), manifest);
}

/** By what a backup knows its register again; null where there is none that can be read. */
export function kenmerkVanRegister(map: string): string | null {
  const pad = join(map, REGISTER_BESTAND);
  if (!statSync(pad, { throwIfNoEntry: false })?.isFile()) return null;
  const sqlite = openSqlite(pad, { readonly: true });
  try {
    return sqlite.prepare("select kenmerk from register").pluck().get() as string;
  } catch {
    return null;
  } finally {
    sqlite.close();
  }
}

function foutIn(map: string, { pad, grootte, sha256 }: Kopie["manifest"]["bestanden"][number]): string[] {
  const volledig = join(map, pad);
  if (!statSync(volledig, { throwIfNoEntry: false })?.isFile()) return [`${pad} ontbreekt`];
  const nu = kenmerkenVan(volledig);
  return nu.grootte === grootte && nu.sha256 === sha256 ? [] : [`${pad} is gewijzigd of beschadigd`];
}

/** Whole by its hash, but was it ever a register, and this one? */
function foutInRegister(
  pad: string,
  { kenmerk, versie, klachten, vertrouwelijk }: Kopie["manifest"],
): string[] {
  const sqlite = openSqlite(pad, { readonly: true });
  try {
    const regels = sqlite.pragma("integrity_check") as { integrity_check: string }[];
    if (beoordeel(regels.map(({ integrity_check }) => integrity_check)).schade > 0)
      return [`${REGISTER_BESTAND} is beschadigd`];
    if (sqlite.prepare("select kenmerk from register").pluck().get() !== kenmerk)
      return [`${REGISTER_BESTAND} is van een ander register`];
    const telling = sqlite
      .prepare("select count(*), coalesce(sum(vertrouwelijk), 0) from klacht")
      .raw()
      .get();
    const is = [sqlite.pragma("user_version", { simple: true }), ...(telling as number[])];
    return is.join() === [versie, klachten, vertrouwelijk].join()
      ? []
      : [`${REGISTER_BESTAND} is niet wat de kopie ervan zegt`];
  } catch {
    return [`${REGISTER_BESTAND} is beschadigd of is geen register`];
  } finally {
    sqlite.close();
  }
}

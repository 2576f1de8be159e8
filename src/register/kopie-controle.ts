/** Whether a backup is still what was written. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { openSqlite } from "./addon.ts";
import type { Kopie } from "./kopie.ts";
import { kenmerkenVan } from "./kopie-maken.ts";
import { REGISTER_BESTAND } from "./open.ts";
import { VERSIE } from "./versie.ts";

/** What is wrong with a backup, in sentences; nothing where it is whole. */
export function controleerKopie({ pad, manifest }: Kopie): string[] {
  const fouten = manifest.bestanden.flatMap((bestand) => foutIn(pad, bestand));
  if (!manifest.bestanden.some((bestand) => bestand.pad === REGISTER_BESTAND)) {
    fouten.push(`${REGISTER_BESTAND} zit er niet in`);
  }
  if (manifest.vertrouwelijk > 0 && !manifest.bestanden.some((bestand) => bestand.pad === "kluis/kluis.db")) {
    fouten.push("de kluis zit er niet in");
  }
  if (manifest.versie > VERSIE) fouten.push("de kopie is van een nieuwere versie van klacht");
  return fouten.length > 0 ? fouten : foutInRegister(join(pad, REGISTER_BESTAND), manifest.kenmerk);
}

function foutIn(map: string, { pad, grootte, sha256 }: Kopie["manifest"]["bestanden"][number]): string[] {
  const volledig = join(map, pad);
  if (!existsSync(volledig)) return [`${pad} ontbreekt`];
  const nu = kenmerkenVan(volledig);
  return nu.grootte === grootte && nu.sha256 === sha256 ? [] : [`${pad} is gewijzigd of beschadigd`];
}

/** Whole by its hash, but was it ever a register? */
function foutInRegister(pad: string, kenmerk: string): string[] {
  const sqlite = openSqlite(pad, { readonly: true });
  try {
    if (sqlite.pragma("integrity_check", { simple: true }) !== "ok")
      return [`${REGISTER_BESTAND} is beschadigd`];
    return sqlite.prepare("select kenmerk from register").pluck().get() === kenmerk
      ? []
      : [`${REGISTER_BESTAND} is van een ander register`];
  } catch {
    return [`${REGISTER_BESTAND} is beschadigd of is geen register`];
  } finally {
    sqlite.close();
  }
}

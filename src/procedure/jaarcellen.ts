/** A line of the yearly overview in Dutch notation. */
import { toonEuro } from "./geld.ts";
import { metTeken, toonAandeel, toonGetal, toonRuw } from "./getallen.ts";
import type { Post } from "./jaarpost.ts";

export interface Cellen {
  readonly nu: string;
  readonly aandeel: string;
  readonly vorig: string;
  readonly vorigAandeel: string;
  /** In the unit of the figure; of a share in percentage points (pp). */
  readonly verschil: string;
}

/** Where there was nothing to measure. */
export const GEEN = "–";

export function cellenVan(post: Post): Cellen {
  const { nu, vorig, geheel } = post;
  const aandeel = (deel: number | null, heel: number | undefined) =>
    deel === null || heel === undefined ? "" : (toonAandeel(deel, heel) ?? GEEN);
  return {
    nu: waarde(post, nu),
    aandeel: aandeel(nu, geheel?.nu),
    vorig: waarde(post, vorig),
    vorigAandeel: aandeel(vorig, geheel?.vorig),
    verschil: verschil(post),
  };
}

/** The difference between the two years; null where one of them has nothing. Of a share in percentage points. */
export function verschilVan({ eenheid, nu, vorig, geheel }: Post): number | null {
  if (nu === null || vorig === null) return null;
  if (eenheid !== "op tijd") return nu - vorig;
  if (geheel === undefined || geheel.nu === 0 || geheel.vorig === 0) return null;
  return (100 * nu) / geheel.nu - (100 * vorig) / geheel.vorig;
}

function verschil(post: Post): string {
  const getal = verschilVan(post);
  if (getal === null) return GEEN;
  if (post.eenheid === "op tijd") return `${metTeken(toonGetal(getal, 1))} pp`;
  if (post.eenheid !== "bedrag") return metTeken(toonRuw(getal));
  return `${getal === 0 ? "" : getal < 0 ? "−" : "+"}${toonEuro(Math.abs(getal))}`;
}

function waarde({ eenheid }: Post, getal: number | null): string {
  if (getal === null) return GEEN;
  return eenheid === "bedrag" ? toonEuro(getal) : toonRuw(getal);
}

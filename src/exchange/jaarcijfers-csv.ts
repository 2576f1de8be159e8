/** The yearly figures for a spreadsheet: a row each, beside the year before. */

import { toonDatum } from "../procedure/datum.ts";
import { verschilVan } from "../procedure/jaarcellen.ts";
import type { Jaarperioden, Periode } from "../procedure/jaarperiode.ts";
import { hoofdpostVan, type Jaarvergelijking, type Post } from "../procedure/jaarpost.ts";
import { onderdelenVan, perMaand } from "../procedure/jaarposten.ts";
import { CSV_BEGIN, csvRij } from "./csv-cel.ts";

/** A sum is in euros, a share in percents, the difference of two shares in percentage points. */
export function jaarcijfersCsv(jaren: Jaarvergelijking, { dit, vorig, voorlopig }: Jaarperioden): string {
  // A part of a year must not pass for the whole.
  const kop = ({ jaar, tot }: Periode) =>
    voorlopig ? `${jaar} t/m ${toonDatum(tot).slice(0, 5)}` : `${jaar}`;
  const [nu, toen] = [kop(dit), kop(vorig)];
  const koppen = [
    "Onderdeel",
    "Post",
    nu,
    toen,
    "Verschil",
    `Aandeel ${nu} (%)`,
    `Aandeel ${toen} (%)`,
    "Eenheid",
  ];
  const [aantallen, ...rest] = onderdelenVan(jaren);
  const rijen = [aantallen!, ...perMaand(jaren), ...rest].flatMap(({ titel, posten }) =>
    posten.map((post) => csvRij([titel, naamVan(post, posten), ...waarden(post)])),
  );
  return [CSV_BEGIN, csvRij(koppen), ...rijen].join("");
}

/** In a spreadsheet a line stands by itself once it is sorted: it bears the name of the line above it too. */
function naamVan(post: Post, posten: readonly Post[]): string {
  const hoofdpost = hoofdpostVan(post, posten);
  return hoofdpost === undefined ? post.naam : `${hoofdpost.naam}: ${post.naam}`;
}

const EENHEDEN = {
  aantal: "aantal",
  "op tijd": "aantal, verschil in procentpunten",
  dagen: "dagen",
  bedrag: "euro",
} as const satisfies Record<Post["eenheid"], string>;

function waarden(post: Post): (string | number | null)[] {
  const { eenheid, nu, vorig, geheel } = post;
  const getal = (waarde: number | null) =>
    waarde === null ? null : eenheid === "bedrag" ? waarde / 100 : afgerond(waarde, 2);
  const aandeel = (deel: number | null, heel: number | undefined) =>
    deel === null || !heel ? null : afgerond((100 * deel) / heel, 1);
  return [
    getal(nu),
    getal(vorig),
    eenheid === "op tijd" ? rond1(verschilVan(post)) : getal(verschilVan(post)),
    aandeel(nu, geheel?.nu),
    aandeel(vorig, geheel?.vorig),
    EENHEDEN[eenheid],
  ];
}

const rond1 = (getal: number | null) => (getal === null ? null : afgerond(getal, 1));

function afgerond(getal: number, decimalen: number): number {
  return Number(getal.toFixed(decimalen));
}

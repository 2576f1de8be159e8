/** The yearly figures for a spreadsheet: a row each, beside the year before. */

import { verschilVan } from "../procedure/jaarcellen.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import type { Jaarvergelijking, Post } from "../procedure/jaarpost.ts";
import { onderdelenVan, perMaand } from "../procedure/jaarposten.ts";
import { CSV_BEGIN, csvRij } from "./csv-cel.ts";

/** A sum is in euros, a share in percents, the difference of two shares in percentage points. */
export function jaarcijfersCsv(jaren: Jaarvergelijking, { dit, vorig }: Jaarperioden): string {
  const koppen = [
    "Onderdeel",
    "Post",
    dit.jaar,
    vorig.jaar,
    "Verschil",
    `Aandeel ${dit.jaar} (%)`,
    `Aandeel ${vorig.jaar} (%)`,
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
  if (!post.daarvan) return post.naam;
  const boven = posten.slice(0, posten.indexOf(post)).findLast(({ daarvan }) => !daarvan);
  return boven === undefined ? post.naam : `${boven.naam}: ${post.naam}`;
}

const EENHEDEN = {
  aantal: "aantal",
  "op tijd": "aantal; het verschil in procentpunten",
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

/** The workbook of a chart: a sheet with a row for each category and a column for each series. */
import type { Grafiekinhoud } from "./grafiekvormen.ts";
import { aaneen, vul, type Xml } from "./tekening.ts";
import { werkboek as tekening } from "./tekeningen/grafieken.ts";
import { zip } from "./zip.ts";

const BLAD = "Sheet1";

type Waarde = string | number | null;

export function werkboek({ categorieen, reeksen }: Grafiekinhoud, datum: string): Uint8Array {
  const rijen: Waarde[][] = [
    [null, ...reeksen.map(({ naam }) => naam)],
    ...categorieen.map((categorie, n) => [categorie, ...reeksen.map(({ waarden }) => waarden[n] ?? null)]),
  ];
  const teksten = [...new Set(rijen.flat().filter((waarde) => typeof waarde === "string"))];
  const vast = Object.entries(tekening.vast).map(([naam, deel]) => [naam, vul(deel, {})]);
  const delen = {
    ...Object.fromEntries(vast),
    [tekening.blad.naam]: vul(tekening.blad.tekening, {
      laatste: cel(reeksen.length, rijen.length - 1),
      rijen: aaneen(rijen.map((rij, n) => schrijfRij(rij, n, teksten))),
    }),
    [tekening.teksten.naam]: vul(tekening.teksten.tekening, {
      aantal: teksten.length,
      teksten: aaneen(teksten.map((tekst) => vul(tekening.tekst, { tekst }))),
    }),
  };
  return zip(delen, datum);
}

/** @param teksten of the whole workbook: a cell names its place in that list */
function schrijfRij(waarden: readonly Waarde[], n: number, teksten: readonly string[]): Xml {
  const cellen = waarden.flatMap((waarde, kolom) => {
    if (waarde === null) return [];
    const plaats = { cel: cel(kolom, n) };
    return typeof waarde === "string"
      ? [vul(tekening.tekstcel, { ...plaats, waarde: teksten.indexOf(waarde) })]
      : [vul(tekening.getalcel, { ...plaats, waarde })];
  });
  return vul(tekening.rij, { nummer: n + 1, cellen: aaneen(cellen) });
}

/** Where the name of a column stands, as a formula. */
export const naamcel = (kolom: number) => `${BLAD}!${cel(kolom, 0, "$")}`;

/** So many cells under the name of a column, as a formula. */
export function bereik(kolom: number, aantal: number): string {
  const einde = aantal > 1 ? `:${cel(kolom, aantal, "$")}` : "";
  return `${BLAD}!${cel(kolom, 1, "$")}${einde}`;
}

const cel = (kolom: number, rij: number, vast = "") =>
  `${vast}${String.fromCharCode("A".charCodeAt(0) + kolom)}${vast}${rij + 1}`;

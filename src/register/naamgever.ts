/** Rows with their columns by the names of the sources, where SQLite gave them its own. */
import { schrijfHernoemer } from "./geschreven.ts";

type Maker = (rij: unknown) => unknown;

/** Gives rows the names of the sources, where SQLite didn't. Those of one query have the same columns. */
export function naamgever<R>(): (rij: unknown) => R {
  let maak: Maker | undefined;
  return (rij) => {
    maak ??= makerVan(Object.keys(rij as object));
    return maak(rij) as R;
  };
}

/** By the columns of the rows; null where they were seen once. */
const makers = new Map<string, Maker | null>();

/** Most queries are asked once, some thousands of times: a function of their own is made for those that come back. */
function makerVan(kolommen: readonly string[]): Maker {
  const sleutel = kolommen.join();
  const bekend = makers.get(sleutel);
  if (bekend) return bekend;
  const namen = kolommen.map((kolom) => [kolom, bronnaamVan(kolom)] as const);
  if (namen.every(([kolom, naam]) => kolom === naam)) return (rij) => rij;
  const maker = bekend === null ? schrijfHernoemer(namen) : stuksgewijs(namen);
  makers.set(sleutel, bekend === null ? maker : null);
  return maker;
}

type Namen = readonly (readonly [kolom: string, naam: string])[];

function stuksgewijs(namen: Namen): Maker {
  return (rij) => {
    const eigen: Record<string, unknown> = {};
    for (const [kolom, naam] of namen) eigen[naam] = (rij as Readonly<Record<string, unknown>>)[kolom];
    return eigen;
  };
}

/** The name in the sources of a column: that of `ingediend_op` is `ingediendOp`. */
export function bronnaamVan(kolom: string): string {
  return kolom.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

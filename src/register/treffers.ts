/** Where in the texts of some cases the words stand that were sought, and among what words. */
import type { Db } from "./db.ts";
import * as vragen from "./vragen/zoeken.ts";
import { inIndextaal, type Zoekterm } from "./zoekopdracht.ts";
import type { Zoekveld } from "./zoekvraag.ts";

export type { Zoekveld } from "./zoekvraag.ts";

/** A piece of a text: what was sought, or what stands around it. */
export interface Stuk {
  readonly tekst: string;
  readonly gevonden: boolean;
}

/** A text in which something was found. */
export interface Treffer {
  readonly veld: Zoekveld;
  /** The number of the row within its case, where the case has several such texts. */
  readonly id: number | null;
  /** The words around what was found. */
  readonly fragment: readonly Stuk[];
}

/**
 * Where the terms stand in these cases, the best text of each case first.
 * @param woorden how many words a fragment has, at most 64
 */
export async function leesTreffers(
  db: Db,
  ids: readonly number[],
  termen: readonly Zoekterm[],
  woorden: number,
): Promise<Map<number, Treffer[]>> {
  await vragen.maakFragmenten.alle(db, {});
  await vragen.vulFragmenten.alle(db, { ids: JSON.stringify(ids) });
  const rijen = await vragen.fragmenten.alle(db, {
    begin: BEGIN,
    einde: EINDE,
    woorden,
    termen: termen.map(inIndextaal).join(" OR "),
  });
  // Emptying it would leave all that was in it in memory.
  await vragen.ruimFragmentenOp.alle(db, {});
  return Map.groupBy(
    rijen.map(({ fragment, ...rest }) => ({ ...rest, fragment: inStukken(fragment) })),
    ({ klachtId }) => klachtId,
  );
}

const BEGIN = "\u0001";
const EINDE = "\u0002";

function inStukken(fragment: string): Stuk[] {
  return fragment
    .replaceAll(/\s+/g, " ")
    .split(BEGIN)
    .flatMap((deel, index) => {
      const [gevonden = "", rest = ""] = index === 0 ? ["", deel] : deel.split(EINDE);
      return [
        { tekst: gevonden, gevonden: true },
        { tekst: rest, gevonden: false },
      ];
    })
    .filter(({ tekst }) => tekst !== "");
}

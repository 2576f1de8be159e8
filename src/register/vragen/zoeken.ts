/** A search in the open register, and where in the texts of some cases the words stand. */
import type { IsoDate } from "../../procedure/datum.ts";
import { opgesteld } from "../opstellen.ts";
import {
  type Fragmentvorm,
  fragmentenLezen,
  fragmentenMaken,
  fragmentenOpruimen,
  fragmentenVullen,
  gevondenKlachten,
  type Zoekbestand,
} from "../zoekvraag.ts";

type Niets = Record<never, never>;

const BESTANDEN: readonly Zoekbestand[] = ["main"];

export const metEenTerm = opgesteld<{ peildatum: IsoDate; een: string }>()((db, { peildatum, een }) =>
  gevondenKlachten(db, [een], { peildatum, bestanden: BESTANDEN }),
);

export const metTweeTermen = opgesteld<{ peildatum: IsoDate; een: string; twee: string }>()(
  (db, { peildatum, een, twee }) => gevondenKlachten(db, [een, twee], { peildatum, bestanden: BESTANDEN }),
);

export const maakFragmenten = opgesteld<Niets>()((db) => fragmentenMaken(db));
export const vulFragmenten = opgesteld<{ ids: string }>()((db, { ids }) => fragmentenVullen(db, ids));
export const fragmenten = opgesteld<Fragmentvorm>()((db, vorm) => fragmentenLezen(db, vorm));
export const ruimFragmentenOp = opgesteld<Niets>()((db) => fragmentenOpruimen(db));

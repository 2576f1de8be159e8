/** A search in the open register, and where in the texts of some cases the words stand. */
import { opgesteld } from "../opstellen.ts";
import {
  type Fragmentvorm,
  fragmentenLezen,
  fragmentenMaken,
  fragmentenOpruimen,
  fragmentenVullen,
  gevondenKlachten,
  metNieuwerNummer,
  opNummer,
  woordenMaken,
  woordenMet,
  type Zoekbestand,
  type Zoekvraag,
} from "../zoekvraag.ts";

type Niets = Record<never, never>;

const BESTANDEN: readonly Zoekbestand[] = ["main"];

export const metTerm = opgesteld<Omit<Zoekvraag, "bestanden">>()((db, { term, peildatum, onder, aantal }) =>
  gevondenKlachten(db, { term, bestanden: BESTANDEN, peildatum, onder, aantal }),
);

export const maakWoorden = opgesteld<Niets>()((db) => woordenMaken(db, "main"));
export const woordenMetBegin = opgesteld<{ begin: string; aantal: number }>()((db, { begin, aantal }) =>
  woordenMet(db, "main", { begin, aantal }),
);

/** `ids` is a list as JSON. */
export const gesorteerd = opgesteld<{ ids: string }>()((db, { ids }) => opNummer(db, ids));

export const nieuwerDan = opgesteld<{ dan: number; onder: number }>()((db, { dan, onder }) =>
  metNieuwerNummer(db, { dan, onder }),
);

export const maakFragmenten = opgesteld<Niets>()((db) => fragmentenMaken(db));
export const vulFragmenten = opgesteld<{ ids: string }>()((db, { ids }) => fragmentenVullen(db, ids));
export const fragmenten = opgesteld<Fragmentvorm>()((db, vorm) => fragmentenLezen(db, vorm));
export const ruimFragmentenOp = opgesteld<Niets>()((db) => fragmentenOpruimen(db));

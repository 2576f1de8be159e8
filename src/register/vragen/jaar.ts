/** The figures of a year. */
import { sql } from "kysely";
import type { IsoDate } from "../../procedure/datum.ts";
import type { Periode } from "../../procedure/jaarperiode.ts";
import * as jaar from "../jaarvraag.ts";
import { opgesteld } from "../opstellen.ts";

const vanPeriode = opgesteld<Pick<Periode, "van" | "tot">>();

export const openRegels = opgesteld<{ op: IsoDate }>()((db, { op }) => jaar.openRegels(db, op));
export const afgehandeldeRegels = opgesteld<{ op: IsoDate; vanaf: IsoDate; voor: IsoDate }>()(
  (db, { op, vanaf, voor }) => jaar.afgehandeldeRegels(db, { op, vanaf, voor }),
);
export const gebeurtenissen = vanPeriode((db, periode) => jaar.gebeurtenissen(db, periode));
export const gehaald = vanPeriode((db, periode) => jaar.gehaald(db, periode));
export const openTeLaat = opgesteld<{ op: IsoDate }>()((db, { op }) => jaar.openTeLaat(db, op));
export const klanten = vanPeriode((db, periode) => jaar.klanten(db, periode));
export const open = opgesteld<{ tot: IsoDate; hoogstens: number }>()((db, { tot, hoogstens }) =>
  jaar.openKlachten(db, tot, hoogstens),
);

export const inBehandeling = vanPeriode((db, periode) => jaar.inBehandeling(db, periode));
export const lijstregels = opgesteld<{ ids: string }>()((db, { ids }) => jaar.lijstregels(db, ids));
export const verbeterd = vanPeriode((db, periode) => jaar.verbeterd(db, periode));
export const verbeteringen = opgesteld<{ ids: string }>()((db, { ids }) => jaar.verbeteringen(db, ids));
export const uitspraken = vanPeriode((db, periode) => jaar.uitspraken(db, periode));

type Niets = Record<never, never>;

/** All that is asked from the first to the second finds the register as it was at the first question. */
export const begin = opgesteld<Niets>()((db) => ({ compile: () => sql<never>`begin`.compile(db) }));
export const commit = opgesteld<Niets>()((db) => ({ compile: () => sql<never>`commit`.compile(db) }));

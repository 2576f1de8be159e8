/** The lists as they are mostly asked. */
import type { IsoDate } from "../../procedure/datum.ts";
import { klachtids, klachtregels, klachtregelsMetIds } from "../klachtvraag.ts";
import { opgesteld } from "../opstellen.ts";

export const nieuwsteKlachten = opgesteld<{ peildatum: IsoDate; aantal: number }>()(
  (db, { peildatum, aantal }) => klachtregels(db, { peildatum }, "nummer", aantal),
);

export const nieuwsteIds = opgesteld<{ peildatum: IsoDate; aantal: number }>()((db, { peildatum, aantal }) =>
  klachtids(db, { peildatum }, "nummer", aantal),
);

/** `ids` is a list as JSON. */
export const klachtenMetIds = opgesteld<{ peildatum: IsoDate; ids: string }>()((db, { peildatum, ids }) =>
  klachtregelsMetIds(db, peildatum, ids),
);

export const aantalVertrouwelijk = opgesteld<Record<never, never>>()((db) =>
  db
    .selectFrom("klacht")
    .select(({ fn }) => fn.countAll<number>().as("aantal"))
    .where(({ eb, lit }) => eb("vertrouwelijk", "=", lit(1))),
);

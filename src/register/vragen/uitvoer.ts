/** The cases in the order of their numbers, some at a time. */
import { sql } from "kysely";
import type { IsoDate } from "../../procedure/datum.ts";
import type { Db } from "../db.ts";
import { opgesteld } from "../opstellen.ts";

interface Vanaf {
  readonly peildatum: IsoDate;
  /** Year and number of the last one before them. */
  readonly na: number;
  readonly volgnummer: number;
  readonly aantal: number;
}

export const volgende = opgesteld<Vanaf>()(volgendeRegels);

/** Of one year. */
export const volgendeVanJaar = opgesteld<Vanaf & { jaar: number }>()((db, vraag) =>
  volgendeRegels(db, vraag).where("jaar", "=", vraag.jaar),
);

function volgendeRegels(db: Db, { peildatum, na, volgnummer, aantal }: Vanaf) {
  return db
    .selectFrom("klacht")
    .select(["id", "nummer", "jaar", "volgnummer", "vertrouwelijk"])
    .where("ingediendOp", "<=", peildatum)
    .where(sql<boolean>`(jaar, volgnummer) > (${na}, ${volgnummer})`)
    .orderBy("jaar")
    .orderBy("volgnummer")
    .limit(aantal);
}

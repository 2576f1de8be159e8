/** The deadlines of a calendar. */
import type { IsoDate } from "../../procedure/datum.ts";
import type { Db } from "../db.ts";
import { opgesteld } from "../opstellen.ts";
import { voldaanNa } from "../voldaan.ts";

interface Agendavraag {
  readonly peildatum: IsoDate;
  /** After this day a deadline may have ended. */
  readonly vanaf: IsoDate;
}

export const kenmerk = opgesteld<Record<never, never>>()((db) => db.selectFrom("register").select("kenmerk"));

export const agenda = opgesteld<Agendavraag>()(agendaregels);

/** Of one responsible. */
export const agendaVan = opgesteld<Agendavraag & { verantwoordelijkeId: number }>()((db, vraag) =>
  agendaregels(db, vraag).where("klacht.verantwoordelijkeId", "=", vraag.verantwoordelijkeId),
);

/** What is open first; calendars put their days in order by themselves, where SQLite would have to hold all of them. */
function agendaregels(db: Db, { peildatum, vanaf }: Agendavraag) {
  return db
    .selectFrom(inBeeld(db, vanaf).as("punt"))
    .innerJoin("klacht", "klacht.id", "punt.klachtId")
    .select([
      "klacht.nummer",
      "klacht.logAantal as versie",
      "punt.soort",
      "punt.uiterlijk",
      "punt.eersteUiterlijk",
      "punt.voldaanOp",
      "punt.vervallenOp",
    ])
    .where("klacht.ingediendOp", "<=", peildatum);
}

/** What is open now, or ended after a day. Three parts, since each has its own index. */
function inBeeld(db: Db, vanaf: IsoDate) {
  const basis = db.selectFrom("termijn").selectAll();
  return basis
    .where("voldaanOp", "is", null)
    .where("vervallenOp", "is", null)
    .unionAll(basis.where(voldaanNa(vanaf)))
    .unionAll(
      basis
        .where("vervallenOp", ">", vanaf)
        .where(({ eb, or }) => or([eb("voldaanOp", "is", null), eb("voldaanOp", "<=", vanaf)])),
    );
}

/** The queries on open deadlines. */
import { type IsoDate, plusDagen } from "../procedure/datum.ts";
import { UITERSTE_TERMIJNEN } from "../procedure/termijnen.ts";
import type { Db } from "./db.ts";
import { voldaanNa } from "./voldaan.ts";

export interface OpenTermijnen {
  readonly peildatum: IsoDate;
  /** The last day that a deadline may have. */
  readonly tot: IsoDate;
  readonly teLaat?: boolean;
  readonly verantwoordelijkeId?: number;
}

/**
 * The deadlines with what a list shows, the most urgent first; `aantal` null means all of them. Which ones is settled
 * before the rest is looked up: SQLite would look it up for all that fit.
 */
export function termijnregels(db: Db, vraag: OpenTermijnen, aantal: number | null) {
  const eerste = gefilterd(db, vraag)
    .select(["open.uiterlijk", "open.soort", "open.klachtId"])
    .orderBy("open.uiterlijk")
    .orderBy("open.soort")
    .orderBy("open.klachtId")
    .$if(aantal !== null, (q) => q.limit(aantal ?? 0));
  return db
    .selectFrom(eerste.as("eerste"))
    .innerJoin("klacht", "klacht.id", "eerste.klachtId")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
    .select([
      "klacht.nummer",
      "eerste.soort",
      "eerste.uiterlijk",
      "klacht.vertrouwelijk",
      "dossier.naam as klager",
      "medewerker.naam as verantwoordelijke",
    ])
    .orderBy("eerste.uiterlijk")
    .orderBy("eerste.soort")
    .orderBy("eerste.klachtId");
}

/** How many there are of each kind, before (-1), on (0) and after (1) the day. */
export function termijntelling(db: Db, vraag: OpenTermijnen) {
  const { peildatum } = vraag;
  return gefilterd(db, vraag)
    .select(({ eb, fn }) => [
      "open.soort",
      eb
        .case()
        .when("open.uiterlijk", "<", peildatum)
        .then(-1)
        .when("open.uiterlijk", "=", peildatum)
        .then(0)
        .else(1)
        .end()
        .as("wanneer"),
      fn.countAll<number>().as("aantal"),
    ])
    .groupBy(["open.soort", "wanneer"]);
}

/** The ids of the cases with a deadline that is late on a day, as a subquery. */
export function lateKlachten(db: Db, peildatum: IsoDate) {
  return db
    .selectFrom(openTermijnen(db, peildatum, plusDagen(peildatum, -1)).as("open"))
    .select("open.klachtId")
    .where("open.soort", "in", UITERSTE_TERMIJNEN);
}

function gefilterd(db: Db, { peildatum, tot, teLaat, verantwoordelijkeId }: OpenTermijnen) {
  return db
    .selectFrom(openTermijnen(db, peildatum, tot).as("open"))
    .innerJoin("klacht", "klacht.id", "open.klachtId")
    .where("klacht.ingediendOp", "<=", peildatum)
    .$if(teLaat === true, (q) => q.where("open.soort", "in", UITERSTE_TERMIJNEN))
    .$if(verantwoordelijkeId !== undefined, (q) =>
      q.where("klacht.verantwoordelijkeId", "=", verantwoordelijkeId!),
    );
}

/**
 * What was open on a day: open now, or met or lapsed only after that day. Three parts, since each has its own index;
 * today the last two find nothing.
 */
function openTermijnen(db: Db, peildatum: IsoDate, tot: IsoDate) {
  const basis = db
    .selectFrom("termijn")
    .select(["termijn.uiterlijk", "termijn.soort", "termijn.klachtId"])
    .where("termijn.uiterlijk", "<=", tot);
  return basis
    .where("termijn.voldaanOp", "is", null)
    .where("termijn.vervallenOp", "is", null)
    .unionAll(basis.where(voldaanNa(peildatum)))
    .unionAll(basis.where("termijn.vervallenOp", ">", peildatum));
}

/** The open deadlines on a day, the most urgent first. */
import type { IsoDate } from "../procedure/datum.ts";
import { dagenTussen, plusDagen } from "../procedure/datum.ts";
import { type TermijnSoort, UITERSTE_TERMIJNEN } from "../procedure/termijnen.ts";
import type { Db } from "./db.ts";

export interface TermijnFilter {
  readonly peildatum: IsoDate;
  /** How many days to look ahead. */
  readonly dagen: number;
  readonly teLaat?: boolean;
  readonly verantwoordelijkeId?: number;
}

/** A deadline as a list shows it; the klager of a confidential case is not there (null). */
export interface TermijnRegel {
  readonly nummer: string;
  readonly soort: TermijnSoort;
  readonly uiterlijk: IsoDate;
  /** Days left; negative when the day has passed. */
  readonly dagen: number;
  readonly vertrouwelijk: boolean;
  readonly klager: string | null;
  readonly verantwoordelijke: string | null;
}

export interface TermijnTotalen {
  readonly teLaat: number;
  readonly voorbij: number;
  readonly vandaag: number;
  readonly komend: number;
}

/** The deadlines that fit, one by one; `aantal` null means all of them. */
export async function* streamTermijnen(
  db: Db,
  filter: TermijnFilter,
  aantal: number | null,
): AsyncGenerator<TermijnRegel> {
  const query = gefilterd(db, filter)
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
    .select([
      "klacht.nummer",
      "open.soort",
      "open.uiterlijk",
      "klacht.vertrouwelijk",
      "dossier.naam as klager",
      "medewerker.naam as verantwoordelijke",
    ])
    .orderBy("open.uiterlijk")
    .orderBy("open.soort")
    .orderBy("open.klachtId")
    .$if(aantal !== null, (q) => q.limit(aantal ?? 0));
  for await (const rij of query.stream()) {
    yield {
      nummer: rij.nummer,
      soort: rij.soort as TermijnSoort,
      uiterlijk: rij.uiterlijk,
      dagen: dagenTussen(filter.peildatum, rij.uiterlijk),
      vertrouwelijk: rij.vertrouwelijk === 1,
      klager: rij.klager,
      verantwoordelijke: rij.verantwoordelijke,
    };
  }
}

/** How many deadlines fit, by urgency. */
export async function telTermijnen(db: Db, filter: TermijnFilter): Promise<TermijnTotalen> {
  const { peildatum } = filter;
  const rijen = await gefilterd(db, filter)
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
    .groupBy(["open.soort", "wanneer"])
    .execute();
  const tel = (wanneer: number, uiterste?: boolean) =>
    rijen
      .filter(
        (rij) => rij.wanneer === wanneer && (uiterste === undefined || isUiterste(rij.soort) === uiterste),
      )
      .reduce((som, rij) => som + rij.aantal, 0);
  return { teLaat: tel(-1, true), voorbij: tel(-1, false), vandaag: tel(0), komend: tel(1) };
}

/** The ids of the cases with a deadline that is late on a day, as a subquery. */
export function lateKlachten(db: Db, peildatum: IsoDate) {
  return db
    .selectFrom(openTermijnen(db, peildatum, plusDagen(peildatum, -1)).as("open"))
    .select("open.klachtId")
    .where("open.soort", "in", UITERSTE_TERMIJNEN);
}

function gefilterd(db: Db, { peildatum, dagen, teLaat, verantwoordelijkeId }: TermijnFilter) {
  const tot = plusDagen(peildatum, teLaat ? -1 : dagen);
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
    .unionAll(basis.where("termijn.voldaanOp", ">", peildatum))
    .unionAll(basis.where("termijn.vervallenOp", ">", peildatum));
}

function isUiterste(soort: string): boolean {
  return UITERSTE_TERMIJNEN.includes(soort as TermijnSoort);
}

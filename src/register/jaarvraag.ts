/** The queries on the figures of a year. */
import { sql } from "kysely";
import type { IsoDate } from "../procedure/datum.ts";
import { GEMETEN_TERMIJNEN } from "../procedure/jaarcijfers.ts";
import type { Periode } from "../procedure/jaarperiode.ts";
import { uitLijst } from "./als-lijst.ts";
import type { Db } from "./db.ts";
import { ingediendOp, nietAfgehandeldVoor, openNa } from "./jaargrens.ts";
import { ALS_TEKST } from "./jaarinhoud.ts";

type Span = Pick<Periode, "van" | "tot">;

/** One query for all of them; of a measure, a step at Kifid and an extension the cases are counted, not the rows. */
export function gebeurtenissen(db: Db, { van, tot }: Span) {
  const regels = (tabel: "gesprek" | "kifid" | "maatregel" | "uitstel") =>
    db
      .selectFrom(tabel)
      .where("datum", ">=", van)
      .where("datum", "<=", tot)
      .select(({ val }) => val<string>(tabel).as("wat"));
  const klachten = sql<number>`count(distinct klacht_id)`.as("aantal");
  const geen = sql<number | null>`null`;
  return regels("gesprek")
    .select(({ fn }) => ["uitkomst as code", fn.countAll<number>().as("aantal"), geen.as("bedrag")])
    .groupBy("uitkomst")
    .unionAll(
      regels("kifid")
        .select(["status as code", klachten, geen.as("bedrag")])
        .groupBy("status"),
    )
    .unionAll(
      regels("maatregel")
        .select(({ fn }) => ["soort as code", klachten, fn.sum<number | null>("bedrag").as("bedrag")])
        .groupBy("soort"),
    )
    .unionAll(regels("uitstel").select(({ val }) => [val("").as("code"), klachten, geen.as("bedrag")]));
}

/** An extension doesn't undo the day that was promised first (§4d). */
const eersteUiterlijk = () => sql<IsoDate>`coalesce(termijn.eerste_uiterlijk, termijn.uiterlijk)`;

/** How many deadlines of each kind were met, and how many of them in time. */
export function gehaald(db: Db, { van, tot }: Span) {
  return db
    .selectFrom("termijn")
    .where("soort", "in", GEMETEN_TERMIJNEN)
    .where("voldaanOp", ">=", van)
    .where("voldaanOp", "<=", tot)
    .groupBy("soort")
    .select(({ fn, eb }) => [
      "soort",
      fn.countAll<number>().as("gedaan"),
      fn.sum<number>(eb("voldaanOp", "<=", eersteUiterlijk())).as("opTijd"),
      fn.sum<number>(eb("voldaanOp", "<=", eb.ref("uiterlijk"))).as("opTijdMetUitstel"),
    ]);
}

/** A deadline is open no longer than its case, so that the few open cases lead to it. */
export function openTeLaat(db: Db, op: IsoDate) {
  return db
    .selectFrom("klacht")
    .innerJoin("termijn", "termijn.klachtId", "klacht.id")
    .where(openNa(op))
    .where(ingediendOp(), "<=", op)
    .where(({ or, eb }) => or([eb("voldaanOp", "is", null), eb("voldaanOp", ">", op)]))
    .where(({ or, eb }) => or([eb("vervallenOp", "is", null), eb("vervallenOp", ">", op)]))
    .where(eersteUiterlijk(), "<", op)
    .groupBy("soort")
    .select(({ fn }) => ["soort", fn.countAll<number>().as("aantal")]);
}

/** The client of a case: by his number, or by the mark that stays of it after the retention. */
const klant = () => sql<string | null>`coalesce(dossier.klant_merk, dossier.klantnummer)`;

/** The cases that were open at the end of a day, the oldest first. */
export function openKlachten(db: Db, op: IsoDate, hoogstens: number) {
  return db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
    .where(openNa(op))
    .where(ingediendOp(), "<=", op)
    .selectAll("klacht")
    .select(["dossier.aard", "medewerker.naam as verantwoordelijke"])
    .orderBy("klacht.ingediendOp")
    .orderBy("klacht.jaar")
    .orderBy("klacht.volgnummer")
    .limit(hoogstens);
}

/**
 * How many clients of the span complained more than once in it, how many had complained before, and how many cases tell
 * of no client. Of what came before one case is enough: some clients have very many.
 */
export function klanten(db: Db, { van, tot }: Span) {
  const perKlant = db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .where("klacht.ingediendOp", ">=", van)
    .where("klacht.ingediendOp", "<=", tot)
    .groupBy(klant())
    .select(({ fn }) => [klant().as("wie"), fn.countAll<number>().as("keer")]);
  const eerdere = db
    .selectFrom("dossier")
    .innerJoin("klacht", "klacht.id", "dossier.klachtId")
    .whereRef(klant(), "=", sql.ref("perKlant.wie"))
    .where("klacht.ingediendOp", "<", van)
    .select("klacht.id");
  return db.selectFrom(perKlant.as("perKlant")).select(({ fn, eb, exists }) => [
    fn
      .countAll<number>()
      .filterWhere(eb.and([eb("wie", "is not", null), eb("keer", ">", 1)]))
      .as("meerdereKlachten"),
    fn.countAll<number>().filterWhere(exists(eerdere)).as("ookEerder"),
    fn.coalesce(fn.sum<number | null>("keer").filterWhere("wie", "is", null), eb.lit(0)).as("zonderKlant"),
  ]);
}

/** The cases that were open at any time within the span, by number. */
export function inBehandeling(db: Db, { van, tot }: Span) {
  return (
    db
      .selectFrom("klacht")
      .where(nietAfgehandeldVoor(van))
      .where(ingediendOp(), "<=", tot)
      .select("klacht.id")
      // Not in the order of the index of numbers: that has every case there ever was.
      .orderBy(sql`+klacht.jaar`)
      .orderBy("klacht.volgnummer")
  );
}

/** What the list of cases has of each, by number. @param ids a JSON array */
export function lijstregels(db: Db, ids: string) {
  return metAfloop(db)
    .where("klacht.id", "in", uitLijst(ids))
    .select([
      "klacht.nummer",
      "klacht.vertrouwelijk",
      "klacht.ingediendOp",
      "klacht.afgehandeldOp",
      antwoordOp(),
      "dossier.naam as klager",
      "dossier.aard",
      "dossier.afsluitreden",
      "eerste.oordeel as eersteOordeel",
      "eerste.datum as eersteOp",
      "tweede.oordeel as tweedeOordeel",
      "tweede.datum as tweedeOp",
    ])
    .orderBy("klacht.jaar")
    .orderBy("klacht.volgnummer");
}

/** The cases that were settled within the span and brought an improvement, by number. */
export function verbeterd(db: Db, { van, tot }: Span) {
  return db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .where("klacht.afgehandeldOp", ">=", van)
    .where("klacht.afgehandeldOp", "<=", tot)
    .where("dossier.verbetermaatregel", "is not", null)
    .orderBy("klacht.jaar")
    .orderBy("klacht.volgnummer")
    .select("klacht.id");
}

/** What was improved after these cases, by number. @param ids a JSON array */
export function verbeteringen(db: Db, ids: string) {
  return db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .where("klacht.id", "in", uitLijst(ids))
    .select(["klacht.nummer", "dossier.oorzaak", "dossier.verbetermaatregel"])
    .orderBy("klacht.jaar")
    .orderBy("klacht.volgnummer");
}

/** What Kifid ruled within the span, by date. */
export function uitspraken(db: Db, { van, tot }: Span) {
  return db
    .selectFrom("kifid")
    .innerJoin("klacht", "klacht.id", "kifid.klachtId")
    .where("kifid.status", "=", "uitspraak")
    .where("kifid.datum", ">=", van)
    .where("kifid.datum", "<=", tot)
    .select(["klacht.nummer", "kifid.datum", "kifid.uitkomst"])
    .orderBy("kifid.datum")
    .orderBy("klacht.nummer");
}

/** What counts of the cases that came in by a day, and are not settled. */
export function openRegels(db: Db, op: IsoDate) {
  return regelsVan(db).where("klacht.afgehandeldOp", "is", null).where(ingediendOp(), "<=", op);
}

/** As {@link openRegels}, of those that were settled from one day up to another. */
export function afgehandeldeRegels(
  db: Db,
  { op, vanaf, voor }: { op: IsoDate; vanaf: IsoDate; voor: IsoDate },
) {
  return regelsVan(db)
    .where("klacht.afgehandeldOp", ">=", vanaf)
    .where("klacht.afgehandeldOp", "<", voor)
    .where(ingediendOp(), "<=", op);
}

/** A case that was assessed again, and nothing of the others: SQLite then looks for no more of them. */
const herbeoordeelde = () =>
  sql<number | null>`case when klacht.herbeoordeeld_op is not null then klacht.id end`;

/** Cases with their content, what was decided and decided again, and the deadline of a first answer before that. */
function metAfloop(db: Db) {
  return db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .leftJoin("standpunt as eerste", (join) =>
      join.onRef("eerste.klachtId", "=", "klacht.id").on("eerste.ronde", "=", 1),
    )
    .leftJoin("standpunt as tweede", (join) =>
      join.on("tweede.klachtId", "=", herbeoordeelde()).on("tweede.ronde", "=", 2),
    )
    .leftJoin("termijn as reactie", (join) =>
      join.on("reactie.klachtId", "=", herbeoordeelde()).on("reactie.soort", "=", "reactie"),
    );
}

/** When a case was first answered. A second look takes that day off the case; its deadline stays met on it. */
const antwoordOp = () =>
  sql<IsoDate | null>`iif(klacht.herbeoordeeld_op is null, klacht.meegedeeld_op, reactie.voldaan_op)`.as(
    "antwoordOp",
  );

function regelsVan(db: Db) {
  return metAfloop(db).select([
    "klacht.ingediendOp",
    "klacht.bezwaarOp",
    "klacht.herbeoordeeldOp",
    "klacht.afgehandeldOp",
    antwoordOp(),
    sql<string>`${sql.raw(ALS_TEKST)}`.as("inhoud"),
  ]);
}

/** What counts in a year by its own date: deadlines met, conversations, Kifid, measures, extensions, clients. */
import { sql } from "kysely";
import type { IsoDate } from "../procedure/datum.ts";
import { GEMETEN_TERMIJNEN, type Jaarfeiten } from "../procedure/jaarcijfers.ts";
import type { Periode } from "../procedure/jaarperiode.ts";
import { Teller } from "../procedure/telling.ts";
import type { Db } from "./db.ts";
import { INGEDIEND_OP, openNa } from "./jaargrens.ts";

/** The events of a year. */
export async function leesJaarfeiten(db: Db, periode: Periode): Promise<Jaarfeiten> {
  const gebeurtenissen = await telGebeurtenissen(db, periode);
  const van = (wat: string) => gebeurtenissen.filter((rij) => rij.wat === wat);
  const telling = (wat: string) => {
    const teller = new Teller();
    for (const { code, aantal } of van(wat)) teller.tel(code, aantal);
    return teller.telling;
  };
  return {
    termijnen: await meetTermijnen(db, periode),
    gesprekken: telling("gesprek"),
    kifid: telling("kifid"),
    maatregelen: telling("maatregel"),
    schadevergoeding: van("maatregel").reduce((som, { bedrag }) => som + (bedrag ?? 0), 0),
    uitgesteld: van("uitstel").reduce((som, { aantal }) => som + aantal, 0),
    klanten: await telKlanten(db, periode),
  };
}

/** One query for all of them; of a measure, a step at Kifid and an extension the cases are counted, not the rows. */
function telGebeurtenissen(db: Db, { van, tot }: Periode) {
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
    .unionAll(regels("uitstel").select(({ val }) => [val("").as("code"), klachten, geen.as("bedrag")]))
    .execute();
}

async function meetTermijnen(db: Db, periode: Periode): Promise<Jaarfeiten["termijnen"]> {
  const gehaald = await telGehaald(db, periode);
  const teLaat = await telOpenTeLaat(db, periode.tot);
  return Object.fromEntries(
    GEMETEN_TERMIJNEN.map((soort) => {
      const { gedaan, opTijd, opTijdMetUitstel } = gehaald.find((rij) => rij.soort === soort) ?? NIETS;
      const openTeLaat = teLaat.find((rij) => rij.soort === soort)?.aantal ?? 0;
      return [soort, { gedaan, opTijd, opTijdMetUitstel, openTeLaat }];
    }),
  ) as Jaarfeiten["termijnen"];
}

const NIETS = { gedaan: 0, opTijd: 0, opTijdMetUitstel: 0 };

/** An extension doesn't undo the day that was promised first (§4d). */
const EERSTE_UITERLIJK = sql<IsoDate>`coalesce(termijn.eerste_uiterlijk, termijn.uiterlijk)`;

function telGehaald(db: Db, { van, tot }: Periode) {
  return db
    .selectFrom("termijn")
    .where("voldaanOp", ">=", van)
    .where("voldaanOp", "<=", tot)
    .where("soort", "in", GEMETEN_TERMIJNEN)
    .groupBy("soort")
    .select(({ fn, eb }) => [
      "soort",
      fn.countAll<number>().as("gedaan"),
      fn.sum<number>(eb("voldaanOp", "<=", EERSTE_UITERLIJK)).as("opTijd"),
      fn.sum<number>(eb("voldaanOp", "<=", eb.ref("uiterlijk"))).as("opTijdMetUitstel"),
    ])
    .execute();
}

/** A deadline is open no longer than its case, so that the few open cases lead to it. */
function telOpenTeLaat(db: Db, op: IsoDate) {
  return db
    .selectFrom("klacht")
    .innerJoin("termijn", "termijn.klachtId", "klacht.id")
    .where(openNa(op))
    .where(INGEDIEND_OP, "<=", op)
    .where(({ or, eb }) => or([eb("voldaanOp", "is", null), eb("voldaanOp", ">", op)]))
    .where(({ or, eb }) => or([eb("vervallenOp", "is", null), eb("vervallenOp", ">", op)]))
    .where(EERSTE_UITERLIJK, "<", op)
    .groupBy("soort")
    .select(({ fn }) => ["soort", fn.countAll<number>().as("aantal")])
    .execute();
}

/** The client of a case: by his number, or by the mark that stays of it after the retention. */
const KLANT = sql<string | null>`coalesce(dossier.klant_merk, dossier.klantnummer)`;

async function telKlanten(db: Db, { van, tot }: Periode): Promise<Jaarfeiten["klanten"]> {
  const inPeriode = db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .where("klacht.ingediendOp", ">=", van)
    .where("klacht.ingediendOp", "<=", tot);
  const { zonderKlantnummer } = await inPeriode
    .where(KLANT, "is", null)
    .select(({ fn }) => fn.countAll<number>().as("zonderKlantnummer"))
    .executeTakeFirstOrThrow();
  const perKlant = db
    .selectFrom("dossier")
    .innerJoin("klacht", "klacht.id", "dossier.klachtId")
    .where("klacht.ingediendOp", "<=", tot)
    .where(KLANT, "in", inPeriode.select(KLANT.as("klant")))
    .groupBy(KLANT)
    .having(({ fn }) => fn.countAll<number>(), ">", 1)
    .select(({ fn, eb }) => [
      fn.sum<number>(eb("klacht.ingediendOp", ">=", van)).as("nu"),
      fn.sum<number>(eb("klacht.ingediendOp", "<", van)).as("eerder"),
    ]);
  const { meerdereKlachten, ookEerder } = await db
    .selectFrom(perKlant.as("klant"))
    .select(({ fn, eb }) => [
      fn.coalesce(fn.sum<number | null>(eb("nu", ">", 1)), eb.lit(0)).as("meerdereKlachten"),
      fn.coalesce(fn.sum<number | null>(eb("eerder", ">", 0)), eb.lit(0)).as("ookEerder"),
    ])
    .executeTakeFirstOrThrow();
  return { meerdereKlachten, ookEerder, zonderKlantnummer };
}

/** The queries on the lists of cases, seen on a day. */
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { IsoDate } from "../procedure/datum.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import { vouw } from "../procedure/tekst.ts";
import { STATUS_BIJ_MIJLPAAL, type Status } from "../procedure/verloop.ts";
import { uitLijst } from "./als-lijst.ts";
import type { Db } from "./db.ts";
import type { Schema } from "./schema.ts";
import { lateKlachten } from "./termijnvraag.ts";

export const SORTERINGEN = ["nummer", "datum", "klager", "verantwoordelijke"] as const;
export type Sortering = (typeof SORTERINGEN)[number];

export interface KlachtenFilter {
  readonly peildatum: IsoDate;
  readonly status?: Status;
  readonly jaar?: number;
  readonly verantwoordelijkeId?: number;
  readonly aard?: string;
  readonly product?: string;
  /** A client number in full, or a part of the klager's name. */
  readonly klant?: string;
  readonly open?: boolean;
  readonly teLaat?: boolean;
}

/** The cases with what a list shows; `aantal` null means all of them. */
export function klachtregels(db: Db, filter: KlachtenFilter, sortering: Sortering, aantal: number | null) {
  return gesorteerd(db, filter, sortering)
    .select([
      "klacht.id",
      "klacht.nummer",
      "klacht.vertrouwelijk",
      "klacht.ingediendOp",
      "klacht.gemeldOp",
      "klacht.bevestigdOp",
      "klacht.standpuntOp",
      "klacht.meegedeeldOp",
      "klacht.schriftelijkOp",
      "klacht.bezwaarOp",
      "klacht.herbeoordeeldOp",
      "klacht.geschilOp",
      "klacht.overeenstemmingOp",
      "klacht.afgehandeldOp",
      "dossier.naam as klager",
      "dossier.aard",
      "dossier.product",
      "medewerker.naam as verantwoordelijke",
    ])
    .$if(aantal !== null, (q) => q.limit(aantal ?? 0));
}

/** Which cases those are, in the same order. */
export function klachtids(db: Db, filter: KlachtenFilter, sortering: Sortering, aantal: number | null) {
  return gesorteerd(db, filter, sortering)
    .select("klacht.id")
    .$if(aantal !== null, (q) => q.limit(aantal ?? 0));
}

/** As {@link klachtregels}, of the cases with these ids, a list as JSON; the newest number first. */
export function klachtregelsMetIds(db: Db, peildatum: IsoDate, ids: string) {
  return klachtregels(db, { peildatum }, "nummer", null).where("klacht.id", "in", uitLijst(ids));
}

/** How many there are. */
export function klachttelling(db: Db, filter: KlachtenFilter) {
  return gefilterd(db, filter).select(({ fn }) => fn.countAll<number>().as("aantal"));
}

function gesorteerd(db: Db, filter: KlachtenFilter, sortering: Sortering) {
  return gefilterd(db, filter)
    .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
    .$call((q) => {
      if (sortering === "datum") return q.orderBy("klacht.ingediendOp", "desc");
      if (sortering === "klager")
        return q.orderBy("dossier.naam", (o) => o.asc().collate("nocase").nullsLast());
      if (sortering === "verantwoordelijke") return q.orderBy("medewerker.naam", (o) => o.asc().nullsLast());
      return q;
    })
    .orderBy("klacht.jaar", "desc")
    .orderBy("klacht.volgnummer", "desc");
}

function gefilterd(db: Db, filter: KlachtenFilter) {
  const { peildatum, status, jaar, verantwoordelijkeId, aard, product, klant, open, teLaat } = filter;
  return db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .where("klacht.ingediendOp", "<=", peildatum)
    .$if(jaar !== undefined, (q) => q.where("klacht.jaar", "=", jaar!))
    .$if(verantwoordelijkeId !== undefined, (q) =>
      q.where("klacht.verantwoordelijkeId", "=", verantwoordelijkeId!),
    )
    .$if(aard !== undefined, (q) => q.where("dossier.aard", "=", aard!))
    .$if(product !== undefined, (q) => q.where("dossier.product", "=", product!))
    .$if(klant !== undefined, (q) =>
      q.where(({ eb, or, fn }) =>
        or([
          eb("dossier.klantnummer", "=", klant!),
          eb(fn<number>("instr", [fn("vouw", ["dossier.naam"]), eb.val(vouw(klant!))]), ">", 0),
        ]),
      ),
    )
    .$if(open === true, (q) => q.where((eb) => eb.not(bereikt(eb, "afgehandeldOp", peildatum))))
    .$if(status !== undefined, (q) => q.where((eb) => heeftStatus(eb, status!, peildatum)))
    .$if(teLaat === true, (q) => q.where("klacht.id", "in", lateKlachten(db, peildatum)));
}

type KlachtEb = ExpressionBuilder<Schema, "klacht">;

/** Whether a milestone was reached by a day; `null <= day` must count as no, not as unknown. */
function bereikt(eb: KlachtEb, mijlpaal: keyof Mijlpalen, peildatum: IsoDate): Expression<SqlBool> {
  return eb.fn.coalesce(
    eb(`klacht.${mijlpaal}`, "<=", peildatum),
    eb.lit(false as never),
  ) as Expression<SqlBool>;
}

/** The same derivation as `statusOp`, as a condition. */
function heeftStatus(eb: KlachtEb, status: Status, peildatum: IsoDate): Expression<SqlBool> {
  return eb.or(
    STATUS_BIJ_MIJLPAAL.flatMap(([mijlpaal, bij], plaats) =>
      bij === status
        ? [
            eb.and([
              bereikt(eb, mijlpaal, peildatum),
              ...STATUS_BIJ_MIJLPAAL.slice(0, plaats).map(([eerder]) =>
                eb.not(bereikt(eb, eerder, peildatum)),
              ),
            ]),
          ]
        : [],
    ),
  );
}

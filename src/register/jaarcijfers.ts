/** The yearly figures, counted from the cases as they pass by. */
import { sql } from "kysely";
import { type Jaarcijfers, type Jaarregel, Jaarteller } from "../procedure/jaarcijfers.ts";
import type { Jaarperioden } from "../procedure/jaarperiode.ts";
import type { Db } from "./db.ts";
import { leesJaarfeiten } from "./jaarfeiten.ts";
import { INGEDIEND_OP, nietAfgehandeldVoor } from "./jaargrens.ts";

export interface Jaaroverzicht {
  readonly dit: Jaarcijfers;
  readonly vorig: Jaarcijfers;
}

/** The figures of a year and of the year before; the cases pass by once, however many there are. */
export async function leesJaaroverzicht(db: Db, perioden: Jaarperioden): Promise<Jaaroverzicht> {
  const dit = new Jaarteller(perioden.dit);
  const vorig = new Jaarteller(perioden.vorig);
  for await (const regels of leesJaarregels(db, perioden)) {
    for (const regel of regels) {
      dit.tel(regel);
      vorig.tel(regel);
    }
  }
  return {
    dit: dit.cijfers(await leesJaarfeiten(db, perioden.dit)),
    vorig: vorig.cijfers(await leesJaarfeiten(db, perioden.vorig)),
  };
}

/**
 * Every case that counts in either year, in three pieces: what was open when the first began, and what came in in each.
 * Row by row would take SQLite three times as long, and all at once too much memory.
 */
async function* leesJaarregels(db: Db, { dit, vorig }: Jaarperioden): AsyncGenerator<Jaarregel[]> {
  yield regelsVan(db).where(nietAfgehandeldVoor(vorig.van)).where(INGEDIEND_OP, "<", vorig.van).execute();
  yield regelsVan(db)
    .where("klacht.ingediendOp", ">=", vorig.van)
    .where("klacht.ingediendOp", "<", dit.van)
    .execute();
  yield regelsVan(db)
    .where("klacht.ingediendOp", ">=", dit.van)
    .where("klacht.ingediendOp", "<=", dit.tot)
    .execute();
}

function regelsVan(db: Db) {
  return db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .leftJoin("standpunt as eerste", (join) =>
      join.onRef("eerste.klachtId", "=", "klacht.id").on("eerste.ronde", "=", 1),
    )
    .leftJoin("standpunt as tweede", (join) =>
      join.onRef("tweede.klachtId", "=", "klacht.id").on("tweede.ronde", "=", 2),
    )
    .leftJoin("termijn as reactie", (join) =>
      join.onRef("reactie.klachtId", "=", "klacht.id").on("reactie.soort", "=", "reactie"),
    )
    .select([
      "klacht.vertrouwelijk",
      "klacht.ingediendOp",
      "klacht.bezwaarOp",
      "klacht.herbeoordeeldOp",
      "klacht.afgehandeldOp",
      "reactie.voldaanOp as antwoordOp",
      "dossier.aard",
      "dossier.product",
      "dossier.wijze",
      "dossier.wijzeVanAfhandeling",
      "dossier.afsluitreden",
      "dossier.oorzaak",
      sql<0 | 1>`dossier.verbetermaatregel is not null`.as("metVerbetermaatregel"),
      "eerste.oordeel",
      "tweede.oordeel as herbeoordeling",
    ]);
}

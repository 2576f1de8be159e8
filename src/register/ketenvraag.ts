/** The rows of the log, chain by chain. */
import type { Db } from "./db.ts";

/** With what the register knows of the case of each; `db` looks at the file in which they lie. */
export function ketenregels(db: Db, vertrouwelijk: boolean) {
  return db
    .selectFrom("logboek")
    .leftJoin("logboekDetail", (join) =>
      join
        .onRef("logboekDetail.klachtId", "=", "logboek.klachtId")
        .onRef("logboekDetail.volgnummer", "=", "logboek.volgnummer"),
    )
    .leftJoin("klacht", (join) =>
      join.onRef("klacht.id", "=", "logboek.klachtId").on("klacht.vertrouwelijk", "=", vertrouwelijk ? 1 : 0),
    )
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .select(["logboek.klachtId", "logboek.volgnummer", "logboek.op", "logboek.wie", "logboek.handeling"])
    .select(["logboek.detailsHash", "logboek.hash", "logboekDetail.details", "logboekDetail.zout"])
    .select(["klacht.nummer", "klacht.logAantal", "klacht.logHash", "dossier.geanonimiseerdOp"])
    .orderBy("logboek.klachtId")
    .orderBy("logboek.volgnummer");
}

/** The queries on cases whose retention has ended. */
import type { IsoDate } from "../procedure/datum.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";

/** Settled on a day or before, and not anonymised as far as the open register knows. */
function afgehandeld(db: Db, uiterlijk: IsoDate) {
  return db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .where("klacht.afgehandeldOp", "<=", uiterlijk)
    .where("dossier.geanonimiseerdOp", "is", null);
}

/** What the open register tells of them, the oldest first: every confidential one, and the others that have content. */
export function verlopenInRegister(db: Db, uiterlijk: IsoDate) {
  return afgehandeld(db, uiterlijk)
    .select(["klacht.nummer", "klacht.afgehandeldOp", "klacht.vertrouwelijk", "dossier.naam as klager"])
    .where(({ eb, lit, or }) =>
      or([eb("klacht.vertrouwelijk", "<>", lit(0)), eb("dossier.naam", "is not", null)]),
    )
    .orderBy("klacht.afgehandeldOp")
    .orderBy("klacht.jaar")
    .orderBy("klacht.volgnummer");
}

/** As {@link verlopenInRegister}, where the closed file is open: of the confidential ones those that are not done yet. */
export function verlopenInBeide(db: Db, uiterlijk: IsoDate) {
  const besloten = inKluis(db).selectFrom("dossier").select(["klachtId", "naam", "geanonimiseerdOp"]);
  return verlopenInRegister(db, uiterlijk)
    .leftJoin(besloten.as("besloten"), "besloten.klachtId", "klacht.id")
    .clearSelect()
    .select(["klacht.nummer", "klacht.afgehandeldOp", "klacht.vertrouwelijk"])
    .select(({ fn }) => fn.coalesce("dossier.naam", "besloten.naam").as("klager"))
    .where(({ and, eb, lit, or }) =>
      or([
        eb("klacht.vertrouwelijk", "=", lit(0)),
        and([eb("besloten.klachtId", "is not", null), eb("besloten.geanonimiseerdOp", "is", null)]),
      ]),
    );
}

/** How many of them are confidential. */
export function vertrouwelijkVerlopen(db: Db, uiterlijk: IsoDate) {
  return afgehandeld(db, uiterlijk)
    .select(({ fn }) => fn.countAll<number>().as("aantal"))
    .where(({ eb, lit }) => eb("klacht.vertrouwelijk", "=", lit(1)));
}

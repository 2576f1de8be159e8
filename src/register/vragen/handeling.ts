/** What every act writes beside its own: the log, the deadlines that it meets, the seal. */
import { opgesteld } from "../opstellen.ts";
import type { LogboekDetailTabel, LogboekTabel } from "../schema.ts";

interface Staart {
  readonly logAantal: number;
  readonly logHash: string;
}

export const staart = opgesteld<{ id: number }>()((db, { id }) =>
  db.selectFrom("klacht").select(["logAantal", "logHash"]).where("id", "=", id),
);

export const zetStaart = opgesteld<Staart & { id: number }>()((db, { id, logAantal, logHash }) =>
  db.updateTable("klacht").set({ logAantal, logHash }).where("id", "=", id),
);

export const kantoorStaart = opgesteld<Record<never, never>>()((db) =>
  db.selectFrom("register").select(["logAantal", "logHash"]),
);

export const zetKantoorStaart = opgesteld<Staart>()((db, { logAantal, logHash }) =>
  db.updateTable("register").set({ logAantal, logHash }),
);

export const logregel = opgesteld<LogboekTabel>()(
  (db, { klachtId, volgnummer, op, wie, handeling, detailsHash, hash }) =>
    db.insertInto("logboek").values({ klachtId, volgnummer, op, wie, handeling, detailsHash, hash }),
);

export const logdetail = opgesteld<LogboekDetailTabel>()((db, { klachtId, volgnummer, details, zout }) =>
  db.insertInto("logboekDetail").values({ klachtId, volgnummer, details, zout }),
);

export const zetTermijn = opgesteld<{
  id: number;
  soort: string;
  voldaanOp: string | null;
  vervallenOp: string | null;
}>()((db, { id, soort, voldaanOp, vervallenOp }) =>
  db
    .updateTable("termijn")
    .set({ voldaanOp, vervallenOp })
    .where("klachtId", "=", id)
    .where("soort", "=", soort),
);

export const zetZegel = opgesteld<{ id: number; zegel: string }>()((db, { id, zegel }) =>
  db.updateTable("dossier").set({ zegel }).where("klachtId", "=", id),
);

export const medewerkers = opgesteld<Record<never, never>>()((db) =>
  db.selectFrom("medewerker").selectAll().orderBy("naam"),
);

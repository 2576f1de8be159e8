/** What every act writes beside its own: the log, the deadlines that it meets, the seal. */

import type { Mijlpalen } from "../../procedure/mijlpalen.ts";
import { opgesteld } from "../opstellen.ts";
import { mijlpalenVan } from "../rijen.ts";
import type { StandpuntTabel } from "../schema.ts";

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

export const zetMijlpalen = opgesteld<Mijlpalen & { id: number }>()((db, mijlpalen) =>
  db.updateTable("klacht").set(mijlpalenVan(mijlpalen)).where("id", "=", mijlpalen.id),
);

export const zetVerantwoordelijke = opgesteld<{ id: number; verantwoordelijkeId: number }>()(
  (db, { id, verantwoordelijkeId }) =>
    db.updateTable("klacht").set({ verantwoordelijkeId }).where("id", "=", id),
);

type Standpunt = Omit<StandpuntTabel, "meegedeeldOp" | "wijzeVanMededeling">;

/** A position that nobody was told yet, in the place of one that nobody was told either. */
export const zetStandpunt = opgesteld<Standpunt>()(
  (db, { klachtId, ronde, oordeel, motivering, datum, door, beoordelaars }) => {
    const waarden = { oordeel, motivering, datum, door, beoordelaars };
    const nietMeegedeeld = { meegedeeldOp: null, wijzeVanMededeling: null };
    return db
      .insertInto("standpunt")
      .values({ klachtId, ronde, ...waarden, ...nietMeegedeeld })
      .onConflict((conflict) =>
        conflict.columns(["klachtId", "ronde"]).doUpdateSet({ ...waarden, ...nietMeegedeeld }),
      );
  },
);

export const laatsteVolgnummer = opgesteld<{ jaar: number }>()((db, { jaar }) =>
  db
    .selectFrom("klacht")
    .select(({ fn }) => fn.max<number | null>("volgnummer").as("laatste"))
    .where("jaar", "=", jaar),
);

export const laatsteId = opgesteld<Record<never, never>>()((db) =>
  db.selectFrom("klacht").select(({ fn }) => fn.max<number | null>("id").as("laatste")),
);

export const zetZegel = opgesteld<{ id: number; zegel: string }>()((db, { id, zegel }) =>
  db.updateTable("dossier").set({ zegel }).where("klachtId", "=", id),
);

export const medewerkers = opgesteld<Record<never, never>>()((db) =>
  db.selectFrom("medewerker").selectAll().orderBy("naam"),
);

type Genummerd = "maatregel" | "bezwaar" | "gesprek" | "kifid" | "uitstel" | "notitie" | "correspondentie";

const laatsteIn = (tabel: Genummerd) =>
  opgesteld<{ id: number }>()((db, { id }) =>
    db
      .selectFrom(tabel)
      .select(({ fn }) => fn.max<number | null>("volgnummer").as("laatste"))
      .where("klachtId", "=", id),
  );

/** The last number of a case in the tables that are numbered within it. */
export const laatste = {
  maatregel: laatsteIn("maatregel"),
  bezwaar: laatsteIn("bezwaar"),
  gesprek: laatsteIn("gesprek"),
  kifid: laatsteIn("kifid"),
  uitstel: laatsteIn("uitstel"),
  notitie: laatsteIn("notitie"),
  correspondentie: laatsteIn("correspondentie"),
};

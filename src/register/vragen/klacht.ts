/** A case: where it lies, and all that is known of it. The rows of several at once: `ids` is their list as JSON. */
import { type Compilable, type Selectable, sql } from "kysely";
import { uitLijst } from "../als-lijst.ts";
import { opgesteld } from "../opstellen.ts";
import type { Schema } from "../schema.ts";

export const klachtMetNummer = opgesteld<{ nummer: string }>()((db, { nummer }) =>
  db.selectFrom("klacht").select(["id", "vertrouwelijk"]).where("nummer", "=", nummer),
);

/** The closed file, where it is attached. */
export const kluisbestand = opgesteld<Record<never, never>>()((db) => ({
  compile: () =>
    sql<{ name: string }>`select name from pragma_database_list where name = 'kluis'`.compile(db),
}));

interface Lijst {
  readonly ids: string;
}

const lijstvraag = opgesteld<Lijst>();

export const klachten = lijstvraag((db, { ids }) =>
  db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .leftJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
    .selectAll("dossier")
    .selectAll("klacht")
    .select("medewerker.naam as verantwoordelijke")
    .where("klacht.id", "in", uitLijst(ids)),
);

/** The row of the case alone, and its content's, as a seal covers them. */
export const klachtrijen = lijstvraag((db, { ids }) =>
  db.selectFrom("klacht").selectAll().where("id", "in", uitLijst(ids)),
);
export const dossierrijen = lijstvraag((db, { ids }) =>
  db.selectFrom("dossier").selectAll().where("klachtId", "in", uitLijst(ids)),
);

export const termijnen = lijstvraag((db, { ids }) =>
  db.selectFrom("termijn").selectAll().where("klachtId", "in", uitLijst(ids)),
);

export const standpunten = lijstvraag((db, { ids }) =>
  db.selectFrom("standpunt").selectAll().where("klachtId", "in", uitLijst(ids)).orderBy("ronde"),
);

export const maatregelen = genummerd("maatregel");
export const bezwaren = genummerd("bezwaar");
export const gesprekken = genummerd("gesprek");
export const kifid = genummerd("kifid");
export const uitstel = genummerd("uitstel");
export const notities = genummerd("notitie");
export const correspondentie = genummerd("correspondentie");

type Genummerd = "maatregel" | "bezwaar" | "gesprek" | "kifid" | "uitstel" | "notitie" | "correspondentie";

/** The rows of a table that is numbered within its case, in that order. */
function genummerd<T extends Genummerd>(tabel: T) {
  return lijstvraag(
    (db, { ids }) =>
      db
        .selectFrom(tabel as Genummerd)
        .selectAll()
        .where("klachtId", "in", uitLijst(ids))
        .orderBy("klachtId")
        .orderBy("volgnummer") as unknown as Compilable<Selectable<Schema[T]>>,
  );
}

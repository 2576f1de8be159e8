/** Cases by their numbers, as far as others may be the same: `nummers` is a list as JSON, which an import asks of every piece. */
import { uitLijst } from "../als-lijst.ts";
import { opgesteld } from "../opstellen.ts";

const KOLOMMEN = [
  "klacht.nummer",
  "klacht.geregistreerdOp",
  "dossier.naam",
  "dossier.omschrijving",
  "dossier.externNummer",
] as const;

const nummervraag = opgesteld<{ readonly nummers: string }>();

/** From the content on: SQLite would otherwise walk through the whole register for every piece of a list. */
export const metExternNummer = nummervraag((db, { nummers }) =>
  db
    .selectFrom("dossier")
    .innerJoin("klacht", "klacht.id", "dossier.klachtId")
    .select(KOLOMMEN)
    .where("dossier.externNummer", "in", uitLijst<string>(nummers)),
);

export const metNummer = nummervraag((db, { nummers }) =>
  db
    .selectFrom("klacht")
    .leftJoin("dossier", "dossier.klachtId", "klacht.id")
    .select(KOLOMMEN)
    .where("klacht.nummer", "in", uitLijst<string>(nummers)),
);

/** Only those whose content is there. */
export const metNummerEnInhoud = nummervraag((db, { nummers }) =>
  db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .select(KOLOMMEN)
    .where("klacht.nummer", "in", uitLijst<string>(nummers)),
);

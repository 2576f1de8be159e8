/** What earlier open cases tell of the next one. Nothing is looked up in the closed file, and nothing is kept for this. */

import type { Klager } from "../procedure/klacht.ts";
import { vouw } from "../procedure/tekst.ts";
import type { Db } from "./db.ts";

/** A klager as he stood in his last case. */
export interface BekendeKlager {
  readonly nummer: string;
  readonly klager: Klager;
}

const HOOGSTENS = 5;

/**
 * The klagers of this name, whatever its capitals and accents, or with this client number; the last case first. One who
 * stands there twice with the same data comes once; one of whom nothing but his name is known doesn't come.
 */
export async function bekendeKlagers(
  db: Db,
  { naam, klantnummer }: { readonly naam: string; readonly klantnummer: string },
): Promise<BekendeKlager[]> {
  const rijen = await db
    .selectFrom("dossier")
    .innerJoin("klacht", "klacht.id", "dossier.klachtId")
    .select([
      "klacht.nummer",
      "dossier.naam",
      "dossier.adres",
      "dossier.postcode",
      "dossier.plaats",
      "dossier.land",
      "dossier.telefoon",
      "dossier.email",
      "dossier.klantnummer",
    ])
    .where("klacht.vertrouwelijk", "=", 0)
    .where("dossier.geanonimiseerdOp", "is", null)
    .where(({ eb, or, fn }) =>
      or([
        eb(fn<string>("vouw", ["dossier.naam"]), "=", vouw(naam)),
        eb("dossier.klantnummer", "=", klantnummer),
      ]),
    )
    .where(({ eb, or }) => or([eb("dossier.adres", "is not", null), eb("dossier.email", "is not", null)]))
    .orderBy("klacht.jaar", "desc")
    .orderBy("klacht.volgnummer", "desc")
    .execute();
  const perGegevens = new Map<string, BekendeKlager>();
  for (const { nummer, ...klager } of rijen) {
    const gegevens = JSON.stringify(klager);
    if (!perGegevens.has(gegevens)) perGegevens.set(gegevens, { nummer, klager });
  }
  return [...perGegevens.values()].slice(0, HOOGSTENS);
}

export interface LaatsteKeuzes {
  readonly product: string | null;
  /** Null too where he has left. */
  readonly verantwoordelijke: string | null;
}

/** The product of the open case that was registered last, and who handles the one that was assigned last. */
export async function laatsteKeuzes(db: Db): Promise<LaatsteKeuzes> {
  const open = db
    .selectFrom("klacht")
    .where("klacht.vertrouwelijk", "=", 0)
    .orderBy("klacht.id", "desc")
    .limit(1);
  const laatste = await open
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .select("dossier.product")
    .executeTakeFirst();
  const gemeld = await open
    .innerJoin("medewerker", "medewerker.id", "klacht.verantwoordelijkeId")
    .select(["medewerker.naam", "medewerker.uitDienstOp"])
    .executeTakeFirst();
  return {
    product: laatste?.product ?? null,
    verantwoordelijke: gemeld === undefined || gemeld.uitDienstOp !== null ? null : gemeld.naam,
  };
}

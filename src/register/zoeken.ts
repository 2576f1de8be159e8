/** Searching the texts of cases: the index tells which cases, the texts themselves where and in what words. */
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { IsoDate } from "../procedure/datum.ts";
import type { Db } from "./db.ts";
import { inIndextaal, type Zoekterm } from "./zoekopdracht.ts";

/** A database whose index is searched: that of the open register, or that of the closed file. */
export type Zoekbestand = "main" | "kluis";

/** Where the index keeps the number of the case within its ids. */
const PLAATS_VAN_KLACHT = 28;

/**
 * The ids of the cases that have every term somewhere in their texts, the newest number first.
 * @param bestanden the closed file only where it is open
 */
export async function zoekKlachten(
  db: Db,
  termen: readonly Zoekterm[],
  { peildatum, bestanden }: { peildatum: IsoDate; bestanden: readonly Zoekbestand[] },
): Promise<number[]> {
  if (termen.length === 0) return [];
  const perBestand = bestanden.map((bestand) => {
    const index = sql.table(`${bestand}.zoekindex`);
    const perTerm = termen.map(
      (term) =>
        sql`select rowid >> ${sql.lit(PLAATS_VAN_KLACHT)} as id from ${index} where zoekindex match ${inIndextaal(term)}`,
    );
    return sql`select id from (${sql.join(perTerm, sql` intersect `)})`;
  });
  const rijen = await db
    .selectFrom("klacht")
    .select("id")
    .where("ingediendOp", "<=", peildatum)
    .where(sql<SqlBool>`id in (${sql.join(perBestand, sql` union all `)})`)
    .orderBy("jaar", "desc")
    .orderBy("volgnummer", "desc")
    .execute();
  return rijen.map(({ id }) => id);
}

/** A piece of a text: what was sought, or what stands around it. */
export interface Stuk {
  readonly tekst: string;
  readonly gevonden: boolean;
}

/** A text in which something was found. */
export interface Treffer {
  readonly veld: Zoekveld;
  /** The number of the row within its case, where the case has several such texts. */
  readonly id: number | null;
  /** The words around what was found. */
  readonly fragment: readonly Stuk[];
}

/** Each table with its texts, and the name under which a text is found. */
const TEKSTEN = {
  dossier: {
    naam: "naam",
    adres: "adres",
    postcode: "postcode",
    plaats: "plaats",
    telefoon: "telefoon",
    email: "email",
    klantnummer: "klantnummer",
    polisnummer: "polisnummer",
    maatschappij: "maatschappij",
    betrokkenMedewerker: "betrokkenMedewerker",
    externNummer: "externNummer",
    omschrijving: "omschrijving",
    gewensteOplossing: "gewensteOplossing",
    verbetermaatregel: "verbetermaatregel",
    afsluittoelichting: "afsluittoelichting",
  },
  standpunt: { motivering: "motivering" },
  maatregel: { toelichting: "maatregel" },
  bezwaar: { tekst: "bezwaar" },
  gesprek: { verslag: "gesprek" },
  kifid: { uitkomst: "kifid" },
  uitstel: { reden: "uitstel" },
  notitie: { tekst: "notitie" },
  correspondentie: { onderwerp: "onderwerp", tekst: "correspondentie", bestandsnaam: "bestandsnaam" },
} as const;

type Namen<T> = T extends unknown ? T[keyof T] : never;
export type Zoekveld = Namen<(typeof TEKSTEN)[keyof typeof TEKSTEN]>;

interface Tekst {
  readonly klachtId: number;
  readonly veld: Zoekveld;
  readonly id: number | null;
  readonly tekst: string;
}

/**
 * Where the terms stand in these cases, the best text of each case first.
 * @param woorden how many words a fragment has, at most 64
 */
export async function leesTreffers(
  db: Db,
  ids: readonly number[],
  termen: readonly Zoekterm[],
  woorden: number,
): Promise<Map<number, Treffer[]>> {
  await vulFragmenten(db, await leesTeksten(db, ids));
  const { rows } = await sql<{ klachtId: number; veld: Zoekveld; id: number | null; fragment: string }>`
    select klacht_id, veld, id, snippet(zoekfragment, 3, ${BEGIN}, ${EINDE}, '…', ${woorden}) as fragment
    from temp.zoekfragment where zoekfragment match ${termen.map(inIndextaal).join(" OR ")}
    order by rank, rowid`.execute(db);
  // Emptying it would leave all that was in it in memory.
  await sql`drop table temp.zoekfragment`.execute(db);
  return Map.groupBy(
    rows.map(({ fragment, ...rest }) => ({ ...rest, fragment: inStukken(fragment) })),
    ({ klachtId }) => klachtId,
  );
}

const BEGIN = "\u0001";
const EINDE = "\u0002";

/** The texts again as an index, of these cases alone and in memory: it then knows words as the real one does. */
async function vulFragmenten(db: Db, teksten: readonly Tekst[]): Promise<void> {
  await sql`create virtual table temp.zoekfragment using fts5(
    klacht_id unindexed, veld unindexed, id unindexed, tekst,
    tokenize = 'unicode61 remove_diacritics 2')`.execute(db);
  // As one value: a statement with thousands of values keeps its memory until long after.
  const rijen = JSON.stringify(teksten.map(({ klachtId, veld, id, tekst }) => [klachtId, veld, id, tekst]));
  await sql`insert into temp.zoekfragment (klacht_id, veld, id, tekst)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(${rijen})`.execute(db);
}

async function leesTeksten(db: Db, ids: readonly number[]): Promise<Tekst[]> {
  const teksten: Tekst[] = [];
  for (const [tabel, kolommen] of Object.entries(TEKSTEN)) {
    const { rows } = await sql<Record<string, string | number | null>>`
      select klacht_id, ${VOLGNUMMER[tabel] ?? sql.ref("volgnummer")} as nummer,
        ${sql.join(Object.keys(kolommen).map((kolom) => sql.ref(kolom)))}
      from ${sql.table(tabel)} where klacht_id in (${sql.join(ids)})`.execute(db);
    for (const { klachtId, nummer, ...rij } of rows) {
      for (const [kolom, veld] of Object.entries(kolommen)) {
        const tekst = rij[kolom];
        if (typeof tekst !== "string" || tekst === "") continue;
        teksten.push({ klachtId: Number(klachtId), veld, id: nummer as number | null, tekst });
      }
    }
  }
  return teksten;
}

/** What numbers the rows of a case, where that is not `volgnummer`. */
const VOLGNUMMER: Readonly<Record<string, RawBuilder<unknown>>> = {
  dossier: sql`null`,
  standpunt: sql.ref("ronde"),
};

function inStukken(fragment: string): Stuk[] {
  return fragment
    .replaceAll(/\s+/g, " ")
    .split(BEGIN)
    .flatMap((deel, index) => {
      const [gevonden = "", rest = ""] = index === 0 ? ["", deel] : deel.split(EINDE);
      return [
        { tekst: gevonden, gevonden: true },
        { tekst: rest, gevonden: false },
      ];
    })
    .filter(({ tekst }) => tekst !== "");
}

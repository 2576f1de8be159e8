/** The queries of a search. */
import { type Compilable, type RawBuilder, sql } from "kysely";
import type { IsoDate } from "../procedure/datum.ts";
import { uitLijst } from "./als-lijst.ts";
import type { Db } from "./db.ts";

/** A database whose index is searched: that of the open register, or that of the closed file. */
export type Zoekbestand = "main" | "kluis";

/** Where the index keeps the number of the case within its ids. */
const PLAATS_VAN_KLACHT = 28;

/** What is sought: the last registered first, and of those that come after an id only so many. */
export interface Zoekvraag {
  /** In the language of the index. */
  readonly term: string;
  readonly bestanden: readonly Zoekbestand[];
  /** What was lodged later is left out. */
  readonly peildatum: IsoDate;
  /** Ids from here on are left out. */
  readonly onder: number;
  readonly aantal: number;
}

/** The ids of cases, as a list in JSON, the highest first. */
export function gevondenKlachten(
  db: Db,
  { bestanden, aantal, ...vraag }: Zoekvraag,
): Compilable<{ ids: string }> {
  const perBestand = bestanden.map(
    (bestand) => sql`select id from (${inBestand(bestand, { aantal, ...vraag })})`,
  );
  return alsVraag(
    db,
    sql<{ ids: string }>`select json_group_array(id order by id desc) as ids from (
      ${sql.join(perBestand, sql` union all `)} order by id desc limit ${aantal})`,
  );
}

/** The texts with the term are gone through from the last one until there are enough. */
function inBestand(
  bestand: Zoekbestand,
  { term, peildatum, onder, aantal }: Omit<Zoekvraag, "bestanden">,
): RawBuilder<unknown> {
  const plaats = sql.lit(PLAATS_VAN_KLACHT);
  const klacht = sql`rowid >> ${plaats}`;
  return sql`select distinct ${klacht} as id from ${sql.table(`${bestand}.zoekindex`)}
    where zoekindex match ${term} and rowid < ${onder} << ${plaats}
      and ${klacht} not in (select id from klacht where ingediend_op > ${peildatum})
    order by rowid desc limit ${aantal}`;
}

/** Makes the words of a search index a table: a row for each place where one stands, in the order of the words. */
export function woordenMaken(db: Db, bestand: Zoekbestand): Compilable<never> {
  return alsVraag(
    db,
    sql<never>`create virtual table if not exists ${woordenVan(bestand)}
      using fts5vocab(${sql.lit(bestand)}, 'zoekindex', 'instance')`,
  );
}

/**
 * The words that begin like this, so many at most. From each the next is looked up: the places of a word are many, of
 * which only the first becomes a row. No word has the character that is put behind one to pass it.
 */
export function woordenMet(
  db: Db,
  bestand: Zoekbestand,
  { begin, aantal }: { readonly begin: string; readonly aantal: number },
): Compilable<{ woord: string }> {
  const vanaf = (woord: RawBuilder<unknown>) =>
    sql`(select term from ${woordenVan(bestand)} where term >= ${woord} limit 1)`;
  return alsVraag(
    db,
    sql<{ woord: string }>`with recursive reeks(woord) as (
      select ${vanaf(sql`${begin}`)}
      union all
      select ${vanaf(sql`reeks.woord || char(1)`)} from reeks where substr(woord, 1, length(${begin})) = ${begin}
    ) select woord from reeks where substr(woord, 1, length(${begin})) = ${begin} limit ${aantal}`,
  );
}

function woordenVan(bestand: Zoekbestand): RawBuilder<unknown> {
  return sql`temp.${sql.id(`zoekwoord_in_${bestand}`)}`;
}

/** These cases, a list of ids as JSON, and so again: the newest number first. */
export function opNummer(db: Db, ids: string): Compilable<{ ids: string }> {
  return alsVraag(
    db,
    sql<{ ids: string }>`select json_group_array(id order by jaar desc, volgnummer desc) as ids
      from klacht where id in ${uitLijst(ids)}`,
  );
}

/** A case with a newer number than one case has, among those with an id below another. */
export function metNieuwerNummer(db: Db, { dan, onder }: { dan: number; onder: number }) {
  return db
    .selectFrom("klacht")
    .select("id")
    .where("id", "<", onder)
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple("jaar", "volgnummer"),
        ">",
        selectFrom("klacht")
          .select(["jaar", "volgnummer"])
          .where("id", "=", dan)
          .$asTuple("jaar", "volgnummer"),
      ),
    )
    .limit(1);
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

/** An index for texts of a few cases alone, and in memory: it knows words as the real one does. */
export function fragmentenMaken(db: Db): Compilable<never> {
  return alsVraag(
    db,
    sql<never>`create virtual table temp.zoekfragment using fts5(
      klacht_id unindexed, veld unindexed, id unindexed, tekst,
      tokenize = 'unicode61 remove_diacritics 2')`,
  );
}

/** Fills it with the texts of the cases with these ids, a list as JSON. */
export function fragmentenVullen(db: Db, ids: string): Compilable<never> {
  const perTekst = Object.entries(TEKSTEN).flatMap(([tabel, kolommen]) =>
    Object.entries(kolommen).map(
      ([kolom, veld]) =>
        sql`select klacht_id, ${veld}, ${volgnummerVan(tabel)}, ${sql.ref(kolom)}
          from ${sql.table(tabel)}
          where klacht_id in ${uitLijst(ids)} and ${sql.ref(kolom)} <> ''`,
    ),
  );
  return alsVraag(
    db,
    sql<never>`insert into temp.zoekfragment (klacht_id, veld, id, tekst) ${sql.join(perTekst, sql` union all `)}`,
  );
}

export interface Fragment {
  readonly klachtId: number;
  readonly veld: Zoekveld;
  /** The number of the row within its case, where the case has several such texts. */
  readonly id: number | null;
  readonly fragment: string;
}

/** What is asked of a piece of text: what to put around the words found, how many words, and which are sought. */
export interface Fragmentvorm {
  readonly begin: string;
  readonly einde: string;
  readonly woorden: number;
  /** In the language of the index. */
  readonly termen: string;
}

/** Where the terms stand, the best text first. */
export function fragmentenLezen(
  db: Db,
  { begin, einde, woorden, termen }: Fragmentvorm,
): Compilable<Fragment> {
  return alsVraag(
    db,
    sql<Fragment>`select klacht_id, veld, id, snippet(zoekfragment, 3, ${begin}, ${einde}, '…', ${woorden}) as fragment
      from temp.zoekfragment where zoekfragment match ${termen} order by rank, rowid`,
  );
}

export function fragmentenOpruimen(db: Db): Compilable<never> {
  return alsVraag(db, sql<never>`drop table temp.zoekfragment`);
}

/** What numbers the rows of a case. */
function volgnummerVan(tabel: string): RawBuilder<unknown> {
  if (tabel === "dossier") return sql`null`;
  return sql.ref(tabel === "standpunt" ? "ronde" : "volgnummer");
}

function alsVraag<R>(db: Db, vraag: RawBuilder<R>): Compilable<R> {
  return { compile: () => vraag.compile(db) };
}

/** Whether a file still has the tables, indexes and triggers that klacht made: without triggers a log can be changed. */
import { sql } from "kysely";
import { legAan } from "./aanleggen.ts";
import { openSqlite } from "./addon.ts";
import type { Bevinding } from "./bevinding.ts";
import type { Db } from "./db.ts";
import type { Soort } from "./migraties/index.ts";
import { queriesOn } from "./verbinding.ts";

type Bestand = "main" | "kluis";

interface Deel {
  readonly type: "table" | "index" | "trigger";
  readonly naam: string;
  /** The statement that makes it. */
  readonly opdracht: string;
  /** Of a table: its columns. */
  readonly kolommen: string;
}

const SOORTEN: Record<Bestand, Soort> = { main: "register", kluis: "kluis" };
const IN_WOORDEN = { table: "de tabel", index: "de index", trigger: "de beveiliging" } as const;

/** What is not as klacht makes it; also a case whose log was opened for wiping and never closed. */
export async function controleerOpbouw(db: Db, bestand: Bestand): Promise<Bevinding[]> {
  const bestandsnaam = bestand === "main" ? "register.db" : "kluis.db";
  const { rows: open } = await sql<{ klachtId: number }>`
    select klacht_id from ${sql.table(`${bestand}.logboek_open`)}`.execute(db);
  return [
    ...(await afwijkendeDelen(db, bestand)).map(({ hoort, is }) => ({
      nummer: null,
      wat: `${bestandsnaam}: ${IN_WOORDEN[(hoort ?? is)!.type]} ${(hoort ?? is)!.naam} ${watErMisIs(hoort, is)}`,
      ...(teHerstellen(hoort) && { herstel: "opbouw" as const }),
    })),
    ...open.map(({ klachtId }) => ({
      nummer: null,
      wat: `${bestandsnaam}: het logboek van een klacht staat open voor verwijdering (${klachtId})`,
      herstel: "opbouw" as const,
    })),
  ];
}

/** Makes the indexes and triggers anew that are gone or changed, and shuts every log. Returns what was done. */
export async function herstelOpbouw(db: Db, bestand: Bestand): Promise<string[]> {
  const gedaan: string[] = [];
  for (const { hoort, is } of await afwijkendeDelen(db, bestand)) {
    if (hoort === null || !teHerstellen(hoort)) continue;
    const { type, naam, opdracht } = hoort;
    if (is !== null) await sql.raw(`drop ${type} ${bestand}.${naam}`).execute(db);
    await sql.raw(opdracht.replace(/^create (unique )?(index|trigger) /, `$&${bestand}.`)).execute(db);
    gedaan.push(`${IN_WOORDEN[type]} ${naam} is opnieuw gemaakt`);
  }
  const { rows } = await sql`select 1 from ${sql.table(`${bestand}.logboek_open`)}`.execute(db);
  if (rows.length > 0) {
    await sql`delete from ${sql.table(`${bestand}.logboek_open`)}`.execute(db);
    gedaan.push("het logboek is weer gesloten voor verwijdering");
  }
  return gedaan;
}

function watErMisIs(hoort: Deel | null, is: Deel | null): string {
  if (is === null) return "ontbreekt";
  return hoort === null ? "is er door een ander bij gezet" : "is gewijzigd";
}

function teHerstellen(hoort: Deel | null): boolean {
  return hoort !== null && hoort.type !== "table";
}

/** What should be there beside what is. Tables and indexes of another's making do no harm; a trigger may. */
async function afwijkendeDelen(db: Db, bestand: Bestand): Promise<{ hoort: Deel | null; is: Deel | null }[]> {
  const eigen = new Map((await leesDelen(db, bestand)).map((deel) => [sleutel(deel), deel]));
  const verwacht = new Map((await verwachteDelen(bestand)).map((deel) => [sleutel(deel), deel]));
  return [
    ...[...verwacht].map(([naam, hoort]) => ({ hoort, is: eigen.get(naam) ?? null })),
    ...[...eigen]
      .filter(([naam, { type }]) => type === "trigger" && !verwacht.has(naam))
      .map(([, is]) => ({ hoort: null, is })),
  ].filter(({ hoort, is }) => hoort === null || is === null || !isGelijk(hoort, is));
}

function sleutel({ type, naam }: Deel): string {
  return `${type} ${naam}`;
}

/** The statement of a table grows with its columns in a way of SQLite's own: only its columns are compared. */
function isGelijk(een: Deel, ander: Deel): boolean {
  return een.type === "table" ? een.kolommen === ander.kolommen : een.opdracht === ander.opdracht;
}

async function verwachteDelen(bestand: Bestand): Promise<Deel[]> {
  const sqlite = openSqlite(":memory:", {});
  try {
    legAan(sqlite, SOORTEN[bestand]);
    return await leesDelen(queriesOn(sqlite), "main");
  } finally {
    sqlite.close();
  }
}

async function leesDelen(db: Db, bestand: Bestand): Promise<Deel[]> {
  const { rows } = await sql<Deel>`
    select type, name as naam, sql as opdracht,
      (select group_concat(name || ' ' || type || ' ' || "notnull" || ' ' || pk, ', ')
         from pragma_table_info(s.name, ${bestand})) as kolommen
    from ${sql.table(`${bestand}.sqlite_schema`)} s
    where sql is not null and type in ('table', 'index', 'trigger') and name not like 'sqlite\\_%' escape '\\'
    order by type, name`.execute(db);
  return rows.map((deel) => ({ ...deel, kolommen: deel.kolommen ?? "" }));
}

/** Inserting rows: a few by what was compiled ahead, many as one value in JSON. */
import type { Transaction } from "kysely";
import type { Schema } from "./schema.ts";
import { voerUit } from "./vraag.ts";
import { invoegen } from "./vragen/invoegen.ts";

/** From so many rows on a statement for all of them is worth its making. */
const VEEL = 7;

type Rij = Readonly<Record<string, unknown>>;

/** The tables that rows are inserted into in this way. */
export type Invoegtabel = keyof typeof invoegen;

/** All columns of a table, by the names of the sources. */
export function kolommenVan(tabel: Invoegtabel): string[] {
  return invoegen[tabel].teksten.register.parameters.flatMap((plek) => ("naam" in plek ? plek.naam : []));
}

/** Inserts rows in the order given. */
export async function voegToe(
  trx: Transaction<Schema>,
  tabel: Invoegtabel,
  rijen: readonly object[],
): Promise<void> {
  // JSON holds no bytes.
  if (rijen.length >= VEEL && tabel !== "bestand") return voegSamenToe(trx, tabel, rijen as readonly Rij[]);
  for (const rij of rijen) await invoegen[tabel].alle(trx, rij);
}

/**
 * Handing values over one by one takes SQLite as long as writing them: what is the same in all rows goes over once, what
 * is empty in all of them not at all.
 */
async function voegSamenToe(
  trx: Transaction<Schema>,
  tabel: Invoegtabel,
  rijen: readonly Rij[],
): Promise<void> {
  const { vast, wisselend } = inDelen(tabel, rijen);
  const waarden = rijen.map((rij) => wisselend.map((naam) => rij[naam]));
  const parameters = [...vast.map((naam) => rijen[0]![naam]), JSON.stringify(waarden)];
  await voerUit(trx, opdrachtVoor(trx, tabel, vast, wisselend), parameters);
}

/** The columns that have the same value in all rows, and the others; those that are empty are neither. */
function inDelen(tabel: Invoegtabel, rijen: readonly Rij[]): { vast: string[]; wisselend: string[] } {
  const vast: string[] = [];
  const wisselend: string[] = [];
  for (const naam of kolommenVan(tabel)) {
    const waarde = rijen[0]![naam] ?? null;
    if (rijen.some((rij) => (rij[naam] ?? null) !== waarde)) wisselend.push(naam);
    else if (waarde !== null) vast.push(naam);
  }
  return { vast, wisselend };
}

/** The first values are those of `vast`; the last is a list of rows in JSON, each a list of the values of `wisselend`. */
function opdrachtVoor(
  trx: Transaction<Schema>,
  tabel: Invoegtabel,
  vast: readonly string[],
  wisselend: readonly string[],
): string {
  const { doel, kolommen } = doelVan(trx, tabel);
  const namen = [...vast, ...wisselend].map((naam) => kolommen.get(naam));
  // A number alone SQLite would write out as such a path first, for every value anew.
  const waarden = [...vast.map(() => "?"), ...wisselend.map((_, plaats) => `value ->> '$[${plaats}]'`)];
  return `${doel} (${namen.join(", ")}) select ${waarden.join(", ")} from jsonb_each(?)`;
}

/** Where the rows of a table go, and what SQLite calls their columns, from the statement for one row. */
function doelVan(
  trx: Transaction<Schema>,
  tabel: Invoegtabel,
): { doel: string; kolommen: ReadonlyMap<string, string> } {
  const { sql, parameters } = invoegen[tabel].tekstVoor(trx);
  const [doel = "", lijst = ""] = sql.split(/ \(|\) values/);
  const namen = parameters.map((plek) => ("naam" in plek ? plek.naam : ""));
  return { doel, kolommen: new Map(lijst.split(", ").map((kolom, plaats) => [namen[plaats]!, kolom])) };
}

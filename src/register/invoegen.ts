/** Inserting rows: a few by what was compiled ahead, many as one value in JSON. */
import { type CompiledQuery, sql, type Transaction } from "kysely";
import type { Schema } from "./schema.ts";
import { invoegen } from "./vragen/invoegen.ts";

/** From so many rows on a statement for all of them is worth its making. */
const VEEL = 7;

type Rij = Readonly<Record<string, unknown>>;

/** The tables that rows are inserted into in this way. */
export type Invoegtabel = keyof typeof invoegen;

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
  const { vast, wisselend } = kolommenVan(tabel, rijen);
  const waarden = rijen.map((rij) => wisselend.map((naam) => rij[naam]));
  const parameters = [...vast.map((naam) => rijen[0]![naam]), JSON.stringify(waarden)];
  await trx.executeQuery({ ...opdrachtVoor(trx, tabel, vast, wisselend), parameters });
}

/** The columns that have the same value in all rows, and the others; those that are empty are neither. */
function kolommenVan(tabel: Invoegtabel, rijen: readonly Rij[]): { vast: string[]; wisselend: string[] } {
  const vast: string[] = [];
  const wisselend: string[] = [];
  for (const plek of invoegen[tabel].teksten.register.parameters) {
    if (!("naam" in plek)) continue;
    const { naam } = plek;
    const waarde = rijen[0]![naam] ?? null;
    if (rijen.some((rij) => (rij[naam] ?? null) !== waarde)) wisselend.push(naam);
    else if (waarde !== null) vast.push(naam);
  }
  return { vast, wisselend };
}

/** What was made in each transaction; one that sees the closed file names its tables. */
const gemaakt = new WeakMap<Transaction<Schema>, Map<string, CompiledQuery>>();

function opdrachtVoor(
  trx: Transaction<Schema>,
  tabel: keyof Schema,
  vast: readonly string[],
  wisselend: readonly string[],
): CompiledQuery {
  const perVorm = gemaakt.get(trx) ?? new Map<string, CompiledQuery>();
  gemaakt.set(trx, perVorm);
  const vorm = [tabel, ...vast, "", ...wisselend].join();
  const opdracht = perVorm.get(vorm) ?? maak(trx, tabel, vast, wisselend);
  perVorm.set(vorm, opdracht);
  return opdracht;
}

/** The first values are those of `vast`; the last is a list of rows in JSON, each a list of the values of `wisselend`. */
function maak(
  trx: Transaction<Schema>,
  tabel: keyof Schema,
  vast: readonly string[],
  wisselend: readonly string[],
): CompiledQuery {
  const waarden = [
    ...vast.map(() => sql`${null}`),
    ...wisselend.map((_, plaats) => sql`value ->> ${sql.lit(plaats)}`),
  ];
  return trx
    .insertInto(tabel)
    .columns([...vast, ...wisselend] as never)
    .expression(sql`select ${sql.join(waarden)} from jsonb_each(${null})`)
    .compile();
}

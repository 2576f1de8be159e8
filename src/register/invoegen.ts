/** Inserting rows: a statement is built once for as many rows at a time, and from then on only gets other values. */
import type { CompiledQuery, Transaction } from "kysely";
import type { Schema } from "./schema.ts";
import { invoegen } from "./vragen/invoegen.ts";

/**
 * How many rows one statement takes, the most first: each size is built once, and a few take whatever number of rows
 * comes by. SQLite takes at most 32,766 values in one statement; the widest of these tables has 29 columns. Large ones
 * pay: the search index is written out before each.
 */
const RIJEN_PER_KEER = [500, 125, 31, 7] as const;

const KLEINSTE = Math.min(...RIJEN_PER_KEER);

type Rij = Readonly<Record<string, unknown>>;

/** The statements on one table, by how many rows they take. */
interface Opdrachten {
  /** Those that had a value in any row so far: handing over an empty one costs as much as writing it. */
  readonly kolommen: Set<string>;
  readonly perAantal: Map<number, CompiledQuery>;
}

/** What was built in each transaction; one that sees the closed file names its tables. */
const gebouwd = new WeakMap<Transaction<Schema>, Map<keyof Schema, Opdrachten>>();

/** The tables that rows are inserted into in this way. */
export type Invoegtabel = keyof typeof invoegen;

/** Inserts rows in the order given. */
export async function voegToe(
  trx: Transaction<Schema>,
  tabel: Invoegtabel,
  rijen: readonly object[],
): Promise<void> {
  const begin = rijen.length < KLEINSTE ? 0 : await voegSamenToe(trx, tabel, rijen);
  for (const rij of rijen.slice(begin)) await invoegen[tabel].alle(trx, rij);
}

/** Inserts as many of the first rows as fill a statement of several, and returns how many that were. */
async function voegSamenToe(
  trx: Transaction<Schema>,
  tabel: Invoegtabel,
  rijen: readonly object[],
): Promise<number> {
  const opdrachten = opdrachtenVan(trx, tabel);
  voegKolommenToe(opdrachten, rijen as readonly Rij[]);
  let begin = 0;
  for (const aantal of RIJEN_PER_KEER) {
    for (; begin + aantal <= rijen.length; begin += aantal) {
      const opdracht = opdrachten.perAantal.get(aantal) ?? bouw(trx, tabel, opdrachten.kolommen, aantal);
      opdrachten.perAantal.set(aantal, opdracht);
      const parameters = waardenVan(rijen.slice(begin, begin + aantal) as Rij[], opdrachten.kolommen);
      await trx.executeQuery({ ...opdracht, parameters });
    }
  }
  return begin;
}

function opdrachtenVan(trx: Transaction<Schema>, tabel: keyof Schema): Opdrachten {
  const perTabel = gebouwd.get(trx) ?? new Map<keyof Schema, Opdrachten>();
  gebouwd.set(trx, perTabel);
  const opdrachten = perTabel.get(tabel) ?? { kolommen: new Set(), perAantal: new Map() };
  perTabel.set(tabel, opdrachten);
  return opdrachten;
}

/** A column that comes up for the first time makes every statement anew. */
function voegKolommenToe({ kolommen, perAantal }: Opdrachten, rijen: readonly Rij[]): void {
  const voorheen = kolommen.size;
  for (const rij of rijen) {
    for (const kolom in rij) if (rij[kolom] !== null && rij[kolom] !== undefined) kolommen.add(kolom);
  }
  if (kolommen.size > voorheen) perAantal.clear();
}

function waardenVan(rijen: readonly Rij[], kolommen: Iterable<string>): unknown[] {
  const namen = [...kolommen];
  const waarden: unknown[] = [];
  for (const rij of rijen) for (const naam of namen) waarden.push(rij[naam] ?? null);
  return waarden;
}

function bouw(
  trx: Transaction<Schema>,
  tabel: keyof Schema,
  kolommen: Iterable<string>,
  aantal: number,
): CompiledQuery {
  const leeg = Object.fromEntries(Array.from(kolommen, (kolom) => [kolom, null]));
  return trx
    .insertInto(tabel)
    .values(Array(aantal).fill(leeg) as never)
    .compile();
}

/** Queries that are always the same but for their values: Kysely makes them once, at the build, and isn't read to ask them. */
import type { CompiledQuery } from "kysely";
import type { Db } from "./db.ts";
import { isInKluis } from "./in-kluis.ts";
import { naamgever } from "./naamgever.ts";
import type { Prepare } from "./statements.ts";

/** What goes in at a question mark: a value that the asker gives under this name, or one that is always the same. */
export type Parameter = { readonly naam: string } | { readonly waarde: unknown };

export interface Vraagtekst {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** The query on the register, and on the closed file, whose tables lie elsewhere. */
export interface Vraagteksten {
  readonly register: Vraagtekst;
  readonly kluis: Vraagtekst;
}

/** A connection as it is without Kysely. */
export interface Verbinding {
  readonly prepare: Prepare;
  /** Begins a transaction, as soon as nobody else writes. */
  readonly begin: () => void;
  readonly isInTransactie: () => boolean;
  /** To be told of every transaction that was committed. */
  readonly onCommit: () => void;
}

const verbindingen = new WeakMap<Db, Verbinding>();

/** From now on queries ask `db` by this connection. */
export function verbind(db: Db, verbinding: Verbinding): void {
  verbindingen.set(db, verbinding);
}

/** The connection of `db`; a transaction of Kysely's own and the closed file have none. */
export function verbindingVan(db: Db): Verbinding | undefined {
  return verbindingen.get(db);
}

/** For a query that takes a number of rows at most: SQLite takes a limit below zero for none. */
export const ALLE = -1;

/** `W` are the values that it takes, `R` is a row of what it returns. */
export class Vraag<W extends object, R> {
  readonly #teksten: () => Vraagteksten;

  constructor(teksten: () => Vraagteksten) {
    this.#teksten = teksten;
  }

  /** What the build writes down. */
  get teksten(): Vraagteksten {
    return this.#teksten();
  }

  /** What is asked of `db`: the closed file has the same tables elsewhere. */
  tekstVoor(db: Db): Vraagtekst {
    const { register, kluis } = this.teksten;
    return verbindingVan(db) === undefined && isInKluis(db) ? kluis : register;
  }

  /** All rows. */
  async alle(db: Db, waarden: W): Promise<R[]> {
    const tekst = this.tekstVoor(db);
    const rijen = await voerUit<R>(db, tekst.sql, ingevuld(tekst, waarden));
    // Where Kysely is there already it gives the names.
    return verbindingVan(db) === undefined ? rijen : rijen.map(naamgever<R>());
  }

  async eerste(db: Db, waarden: W): Promise<R | undefined> {
    const [rij] = await this.alle(db, waarden);
    return rij;
  }

  /** The rows one by one, however many there are; within a transaction all at once. */
  async *stroom(db: Db, waarden: W): AsyncGenerator<R> {
    const verbinding = verbindingVan(db);
    if (verbinding === undefined) return yield* await this.alle(db, waarden);
    const { register } = this.teksten;
    const metNamen = naamgever<R>();
    for (const rij of verbinding.prepare(register.sql).iterate(ingevuld(register, waarden)))
      yield metNamen(rij);
  }
}

/** Runs a statement whose text is put together only now, and gives its rows with the names that SQLite has for them. */
export async function voerUit<R>(db: Db, sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
  const verbinding = verbindingVan(db);
  if (verbinding) return rijenVan(verbinding.prepare(sql), parameters) as R[];
  // A transaction, or the closed file.
  return (await db.executeQuery(alsGemaakt<R>(sql, parameters))).rows;
}

/** A query of which the build wrote down what Kysely made. */
export function uitgewerkt<W extends object, R>(teksten: Vraagteksten): Vraag<W, R> {
  return new Vraag(() => teksten);
}

function rijenVan(statement: ReturnType<Prepare>, parameters: readonly unknown[]): unknown[] {
  if (statement.reader) return statement.all(parameters);
  statement.run(parameters);
  return [];
}

function ingevuld({ parameters }: Vraagtekst, waarden: object): unknown[] {
  const gegeven = waarden as Readonly<Record<string, unknown>>;
  return parameters.map((plek) => ("naam" in plek ? (gegeven[plek.naam] ?? null) : plek.waarde));
}

function alsGemaakt<R>(sql: string, parameters: readonly unknown[]): CompiledQuery<R> {
  return {
    sql,
    parameters,
    query: { kind: "RawNode", sqlFragments: [sql], parameters: [] },
    queryId: { queryId: sql },
  };
}

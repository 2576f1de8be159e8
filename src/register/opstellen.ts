/** Has Kysely make a query of which the values are still to come. */
import {
  CamelCasePlugin,
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { metBronnamen } from "./bronnamen.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import type { Schema } from "./schema.ts";
import { type Parameter, Vraag, type Vraagtekst, type Vraagteksten } from "./vraag.ts";

/** Stands where a value will come. */
class Plek {
  readonly naam: string;

  constructor(naam: string) {
    this.naam = naam;
  }
}

/**
 * A query by Kysely that may be asked with any values `W`, which stand in it as they are: its form can't depend on
 * them. Belongs in `vragen/`, where the build writes down what comes of it.
 */
export function opgesteld<W extends object>() {
  return <R>(maak: (db: Db, waarden: W) => Compilable<R>): Vraag<W, R> => {
    let teksten: Vraagteksten | undefined;
    return new Vraag(() => {
      teksten ??= tekstenVan(maak);
      return teksten;
    });
  };
}

/** What Kysely makes of it. */
function tekstenVan<W extends object>(maak: (db: Db, waarden: W) => Compilable<unknown>): Vraagteksten {
  const db: Db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new SqliteIntrospector(of),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    plugins: [new CamelCasePlugin(), metBronnamen],
  });
  const plekken = new Proxy({}, { get: (_, naam) => new Plek(String(naam)) }) as W;
  const op = (bestand: Db): Vraagtekst => {
    const { sql, parameters } = maak(bestand, plekken).compile();
    return { sql, parameters: parameters.map(alsParameter) };
  };
  return { register: op(db), kluis: op(inKluis(db)) };
}

function alsParameter(parameter: unknown): Parameter {
  return parameter instanceof Plek ? { naam: parameter.naam } : { waarde: parameter };
}

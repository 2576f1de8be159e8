/** Kysely on a connection, made by its first use: what was compiled ahead is asked without it. */
import { CamelCasePlugin, Kysely } from "kysely";
import type { Sqlite } from "./addon.ts";
import { begin } from "./beurt.ts";
import type { Db } from "./db.ts";
import { sqliteDialect } from "./dialect.ts";
import type { Schema } from "./schema.ts";
import { remembering } from "./statements.ts";
import { verbind } from "./vraag.ts";

/** @param onCommit hears of every transaction that was committed */
export function queriesOn(sqlite: Sqlite, onCommit: () => void = () => {}): Db {
  const prepare = remembering(sqlite);
  let made: Db | undefined;
  const kysely = (): Db => {
    const dialect = sqliteDialect(sqlite, { prepare, onCommit });
    made ??= new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
    return made;
  };
  const db = new Proxy({} as Db, {
    get(_, name) {
      // Whoever awaits it only asks whether it is a promise.
      if (name === "then") return undefined;
      const member: unknown = Reflect.get(kysely(), name);
      return typeof member === "function" ? member.bind(made) : member;
    },
  });
  verbind(db, {
    prepare,
    begin: () => begin(sqlite, "immediate"),
    isInTransactie: () => sqlite.inTransaction,
    onCommit,
  });
  return db;
}

/** Every migration, in order; a new one is a file and a line here. */

import { sql } from "kysely";
import type { Migration } from "kysely/migration";
import * as register from "./0001-register.ts";
import * as kluis from "./0002-kluis.ts";
import * as bewaartermijn from "./0003-bewaartermijn.ts";
import * as zoeken from "./0004-zoeken.ts";
import * as zoekindex from "./0005-zoekindex.ts";
import * as termijnindex from "./0006-termijnindex.ts";
import * as voldaan from "./0007-voldaan-per-soort.ts";

/** The statements of one step: those of the open register, of the closed file, and of the content that stands in both. */
interface Stap {
  readonly register?: readonly string[];
  readonly kluis?: readonly string[];
  readonly inhoud?: readonly string[];
}

const STAPPEN: Record<string, Stap> = {
  "0001-register": register,
  "0002-kluis": kluis,
  "0003-bewaartermijn": bewaartermijn,
  "0004-zoeken": zoeken,
  "0005-zoekindex": zoekindex,
  "0006-termijnindex": termijnindex,
  "0007-voldaan-per-soort": voldaan,
};

/** Which of the two databases: each has tables of its own, and both have those of the content. */
export type Soort = "register" | "kluis";

/** The statements of each step that makes a database of this kind, by its name. */
export function stappenVan(
  soort: Soort,
): readonly (readonly [naam: string, statements: readonly string[]])[] {
  return Object.entries(STAPPEN).map(([naam, { [soort]: eigen = [], inhoud = [] }]) => [
    naam,
    [...eigen, ...inhoud],
  ]);
}

/** The steps that make a database of this kind. */
export function migratiesVan(soort: Soort): Record<string, Migration> {
  return Object.fromEntries(
    stappenVan(soort).map(([naam, statements]) => [
      naam,
      {
        async up(db) {
          for (const statement of statements) await sql.raw(statement).execute(db);
        },
      },
    ]),
  );
}

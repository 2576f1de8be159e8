/**
 * The search index anew, without the setting `secure-delete`. Measured with SQLite 3.53.4: once long texts had been
 * changed and removed, that setting left words of removed rows in the index, and spoilt the places of others. What is
 * removed stays in it now, marked as such, until the file is swept (`resten.ts`).
 */
import { DOSSIER, maakEraf, vulStatements } from "./0004-zoeken.ts";

const OPNIEUW = [
  "insert into zoekindex (zoekindex, rank) values ('secure-delete', 0)",
  "insert into zoekindex (zoekindex) values ('delete-all')",
  ...vulStatements(),
  "drop trigger dossier_zoek_eraf",
  maakEraf(DOSSIER),
];

export const register = [
  ...OPNIEUW,
  "drop trigger register_zoek_schoon",
  // Words of cases that moved to the closed file before may lie in the pages that the old index had.
  "update register set resten = resten + 1 where exists (select 1 from klacht)",
];
export const kluis = OPNIEUW;

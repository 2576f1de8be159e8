/** Every migration, in order; a new one is a file and a line here. */
import type { Migration } from "kysely/migration";
import * as register from "./0001-register.ts";

export const MIGRATIES: Record<string, Migration> = {
  "0001-register": register,
};

/** The register as queries see it. */
import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

export type Db = Kysely<Schema>;

export const REGISTER_BESTAND = "register.db";

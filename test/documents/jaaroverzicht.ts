/** The yearly overview of a register, as a document. */
import { onTestFinished } from "vitest";
import { makeYearReport } from "../../src/documents/jaaroverzicht.ts";
import { periodenVan } from "../../src/procedure/jaarperiode.ts";
import type { Db } from "../../src/register/db.ts";
import { type Instellingen, woordenlijstenVan } from "../../src/register/instellingen.ts";
import { leesJaaroverzicht } from "../../src/register/jaarcijfers.ts";
import { leesOpen } from "../../src/register/jaarlijsten.ts";
import { openRegister } from "../../src/register/open.ts";
import { carryThrough, type Loop } from "../register/jaar.ts";
import { KANTOOR } from "./gevallen.ts";

export const PEILDATUM = "2025-02-15";

export async function registerWith(lopen: readonly Loop[]): Promise<Db> {
  const { db, close } = await openRegister("/geen-map", { create: false });
  onTestFinished(close);
  await carryThrough(db, lopen);
  return db;
}

export interface Anders {
  readonly jaar?: number;
  readonly metNamen?: boolean;
  readonly instellingen?: Instellingen;
}

export async function yearReport(
  db: Db,
  { jaar = 2024, metNamen = false, instellingen = KANTOOR }: Anders = {},
): Promise<Uint8Array> {
  const perioden = periodenVan(jaar, PEILDATUM);
  const jaren = {
    ...(await leesJaaroverzicht(db, perioden)),
    woordenlijsten: woordenlijstenVan(instellingen),
    termijnen: instellingen.termijnen,
  };
  const verslag = {
    perioden,
    jaren,
    open: await leesOpen(db, perioden.dit, 10),
    kantoor: instellingen.kantoor.naam,
    peildatum: PEILDATUM,
  };
  return makeYearReport(db, verslag, instellingen, { metNamen });
}

/** The round trip in the real program: what was exported comes back into an equal register. */
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { openRegister } from "../../src/register/open.ts";
import { type NieuweKlacht, schrijfKlachten } from "../../src/register/schrijven.ts";
import { dossiers, LAATSTE_DAG } from "../exchange/dossiers.ts";
import { HANDELENDE } from "../register/fill.ts";
import { createKlacht, type Klacht } from "./run.ts";

/** Tries so many registers with every odd character, in both formats. */
export async function bringsOverUnharmed(numRuns: number): Promise<void> {
  const form = fc.constantFrom(["csv"], ["csv", "--datums=nl"], ["json"]);
  await fc.assert(
    fc.asyncProperty(dossiers, form, async (cases, [formaat, ...options]) => {
      const { klacht, remove } = createKlacht();
      try {
        await write(klacht.map, cases);
        const source = klacht.with({ peildatum: LAATSTE_DAG });
        const target = source.with({ map: join(klacht.home, "ander") });
        const path = join(klacht.home, `uit.${formaat}`);
        await source("exporteren", `--formaat=${formaat}`, ...options, "--naar", path);
        expect((await target("importeren", path)).stderr).toBe("");
        expect(await allOf(target)).toEqual(await allOf(source));
        expect(await allOf(target)).toHaveLength(cases.length);
      } finally {
        remove();
      }
    }),
    { numRuns },
  );
}

const allOf = async (klacht: Klacht) => (await klacht("lijst", "--json")).json();

async function write(
  map: string,
  cases: readonly Omit<NieuweKlacht, "verantwoordelijkeId">[],
): Promise<void> {
  const { db, close } = await openRegister(map, { create: true });
  const { termijnen: regels, feestdagen: kalender } = standaardInstellingen();
  const klachten = cases.map((een) => ({ ...een, verantwoordelijkeId: null }));
  await db.transaction().execute((trx) => schrijfKlachten(trx, klachten, { regels, kalender }, HANDELENDE));
  await close();
}

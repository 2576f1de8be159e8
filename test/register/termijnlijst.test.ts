import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusDagen } from "../../src/procedure/datum.ts";
import { opDag, UITERSTE_TERMIJNEN } from "../../src/procedure/termijnen.ts";
import type { Db } from "../../src/register/db.ts";
import { streamKlachten } from "../../src/register/klachtlijst.ts";
import { leesKlachten } from "../../src/register/lezen.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { openRegister } from "../../src/register/open.ts";
import {
  streamTermijnen,
  type TermijnFilter,
  type TermijnRegel,
  telTermijnen,
} from "../../src/register/termijnlijst.ts";
import { type Case, HANDELENDE, writeCases } from "./fill.ts";

const PEOPLE = ["Anna Visser", "Jelle Dijkstra"];
const BEGIN = "2024-01-01";

/** Whole weeks, as most terms are: so days often fall together. */
const weeks = (min: number, max: number) =>
  fc.integer({ min, max }).map((week) => plusDagen(BEGIN, 7 * week));
const day = weeks(0, 10);
const perhaps = fc.option(day, { nil: null, freq: 2 });
const aCase: fc.Arbitrary<Case> = fc.record({
  ingediendOp: day,
  gemeldOp: perhaps,
  bevestigdOp: perhaps,
  meegedeeldOp: perhaps,
  afgehandeldOp: perhaps,
  aan: fc.constantFrom(...PEOPLE, undefined as never),
});
const aFilter = fc.record({
  peildatum: weeks(-1, 20),
  dagen: fc.constantFrom(0, 1, 7, 60),
  teLaat: fc.boolean(),
  verantwoordelijkeId: fc.constantFrom(undefined, 1, 2),
});

interface Row {
  readonly id: number;
  readonly soort: string;
  readonly uiterlijk: string;
  readonly dagen: number;
}

/** What the list must hold, by looking at every deadline of every case. */
async function naively(
  db: Db,
  { peildatum, dagen: ahead, teLaat, verantwoordelijkeId }: TermijnFilter,
): Promise<Row[]> {
  const rows = await db.selectFrom("klacht").select(["id", "ingediendOp", "verantwoordelijkeId"]).execute();
  const cases = await leesKlachten(
    db,
    rows.map(({ id }) => id),
  );
  return rows
    .flatMap(({ id, ingediendOp, verantwoordelijkeId: who }, n) =>
      ingediendOp > peildatum || (verantwoordelijkeId !== undefined && who !== verantwoordelijkeId)
        ? []
        : cases[n]!.termijnen.map((termijn) => ({ id, ...opDag(termijn, peildatum) })),
    )
    .flatMap(({ id, soort, uiterlijk, dagen }) => (dagen === null ? [] : [{ id, soort, uiterlijk, dagen }]))
    .filter(({ soort, dagen }) => (teLaat ? dagen < 0 && isPromise(soort) : dagen <= ahead));
}

const isPromise = (soort: string) => (UITERSTE_TERMIJNEN as readonly string[]).includes(soort);

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const key = ({ nummer, soort, uiterlijk, dagen }: TermijnRegel) => `${nummer} ${soort} ${uiterlijk} ${dagen}`;

describe("the deadlines on a day", () => {
  it("are those that a look at every deadline finds, most urgent first, and counted right", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aCase, { minLength: 1, maxLength: 12 }),
        fc.array(aFilter, { minLength: 6, maxLength: 6 }),
        async (cases, filters) => {
          const { db, close } = await openRegister("/geen-map", { create: false });
          try {
            for (const naam of PEOPLE) {
              await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
            }
            await writeCases(db, cases);
            const numbers = await db.selectFrom("klacht").select(["id", "nummer"]).execute();
            const numberOf = new Map(numbers.map(({ id, nummer }) => [id, nummer]));
            for (const { teLaat, verantwoordelijkeId, ...rest } of filters) {
              const filter = {
                ...rest,
                ...(teLaat && { teLaat }),
                ...(verantwoordelijkeId !== undefined && { verantwoordelijkeId }),
              };
              const expected = await naively(db, filter);
              const found = await collect(streamTermijnen(db, filter, null));
              expect(found.map(key).toSorted()).toEqual(
                expected
                  .map(
                    ({ id, soort, uiterlijk, dagen }) => `${numberOf.get(id)} ${soort} ${uiterlijk} ${dagen}`,
                  )
                  .toSorted(),
              );
              expect(found.map(({ dagen }) => dagen)).toEqual(
                found.map(({ dagen }) => dagen).sort((a, b) => a - b),
              );
              expect(await collect(streamTermijnen(db, filter, 3))).toEqual(found.slice(0, 3));
              const count = (fits: (row: Row) => boolean) => expected.filter(fits).length;
              expect(await telTermijnen(db, filter)).toEqual({
                teLaat: count(({ soort, dagen }) => dagen < 0 && isPromise(soort)),
                voorbij: count(({ soort, dagen }) => dagen < 0 && !isPromise(soort)),
                vandaag: count(({ dagen }) => dagen === 0),
                komend: count(({ dagen }) => dagen > 0),
              });
              const late = await collect(
                streamKlachten(db, { peildatum: filter.peildatum, teLaat: true }, "nummer", null),
              );
              const expectedLate = await naively(db, {
                ...filter,
                verantwoordelijkeId: undefined as never,
                teLaat: true,
              });
              expect(late.map(({ id }) => id).toSorted()).toEqual(
                [...new Set(expectedLate.map(({ id }) => id))].toSorted(),
              );
            }
          } finally {
            await close();
          }
        },
      ),
      { seed: 20_240_304, numRuns: 30 },
    );
  });
});

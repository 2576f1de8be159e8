import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusDagen } from "../../src/procedure/datum.ts";
import type { Jaarcijfers } from "../../src/procedure/jaarcijfers.ts";
import { periodenVan } from "../../src/procedure/jaarperiode.ts";
import { Jaarteller } from "../../src/procedure/jaarteller.ts";
import { GEEN_FEITEN, type Jaarregel, regel } from "./jaren.ts";

function cijfersVan(regels: readonly Jaarregel[], jaar: number, peildatum: string): Jaarcijfers {
  const teller = new Jaarteller(periodenVan(jaar, peildatum).dit);
  for (const { dagen, inhoud } of regels) teller.tel(dagen, inhoud);
  return teller.cijfers(GEEN_FEITEN);
}

describe("the span of a year", () => {
  it.each([
    // A year that is over, seen on any later day.
    [2024, "2025-03-01", "2024-12-31", "2023-12-31", false],
    [2024, "2024-12-31", "2024-12-31", "2023-12-31", false],
    [2020, "2025-03-01", "2020-12-31", "2019-12-31", false],
    // A year that is not over, beside as much of the year before.
    [2025, "2025-03-01", "2025-03-01", "2024-03-01", true],
    [2024, "2024-02-29", "2024-02-29", "2023-02-28", true],
    [2025, "2025-02-28", "2025-02-28", "2024-02-28", true],
    [2025, "2025-01-01", "2025-01-01", "2024-01-01", true],
  ])(
    "%i seen on %s goes up to %s, and the year before to %s",
    (jaar, peildatum, tot, vorigTot, voorlopig) => {
      expect(periodenVan(jaar, peildatum)).toEqual({
        dit: { jaar, van: `${jaar}-01-01`, tot },
        vorig: { jaar: jaar - 1, van: `${jaar - 1}-01-01`, tot: vorigTot },
        voorlopig,
      });
    },
  );
});

describe("the year that a case belongs to", () => {
  it.each([
    // ingediend, afgehandeld, [openBegin, ontvangen, afgehandeld, openEinde] of 2024
    ["2023-06-01", "2023-12-31", [0, 0, 0, 0]],
    ["2023-12-31", "2024-01-01", [1, 0, 1, 0]],
    ["2023-12-31", "2025-01-01", [1, 0, 0, 1]],
    ["2023-12-31", null, [1, 0, 0, 1]],
    ["2024-01-01", "2024-01-01", [0, 1, 1, 0]],
    ["2024-12-31", "2024-12-31", [0, 1, 1, 0]],
    ["2024-12-31", "2025-01-01", [0, 1, 0, 1]],
    ["2024-05-01", null, [0, 1, 0, 1]],
    ["2025-01-01", null, [0, 0, 0, 0]],
  ] as const)(
    "lodged on %s and settled on %s counts in 2024 as %j",
    (ingediendOp, afgehandeldOp, verwacht) => {
      const { aantallen } = cijfersVan([regel({ ingediendOp, afgehandeldOp })], 2024, "2026-01-01");
      const { openBegin, ontvangen, afgehandeld, openEinde } = aantallen;
      expect([openBegin, ontvangen, afgehandeld, openEinde]).toEqual(verwacht);
    },
  );

  it("does not know yet what is dated after the reference day", () => {
    const regels = [
      regel({ ingediendOp: "2024-02-01", afgehandeldOp: "2024-06-30", antwoordOp: "2024-06-30" }),
      regel({ ingediendOp: "2024-06-01" }),
      regel({ ingediendOp: "2024-07-01" }),
    ];
    const { aantallen, antwoordtijd, leeftijd } = cijfersVan(regels, 2024, "2024-06-29");
    expect(aantallen).toEqual({ openBegin: 0, ontvangen: 2, afgehandeld: 0, openEinde: 2 });
    expect(antwoordtijd.aantal).toBe(0);
    expect(leeftijd).toMatchObject({ aantal: 2, langste: 149 });
  });
});

const dag = fc.integer({ min: 0, max: 1500 }).map((aantal) => plusDagen("2022-01-01", aantal));
const willekeurig = fc
  .record({ ingediendOp: dag, duur: fc.option(fc.integer({ min: 0, max: 500 })), inhoud: fc.boolean() })
  .map(({ ingediendOp, duur, inhoud }) =>
    regel({
      ingediendOp,
      afgehandeldOp: duur === null ? null : plusDagen(ingediendOp, duur),
      ...(inhoud ? {} : { vertrouwelijk: 1, aard: null, product: null, wijze: null }),
    }),
  );

describe("the figures", () => {
  it("add up, whatever the cases and the day", () => {
    fc.assert(
      fc.property(fc.array(willekeurig, { maxLength: 40 }), dag, (regels, peildatum) => {
        const jaar = Number(peildatum.slice(0, 4));
        for (const dit of [jaar, jaar - 1]) {
          const { aantallen, perMaand, zonderInhoud, ...cijfers } = cijfersVan(regels, dit, peildatum);
          const { openBegin, ontvangen, afgehandeld, openEinde } = aantallen;
          const som = (getallen: Iterable<number>) =>
            [...getallen].reduce((totaal, deel) => totaal + deel, 0);
          expect(openBegin + ontvangen - afgehandeld).toBe(openEinde);
          expect(som(perMaand.map((maand) => maand.ontvangen))).toBe(ontvangen);
          expect(som(perMaand.map((maand) => maand.afgehandeld))).toBe(afgehandeld);
          for (const telling of [cijfers.aard, cijfers.product, cijfers.wijze]) {
            expect(som(telling.values()) + zonderInhoud.ontvangen).toBe(ontvangen);
          }
          for (const telling of [cijfers.oordeel, cijfers.eindoordeel, cijfers.afsluitreden]) {
            expect(som(telling.values()) + zonderInhoud.afgehandeld).toBe(afgehandeld);
          }
          expect(som(cijfers.doorlooptijdInKlassen)).toBe(afgehandeld);
          expect(som(cijfers.leeftijdInKlassen)).toBe(openEinde);
        }
      }),
    );
  });

  it("begin where the year before ended", () => {
    fc.assert(
      fc.property(fc.array(willekeurig, { maxLength: 40 }), (regels) => {
        const jaren = [2022, 2023, 2024].map((jaar) => cijfersVan(regels, jaar, "2026-03-01").aantallen);
        expect(jaren[1]!.openBegin).toBe(jaren[0]!.openEinde);
        expect(jaren[2]!.openBegin).toBe(jaren[1]!.openEinde);
      }),
    );
  });

  it("are the same when cases share their content", () => {
    const inhouden = ["advies", "privacy"].map((aard) => regel({ aard, oordeel: "gegrond" }).inhoud);
    const keuze = fc.constantFrom(...inhouden);
    fc.assert(
      fc.property(fc.array(fc.tuple(willekeurig, keuze), { maxLength: 40 }), (paren) => {
        const gedeeld = paren.map(([een, inhoud]) => ({ ...een, inhoud }));
        const elkEigen = paren.map(([een, inhoud]) => ({ ...een, inhoud: { ...inhoud } }));
        expect(cijfersVan(gedeeld, 2023, "2026-01-01")).toEqual(cijfersVan(elkEigen, 2023, "2026-01-01"));
      }),
    );
  });

  it("count aard, product and wijze of what was received, the rest of what was settled", () => {
    const cijfers = cijfersVan(
      [
        regel({
          ingediendOp: "2023-12-01",
          afgehandeldOp: "2024-01-10",
          aard: "privacy",
          oordeel: "gegrond",
        }),
        regel({ ingediendOp: "2024-03-01", aard: "advies", product: null, oordeel: "ongegrond" }),
        regel({
          ingediendOp: "2024-04-01",
          afgehandeldOp: "2024-06-01",
          aard: "advies",
          product: "auto",
          oordeel: "ongegrond",
          herbeoordeling: "gedeeltelijk-gegrond",
          herbeoordeeldOp: "2024-05-20",
          bezwaarOp: "2024-05-01",
          afsluitreden: "afgehandeld",
          oorzaak: "kennis",
          metVerbetermaatregel: 1,
        }),
        regel({ ingediendOp: "2024-04-01", afgehandeldOp: "2024-04-02", afsluitreden: "ingetrokken" }),
      ],
      2024,
      "2025-02-01",
    );
    expect(Object.fromEntries(cijfers.aard)).toEqual({ advies: 3 });
    expect([...cijfers.product]).toEqual([
      [null, 2],
      ["auto", 1],
    ]);
    expect([...cijfers.oordeel]).toEqual([
      ["gegrond", 1],
      ["ongegrond", 1],
      [null, 1],
    ]);
    expect([...cijfers.eindoordeel]).toEqual([
      ["gegrond", 1],
      ["gedeeltelijk-gegrond", 1],
      [null, 1],
    ]);
    // A case that ended without a position has no cause to fill in.
    expect([...cijfers.oorzaak]).toEqual([
      [null, 1],
      ["kennis", 1],
    ]);
    expect(cijfers).toMatchObject({
      metVerbetermaatregel: 1,
      bezwaren: 1,
      herbeoordelingen: { aantal: 1, gewijzigd: 1, oordeel: new Map([["gedeeltelijk-gegrond", 1]]) },
    });
  });

  it("keep what can't be read out of the breakdowns, and count it", () => {
    const dicht = {
      vertrouwelijk: 1 as const,
      aard: null,
      product: null,
      wijze: null,
      afgehandeldOp: "2024-02-01",
    };
    const cijfers = cijfersVan(
      [
        regel({ ...dicht, ingediendOp: "2023-12-01", antwoordOp: "2024-01-05", bezwaarOp: "2024-01-10" }),
        regel({ ...dicht, ingediendOp: "2024-01-10", herbeoordeeldOp: "2024-01-20" }),
        regel({ ingediendOp: "2024-01-11", vertrouwelijk: 1 }),
      ],
      2024,
      "2025-02-01",
    );
    expect(cijfers.uitKluis).toBe(1);
    expect(cijfers.aantallen).toEqual({ openBegin: 1, ontvangen: 2, afgehandeld: 2, openEinde: 1 });
    expect(cijfers.zonderInhoud).toEqual({ ontvangen: 1, afgehandeld: 2, totaal: 2 });
    expect(cijfers.aard.size).toBe(1);
    expect(cijfers.oordeel.size).toBe(0);
    // Dates are known of every case.
    expect(cijfers.antwoordtijd).toMatchObject({ aantal: 1, langste: 35 });
    expect(cijfers.doorlooptijd).toMatchObject({ aantal: 2, langste: 62 });
    expect(cijfers.bezwaren).toBe(1);
    expect(cijfers.herbeoordelingen).toEqual({ aantal: 1, oordeel: new Map(), gewijzigd: 0 });
  });
});

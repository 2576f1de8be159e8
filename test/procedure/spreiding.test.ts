import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Duurteller } from "../../src/procedure/spreiding.ts";

function tellerVan(duren: readonly number[]): Duurteller {
  const teller = new Duurteller();
  for (const duur of duren) teller.tel(duur);
  return teller;
}

describe("how long things took", () => {
  it.each([
    [[], null, null, null, null],
    [[12], 12, 12, 12, 12],
    [[0, 0], 0, 0, 0, 0],
    [[3, 10], 6.5, 6.5, 10, 10],
    [[10, 1, 4], 4, 5, 10, 10],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 5.5, 9, 10],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 6, 10, 11],
    [[5, 5, 5, 5, 5, 5, 5, 5, 5, 200], 5, 24.5, 5, 200],
  ] as const)("of %j days", (duren, mediaan, gemiddelde, percentiel90, langste) => {
    expect(tellerVan(duren).spreiding()).toEqual({
      aantal: duren.length,
      mediaan,
      gemiddelde,
      percentiel90,
      langste,
    });
  });

  it("agrees with all of them in a row", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 80 }), (duren) => {
        const { mediaan, percentiel90, langste, gemiddelde } = tellerVan(duren).spreiding();
        const rij = duren.toSorted((a, b) => a - b);
        const helft = Math.floor(rij.length / 2);
        expect(mediaan).toBe(rij.length % 2 ? rij[helft] : (rij[helft - 1]! + rij[helft]!) / 2);
        expect(langste).toBe(Math.max(...duren));
        expect(gemiddelde).toBeCloseTo(duren.reduce((som, duur) => som + duur, 0) / duren.length, 9);
        // Nine in ten took that long at most, and with a day less fewer did.
        const binnen = (dagen: number) => duren.filter((duur) => duur <= dagen).length * 10;
        expect(binnen(percentiel90!)).toBeGreaterThanOrEqual(duren.length * 9);
        expect(binnen(percentiel90! - 1)).toBeLessThan(duren.length * 9);
      }),
    );
  });

  it("fills its classes up to and including their days", () => {
    expect(tellerVan([0, 14, 14, 15, 21, 22, 56, 57, 900]).inKlassen([14, 21, 56])).toEqual([3, 2, 2, 2]);
    expect(tellerVan([]).inKlassen([14])).toEqual([0, 0]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { euroInCenten, toonEuro } from "../../src/procedure/geld.ts";

describe("a sum as people type it", () => {
  it.each([
    ["125", 12_500],
    ["125,50", 12_550],
    ["125,5", 12_550],
    ["125,05", 12_505],
    ["125,-", 12_500],
    ["0,01", 1],
    ["1250,50", 125_050],
    ["1.250,50", 125_050],
    ["1.250", 125_000],
    ["12.500", 1_250_000],
    ["1.000.000", 100_000_000],
    ["€ 1250,50", 125_050],
    ["€1.250,50", 125_050],
    [" € 125 ", 12_500],
    ["100000000", 10_000_000_000],
    ["100.000.000,00", 10_000_000_000],
  ])("%j is %i cents", (getypt, centen) => {
    expect(euroInCenten(getypt)).toBe(centen);
  });

  it.each([
    ["", "nothing typed"],
    ["0", "no sum"],
    ["0,00", "no sum"],
    ["-125", "below nothing"],
    ["€ -125", "below nothing"],
    ["125.50", "an English decimal point would be 125 or 12.550"],
    ["1,250.50", "English"],
    ["1.25", "a point that parts no thousands"],
    ["1.2500", "a point that parts no thousands"],
    ["1250.000", "a point that parts no thousands"],
    ["1,250", "three decimals"],
    ["125,", "half typed"],
    [",50", "half typed"],
    ["125 euro", "a word behind it"],
    ["EUR 125", "a word before it"],
    ["1 250", "a space inside"],
    ["1e3", "no digits"],
    ["125,50,50", "two commas"],
    ["€€ 125", "two signs"],
    ["١٢٥", "other digits"],
    ["100000000,01", "more than any office pays"],
    ["1000000000", "more than any office pays"],
    ["9".repeat(100_000), "more than any office pays"],
  ])("%j is none: %s", (getypt) => {
    expect(euroInCenten(getypt)).toBeNull();
  });
});

describe("a sum as it is shown", () => {
  it.each([
    [0, "€ 0,00"],
    [1, "€ 0,01"],
    [99, "€ 0,99"],
    [100, "€ 1,00"],
    [12_550, "€ 125,50"],
    [99_999, "€ 999,99"],
    [100_000, "€ 1.000,00"],
    [125_050, "€ 1.250,50"],
    [123_456_789, "€ 1.234.567,89"],
    [10_000_000_000, "€ 100.000.000,00"],
  ])("%i cents is %s", (centen, getoond) => {
    expect(toonEuro(centen)).toBe(getoond);
  });

  it("is read back as the same sum", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (centen) => {
        expect(euroInCenten(toonEuro(centen))).toBe(centen);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

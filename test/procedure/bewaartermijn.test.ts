import { describe, expect, it } from "vitest";
import { bewarenTot, uiterlijkAfgehandeld } from "../../src/procedure/bewaartermijn.ts";
import { plusDagen } from "../../src/procedure/datum.ts";

describe("the first day on which a settled complaint may go", () => {
  it.each([
    ["2017-03-04", 7, "2024-03-04"],
    ["2016-12-31", 7, "2023-12-31"],
    ["2023-01-01", 1, "2024-01-01"],
    // A leap day has no anniversary in most years: the term is over the day after.
    ["2016-02-29", 7, "2023-03-01"],
    ["2016-02-29", 8, "2024-02-29"],
    ["2016-02-28", 7, "2023-02-28"],
    ["2016-03-01", 7, "2023-03-01"],
    ["2000-02-29", 100, "2100-03-01"],
    ["1996-02-29", 4, "2000-02-29"],
    ["2015-02-28", 1, "2016-02-28"],
  ])("settled on %s, kept for %i years: %s", (day, years, expected) => {
    expect(bewarenTot(day, years)).toBe(expected);
  });
});

describe("the last day of settlement whose term is over", () => {
  it.each([
    ["2024-03-04", 7, "2017-03-04"],
    ["2024-01-01", 1, "2023-01-01"],
    ["2024-02-29", 7, "2017-02-28"],
    ["2024-02-29", 8, "2016-02-29"],
    ["2023-02-28", 7, "2016-02-28"],
    ["2023-03-01", 7, "2016-03-01"],
    ["2024-02-28", 4, "2020-02-28"],
  ])("on %s, kept for %i years: %s", (today, years, expected) => {
    expect(uiterlijkAfgehandeld(today, years)).toBe(expected);
  });

  it("says the same as the first day, for every day of eight years and several terms", () => {
    for (const years of [1, 2, 4, 7]) {
      for (let day = "2015-12-25"; day < "2024-01-10"; day = plusDagen(day, 1)) {
        const first = bewarenTot(day, years);
        expect([day, years, day <= uiterlijkAfgehandeld(first, years)]).toEqual([day, years, true]);
        const before = plusDagen(first, -1);
        expect([day, years, day <= uiterlijkAfgehandeld(before, years)]).toEqual([day, years, false]);
      }
    }
  });
});

import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat.js";
import utc from "dayjs/plugin/utc.js";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  dagenTussen,
  dagVan,
  datumInWoorden,
  isIsoDatum,
  jaarVan,
  leesDatum,
  plusDagen,
  toonDatum,
  toonDatumMetDag,
  weekdag,
} from "../../src/procedure/datum.ts";
import { leesDatumInVorm } from "../../src/procedure/datumvorm.ts";

const VANDAAG = "2024-03-01";

describe("a date as people type it", () => {
  it.each([
    ["04-03-2024", "2024-03-04"],
    ["4-3-2024", "2024-03-04"],
    ["04/03/2024", "2024-03-04"],
    ["4/3/2024", "2024-03-04"],
    ["04.03.2024", "2024-03-04"],
    ["4.3.2024", "2024-03-04"],
    ["2024-03-04", "2024-03-04"],
    [" 04-03-2024\n", "2024-03-04"],
    // Day before month, also where both could be a month.
    ["05-04-2024", "2024-04-05"],
    ["12-11-2024", "2024-11-12"],
    ["31-12-2024", "2024-12-31"],
    ["1-1-2025", "2025-01-01"],
    // 29 February exists every fourth year, in a century year only every fourth time.
    ["29-02-2024", "2024-02-29"],
    ["29-02-2000", "2000-02-29"],
    // The years that a register can be about.
    ["01-01-1900", "1900-01-01"],
    ["31-12-2199", "2199-12-31"],
    // Words.
    ["vandaag", "2024-03-01"],
    ["Vandaag ", "2024-03-01"],
    ["gisteren", "2024-02-29"],
    ["GISTEREN", "2024-02-29"],
    ["eergisteren", "2024-02-28"],
    ["morgen", "2024-03-02"],
    ["overmorgen", "2024-03-03"],
    // Days ago, and days ahead.
    ["-1", "2024-02-29"],
    ["-3", "2024-02-27"],
    ["-0", "2024-03-01"],
    ["+3", "2024-03-04"],
    [" -61 ", "2023-12-31"],
    ["-366", "2023-03-01"],
  ])("%j is %s", (getypt, datum) => {
    expect(leesDatum(getypt, VANDAAG)).toBe(datum);
  });

  it.each([
    ["31-02-2024", "no such day"],
    ["30-02-2024", "no such day"],
    ["29-02-2023", "no leap year"],
    ["29-02-1900", "a century year"],
    ["29-02-2100", "a century year"],
    ["31-04-2024", "April has 30 days"],
    ["31-11-2024", "November has 30 days"],
    ["32-01-2024", "no such day"],
    ["00-01-2024", "no such day"],
    ["01-00-2024", "no such month"],
    ["01-13-2024", "no such month"],
    ["03-25-2024", "month before day"],
    ["2024-02-30", "no such day"],
    ["2024-13-01", "no such month"],
    ["2024-3-4", "ISO has two digits"],
    ["4-3-24", "which century?"],
    ["04-03-0024", "before 1900"],
    ["31-12-1899", "before 1900"],
    ["01-01-2200", "after 2199"],
    ["2200-01-01", "after 2199"],
    ["04-03/2024", "two kinds of separator"],
    ["04032024", "no separators"],
    ["04-03-2024x", "something behind it"],
    ["x04-03-2024", "something before it"],
    ["04-03-2024 10:00", "a time"],
    ["-4-3-2024", "a sign"],
    ["4 - 3 - 2024", "spaces inside"],
    ["٠٤-٠٣-٢٠٢٤", "other digits"],
    ["volgende week", "not a word that is read"],
    ["maan", "half a weekday"],
    ["m", "a letter"],
    ["-", "a sign alone"],
    ["3", "a number without a sign"],
    ["-1000", "more than a few years"],
    ["--3", "two signs"],
    ["- 3", "a space inside"],
    ["-3,5", "half a day"],
    ["constructor", "a word of the language that this is written in"],
    ["", "nothing"],
    ["   ", "nothing"],
  ])("%j is none: %s", (getypt) => {
    expect(leesDatum(getypt, VANDAAG)).toBeNull();
  });

  it.each([
    ["4-03-2024", "2024-03-04"],
    ["04-3-2024", "2024-03-04"],
    ["09/2/2024", "2024-02-09"],
  ])("%j has a zero in one place only, as people write", (getypt, datum) => {
    expect(leesDatum(getypt, VANDAAG)).toBe(datum);
  });

  // 1 March 2024 is a Friday.
  it.each([
    ["vrijdag", "2024-03-01", "2024-03-08"],
    ["vr", "2024-03-01", "2024-03-08"],
    ["donderdag", "2024-02-29", "2024-03-07"],
    ["do", "2024-02-29", "2024-03-07"],
    ["woensdag", "2024-02-28", "2024-03-06"],
    ["Wo ", "2024-02-28", "2024-03-06"],
    ["dinsdag", "2024-02-27", "2024-03-05"],
    ["di", "2024-02-27", "2024-03-05"],
    ["MAANDAG", "2024-02-26", "2024-03-04"],
    ["ma", "2024-02-26", "2024-03-04"],
    ["zondag", "2024-02-25", "2024-03-03"],
    ["zo", "2024-02-25", "2024-03-03"],
    ["zaterdag", "2024-02-24", "2024-03-02"],
    ["za", "2024-02-24", "2024-03-02"],
  ])("%j is %s for what was, and %s for what is to come", (getypt, laatste, eerste) => {
    expect(leesDatum(getypt, VANDAAG)).toBe(laatste);
    expect(leesDatum(getypt, VANDAAG, "terug")).toBe(laatste);
    expect(leesDatum(getypt, VANDAAG, "vooruit")).toBe(eerste);
  });

  it("by its weekday is that weekday, at most a week from today", () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 109_564 }), fc.integer({ min: 0, max: 6 }), (dag, later) => {
        const vandaag = plusDagen("1900-01-01", dag);
        const naam = weekdag(plusDagen(vandaag, later));
        const laatste = leesDatum(naam, vandaag)!;
        const eerste = leesDatum(naam, vandaag, "vooruit")!;
        expect([weekdag(laatste), weekdag(eerste)]).toEqual([naam, naam]);
        expect(dagenTussen(laatste, eerste)).toBe(7);
        expect(laatste <= vandaag && vandaag < eerste).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("is none before or after the years that a register can be about", () => {
    expect(leesDatum("gisteren", "1900-01-01")).toBeNull();
    expect(leesDatum("+1", "2199-12-31")).toBeNull();
  });

  it("is read back from the form in which every day is shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 109_571 }), (dag) => {
        const datum = plusDagen("1900-01-01", dag);
        expect(leesDatum(toonDatum(datum), VANDAAG)).toBe(datum);
        expect(leesDatum(datum, VANDAAG)).toBe(datum);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("a date in a form that an import names", () => {
  it("is read in that form alone", () => {
    expect(leesDatumInVorm("03/04/2024", "MM/DD/YYYY")).toBe("2024-03-04");
    expect(leesDatumInVorm(" 03/04/2024 ", "MM/DD/YYYY")).toBe("2024-03-04");
    expect(leesDatumInVorm("20240304", "YYYYMMDD")).toBe("2024-03-04");
    expect(leesDatumInVorm("04-03-2024", "MM/DD/YYYY")).toBeNull();
    expect(leesDatumInVorm("13/31/2024", "MM/DD/YYYY")).toBeNull();
  });

  it("is read as dayjs reads it, where the form is three numbers too", () => {
    const digits = fc.constantFrom(
      "0",
      "00",
      "1",
      "01",
      "2",
      "9",
      "12",
      "13",
      "29",
      "30",
      "31",
      "32",
      "2023",
      "2024",
      "24",
    );
    const marks = fc.constantFrom("-", "/", ".", " ", "");
    const forms = ["D-M-YYYY", "DD-MM-YYYY", "M/D/YYYY", "MM/DD/YYYY", "YYYY.M.D", "YYYY-MM-DD", "D M YYYY"];
    dayjs.extend(utc);
    dayjs.extend(customParseFormat);
    fc.assert(
      fc.property(digits, marks, digits, marks, digits, fc.constantFrom(...forms), (a, b, c, d, e, form) => {
        const text = `${a}${b}${c}${d}${e}`;
        const day = dayjs.utc(text, form, true);
        expect([text, form, leesDatumInVorm(text, form)]).toEqual([
          ...[text, form],
          day.isValid() ? day.toISOString().slice(0, 10) : null,
        ]);
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  it("is read in the first of several forms that fits", () => {
    expect(leesDatumInVorm("03/04/2024", ["MM/DD/YYYY", "DD/MM/YYYY"])).toBe("2024-03-04");
    expect(leesDatumInVorm("25/04/2024", ["MM/DD/YYYY", "DD/MM/YYYY"])).toBe("2024-04-25");
    expect(leesDatumInVorm("03/04/2024", [])).toBeNull();
  });

  it("keeps to the years that a register can be about", () => {
    expect(leesDatumInVorm("12/31/1899", "MM/DD/YYYY")).toBeNull();
    expect(leesDatumInVorm("01/01/2200", "MM/DD/YYYY")).toBeNull();
  });
});

describe("an ISO date", () => {
  it.each([
    ["2024-02-29", true],
    ["1900-01-01", true],
    ["2199-12-31", true],
    ["2023-02-29", false],
    ["2024-2-9", false],
    ["04-03-2024", false],
    ["1899-12-31", false],
    [" 2024-03-04", false],
    ["2024-03-04\n", false],
    ["2024-03-04T00:00", false],
    ["", false],
  ])("%j: %s", (tekst, is) => {
    expect(isIsoDatum(tekst)).toBe(is);
  });
});

describe("a date as it is shown", () => {
  it.each([
    ["2024-01-31", "31-01-2024", "woensdag", "31 januari 2024"],
    ["2024-02-29", "29-02-2024", "donderdag", "29 februari 2024"],
    ["2024-03-04", "04-03-2024", "maandag", "4 maart 2024"],
    ["2024-04-30", "30-04-2024", "dinsdag", "30 april 2024"],
    ["2024-05-05", "05-05-2024", "zondag", "5 mei 2024"],
    ["2024-06-01", "01-06-2024", "zaterdag", "1 juni 2024"],
    ["2024-07-12", "12-07-2024", "vrijdag", "12 juli 2024"],
    ["2024-08-08", "08-08-2024", "donderdag", "8 augustus 2024"],
    ["2024-09-10", "10-09-2024", "dinsdag", "10 september 2024"],
    ["2024-10-20", "20-10-2024", "zondag", "20 oktober 2024"],
    ["2024-11-11", "11-11-2024", "maandag", "11 november 2024"],
    ["2024-12-25", "25-12-2024", "woensdag", "25 december 2024"],
  ])("%s is %s, a %s, and %s in a sentence", (datum, getoond, dag, inWoorden) => {
    expect(toonDatum(datum)).toBe(getoond);
    expect(weekdag(datum)).toBe(dag);
    expect(toonDatumMetDag(datum)).toBe(`${dag} ${getoond}`);
    expect(datumInWoorden(datum)).toBe(inWoorden);
  });

  it("has the weekday that JavaScript gives it, in every year that there may be", () => {
    const wrong: string[] = [];
    const names = new Intl.DateTimeFormat("nl-NL", { weekday: "long", timeZone: "UTC" });
    const day = new Date("1900-01-01");
    for (; day.getUTCFullYear() < 2200; day.setUTCDate(day.getUTCDate() + 1)) {
      const datum = day.toISOString().slice(0, 10);
      const name = names.format(day);
      if (weekdag(datum) !== name) wrong.push(`${datum}: ${weekdag(datum)}, and not ${name}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe("counting days", () => {
  it.each([
    ["2024-03-04", 0, "2024-03-04"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2024-02-28", 2, "2024-03-01"],
    ["2023-02-28", 1, "2023-03-01"],
    ["2100-02-28", 1, "2100-03-01"],
    ["2024-12-31", 1, "2025-01-01"],
    ["2025-01-01", -1, "2024-12-31"],
    ["2024-03-01", -1, "2024-02-29"],
    ["2024-03-04", 366, "2025-03-05"],
    ["2024-03-04", -366, "2023-03-04"],
    // The nights on which the clock is moved have 23 and 25 hours.
    ["2024-03-30", 1, "2024-03-31"],
    ["2024-03-31", 1, "2024-04-01"],
    ["2024-10-26", 1, "2024-10-27"],
    ["2024-10-27", 1, "2024-10-28"],
    ["2024-03-04", 56, "2024-04-29"],
  ])("%s and %i days is %s, and back", (van, aantal, tot) => {
    expect(plusDagen(van, aantal)).toBe(tot);
    expect(dagenTussen(van, tot)).toBe(aantal);
    expect(plusDagen(tot, -aantal)).toBe(van);
  });

  it("takes the year from the date", () => {
    expect([jaarVan("1999-12-31"), jaarVan("2000-01-01")]).toEqual([1999, 2000]);
  });
});

describe("wherever the machine stands", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const ZONES = [
    ["Pacific/Honolulu", 600],
    ["America/New_York", 300],
    ["UTC", 0],
    ["Europe/Amsterdam", -60],
    ["Pacific/Kiritimati", -840],
  ] as const;

  it.each(ZONES)("a calendar day stays the same day (%s)", (zone, minuten) => {
    vi.stubEnv("TZ", zone);
    expect(new Date(2024, 0, 1).getTimezoneOffset()).toBe(minuten);
    expect(weekdag("2024-03-31")).toBe("zondag");
    expect(plusDagen("2024-03-30", 2)).toBe("2024-04-01");
    expect(dagenTussen("2024-03-30", "2024-04-01")).toBe(2);
    expect(leesDatum("31-03-2024", VANDAAG)).toBe("2024-03-31");
    expect(leesDatum("gisteren", "2024-03-31")).toBe("2024-03-30");
    expect(isIsoDatum("2024-10-27")).toBe(true);
  });

  it.each([
    ["America/New_York", "2024-03-04"],
    ["UTC", "2024-03-04"],
    ["Europe/Amsterdam", "2024-03-05"],
  ])("a moment belongs to the day on the office's own clock (%s)", (zone, dag) => {
    vi.stubEnv("TZ", zone);
    expect(dagVan(new Date("2024-03-04T23:30:00Z"))).toBe(dag);
  });
});

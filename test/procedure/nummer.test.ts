import { describe, expect, it } from "vitest";
import { leesNummer, maakNummer } from "../../src/procedure/nummer.ts";

describe("the number of a case", () => {
  it.each([
    [2024, 1, "2024-0001"],
    [2024, 42, "2024-0042"],
    [2024, 9999, "2024-9999"],
    // A busy office runs on in more digits; it never starts again.
    [2024, 10_000, "2024-10000"],
    [1999, 7, "1999-0007"],
  ])("of %i, the %ith, is %s", (jaar, volgnummer, nummer) => {
    expect(maakNummer({ jaar, volgnummer })).toBe(nummer);
    expect(leesNummer(nummer, 2030)).toBe(nummer);
  });
});

describe("a number as people type it", () => {
  it.each([
    ["2024-0007", "2024-0007"],
    ["2024-7", "2024-0007"],
    ["2024-007", "2024-0007"],
    ["2024-00000007", "2024-0007"],
    // Without a year it is of this year.
    ["7", "2026-0007"],
    ["0007", "2026-0007"],
    ["2024", "2026-2024"],
    ["12345", "2026-12345"],
    ["1234567", "2026-1234567"],
    [" 2024-7 ", "2024-0007"],
    ["2024-100", "2024-0100"],
    ["2024-10000", "2024-10000"],
  ])("%j is %s", (getypt, nummer) => {
    expect(leesNummer(getypt, 2026)).toBe(nummer);
  });

  it.each([
    ["0", "cases are counted from 1"],
    ["2024-0", "cases are counted from 1"],
    ["2024-0000", "cases are counted from 1"],
    ["", "nothing"],
    ["-7", "no year"],
    ["2024-", "no number"],
    ["24-7", "half a year"],
    ["02024-7", "a year too long"],
    ["2024-7-1", "too many parts"],
    ["2024 7", "another separator"],
    ["2024-7a", "something behind it"],
    ["nr 7", "something before it"],
    ["1.5", "no whole number"],
    ["1e3", "no digits"],
    ["12345678", "more digits than an office can have"],
    ["2024-12345678", "more digits than an office can have"],
    ["٧", "other digits"],
  ])("%j is none: %s", (getypt) => {
    expect(leesNummer(getypt, 2026)).toBeNull();
  });

  it.each(["0000-1", "0024-7"])("%j is none: a year in full would be shown as another text", (getypt) => {
    expect(leesNummer(getypt, 2026)).toBeNull();
  });

  it("is judged at once, however long the text", () => {
    const begin = performance.now();
    expect(leesNummer(`${"0".repeat(100_000)}x`, 2026)).toBeNull();
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

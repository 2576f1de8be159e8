/** Which backups stay. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { plusDagen, weekdag } from "../../src/procedure/datum.ts";
import { type Kopie, leesKopieen } from "../../src/register/kopie.ts";
import { ruimOp, teBewaren } from "../../src/register/kopie-bewaren.ts";
import { VERSIE } from "../../src/register/versie.ts";
import { temporaryFolder } from "./temporary.ts";

const RULE = { dagen: 7, weken: 4, maanden: 12 };

/** At noon, so that the day is the same in every time zone where somebody might run this. */
const at = (day: string, time = "12:00") => new Date(`${day}T${time}:00`).toISOString();
const days = (first: string, count: number, step = 1) =>
  Array.from({ length: count }, (_, n) => plusDagen(first, n * step));
const dayOf = (moment: string) => {
  const date = new Date(moment);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((n) => String(n).padStart(2, "0"))
    .join("-");
};
const kept = (moments: readonly string[], rule = RULE) => [...teBewaren(moments, rule)].map(dayOf).toSorted();

describe("of one backup a day for three years", () => {
  it("the last 7 days, the last of 4 weeks and the last of 12 months stay", () => {
    // 8 May 2024 is a Wednesday.
    expect(kept(days("2021-05-09", 1096).map((day) => at(day)))).toEqual([
      ...["2023-06-30", "2023-07-31", "2023-08-31", "2023-09-30", "2023-10-31", "2023-11-30", "2023-12-31"],
      ...["2024-01-31", "2024-02-29", "2024-03-31"],
      // Sundays, the last of which also falls within the seven days; and the end of April.
      ...["2024-04-21", "2024-04-28", "2024-04-30"],
      ...["2024-05-02", "2024-05-03", "2024-05-04", "2024-05-05", "2024-05-06", "2024-05-07", "2024-05-08"],
    ]);
  });

  it("the same stay when every new one removes what is too old at once", () => {
    let there: string[] = [];
    for (const day of days("2021-05-09", 1096)) {
      const keep = teBewaren([...there, at(day)], RULE);
      expect(keep.has(at(day))).toBe(true);
      there = [...there, at(day)].filter((moment) => keep.has(moment));
      expect(there.length).toBeLessThanOrEqual(7 + 4 + 12);
    }
    expect(there.map(dayOf)).toEqual(kept(days("2021-05-09", 1096).map((day) => at(day))));
  });
});

describe("of backups that are made now and then", () => {
  it.each([
    ["none", [], []],
    ["one, however old", ["1999-12-31"], ["1999-12-31"]],
    ["one a month: the last twelve, and no more", days("2020-01-15", 60, 30), 12],
    ["one a year: all of the last twelve", ["2010-06-01", "2011-06-01", "2012-06-01", "2020-06-01"], 4],
    ["ten in one week", days("2024-05-06", 7), 7],
    [
      "a gap of a year",
      [...days("2022-03-01", 3), ...days("2024-05-06", 2)],
      ["2022-03-01", "2022-03-02", "2022-03-03", "2024-05-06", "2024-05-07"],
    ],
  ] as const)("%s", (_what, made, expected) => {
    const result = kept(made.map((day) => at(day)));
    if (typeof expected === "number") expect(result).toHaveLength(expected);
    else expect(result).toEqual(expected);
    if (made.length > 0) expect(result).toContain(made.toSorted().at(-1));
  });

  it("the last of a day stays, not the first", () => {
    const moments = [at("2024-05-06", "08:00"), at("2024-05-06", "17:30"), at("2024-05-07", "09:00")];
    expect([...teBewaren(moments, { dagen: 7, weken: 0, maanden: 0 })].toSorted()).toEqual(moments.slice(1));
  });

  it("a week begins on Monday, also around New Year", () => {
    const moments = days("2023-12-25", 14).map((day) => at(day));
    const weeks = kept(moments, { dagen: 1, weken: 2, maanden: 0 });
    expect(weeks).toEqual(["2023-12-31", "2024-01-07"]);
    expect(weeks.map(weekdag)).toEqual(["zondag", "zondag"]);
  });

  it("no rule is so narrow that the newest goes", () => {
    const moments = days("2024-05-06", 5).map((day) => at(day));
    expect(kept(moments, { dagen: 0, weken: 0, maanden: 0 })).toEqual(["2024-05-10"]);
    expect(kept(moments, { dagen: 1, weken: 0, maanden: 0 })).toEqual(["2024-05-10"]);
  });

  it("the order in which they are named doesn't matter", () => {
    const moments = days("2023-01-01", 400, 2).map((day) => at(day));
    expect(kept(moments.toReversed())).toEqual(kept(moments));
  });
});

/** A backup as far as its manifest goes. */
function lay(folder: string, day: string, rest: Partial<Kopie["manifest"]> = {}, prefix = "klacht-"): Kopie {
  const manifest = {
    versie: VERSIE,
    gemaaktOp: at(day),
    kenmerk: "0123456789abcdef0123456789abcdef",
    klachten: 0,
    vertrouwelijk: 0,
    bestanden: [{ pad: "register.db", grootte: 0, sha256: "0".repeat(64) }],
    ...rest,
  };
  const pad = join(folder, `${prefix}${day}-120000`);
  mkdirSync(pad);
  writeFileSync(join(pad, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(pad, "register.db"), "");
  return { pad, manifest };
}

describe("what is removed from a folder", () => {
  const ONE_DAY = { dagen: 1, weken: 0, maanden: 0 };

  it("are the ordinary backups of this register alone", () => {
    const folder = temporaryFolder();
    lay(folder, "2024-05-01");
    lay(folder, "2024-05-02", { kenmerk: "een-ander-register" });
    lay(folder, "2024-05-03", {}, "voor-terugzetten-");
    lay(folder, "2024-05-04", {}, "voor-bijwerken-");
    mkdirSync(join(folder, "foto's"));
    mkdirSync(join(folder, "klacht-2024-04-30-120000"));
    const last = lay(folder, "2024-05-05");
    expect(ruimOp(folder, last, ONE_DAY).map(({ pad }) => basename(pad))).toEqual([
      "klacht-2024-05-01-120000",
    ]);
    expect(readdirSync(folder).toSorted()).toEqual([
      "foto's",
      // It has no manifest, so nobody knows what it is.
      "klacht-2024-04-30-120000",
      "klacht-2024-05-02-120000",
      "klacht-2024-05-05-120000",
      "voor-bijwerken-2024-05-04-120000",
      "voor-terugzetten-2024-05-03-120000",
    ]);
  });

  it("is never the one that was just made, though others have a later date: the clock was set back", () => {
    const folder = temporaryFolder();
    for (const day of days("2030-01-01", 10)) lay(folder, day);
    const made = lay(folder, "2024-05-05");
    const removed = ruimOp(folder, made, ONE_DAY);
    expect(removed).toHaveLength(9);
    expect(existsSync(made.pad)).toBe(true);
    expect(leesKopieen(folder).map(({ manifest }) => manifest.gemaaktOp)).toEqual([
      at("2030-01-10"),
      at("2024-05-05"),
    ]);
  });
});

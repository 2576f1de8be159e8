import { describe, expect, it } from "vitest";
import { eerstePaasdag, FEESTDAGEN, feestdagenVan } from "../../src/procedure/feestdagen.ts";
import { feestdagenUitTabel, WISSELENDE_FEESTDAGEN } from "./feestdagen-tabel.ts";

describe("the public holidays", () => {
  it.each(WISSELENDE_FEESTDAGEN)("of %i are those of the almanac", (jaar) => {
    expect(feestdagenVan(jaar)).toEqual(feestdagenUitTabel(jaar));
  });

  it("are those that the Algemene termijnenwet art. 3 counts, and no other", () => {
    expect(FEESTDAGEN).toEqual({
      nieuwjaarsdag: "Nieuwjaarsdag",
      "goede-vrijdag": "Goede Vrijdag",
      "eerste-paasdag": "Eerste Paasdag",
      "tweede-paasdag": "Tweede Paasdag",
      koningsdag: "Koningsdag",
      bevrijdingsdag: "Bevrijdingsdag",
      hemelvaartsdag: "Hemelvaartsdag",
      "eerste-pinksterdag": "Eerste Pinksterdag",
      "tweede-pinksterdag": "Tweede Pinksterdag",
      "eerste-kerstdag": "Eerste Kerstdag",
      "tweede-kerstdag": "Tweede Kerstdag",
    });
    expect(Object.keys(feestdagenVan(2024))).toEqual(Object.keys(FEESTDAGEN));
  });
});

describe("the birthday of the head of state", () => {
  it.each([
    [2000, "2000-04-29", "30 April was a Sunday"],
    [2005, "2005-04-30", "a Saturday stays"],
    [2006, "2006-04-29", "30 April was a Sunday"],
    [2012, "2012-04-30", "still Koninginnedag"],
    [2013, "2013-04-30", "the last Koninginnedag: the day of the change of throne"],
    [2014, "2014-04-26", "the first Koningsdag fell on a Sunday"],
    [2015, "2015-04-27", "an ordinary Koningsdag"],
    [2019, "2019-04-27", "a Saturday stays"],
    [2025, "2025-04-26", "27 April is a Sunday"],
    [2026, "2026-04-27", "an ordinary Koningsdag"],
    [2031, "2031-04-26", "27 April is a Sunday"],
    [2036, "2036-04-26", "27 April is a Sunday"],
  ])("of %i is on %s: %s", (jaar, dag) => {
    expect(feestdagenVan(jaar).koningsdag).toBe(dag);
  });
});

/** The full moon before Easter by golden number (year modulo 19), as church tables list it for 1900–2199. */
const PAASMAAN = [
  "04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05",
  "03-25 04-13 04-02 03-22 04-10 03-30 04-17 04-07 03-27",
].flatMap((rij) => rij.split(" "));

function zondagNaPaasmaan(jaar: number): string {
  const dag = new Date(`${jaar}-${PAASMAAN[jaar % 19]}`);
  do dag.setUTCDate(dag.getUTCDate() + 1);
  while (dag.getUTCDay() !== 0);
  return dag.toISOString().slice(0, 10);
}

describe("Easter Sunday", () => {
  it.each([
    ["1900-04-15", "a century year without 29 February"],
    ["1913-03-23", "as early as it came in the twentieth century"],
    ["1943-04-25", "the latest day possible"],
    ["1954-04-18", "an exception of Gauss' rule: not a week later"],
    ["1981-04-19", "the other exception"],
    ["2000-04-23", "a century year with 29 February"],
    ["2008-03-23", "early"],
    ["2011-04-24", "late"],
    ["2038-04-25", "the latest day possible"],
    ["2049-04-18", "an exception again"],
    ["2076-04-19", "and the other one"],
    ["2106-04-18", "an exception after the century year 2100"],
    ["2160-03-23", "early"],
    ["2199-04-14", "the last year that the program takes"],
  ])("falls on %s: %s", (dag) => {
    expect(eerstePaasdag(Number(dag.slice(0, 4)))).toBe(dag);
  });

  it("is the Sunday after the paschal full moon in every year that the program takes", () => {
    const jaren = Array.from({ length: 300 }, (_, i) => 1900 + i);
    expect(jaren.map(eerstePaasdag)).toEqual(jaren.map(zondagNaPaasmaan));
  });
});

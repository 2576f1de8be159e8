import { describe, expect, it } from "vitest";
import type { Maatregel } from "../../src/procedure/klacht.ts";
import { wachtOpVerzekeraar } from "../../src/procedure/verzekeraar.ts";

const maatregel = (soort: Maatregel["soort"], akkoordVerzekeraar = false): Maatregel => ({
  soort,
  datum: "2024-03-12",
  bedrag: null,
  toelichting: null,
  akkoordVerzekeraar,
});

describe("what the klager is told waits for the insurer (§4.1)", () => {
  it.each<[string, Maatregel[], boolean]>([
    ["no measure at all", [], false],
    ["measures without the insurer", [maatregel("verontschuldiging"), maatregel("schadevergoeding")], false],
    ["the insurer brought in", [maatregel("verontschuldiging"), maatregel("verzekeraar")], true],
    ["the insurer agreed at once", [maatregel("verzekeraar", true)], false],
    ["the insurer agreed later", [maatregel("verzekeraar"), maatregel("verzekeraar", true)], false],
    ["the insurer agreed to the sum", [maatregel("verzekeraar"), maatregel("schadevergoeding", true)], false],
  ])("%s", (_wat, maatregelen, wacht) => {
    expect(wachtOpVerzekeraar({ maatregelen, standpunten: [] })).toBe(wacht);
  });

  it("but not with a position that admits nothing", () => {
    const ongegrond = {
      ronde: 2,
      oordeel: "ongegrond" as const,
      motivering: "",
      datum: "2024-04-01",
      door: null,
    };
    const standpunten = [{ ...ongegrond, beoordelaars: [], meegedeeldOp: null, wijzeVanMededeling: null }];
    expect(wachtOpVerzekeraar({ maatregelen: [maatregel("verzekeraar")], standpunten })).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { mogelijkeDagen, type Verloop } from "../../src/procedure/termijncontrole.ts";
import { STANDAARD_TERMIJNREGELS, type TermijnSoort } from "../../src/procedure/termijnen.ts";
import { WETTELIJKE_KALENDER } from "../../src/procedure/werkdagen.ts";

/** What the days of a deadline can be, as `uiterlijk` or `uiterlijk (eerst eersteUiterlijk)`. */
function possible(
  soort: TermijnSoort,
  verloop: Partial<Verloop>,
  regels = STANDAARD_TERMIJNREGELS,
): string[] {
  const whole = { ingediendOp: "2024-03-04", bezwaarOp: null, uitgesteldTot: [], ...verloop };
  return (mogelijkeDagen(whole, regels, WETTELIJKE_KALENDER).get(soort) ?? []).map(
    ({ uiterlijk, eersteUiterlijk }) =>
      eersteUiterlijk === null ? uiterlijk : `${uiterlijk} (eerst ${eersteUiterlijk})`,
  );
}

describe("the days of a deadline by the rules", () => {
  it.each([
    ["melding", "2024-03-07"],
    ["ontvangstbevestiging", "2024-03-18"],
    ["streefdatum", "2024-03-18"],
    ["reactie", "2024-03-25"],
    ["kifid-route", "2024-04-29"],
  ] as const)("are those of the intake: %s %s", (soort, day) => {
    expect(possible(soort, {})).toEqual([day]);
  });

  it.each([
    ["reactie", { uitgesteldTot: ["2024-04-02"] }, ["2024-04-02 (eerst 2024-03-25)"]],
    ["reactie", { uitgesteldTot: ["2024-04-02", "2024-04-09"] }, ["2024-04-09 (eerst 2024-03-25)"]],
    // The day of lodging was corrected to a later one than the extension reckoned with.
    [
      "reactie",
      { ingediendOp: "2024-03-18", uitgesteldTot: ["2024-04-02"] },
      ["2024-04-08 (eerst 2024-04-08)"],
    ],
    ["streefdatum", { uitgesteldTot: ["2024-04-02"] }, ["2024-03-18"]],
    ["kifid-route", { uitgesteldTot: ["2024-06-03"] }, ["2024-04-29"]],
    ["herbeoordeling", {}, []],
    ["herbeoordeling", { bezwaarOp: "2024-03-15" }, ["2024-04-05"]],
    ["reactie", { bezwaarOp: "2024-03-15" }, ["2024-03-25"]],
    // With an objection an extension may have been for either.
    [
      "reactie",
      { bezwaarOp: "2024-03-15", uitgesteldTot: ["2024-04-12"] },
      ["2024-03-25", "2024-04-12 (eerst 2024-03-25)"],
    ],
    [
      "herbeoordeling",
      { bezwaarOp: "2024-03-15", uitgesteldTot: ["2024-04-12"] },
      ["2024-04-12 (eerst 2024-04-05)", "2024-04-05"],
    ],
    [
      "herbeoordeling",
      { bezwaarOp: "2024-03-15", uitgesteldTot: ["2024-04-12", "2024-04-19"] },
      ["2024-04-19 (eerst 2024-04-05)", "2024-04-05"],
    ],
  ] as const)("%s of %j: %j", (soort, verloop, days) => {
    expect(possible(soort, verloop)).toEqual(days);
  });

  it("follow the office's own rules", () => {
    const regels = { ...STANDAARD_TERMIJNREGELS, reactie: 27, herbeoordeling: 14, verschuiven: true };
    // 31 March 2024 is Easter Sunday.
    expect(possible("reactie", {}, regels)).toEqual(["2024-04-02"]);
    expect(possible("herbeoordeling", { bezwaarOp: "2024-03-15" }, regels)).toEqual(["2024-04-02"]);
  });
});

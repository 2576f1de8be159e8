import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusMaanden, uiterlijkBijKifid } from "../../src/procedure/kifid.ts";

const STANDAARD = { "maanden-na-standpunt": 3, "maanden-na-klacht": 12 };

describe("plusMaanden", () => {
  it.each([
    ["2024-03-04", 3, "2024-06-04"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-01-31", 1, "2023-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2024-11-30", 3, "2025-02-28"],
    ["2024-12-31", 2, "2025-02-28"],
    ["2024-10-31", 1, "2024-11-30"],
    ["2024-12-15", 1, "2025-01-15"],
    ["2024-12-15", 60, "2029-12-15"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-05-17", 0, "2024-05-17"],
  ])("%s plus %i maanden is %s", (datum, aantal, verwacht) => {
    expect(plusMaanden(datum, aantal)).toBe(verwacht);
  });

  it("never leaves the month that was meant", () => {
    const dag = fc.date({ min: new Date("1900-01-01"), max: new Date("2190-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(dag, fc.integer({ min: 1, max: 60 }), (moment, aantal) => {
        const datum = moment.toISOString().slice(0, 10);
        const later = plusMaanden(datum, aantal);
        const maanden = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
        expect(maanden(later) - maanden(datum)).toBe(aantal);
        expect(later.slice(8) <= datum.slice(8)).toBe(true);
      }),
    );
  });
});

describe("uiterlijkBijKifid", () => {
  it("takes a year after the complaint where the position came soon", () => {
    expect(uiterlijkBijKifid("2024-03-04", "2024-03-25", STANDAARD)).toBe("2025-03-04");
  });

  it("takes three months after the position where that is later", () => {
    expect(uiterlijkBijKifid("2024-03-04", "2025-01-20", STANDAARD)).toBe("2025-04-20");
  });

  it("is the same day where both end together", () => {
    expect(uiterlijkBijKifid("2024-03-04", "2024-12-04", STANDAARD)).toBe("2025-03-04");
  });

  it("clamps to the end of the month", () => {
    expect(uiterlijkBijKifid("2024-02-29", "2024-03-10", STANDAARD)).toBe("2025-02-28");
    expect(uiterlijkBijKifid("2023-03-04", "2024-11-30", STANDAARD)).toBe("2025-02-28");
  });

  it("follows the settings", () => {
    expect(
      uiterlijkBijKifid("2024-03-04", "2024-03-25", { "maanden-na-standpunt": 24, "maanden-na-klacht": 6 }),
    ).toBe("2026-03-25");
  });
});

import { describe, expect, it } from "vitest";
import {
  eerstvolgendeWerkdag,
  isWerkdag,
  type Kalender,
  plusWerkdagen,
  WETTELIJKE_KALENDER,
} from "../../src/procedure/werkdagen.ts";
import { feestdagenUitTabel, WISSELENDE_FEESTDAGEN } from "./feestdagen-tabel.ts";

const wet = WETTELIJKE_KALENDER;
const kalender = (afwijking: Partial<Kalender>): Kalender => ({ ...wet, ...afwijking });

interface Dag {
  readonly datum: string;
  readonly open: boolean;
}

/** Every day of 2020–2035, counted off by hand from Wednesday 1 January 2020, with nothing of the source in it. */
function telKalenderAf(): Dag[] {
  const dagen: Dag[] = [];
  let weekdag = 3;
  for (const [jaar] of WISSELENDE_FEESTDAGEN) {
    const dicht = new Set(Object.values(feestdagenUitTabel(jaar)));
    const lengten = [31, jaar % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [maand, lengte] of lengten.entries()) {
      for (let dag = 1; dag <= lengte; dag += 1) {
        const datum = `${jaar}-${String(maand + 1).padStart(2, "0")}-${String(dag).padStart(2, "0")}`;
        dagen.push({ datum, open: weekdag >= 1 && weekdag <= 5 && !dicht.has(datum) });
        weekdag = (weekdag + 1) % 7;
      }
    }
  }
  return dagen;
}

describe("against a calendar counted off day by day, 2020–2035", () => {
  const dagen = telKalenderAf();

  it("has every day of sixteen years, so that the comparison covers them all", () => {
    expect(dagen.length).toBe(16 * 365 + 4);
    expect(dagen.at(-1)).toEqual({ datum: "2035-12-31", open: true });
  });

  it("agrees on which days are working days", () => {
    const anders = dagen.filter(({ datum, open }) => isWerkdag(datum, wet) !== open);
    expect(anders).toEqual([]);
  });

  it.each([1, 3, 10])(
    "ends a term of %i working days on the same day, from every day of receipt",
    (aantal) => {
      const anders: string[] = [];
      dagen.forEach(({ datum }, i) => {
        const verwacht = dagen.slice(i + 1, i + 60).filter(({ open }) => open)[aantal - 1];
        if (verwacht === undefined) return;
        const einde = plusWerkdagen(datum, aantal, wet);
        if (einde !== verwacht.datum) anders.push(`${datum}: ${einde}, not ${verwacht.datum}`);
      });
      expect(anders).toEqual([]);
    },
  );

  it("moves to the same next working day, from every day", () => {
    const anders: string[] = [];
    dagen.forEach(({ datum }, i) => {
      const verwacht = dagen.slice(i, i + 30).find(({ open }) => open);
      const dag = eerstvolgendeWerkdag(datum, wet);
      if (verwacht !== undefined && dag !== verwacht.datum) anders.push(`${datum}: ${dag}`);
    });
    expect(anders).toEqual([]);
  });
});

describe("the 3 working days in which a complaint is reported (§4a)", () => {
  it.each([
    // Received on an ordinary day: the day of receipt is day 0.
    ["a Monday", "2024-03-04", "2024-03-07"],
    ["a Wednesday: over the weekend", "2024-03-06", "2024-03-11"],
    ["a Thursday: over the weekend", "2024-03-07", "2024-03-12"],
    ["a Friday: over the weekend", "2024-03-08", "2024-03-13"],
    ["a Saturday: as if on Friday", "2024-03-09", "2024-03-13"],
    ["a Sunday: as if on Friday", "2024-03-10", "2024-03-13"],
    // Easter: Good Friday, the weekend and Easter Monday.
    ["Wednesday before Easter", "2024-03-27", "2024-04-03"],
    ["Thursday before Easter", "2024-03-28", "2024-04-04"],
    ["Good Friday itself", "2024-03-29", "2024-04-04"],
    ["Easter Sunday", "2024-03-31", "2024-04-04"],
    ["Easter Monday", "2024-04-01", "2024-04-04"],
    ["Thursday before Easter 2025", "2025-04-17", "2025-04-24"],
    // Christmas and New Year.
    ["Friday before Christmas week", "2024-12-20", "2024-12-27"],
    ["23 December", "2024-12-23", "2024-12-30"],
    ["24 December", "2024-12-24", "2024-12-31"],
    ["Christmas Day", "2024-12-25", "2024-12-31"],
    ["Boxing Day", "2024-12-26", "2024-12-31"],
    ["30 December", "2024-12-30", "2025-01-03"],
    ["New Year's Eve", "2024-12-31", "2025-01-06"],
    ["New Year's Day", "2025-01-01", "2025-01-06"],
    ["24 December, Christmas in the weekend", "2027-12-24", "2027-12-29"],
    ["Friday 30 December, New Year on Sunday", "2022-12-30", "2023-01-04"],
    // Koningsdag, on the 26th where the 27th is a Sunday: never the Monday after.
    ["the day before Koningsdag on a Saturday", "2025-04-25", "2025-04-30"],
    ["Koningsdag on the 26th", "2025-04-26", "2025-04-30"],
    ["Sunday 27 April", "2025-04-27", "2025-04-30"],
    ["Koningsdag on the 26th, 2031", "2031-04-26", "2031-04-30"],
    ["Sunday 27 April 2031", "2031-04-27", "2031-04-30"],
    ["Monday 28 April 2031", "2031-04-28", "2031-05-01"],
    ["Friday before Koningsdag on a Monday", "2026-04-24", "2026-04-30"],
    ["Koningsdag on a Monday", "2026-04-27", "2026-04-30"],
    // Bevrijdingsdag counts every year, not only the lustrum.
    ["4 May of a lustrum", "2020-05-04", "2020-05-08"],
    ["4 May of another year", "2026-05-04", "2026-05-08"],
    ["5 May", "2026-05-05", "2026-05-08"],
    ["4 May, with Hemelvaart on the 6th", "2027-05-04", "2027-05-11"],
    // Hemelvaart (the Friday after it is a working day) and Pinksteren.
    ["two days before Hemelvaart", "2024-05-07", "2024-05-13"],
    ["the day before Hemelvaart", "2024-05-08", "2024-05-14"],
    ["Hemelvaart", "2024-05-09", "2024-05-14"],
    ["Friday before Pinksteren", "2024-05-17", "2024-05-23"],
    ["Whit Monday", "2024-05-20", "2024-05-23"],
    // 29 February.
    ["28 February of a leap year", "2024-02-28", "2024-03-04"],
    ["29 February", "2024-02-29", "2024-03-05"],
    ["28 February of another year", "2023-02-28", "2023-03-03"],
    ["29 February of a century year", "2000-02-29", "2000-03-03"],
    // Two holidays on one day are one closed day.
    ["the day before Hemelvaart on 5 May", "2016-05-04", "2016-05-10"],
  ])("%s: %s ends %s", (_waarom, ontvangen, uiterlijk) => {
    expect(plusWerkdagen(ontvangen, 3, wet)).toBe(uiterlijk);
  });

  it("is the day of receipt itself when the term has no days", () => {
    expect(plusWerkdagen("2024-03-09", 0, wet)).toBe("2024-03-09");
  });
});

describe("an office with a calendar of its own", () => {
  const pasen = kalender({ gewerkt: ["goede-vrijdag"] });
  const mei = kalender({ gewerkt: ["bevrijdingsdag"] });

  it("counts a holiday on which it works", () => {
    expect(isWerkdag("2024-03-29", pasen)).toBe(true);
    expect(plusWerkdagen("2024-03-28", 3, pasen)).toBe("2024-04-03");
    expect(eerstvolgendeWerkdag("2024-03-29", pasen)).toBe("2024-03-29");
    expect(plusWerkdagen("2026-05-04", 3, mei)).toBe("2026-05-07");
  });

  it("stays closed on the other holidays", () => {
    expect(isWerkdag("2024-04-01", pasen)).toBe(false);
    expect(isWerkdag("2026-05-05", pasen)).toBe(false);
    expect(isWerkdag("2024-03-29", mei)).toBe(false);
  });

  it("stays closed in the weekend, also on a holiday on which it works", () => {
    expect(isWerkdag("2024-05-05", mei)).toBe(false);
    expect(isWerkdag("2025-04-26", kalender({ gewerkt: ["koningsdag"] }))).toBe(false);
  });

  it("skips its own closed days", () => {
    const dicht = kalender({ extra: ["2024-12-27", "2024-12-31"] });
    expect(isWerkdag("2024-12-27", dicht)).toBe(false);
    expect(isWerkdag("2023-12-27", dicht)).toBe(true);
    expect(plusWerkdagen("2024-12-24", 3, dicht)).toBe("2025-01-03");
    expect(eerstvolgendeWerkdag("2024-12-27", dicht)).toBe("2024-12-30");
  });

  it("loses nothing by a closed day in a weekend", () => {
    expect(plusWerkdagen("2024-03-08", 3, kalender({ extra: ["2024-03-09"] }))).toBe("2024-03-13");
  });

  it("is closed on a day of its own choice, although it works on that holiday", () => {
    const kalenderVanKantoor = kalender({ gewerkt: ["goede-vrijdag"], extra: ["2024-03-29"] });
    expect(isWerkdag("2024-03-29", kalenderVanKantoor)).toBe(false);
    expect(isWerkdag("2025-04-18", kalenderVanKantoor)).toBe(true);
  });
});

describe("two holidays on one day (Hemelvaartsdag on 5 May 2016)", () => {
  it.each([
    [[], false],
    [["bevrijdingsdag"], false],
    [["hemelvaartsdag"], false],
    [["hemelvaartsdag", "bevrijdingsdag"], true],
  ] as const)("an office that works on %j is open: %s", (gewerkt, open) => {
    expect(isWerkdag("2016-05-05", kalender({ gewerkt }))).toBe(open);
  });
});

describe("the day that a term moves to", () => {
  it.each([
    ["2024-03-04", "2024-03-04", "a working day stays"],
    ["2024-03-09", "2024-03-11", "Saturday to Monday"],
    ["2024-03-29", "2024-04-02", "Goede Vrijdag to Tuesday"],
    ["2024-12-25", "2024-12-27", "over both Christmas days"],
    ["2022-12-31", "2023-01-02", "over New Year on a Sunday"],
  ])("from %s is %s: %s", (dag, werkdag) => {
    expect(eerstvolgendeWerkdag(dag, wet)).toBe(werkdag);
  });
});

import { describe, expect, it } from "vitest";
import type { Mijlpalen } from "../../src/procedure/mijlpalen.ts";
import {
  dagenInWoorden,
  isOpen,
  opDag,
  STANDAARD_TERMIJNREGELS,
  TERMIJNEN,
  type Termijn,
  type TermijnRegels,
  type TermijnSoort,
  termijnenBijIntake,
  termijnVanHerbeoordeling,
  UITERSTE_TERMIJNEN,
  werkBij,
} from "../../src/procedure/termijnen.ts";
import { WETTELIJKE_KALENDER } from "../../src/procedure/werkdagen.ts";
import { mijlpalen } from "./gevallen.ts";

const standaard = STANDAARD_TERMIJNREGELS;
const wet = WETTELIJKE_KALENDER;
const metRegels = (regels: Partial<TermijnRegels>): TermijnRegels => ({ ...standaard, ...regels });

/** The deadlines of an intake, as `soort uiterlijk`. */
const bijIntake = (ingediendOp: string, regels = standaard, kalender = wet) =>
  termijnenBijIntake(ingediendOp, regels, kalender).map(({ soort, uiterlijk }) => `${soort} ${uiterlijk}`);

const verwacht = (
  melding: string,
  ontvangstbevestiging: string,
  streefdatum: string,
  reactie: string,
  kifidRoute: string,
) => [
  `melding ${melding}`,
  `ontvangstbevestiging ${ontvangstbevestiging}`,
  `streefdatum ${streefdatum}`,
  `reactie ${reactie}`,
  `kifid-route ${kifidRoute}`,
];

describe("the lengths of the terms", () => {
  it("are those of the procedure and the law, unless the office sets them", () => {
    expect(standaard).toEqual({
      melding: 3,
      ontvangstbevestiging: 14,
      streefdatum: 14,
      reactie: 21,
      herbeoordeling: 21,
      "kifid-route": 56,
      verschuiven: false,
    });
  });

  it("are shown by these names, in the order in which a case meets them", () => {
    expect(Object.entries(TERMIJNEN)).toEqual([
      ["melding", "Melding aan de verantwoordelijke"],
      ["ontvangstbevestiging", "Ontvangstbevestiging aan de klager"],
      ["streefdatum", "Streefdatum voor het standpunt"],
      ["reactie", "Standpunt aan de klager"],
      ["herbeoordeling", "Herbeoordeling na bezwaar"],
      ["kifid-route", "Klager mag zonder standpunt naar Kifid"],
    ]);
  });
});

describe("the deadlines of an intake", () => {
  it.each([
    // melding, ontvangstbevestiging and streefdatum (2 weeks), reactie (3 weeks), kifid-route (8 weeks)
    ["a Monday", "2024-03-04", "2024-03-07", "2024-03-18", "2024-03-25", "2024-04-29"],
    [
      "a Friday: 3 weeks on is Good Friday",
      "2024-03-08",
      "2024-03-13",
      "2024-03-22",
      "2024-03-29",
      "2024-05-03",
    ],
    [
      "a Saturday: weeks end on a Saturday",
      "2024-03-09",
      "2024-03-13",
      "2024-03-23",
      "2024-03-30",
      "2024-05-04",
    ],
    ["2 weeks before Easter Monday", "2024-03-18", "2024-03-21", "2024-04-01", "2024-04-08", "2024-05-13"],
    ["29 February", "2024-02-29", "2024-03-05", "2024-03-14", "2024-03-21", "2024-04-25"],
    ["over 29 February", "2024-02-10", "2024-02-14", "2024-02-24", "2024-03-02", "2024-04-06"],
    ["New Year's Eve on a Sunday", "2023-12-31", "2024-01-04", "2024-01-14", "2024-01-21", "2024-02-25"],
    [
      "2 and 3 weeks before Christmas and New Year",
      "2024-12-11",
      "2024-12-16",
      "2024-12-25",
      "2025-01-01",
      "2025-02-05",
    ],
    ["Christmas Day", "2024-12-25", "2024-12-31", "2025-01-08", "2025-01-15", "2025-02-19"],
    ["3 weeks before Koningsdag", "2025-04-05", "2025-04-09", "2025-04-19", "2025-04-26", "2025-05-31"],
    ["Bevrijdingsdag", "2025-05-05", "2025-05-08", "2025-05-19", "2025-05-26", "2025-06-30"],
  ])("received on %s (%s)", (_waarom, ingediendOp, melding, tweeWeken, drieWeken, achtWeken) => {
    expect(bijIntake(ingediendOp)).toEqual(verwacht(melding, tweeWeken, tweeWeken, drieWeken, achtWeken));
  });

  it("end in the weekend when the weeks do: the office's own terms are not moved by themselves", () => {
    expect(termijnVanHerbeoordeling("2024-03-09", standaard, wet)).toBe("2024-03-30");
  });

  it("follow the lengths that the office set, each its own", () => {
    const eigen = metRegels({
      melding: 1,
      ontvangstbevestiging: 7,
      streefdatum: 10,
      reactie: 28,
      herbeoordeling: 5,
      "kifid-route": 42,
    });
    expect(bijIntake("2024-03-08", eigen)).toEqual(
      verwacht("2024-03-11", "2024-03-15", "2024-03-18", "2024-04-05", "2024-04-19"),
    );
    expect(termijnVanHerbeoordeling("2024-03-08", eigen, wet)).toBe("2024-03-13");
  });

  it("count the report alone in the office's working days", () => {
    const kalender = { gewerkt: ["goede-vrijdag"], extra: ["2024-04-02"] } as const;
    expect(bijIntake("2024-03-28", standaard, kalender)).toEqual(
      verwacht("2024-04-04", "2024-04-11", "2024-04-11", "2024-04-18", "2024-05-23"),
    );
    expect(bijIntake("2024-03-27", standaard, kalender)[0]).toBe("melding 2024-04-03");
  });
});

describe("an office that moves its own terms to a working day", () => {
  const verschuif = metRegels({ verschuiven: true });

  it.each([
    // ontvangstbevestiging and kifid-route stay where the law puts them.
    [
      "weekend and Easter",
      "2024-03-09",
      "2024-03-13",
      "2024-03-23",
      "2024-03-25",
      "2024-04-02",
      "2024-05-04",
    ],
    ["Good Friday", "2024-03-15", "2024-03-20", "2024-03-29", "2024-04-02", "2024-04-05", "2024-05-10"],
    [
      "Christmas and New Year",
      "2024-12-11",
      "2024-12-16",
      "2024-12-25",
      "2024-12-27",
      "2025-01-02",
      "2025-02-05",
    ],
    [
      "Easter and Koningsdag",
      "2025-04-05",
      "2025-04-09",
      "2025-04-19",
      "2025-04-22",
      "2025-04-28",
      "2025-05-31",
    ],
    ["working days stay", "2024-03-04", "2024-03-07", "2024-03-18", "2024-03-18", "2024-03-25", "2024-04-29"],
  ])("over %s (received %s)", (_waarom, ingediendOp, ...dagen) => {
    expect(bijIntake(ingediendOp, verschuif)).toEqual(
      verwacht(...(dagen as [string, string, string, string, string])),
    );
  });

  it("moves a re-assessment too", () => {
    expect(termijnVanHerbeoordeling("2024-03-09", verschuif, wet)).toBe("2024-04-02");
    expect(termijnVanHerbeoordeling("2024-03-11", verschuif, wet)).toBe("2024-04-02");
    expect(termijnVanHerbeoordeling("2024-03-04", verschuif, wet)).toBe("2024-03-25");
  });

  it("moves to a day on which that office works", () => {
    const kalender = { gewerkt: ["goede-vrijdag"], extra: ["2024-03-25"] } as const;
    expect(bijIntake("2024-03-08", verschuif, kalender)[3]).toBe("reactie 2024-03-29");
    expect(bijIntake("2024-03-09", verschuif, kalender)[2]).toBe("streefdatum 2024-03-26");
  });
});

const termijn = (soort: TermijnSoort, gewijzigd: Partial<Termijn> = {}): Termijn => ({
  soort,
  uiterlijk: "2024-03-25",
  eersteUiterlijk: null,
  voldaanOp: null,
  vervallenOp: null,
  ...gewijzigd,
});

const ALLE = Object.keys(TERMIJNEN) as TermijnSoort[];

/** What became of each deadline: `soort voldaanOp/vervallenOp` of those with which something happened. */
const naVerloop = (bereikt: Partial<Mijlpalen>, termijnen = ALLE.map((soort) => termijn(soort))) =>
  werkBij(termijnen, mijlpalen(bereikt))
    .filter(({ voldaanOp, vervallenOp }) => voldaanOp !== null || vervallenOp !== null)
    .map(({ soort, voldaanOp, vervallenOp }) => `${soort} ${voldaanOp ?? "-"}/${vervallenOp ?? "-"}`);

describe("what happens to a deadline", () => {
  /** The answer to the klager also acknowledges his complaint. */
  const VERTELD = [
    "ontvangstbevestiging 2024-03-13/-",
    "streefdatum 2024-03-13/-",
    "reactie 2024-03-13/-",
    "kifid-route 2024-03-13/-",
  ];

  it.each<[string, Partial<Mijlpalen>, string[]]>([
    ["lodged: nothing yet", {}, []],
    ["reported", { gemeldOp: "2024-03-05" }, ["melding 2024-03-05/-"]],
    ["acknowledged", { bevestigdOp: "2024-03-06" }, ["ontvangstbevestiging 2024-03-06/-"]],
    ["position taken, not told: the klager knows nothing", { standpuntOp: "2024-03-12" }, []],
    ["told, without acknowledgement: the answer acknowledges too", { meegedeeldOp: "2024-03-13" }, VERTELD],
    [
      "acknowledged and then told: by the first of the two",
      { bevestigdOp: "2024-03-06", meegedeeldOp: "2024-03-13" },
      [
        "ontvangstbevestiging 2024-03-06/-",
        "streefdatum 2024-03-13/-",
        "reactie 2024-03-13/-",
        "kifid-route 2024-03-13/-",
      ],
    ],
    [
      "told and only then acknowledged: by the first of the two",
      { bevestigdOp: "2024-03-14", meegedeeldOp: "2024-03-13" },
      VERTELD,
    ],
    ["gone out in writing alone is not yet told", { schriftelijkOp: "2024-03-13" }, []],
    ["objection and dispute meet nothing", { bezwaarOp: "2024-03-20", geschilOp: "2024-03-21" }, []],
    ["told, but of no re-assessment", { meegedeeldOp: "2024-03-13", bezwaarOp: "2024-03-20" }, VERTELD],
    ["re-assessed, not told: the klager still waits", { herbeoordeeldOp: "2024-04-02" }, []],
    [
      "re-assessed and told",
      { herbeoordeeldOp: "2024-04-02", meegedeeldOp: "2024-04-04" },
      [
        "ontvangstbevestiging 2024-04-04/-",
        "streefdatum 2024-04-04/-",
        "reactie 2024-04-04/-",
        "herbeoordeling 2024-04-04/-",
        "kifid-route 2024-04-04/-",
      ],
    ],
    [
      "withdrawn: what was open lapses on that day",
      { gemeldOp: "2024-03-05", afgehandeldOp: "2024-03-08" },
      [
        "melding 2024-03-05/-",
        "ontvangstbevestiging -/2024-03-08",
        "streefdatum -/2024-03-08",
        "reactie -/2024-03-08",
        "herbeoordeling -/2024-03-08",
        "kifid-route -/2024-03-08",
      ],
    ],
  ])("%s", (_wat, bereikt, uitkomst) => {
    expect(naVerloop(bereikt)).toEqual(uitkomst);
  });

  it("is met late, and stays visible as such", () => {
    const [melding] = werkBij([termijn("melding")], mijlpalen({ gemeldOp: "2024-04-02" }));
    expect(melding).toEqual(termijn("melding", { voldaanOp: "2024-04-02" }));
  });

  it("stays met when a re-assessment takes the position back", () => {
    const voldaan = [termijn("reactie", { voldaanOp: "2024-03-13" }), termijn("herbeoordeling")];
    const herbeoordeeld = { bezwaarOp: "2024-03-20", herbeoordeeldOp: "2024-04-02" };
    expect(naVerloop(herbeoordeeld, voldaan)).toEqual(["reactie 2024-03-13/-"]);
    expect(naVerloop({ ...herbeoordeeld, meegedeeldOp: "2024-04-04" }, voldaan)).toEqual([
      "reactie 2024-03-13/-",
      "herbeoordeling 2024-04-04/-",
    ]);
  });

  it("stays met on the first day when it is told a second time", () => {
    const voldaan = [termijn("reactie", { voldaanOp: "2024-03-13" })];
    expect(naVerloop({ meegedeeldOp: "2024-04-05" }, voldaan)).toEqual(["reactie 2024-03-13/-"]);
  });

  it("does not lapse after it was met", () => {
    const voldaan = [termijn("melding", { voldaanOp: "2024-03-05" })];
    expect(naVerloop({ afgehandeldOp: "2024-03-08" }, voldaan)).toEqual(["melding 2024-03-05/-"]);
  });

  it("runs again when the case is reopened", () => {
    const vervallen = [termijn("reactie", { vervallenOp: "2024-03-08" })];
    expect(naVerloop({}, vervallen)).toEqual([]);
    expect(naVerloop({ meegedeeldOp: "2024-03-20" }, vervallen)).toEqual(["reactie 2024-03-20/-"]);
  });

  it("keeps the day that it was before an extension, met or lapsed", () => {
    const uitgesteld = [termijn("reactie", { uiterlijk: "2024-04-08", eersteUiterlijk: "2024-03-25" })];
    const [voldaan] = werkBij(uitgesteld, mijlpalen({ meegedeeldOp: "2024-04-02" }));
    expect(voldaan).toEqual({ ...uitgesteld[0], voldaanOp: "2024-04-02" });
    const [vervallen] = werkBij(uitgesteld, mijlpalen({ afgehandeldOp: "2024-04-02" }));
    expect(vervallen).toEqual({ ...uitgesteld[0], vervallenOp: "2024-04-02" });
  });

  it("changes no day by which something must be done, and nothing in the list it was given", () => {
    const gegeven = Object.freeze([Object.freeze(termijn("melding", { uiterlijk: "2024-03-07" }))]);
    const [melding] = werkBij(gegeven, mijlpalen({ gemeldOp: "2024-03-05" }));
    expect(melding?.uiterlijk).toBe("2024-03-07");
    expect(gegeven[0]?.voldaanOp).toBeNull();
  });
});

describe("a deadline seen on a day", () => {
  it.each([
    ["2024-03-20", 5],
    ["2024-03-24", 1],
    ["2024-03-25", 0],
    ["2024-03-26", -1],
    ["2024-04-04", -10],
  ])("that is open: on %s %i days are left", (peildatum, dagen) => {
    expect(isOpen(termijn("reactie"), peildatum)).toBe(true);
    expect(opDag(termijn("reactie"), peildatum)).toEqual({ ...termijn("reactie"), dagen });
  });

  it.each([
    ["met", { voldaanOp: "2024-03-22" }],
    ["lapsed", { vervallenOp: "2024-03-22" }],
  ])("that was %s: open before that day, over from that day on", (_wat, gewijzigd) => {
    const voorbij = termijn("reactie", gewijzigd);
    expect(opDag(voorbij, "2024-03-21")).toEqual({ ...voorbij, dagen: 4 });
    expect(opDag(voorbij, "2024-03-22")).toEqual({ ...voorbij, dagen: null });
    expect(opDag(voorbij, "2024-03-23").dagen).toBeNull();
    expect([isOpen(voorbij, "2024-03-21"), isOpen(voorbij, "2024-03-22")]).toEqual([true, false]);
  });

  it("that was met late: late until then, over afterwards", () => {
    const laat = termijn("reactie", { voldaanOp: "2024-03-28" });
    expect([opDag(laat, "2024-03-27").dagen, opDag(laat, "2024-03-28").dagen]).toEqual([-2, null]);
  });
});

describe("how urgent a deadline is, in words", () => {
  const DAGEN = [-3, -1, 0, 1, 2] as const;

  it.each(["melding", "ontvangstbevestiging", "reactie", "herbeoordeling"] as const)(
    "%s can be late: it was promised to the klager or to the procedure",
    (soort) => {
      expect(DAGEN.map((dagen) => dagenInWoorden(soort, dagen))).toEqual([
        "3 dagen te laat",
        "1 dag te laat",
        "vandaag",
        "nog 1 dag",
        "nog 2 dagen",
      ]);
    },
  );

  it.each(["streefdatum", "kifid-route"] as const)("%s merely passes", (soort) => {
    expect(DAGEN.map((dagen) => dagenInWoorden(soort, dagen))).toEqual([
      "3 dagen voorbij",
      "1 dag voorbij",
      "vandaag",
      "nog 1 dag",
      "nog 2 dagen",
    ]);
  });

  it("agrees with the list that other rooms count late deadlines by", () => {
    expect(UITERSTE_TERMIJNEN).toEqual(["melding", "ontvangstbevestiging", "reactie", "herbeoordeling"]);
  });
});

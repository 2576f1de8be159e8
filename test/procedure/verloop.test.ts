import { describe, expect, it } from "vitest";
import type { Oordeel } from "../../src/procedure/klacht.ts";
import {
  datumWeigering,
  type Feiten,
  leesStatus,
  openStappen,
  STAPPEN,
  STATUSSEN,
  type Stap,
  type Status,
  statusOp,
  volgendeStap,
  weigering,
} from "../../src/procedure/verloop.ts";
import { feiten, mijlpalen } from "./gevallen.ts";

// What happened, in the order of the procedure; each state of a case rests on the ones before it.
const gemeld = { gemeldOp: "2024-03-05" };
const bevestigd = { ...gemeld, bevestigdOp: "2024-03-06" };
const standpunt = (oordeel: Oordeel) => ({ ...bevestigd, standpuntOp: "2024-03-12", oordeel });
const inGesprek = (oordeel: Oordeel) => ({ ...standpunt(oordeel), meegedeeldOp: "2024-03-13" });
const schriftelijk = (oordeel: Oordeel) => ({ ...inGesprek(oordeel), schriftelijkOp: "2024-03-14" });
const bezwaar = { ...schriftelijk("ongegrond"), bezwaarOp: "2024-03-20" };
/** The position that counts is now that of the re-assessment, and of that one the klager knows nothing yet. */
const herbeoordeeld = (oordeel: Oordeel) => ({
  ...bezwaar,
  oordeel,
  herbeoordeeldOp: "2024-04-02",
  meegedeeldOp: null,
  schriftelijkOp: null,
});
const herbeoordeeldInGesprek = (oordeel: Oordeel) => ({
  ...herbeoordeeld(oordeel),
  meegedeeldOp: "2024-04-03",
});
const herbeoordeeldSchriftelijk = (oordeel: Oordeel) => ({
  ...herbeoordeeldInGesprek(oordeel),
  schriftelijkOp: "2024-04-04",
});

/** A lasting dispute after the conversation (§6). */
const geschil = { ...schriftelijk("ongegrond"), geschilOp: "2024-04-15" };

interface Stand {
  readonly naam: string;
  readonly feiten: Partial<Feiten>;
  readonly status: Status;
  readonly volgende: Stap | null;
  /** The steps that are open. */
  readonly open: string;
  /** The steps that are refused: by which clause, and which command must come first (`-` where none would help). */
  readonly dicht: Partial<Record<Stap, string>>;
}

const ALTIJD = "wijzigen toewijzen bevestigen beeindigen";
const AKKOORD = "maatregel verzekeraar --akkoord-verzekeraar";
const NIET_DICHT = { heropenen: "§5 -" };
const GEEN_MAATREGEL = { maatregel: "§4.1 -" };

const VOOR_MELDING = {
  open: ALTIJD,
  dicht: {
    ...NIET_DICHT,
    onderzoeken: "§4b toewijzen",
    besluiten: "§4c toewijzen",
    maatregel: "§4.1 besluit",
    mededelen: "§4d besluit",
    bezwaar: "§4.2 besluit",
    herbeoordelen: "§4.2 bezwaar",
    gesprek: "§4d toewijzen",
    kifid: "§6 besluit",
    uitstellen: "§4d toewijzen",
    afsluiten: "§4c besluit",
  },
};

const IN_BEHANDELING = {
  open: `${ALTIJD} onderzoeken besluiten gesprek uitstellen`,
  dicht: {
    ...NIET_DICHT,
    maatregel: "§4.1 besluit",
    mededelen: "§4d besluit",
    bezwaar: "§4.2 besluit",
    herbeoordelen: "§4.2 bezwaar",
    kifid: "§6 besluit",
    afsluiten: "§4c besluit",
  },
};

const NIET_MEEGEDEELD = {
  open: `${ALTIJD} onderzoeken besluiten mededelen gesprek uitstellen`,
  dicht: {
    ...NIET_DICHT,
    bezwaar: "§4.2 brief standpunt",
    herbeoordelen: "§4.2 bezwaar",
    kifid: "§6 brief standpunt",
    afsluiten: "§4.2 brief standpunt",
  },
};

const IN_GESPREK_MEEGEDEELD = {
  open: `${ALTIJD} onderzoeken mededelen bezwaar gesprek kifid`,
  dicht: {
    ...NIET_DICHT,
    besluiten: "§4d bezwaar",
    herbeoordelen: "§4.2 bezwaar",
    uitstellen: "§4d -",
    afsluiten: "§4.2 brief standpunt",
  },
};

const SCHRIFTELIJK_MEEGEDEELD = {
  open: `${ALTIJD} onderzoeken mededelen bezwaar gesprek kifid afsluiten`,
  dicht: {
    ...NIET_DICHT,
    besluiten: "§4d bezwaar",
    herbeoordelen: "§4.2 bezwaar",
    uitstellen: "§4d -",
  },
};

const BEZWAAR = {
  open: `${ALTIJD} onderzoeken mededelen herbeoordelen gesprek kifid uitstellen`,
  dicht: {
    ...NIET_DICHT,
    ...GEEN_MAATREGEL,
    besluiten: "§4.2 herbeoordeling",
    bezwaar: "§4.2 herbeoordeling",
    afsluiten: "§4.2 herbeoordeling",
  },
};

const NA_HERBEOORDELING = {
  ...NIET_DICHT,
  besluiten: "§4.2 gesprek",
  bezwaar: "§4.2 gesprek",
  herbeoordelen: "§4.2 gesprek",
};

/** Closed: only a mistake in the registration can still be put right. */
const AFGEHANDELD = {
  open: "wijzigen heropenen",
  dicht: {
    toewijzen: "§5 heropenen",
    bevestigen: "§5 heropenen",
    onderzoeken: "§5 heropenen",
    besluiten: "§5 heropenen",
    maatregel: "§5 heropenen",
    mededelen: "§5 heropenen",
    bezwaar: "§5 heropenen",
    herbeoordelen: "§5 heropenen",
    gesprek: "§5 heropenen",
    kifid: "§5 heropenen",
    uitstellen: "§5 heropenen",
    afsluiten: "§5 heropenen",
    beeindigen: "§5 heropenen",
  },
};

const STANDEN: readonly Stand[] = [
  { naam: "ingediend", feiten: {}, status: "ingediend", volgende: "toewijzen", ...VOOR_MELDING },
  {
    naam: "ingediend, al bevestigd",
    feiten: { bevestigdOp: "2024-03-04" },
    status: "ingediend",
    volgende: "toewijzen",
    ...VOOR_MELDING,
  },
  {
    naam: "in behandeling",
    feiten: gemeld,
    status: "in behandeling",
    volgende: "bevestigen",
    ...IN_BEHANDELING,
  },
  {
    naam: "in behandeling, bevestigd",
    feiten: bevestigd,
    status: "in behandeling",
    volgende: "besluiten",
    ...IN_BEHANDELING,
  },
  // A position was taken (§4c): for each judgement not told, told in a conversation, told in writing (§4d).
  ...(["gegrond", "gedeeltelijk-gegrond", "ongegrond"] as const).flatMap((oordeel): Stand[] => {
    const stand = ({ open, dicht }: Pick<Stand, "open" | "dicht">) =>
      oordeel === "ongegrond"
        ? { status: "standpunt ingenomen" as const, open, dicht: { ...dicht, ...GEEN_MAATREGEL } }
        : { status: "standpunt ingenomen" as const, open: `${open} maatregel`, dicht };
    return [
      { naam: oordeel, feiten: standpunt(oordeel), volgende: "mededelen", ...stand(NIET_MEEGEDEELD) },
      {
        naam: `${oordeel}, in gesprek meegedeeld`,
        feiten: inGesprek(oordeel),
        volgende: "mededelen",
        ...stand(IN_GESPREK_MEEGEDEELD),
      },
      {
        naam: `${oordeel}, schriftelijk meegedeeld`,
        feiten: schriftelijk(oordeel),
        volgende: "afsluiten",
        ...stand(SCHRIFTELIJK_MEEGEDEELD),
      },
    ];
  }),
  {
    naam: "gegrond, nooit bevestigd",
    feiten: { ...standpunt("gegrond"), bevestigdOp: null },
    status: "standpunt ingenomen",
    volgende: "mededelen",
    open: `${NIET_MEEGEDEELD.open} maatregel`,
    dicht: NIET_MEEGEDEELD.dicht,
  },
  // What the klager is told waits for the insurer (§4.1).
  {
    naam: "gegrond, wacht op verzekeraar",
    feiten: { ...standpunt("gegrond"), wachtOpVerzekeraar: true },
    status: "standpunt ingenomen",
    volgende: "mededelen",
    open: `${NIET_MEEGEDEELD.open} maatregel`,
    dicht: { ...NIET_MEEGEDEELD.dicht, afsluiten: `§4.1 ${AKKOORD}` },
  },
  {
    naam: "gegrond, in gesprek meegedeeld, wacht op verzekeraar",
    feiten: { ...inGesprek("gegrond"), wachtOpVerzekeraar: true },
    status: "standpunt ingenomen",
    volgende: "mededelen",
    open: `${IN_GESPREK_MEEGEDEELD.open} maatregel`,
    dicht: { ...IN_GESPREK_MEEGEDEELD.dicht, afsluiten: `§4.1 ${AKKOORD}` },
  },
  {
    // Brought in after the letter had gone: that letter stands.
    naam: "gegrond, schriftelijk meegedeeld, wacht op verzekeraar",
    feiten: { ...schriftelijk("gegrond"), wachtOpVerzekeraar: true },
    status: "standpunt ingenomen",
    volgende: "afsluiten",
    open: `${SCHRIFTELIJK_MEEGEDEELD.open} maatregel`,
    dicht: SCHRIFTELIJK_MEEGEDEELD.dicht,
  },
  { naam: "bezwaar", feiten: bezwaar, status: "bezwaar", volgende: "herbeoordelen", ...BEZWAAR },
  {
    // What goes out in writing is the re-assessment: a letter about the first position would be a detour.
    naam: "bezwaar na een gesprek zonder brief",
    feiten: { ...bezwaar, schriftelijkOp: null },
    status: "bezwaar",
    volgende: "herbeoordelen",
    ...BEZWAAR,
  },
  {
    naam: "bezwaar, overeenstemming",
    feiten: { ...bezwaar, overeenstemming: true },
    status: "bezwaar",
    volgende: "afsluiten",
    open: `${ALTIJD} onderzoeken mededelen herbeoordelen gesprek kifid afsluiten`,
    dicht: {
      ...NIET_DICHT,
      ...GEEN_MAATREGEL,
      besluiten: "§4.2 herbeoordeling",
      bezwaar: "§4.2 herbeoordeling",
      uitstellen: "§4d -",
    },
  },
  {
    naam: "bezwaar na een gesprek zonder brief, overeenstemming",
    feiten: { ...bezwaar, schriftelijkOp: null, overeenstemming: true },
    status: "bezwaar",
    volgende: "mededelen",
    open: `${ALTIJD} onderzoeken mededelen herbeoordelen gesprek kifid`,
    dicht: {
      ...NIET_DICHT,
      ...GEEN_MAATREGEL,
      besluiten: "§4.2 herbeoordeling",
      bezwaar: "§4.2 herbeoordeling",
      uitstellen: "§4d -",
      afsluiten: "§4.2 brief standpunt",
    },
  },
  {
    naam: "herbeoordeeld",
    feiten: herbeoordeeld("gegrond"),
    status: "standpunt ingenomen",
    volgende: "mededelen",
    open: `${ALTIJD} onderzoeken maatregel mededelen gesprek uitstellen`,
    dicht: {
      ...NA_HERBEOORDELING,
      kifid: "§6 brief herbeoordeling",
      afsluiten: "§4.2 brief herbeoordeling",
    },
  },
  {
    naam: "herbeoordeeld, in gesprek meegedeeld",
    feiten: herbeoordeeldInGesprek("gedeeltelijk-gegrond"),
    status: "standpunt ingenomen",
    volgende: "mededelen",
    open: `${ALTIJD} onderzoeken maatregel mededelen gesprek kifid`,
    dicht: { ...NA_HERBEOORDELING, uitstellen: "§4d -", afsluiten: "§4.2 brief herbeoordeling" },
  },
  {
    naam: "herbeoordeeld, schriftelijk meegedeeld",
    feiten: herbeoordeeldSchriftelijk("ongegrond"),
    status: "standpunt ingenomen",
    volgende: "afsluiten",
    open: `${ALTIJD} onderzoeken mededelen gesprek kifid afsluiten`,
    dicht: { ...NA_HERBEOORDELING, ...GEEN_MAATREGEL, uitstellen: "§4d -" },
  },
  {
    naam: "in geschil",
    feiten: geschil,
    status: "in geschil",
    volgende: "kifid",
    open: IN_GESPREK_MEEGEDEELD.open,
    dicht: { ...SCHRIFTELIJK_MEEGEDEELD.dicht, ...GEEN_MAATREGEL, afsluiten: "§6 kifid" },
  },
  {
    naam: "in geschil na herbeoordeling",
    feiten: { ...herbeoordeeldSchriftelijk("gedeeltelijk-gegrond"), geschilOp: "2024-04-15" },
    status: "in geschil",
    volgende: "kifid",
    open: `${ALTIJD} onderzoeken maatregel mededelen gesprek kifid`,
    dicht: { ...NA_HERBEOORDELING, uitstellen: "§4d -", afsluiten: "§6 kifid" },
  },
  // The klager was told that he can go to Kifid; he went there; it ruled.
  ...(["verwezen", "uitspraak"] as const).map(
    (kifidStatus): Stand => ({
      naam: `in geschil, Kifid: ${kifidStatus}`,
      feiten: { ...geschil, kifidStatus },
      status: "in geschil",
      volgende: "afsluiten",
      open: SCHRIFTELIJK_MEEGEDEELD.open,
      dicht: { ...SCHRIFTELIJK_MEEGEDEELD.dicht, ...GEEN_MAATREGEL },
    }),
  ),
  {
    naam: "in geschil, Kifid: aanhangig",
    feiten: { ...geschil, kifidStatus: "aanhangig" },
    status: "in geschil",
    volgende: "kifid",
    open: IN_GESPREK_MEEGEDEELD.open,
    dicht: { ...SCHRIFTELIJK_MEEGEDEELD.dicht, ...GEEN_MAATREGEL, afsluiten: "§6 kifid" },
  },
  {
    naam: "naar Kifid zonder geschil hier",
    feiten: { ...schriftelijk("gegrond"), kifidStatus: "aanhangig" },
    status: "standpunt ingenomen",
    volgende: "kifid",
    open: `${IN_GESPREK_MEEGEDEELD.open} maatregel`,
    dicht: { ...SCHRIFTELIJK_MEEGEDEELD.dicht, afsluiten: "§6 kifid" },
  },
  {
    naam: "in geschil, niet op schrift",
    feiten: { ...inGesprek("gegrond"), geschilOp: "2024-04-15" },
    status: "in geschil",
    volgende: "mededelen",
    open: `${IN_GESPREK_MEEGEDEELD.open} maatregel`,
    dicht: IN_GESPREK_MEEGEDEELD.dicht,
  },
  {
    naam: "afgehandeld",
    feiten: { ...schriftelijk("gegrond"), afgehandeldOp: "2024-05-06" },
    status: "afgehandeld",
    volgende: null,
    ...AFGEHANDELD,
  },
  {
    naam: "afgehandeld als ingetrokken",
    feiten: { afgehandeldOp: "2024-05-06" },
    status: "afgehandeld",
    volgende: null,
    ...AFGEHANDELD,
  },
];

describe.each(STANDEN)("a case that is: $naam", (stand) => {
  const geval = feiten(stand.feiten);
  const open = stand.open.split(" ");

  it(`has the status ${stand.status}`, () => {
    expect(statusOp(geval, "2024-12-31")).toBe(stand.status);
  });

  it(`asks next for: ${stand.volgende ?? "nothing"}`, () => {
    expect(volgendeStap(geval)).toBe(stand.volgende);
  });

  it("opens the steps of its row and no other, in the order of the procedure", () => {
    expect([...open, ...Object.keys(stand.dicht)].sort()).toEqual([...STAPPEN].sort());
    expect(openStappen(geval)).toEqual(STAPPEN.filter((stap) => open.includes(stap)));
  });

  for (const stap of STAPPEN) {
    const verwacht = stand.dicht[stap] ?? "open";
    it(`${stap}: ${verwacht}`, () => {
      const geweigerd = weigering(stap, geval);
      expect(geweigerd === null ? "open" : `${geweigerd.clausule} ${geweigerd.eerst ?? "-"}`).toBe(verwacht);
    });
  }
});

describe("the reason of a refusal", () => {
  it.each<[Stap, Partial<Feiten>, string]>([
    ["onderzoeken", {}, "Onderzoek vastleggen kan pas als de klacht aan een verantwoordelijke is gemeld"],
    ["besluiten", {}, "Een standpunt innemen kan pas als de klacht aan een verantwoordelijke is gemeld"],
    ["gesprek", {}, "Een gesprek vastleggen kan pas als de klacht aan een verantwoordelijke is gemeld"],
    ["uitstellen", {}, "Uitstel kan pas als de klacht aan een verantwoordelijke is gemeld"],
    ["maatregel", gemeld, "Een maatregel kan pas als er een standpunt is"],
    ["mededelen", gemeld, "Het standpunt meedelen kan pas als er een standpunt is"],
    ["bezwaar", gemeld, "Bezwaar kan pas als er een standpunt is"],
    ["kifid", gemeld, "Verwijzen naar Kifid kan pas als er een standpunt is"],
    ["afsluiten", gemeld, "Afsluiten kan pas als er een standpunt is"],
    ["herbeoordelen", gemeld, "Herbeoordelen kan pas na een bezwaar van de klager"],
    ["heropenen", gemeld, "De klacht is nog niet afgehandeld"],
    ["bezwaar", standpunt("gegrond"), "Bezwaar kan pas als het standpunt aan de klager is meegedeeld"],
    ["kifid", standpunt("gegrond"), "Verwijzen naar Kifid kan pas als het standpunt is meegedeeld"],
    ["maatregel", standpunt("ongegrond"), "Een maatregel hoort bij een klacht die (gedeeltelijk) gegrond is"],
    [
      "afsluiten",
      inGesprek("gegrond"),
      "Afsluiten kan pas als het besluit schriftelijk naar de klager is gegaan",
    ],
    [
      "afsluiten",
      { ...standpunt("gegrond"), wachtOpVerzekeraar: true },
      "De beroepsaansprakelijkheidsverzekeraar heeft nog niet ingestemd, dus de klager heeft nog geen standpunt",
    ],
    ["besluiten", inGesprek("gegrond"), "Het standpunt is al aan de klager meegedeeld"],
    ["uitstellen", inGesprek("gegrond"), "Uitstel heeft geen zin meer: het standpunt is al meegedeeld"],
    ["besluiten", bezwaar, "Na een bezwaar wordt de klacht opnieuw beoordeeld"],
    ["bezwaar", bezwaar, "Er is al bezwaar gemaakt"],
    ["afsluiten", bezwaar, "Op het bezwaar van de klager is nog niet beslist"],
    ["herbeoordelen", herbeoordeeld("gegrond"), "De klacht is al opnieuw beoordeeld"],
    ["toewijzen", { afgehandeldOp: "2024-05-06" }, "De klacht is al afgehandeld"],
    ["afsluiten", geschil, "Bij een blijvend geschil wordt de klager eerst op Kifid gewezen"],
    ["afsluiten", { ...geschil, kifidStatus: "aanhangig" }, "De klacht is nog aanhangig bij Kifid"],
  ])("to %s, after %o, reads: %s", (stap, bereikt, reden) => {
    expect(weigering(stap, feiten(bereikt))?.reden).toBe(reden);
  });
});

/** Every course that a case can have had: what is told was decided, what was re-assessed was objected to, and so on. */
function alleGevallen(): Feiten[] {
  const tot = (bereikt: Partial<Feiten>[]) => [{}, ...bereikt];
  const oordelen = ["gegrond", "gedeeltelijk-gegrond", "ongegrond"] as const;
  const standen = [
    {},
    gemeld,
    ...oordelen.flatMap((oordeel) => [standpunt(oordeel), inGesprek(oordeel), schriftelijk(oordeel)]),
    ...oordelen.flatMap((oordeel) => [
      { ...bezwaar, oordeel },
      { ...bezwaar, oordeel, schriftelijkOp: null },
      herbeoordeeld(oordeel),
      herbeoordeeldInGesprek(oordeel),
      herbeoordeeldSchriftelijk(oordeel),
    ]),
  ];
  const kifid = (["verwezen", "aanhangig", "uitspraak"] as const).map((kifidStatus) => ({ kifidStatus }));
  const maal = (gevallen: Partial<Feiten>[], keuzes: Partial<Feiten>[]) =>
    gevallen.flatMap((geval) => keuzes.map((keuze) => ({ ...geval, ...keuze })));
  const keuzes = [
    tot([{ overeenstemming: true }]),
    tot([{ geschilOp: "2024-04-15" }]),
    tot(kifid),
    [{ bevestigdOp: null }, { bevestigdOp: "2024-03-06" }],
    tot([{ afgehandeldOp: "2024-05-06" }]),
  ];
  const alle = keuzes.reduce(maal, standen);
  const metVerzekeraar = alle.filter(
    ({ oordeel }) => oordeel === "gegrond" || oordeel === "gedeeltelijk-gegrond",
  );
  return [...alle, ...maal(metVerzekeraar, [{ wachtOpVerzekeraar: true }])].map(feiten);
}

/** The step that a command takes, for the commands that a refusal may name. */
const STAP_VAN: Record<string, Stap> = {
  toewijzen: "toewijzen",
  besluit: "besluiten",
  bezwaar: "bezwaar",
  herbeoordeling: "herbeoordelen",
  gesprek: "gesprek",
  kifid: "kifid",
  [AKKOORD]: "maatregel",
  heropenen: "heropenen",
  "brief standpunt": "mededelen",
  "brief herbeoordeling": "mededelen",
};

/** Whether following the hints of a refusal ends without a step that can be taken. */
function looptDood(stap: Stap, geval: Feiten): boolean {
  let nu = weigering(stap, geval);
  if (nu === null || nu.eerst === null) return false;
  for (let over = STAPPEN.length; over > 0; over -= 1) {
    const eerst: Stap | undefined = nu.eerst === null ? undefined : STAP_VAN[nu.eerst];
    if (eerst === undefined) return true;
    nu = weigering(eerst, geval);
    if (nu === null) return false;
  }
  return true;
}

describe("in every course that a case can take", () => {
  const gevallen = alleGevallen();

  it("the step that is asked for next is one that is open", () => {
    const mis = gevallen.filter((geval) => {
      const stap = volgendeStap(geval);
      return geval.afgehandeldOp === null
        ? stap === null || !openStappen(geval).includes(stap)
        : stap !== null;
    });
    expect(mis).toEqual([]);
  });

  it("a refusal leads, hint by hint, to a step that is open", () => {
    const mis = gevallen.flatMap((geval) => STAPPEN.filter((stap) => looptDood(stap, geval)));
    expect(mis).toEqual([]);
  });

  it("a case is never closed before its decision went out in writing and its objection was dealt with (§4.2)", () => {
    const mis = gevallen.filter(
      (geval) =>
        weigering("afsluiten", geval) === null &&
        (geval.standpuntOp === null ||
          geval.schriftelijkOp === null ||
          (geval.bezwaarOp !== null && geval.herbeoordeeldOp === null && !geval.overeenstemming)),
    );
    expect(mis).toEqual([]);
  });

  it("a case is never closed while a dispute lasts of which Kifid was not named, or lies with Kifid (§6)", () => {
    const mis = gevallen.filter(
      (geval) =>
        weigering("afsluiten", geval) === null &&
        (geval.kifidStatus === "aanhangig" || (geval.geschilOp !== null && geval.kifidStatus === null)),
    );
    expect(mis).toEqual([]);
  });

  it("a klager can withdraw until the case is closed", () => {
    expect(gevallen.filter((geval) => weigering("beeindigen", geval) === null)).toEqual(
      gevallen.filter((geval) => geval.afgehandeldOp === null),
    );
  });

  it("a closed case can be reopened, and apart from corrections nothing else", () => {
    const dicht = gevallen.filter((geval) => geval.afgehandeldOp !== null);
    expect(dicht.map(openStappen)).toEqual(dicht.map(() => ["wijzigen", "heropenen"]));
  });
});

describe("the status on a day", () => {
  const geval = mijlpalen({
    gemeldOp: "2024-03-05",
    bevestigdOp: "2024-03-06",
    standpuntOp: "2024-03-12",
    meegedeeldOp: "2024-04-04",
    schriftelijkOp: "2024-04-05",
    bezwaarOp: "2024-03-20",
    herbeoordeeldOp: "2024-04-02",
    geschilOp: "2024-04-15",
    afgehandeldOp: "2024-05-06",
  });

  it.each<[string, Status]>([
    ["2024-01-01", "ingediend"],
    ["2024-03-04", "ingediend"],
    ["2024-03-05", "in behandeling"],
    ["2024-03-06", "in behandeling"],
    ["2024-03-11", "in behandeling"],
    ["2024-03-12", "standpunt ingenomen"],
    ["2024-03-19", "standpunt ingenomen"],
    ["2024-03-20", "bezwaar"],
    ["2024-04-01", "bezwaar"],
    ["2024-04-02", "standpunt ingenomen"],
    ["2024-04-14", "standpunt ingenomen"],
    ["2024-04-15", "in geschil"],
    ["2024-05-05", "in geschil"],
    ["2024-05-06", "afgehandeld"],
    ["2030-01-01", "afgehandeld"],
  ])("on %s is %s: what comes later has not happened yet", (peildatum, status) => {
    expect(statusOp(geval, peildatum)).toBe(status);
  });

  it("is the furthest one when all happened on one day", () => {
    const dag = "2024-03-04";
    expect(statusOp(mijlpalen({ gemeldOp: dag, standpuntOp: dag }), dag)).toBe("standpunt ingenomen");
    expect(statusOp(mijlpalen({ gemeldOp: dag, standpuntOp: dag, bezwaarOp: dag }), dag)).toBe("bezwaar");
    expect(statusOp(mijlpalen({ gemeldOp: dag, afgehandeldOp: dag }), dag)).toBe("afgehandeld");
  });

  it("does not turn on what was acknowledged or told: that is no position", () => {
    const verteld = mijlpalen({ bevestigdOp: "2024-03-05", meegedeeldOp: "2024-03-05" });
    expect(statusOp(verteld, "2024-12-31")).toBe("ingediend");
  });
});

describe("a status as people type it", () => {
  it("is one of these, in the order of the course", () => {
    expect(STATUSSEN).toEqual([
      "ingediend",
      "in behandeling",
      "standpunt ingenomen",
      "bezwaar",
      "in geschil",
      "afgehandeld",
    ]);
    expect(STATUSSEN.map(leesStatus)).toEqual(STATUSSEN);
  });

  it.each([
    ["In Behandeling", "in behandeling"],
    ["in-behandeling", "in behandeling"],
    ["in_behandeling", "in behandeling"],
    [" standpunt   ingenomen\n", "standpunt ingenomen"],
    ["STANDPUNT-INGENOMEN", "standpunt ingenomen"],
    ["in - geschil", "in geschil"],
  ])("%j is %s", (getypt, status) => {
    expect(leesStatus(getypt)).toBe(status);
  });

  it.each(["", " ", "open", "in", "inbehandeling", "behandeling", "bezwaar gemaakt", "afgehandeld."])(
    "%j is none",
    (getypt) => {
      expect(leesStatus(getypt)).toBeNull();
    },
  );

  it("is judged at once, however long the text", () => {
    const begin = performance.now();
    expect(leesStatus(`x${"- _".repeat(33_000)}x`)).toBeNull();
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

it("knows the steps of the procedure in their order", () => {
  expect(STAPPEN.join(" ")).toBe(
    "wijzigen toewijzen bevestigen onderzoeken besluiten maatregel mededelen bezwaar herbeoordelen gesprek kifid " +
      "uitstellen afsluiten beeindigen heropenen",
  );
});

describe("the date of a step", () => {
  // Every milestone on a day of its own; the last column is what the refusal says lies before it.
  const geval = feiten({
    gemeldOp: "2024-03-05",
    standpuntOp: "2024-03-12",
    meegedeeldOp: "2024-03-13",
    schriftelijkOp: "2024-03-14",
    bezwaarOp: "2024-03-20",
    afgehandeldOp: "2024-05-06",
  });

  it.each<[Stap, string, string, string]>([
    ["wijzigen", "2024-03-04", "03-03-2024", "de indiening op 04-03-2024"],
    ["toewijzen", "2024-03-04", "03-03-2024", "de indiening op 04-03-2024"],
    ["bevestigen", "2024-03-04", "03-03-2024", "de indiening op 04-03-2024"],
    ["onderzoeken", "2024-03-04", "03-03-2024", "de indiening op 04-03-2024"],
    ["gesprek", "2024-03-04", "03-03-2024", "de indiening op 04-03-2024"],
    ["besluiten", "2024-03-05", "04-03-2024", "de melding aan de verantwoordelijke op 05-03-2024"],
    ["uitstellen", "2024-03-05", "04-03-2024", "de melding aan de verantwoordelijke op 05-03-2024"],
    ["maatregel", "2024-03-12", "11-03-2024", "het standpunt op 12-03-2024"],
    ["mededelen", "2024-03-12", "11-03-2024", "het standpunt op 12-03-2024"],
    ["bezwaar", "2024-03-13", "12-03-2024", "de mededeling van het standpunt op 13-03-2024"],
    ["kifid", "2024-03-13", "12-03-2024", "de mededeling van het standpunt op 13-03-2024"],
    ["herbeoordelen", "2024-03-20", "19-03-2024", "het bezwaar op 20-03-2024"],
    ["heropenen", "2024-05-06", "05-05-2024", "de afhandeling op 06-05-2024"],
  ])("to %s is at the earliest %s, not %s", (stap, vroegste, ervoor, naam) => {
    const iso = `${ervoor.slice(6)}-${ervoor.slice(3, 5)}-${ervoor.slice(0, 2)}`;
    expect(datumWeigering(stap, vroegste, geval)).toBeNull();
    expect(datumWeigering(stap, "2024-12-31", geval)).toBeNull();
    expect(datumWeigering(stap, iso, geval)).toEqual({
      reden: `De datum ${ervoor} ligt voor ${naam}`,
      clausule: "§4",
      eerst: null,
    });
  });

  it("to close a case is at the earliest that of the letter with the decision (§4.2)", () => {
    const zonderBezwaar = feiten(schriftelijk("gegrond"));
    expect(datumWeigering("afsluiten", "2024-03-14", zonderBezwaar)).toBeNull();
    expect(datumWeigering("afsluiten", "2024-03-13", zonderBezwaar)?.reden).toBe(
      "De datum 13-03-2024 ligt voor de schriftelijke mededeling van het besluit op 14-03-2024",
    );
  });

  it("to end a case is at the earliest that of its lodging", () => {
    expect(datumWeigering("beeindigen", "2024-03-04", feiten())).toBeNull();
    expect(datumWeigering("beeindigen", "2024-03-03", feiten())?.reden).toBe(
      "De datum 03-03-2024 ligt voor de indiening op 04-03-2024",
    );
  });

  it("never lies before the lodging, also where its own milestone was not reached", () => {
    for (const stap of STAPPEN) {
      expect(datumWeigering(stap, "2024-03-03", feiten())?.reden).toMatch(/ op 04-03-2024$/);
      expect(datumWeigering(stap, "2024-03-04", feiten())).toBeNull();
    }
  });

  it.each<[Stap, string, Partial<Feiten>]>([
    ["mededelen", "the re-assessment that is told", herbeoordeeld("gegrond")],
    ["maatregel", "the re-assessment that founded the complaint", herbeoordeeld("gegrond")],
    ["beeindigen", "the objection that is withdrawn", { ...bezwaar, laatsteOp: "2024-03-20" }],
    ["afsluiten", "the dispute", { ...geschil, kifidStatus: "verwezen", laatsteOp: "2024-04-15" }],
  ])("to %s never lies before %s", (stap, _wat, bereikt) => {
    expect(datumWeigering(stap, "2024-03-18", feiten(bereikt))).not.toBeNull();
  });
});

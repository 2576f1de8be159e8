import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import type { Oordeel } from "../../src/procedure/klacht.ts";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { sluit } from "../../src/register/einde.ts";
import { kifidStap, voerGesprek } from "../../src/register/geschil.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { treftMaatregel } from "../../src/register/maatregelen.ts";
import { openRegister } from "../../src/register/open.ts";
import { besluit, herbeoordeel, maakBezwaar } from "../../src/register/standpunt.ts";
import { fill, HANDELENDE } from "../register/fill.ts";
import { englishIn } from "./english.ts";
import { contentsOf, createKlacht, it, type Klacht, type Result } from "./run.ts";

/** A Monday, after all that happened. */
const TODAY = "2024-04-15";
const KADER = { regels: standaardInstellingen().termijnen, kalender: standaardInstellingen().feestdagen };

type Act = (db: Db, nummer: string) => Promise<unknown>;

const assign: Act = (db, nummer) => wijsToe(db, nummer, "Jelle Dijkstra", "2024-03-05", HANDELENDE);

const decide =
  (oordeel: Oordeel): Act =>
  (db, nummer) =>
    besluit(
      db,
      nummer,
      { oordeel, motivering: "M.", datum: "2024-03-08", door: null, oorzaak: null, verbetermaatregel: null },
      HANDELENDE,
    );

const measure =
  (soort: "schadevergoeding" | "verzekeraar"): Act =>
  (db, nummer) =>
    treftMaatregel(
      db,
      nummer,
      { soort, datum: "2024-03-08", bedrag: null, toelichting: null, akkoordVerzekeraar: false },
      HANDELENDE,
    );

const write =
  (soort: string, datum: string): Act =>
  (db, nummer) =>
    voegCorrespondentieToe(
      db,
      nummer,
      { soort, datum, richting: "uit", onderwerp: soort, tekst: null, bestand: null, wijze: "brief" },
      HANDELENDE,
    );

const talk =
  (uitkomst: "overeenstemming" | "geen-overeenstemming" | "standpunt-meegedeeld", datum: string): Act =>
  (db, nummer) =>
    voerGesprek(db, nummer, { datum, aanwezig: ["A", "B"], verslag: "V.", uitkomst }, HANDELENDE);

const object: Act = (db, nummer) =>
  maakBezwaar(db, nummer, { datum: "2024-03-15", tekst: "B." }, KADER, HANDELENDE);

const reassess =
  (oordeel: Oordeel): Act =>
  (db, nummer) =>
    herbeoordeel(
      db,
      nummer,
      { oordeel, motivering: "M.", datum: "2024-03-22", beoordelaars: ["A", "B"] },
      HANDELENDE,
    );

const kifid =
  (status: "verwezen" | "aanhangig" | "uitspraak", datum: string): Act =>
  (db, nummer) =>
    kifidStap(db, nummer, { datum, status, uitkomst: null }, HANDELENDE);

const close: Act = (db, nummer) =>
  sluit(
    db,
    nummer,
    { datum: "2024-04-08", reden: "afgehandeld", wijze: null, toelichting: null, berust: null },
    HANDELENDE,
  );

const REJECTED = [assign, decide("ongegrond")];
const TOLD = [...REJECTED, write("standpunt", "2024-03-11")];
const OBJECTED = [...TOLD, object];
const UPHELD = [...OBJECTED, reassess("ongegrond")];
const DISPUTE = [...TOLD, talk("geen-overeenstemming", "2024-03-28")];

/** One case for each state, lodged on 4 March; its number is its place, from 1. */
const STATES = {
  lodged: [],
  reported: [assign],
  rejected: REJECTED,
  founded: [assign, decide("gegrond")],
  insurer: [assign, decide("gegrond"), measure("verzekeraar")],
  heard: [...REJECTED, talk("standpunt-meegedeeld", "2024-03-10")],
  told: TOLD,
  objected: OBJECTED,
  upheld: UPHELD,
  upheldTold: [...UPHELD, write("herbeoordeling", "2024-03-25")],
  reversed: [...OBJECTED, reassess("gegrond")],
  dispute: DISPUTE,
  atKifid: [...DISPUTE, kifid("aanhangig", "2024-04-02")],
  ruled: [...DISPUTE, kifid("aanhangig", "2024-04-02"), kifid("uitspraak", "2024-04-05")],
  closed: [...TOLD, close],
  agreedEarlier: [assign, talk("overeenstemming", "2024-03-06"), ...REJECTED.slice(1), ...OBJECTED.slice(2)],
} satisfies Record<string, readonly Act[]>;

type State = keyof typeof STATES;

const numberOf = (state: State) => `2024-${String(Object.keys(STATES).indexOf(state) + 1).padStart(4, "0")}`;

const states = createKlacht();
let before: Record<string, string>;
afterAll(states.remove);
beforeAll(async () => {
  const { map } = states.klacht;
  const names = Object.keys(STATES) as State[];
  await fill(
    map,
    ["Jelle Dijkstra", "Anna Visser"],
    names.map(() => ({})),
  );
  const { db, close: leave } = await openRegister(map, { create: true });
  for (const name of names) {
    for (const act of STATES[name]) await act(db, numberOf(name));
  }
  await leave();
  before = contentsOf(map);
});

/** A command on the case in a state; the rest of the arguments stand behind its number. */
type Command = readonly [command: string, ...rest: string[]];

/** Runs a command in a copy of the register, so that one that is taken after all spoils no other test. */
function runOn(
  klacht: Klacht,
  state: State,
  [command, ...rest]: Command,
  peildatum = TODAY,
): Promise<Result> {
  cpSync(states.klacht.map, klacht.map, { recursive: true });
  return klacht.with({ peildatum })(command, numberOf(state), ...rest);
}

/** That it failed as it should, in Dutch, and that no byte of the folder changed. */
function expectRefused(
  klacht: Klacht,
  { stdout, stderr, exitCode }: Result,
  expected: { stderr: string | RegExp; exitCode: number },
): void {
  if (typeof expected.stderr === "string") expect(stderr).toBe(expected.stderr);
  else expect(stderr).toMatch(expected.stderr);
  expect(englishIn(stderr)).toEqual([]);
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: expected.exitCode });
  expect(contentsOf(klacht.map)).toEqual(before);
}

const DECIDE: Command = ["besluit", "--oordeel=gegrond", "--motivering=M."];
const REASSESS: Command = ["herbeoordeling", "--oordeel=gegrond", "--motivering=M.", "--beoordelaars=A;B"];
const TALK: Command = ["gesprek", "--aanwezig=A;B", "--verslag=V."];
const LETTER: Command = ["correspondentie", "toevoegen", "--richting=uit", "--onderwerp=O"];
const EXTEND: Command = ["uitstel", "--tot=29-04-2024", "--reden=R."];
const NO_WRITING = "Afsluiten kan pas als het besluit schriftelijk naar de klager is gegaan (§4.2)";
const CLOSED = "De klacht is al afgehandeld (§5)";

describe.concurrent("the order of the procedure", { timeout: 120_000 }, () => {
  it.for<readonly [State, Command, reason: string, first: string | null]>([
    [
      "lodged",
      ["onderzoek", "--tekst=T."],
      "Onderzoek vastleggen kan pas als de klacht aan een verantwoordelijke is gemeld (§4b)",
      "toewijzen",
    ],
    [
      "lodged",
      DECIDE,
      "Een standpunt innemen kan pas als de klacht aan een verantwoordelijke is gemeld (§4c)",
      "toewijzen",
    ],
    [
      "lodged",
      [...TALK, "--uitkomst=overeenstemming"],
      "Een gesprek vastleggen kan pas als de klacht aan een verantwoordelijke is gemeld (§4d)",
      "toewijzen",
    ],
    [
      "lodged",
      EXTEND,
      "Uitstel kan pas als de klacht aan een verantwoordelijke is gemeld (§4d)",
      "toewijzen",
    ],
    [
      "reported",
      ["maatregel", "nakoming"],
      "Een maatregel kan pas als er een standpunt is (§4.1)",
      "besluit",
    ],
    ["reported", ["bezwaar", "--tekst=B."], "Bezwaar kan pas als er een standpunt is (§4.2)", "besluit"],
    ["reported", REASSESS, "Herbeoordelen kan pas na een bezwaar van de klager (§4.2)", "bezwaar"],
    [
      "reported",
      [...TALK, "--uitkomst=standpunt meegedeeld"],
      "Het standpunt meedelen kan pas als er een standpunt is (§4d)",
      "besluit",
    ],
    [
      "reported",
      [...LETTER, "--soort=standpunt"],
      "Het standpunt meedelen kan pas als er een standpunt is (§4d)",
      "besluit",
    ],
    [
      "reported",
      ["kifid", "--status=verwezen"],
      "Verwijzen naar Kifid kan pas als er een standpunt is (§6)",
      "besluit",
    ],
    ["reported", ["sluiten"], "Afsluiten kan pas als er een standpunt is (§4c)", "besluit"],
    ["reported", ["heropenen", "--reden=R."], "De klacht is nog niet afgehandeld (§5)", null],
    [
      "rejected",
      ["maatregel", "schadevergoeding", "--bedrag=125"],
      "Een maatregel hoort bij een klacht die (gedeeltelijk) gegrond is (§4.1)",
      null,
    ],
    [
      "rejected",
      ["bezwaar", "--tekst=B."],
      "Bezwaar kan pas als het standpunt aan de klager is meegedeeld (§4.2)",
      "brief standpunt",
    ],
    [
      "rejected",
      ["kifid", "--status=verwezen"],
      "Verwijzen naar Kifid kan pas als het standpunt is meegedeeld (§6)",
      "brief standpunt",
    ],
    ["rejected", ["sluiten"], NO_WRITING, "brief standpunt"],
    [
      "insurer",
      ["sluiten"],
      "De beroepsaansprakelijkheidsverzekeraar heeft nog niet ingestemd, dus de klager heeft nog geen standpunt (§4.1)",
      "maatregel verzekeraar --akkoord-verzekeraar",
    ],
    ["heard", ["sluiten"], NO_WRITING, "brief standpunt"],
    ["heard", DECIDE, "Het standpunt is al aan de klager meegedeeld (§4d)", "bezwaar"],
    ["told", EXTEND, "Uitstel heeft geen zin meer: het standpunt is al meegedeeld (§4d)", null],
    ["told", REASSESS, "Herbeoordelen kan pas na een bezwaar van de klager (§4.2)", "bezwaar"],
    ["objected", DECIDE, "Na een bezwaar wordt de klacht opnieuw beoordeeld (§4.2)", "herbeoordeling"],
    ["objected", ["bezwaar", "--tekst=B."], "Er is al bezwaar gemaakt (§4.2)", "herbeoordeling"],
    ["objected", ["sluiten"], "Op het bezwaar van de klager is nog niet beslist (§4.2)", "herbeoordeling"],
    ["upheld", ["sluiten"], NO_WRITING, "brief herbeoordeling"],
    ["upheld", REASSESS, "De klacht is al opnieuw beoordeeld (§4.2)", "gesprek"],
    ["upheldTold", ["bezwaar", "--tekst=B."], "Er is al bezwaar gemaakt (§4.2)", "gesprek"],
    ["dispute", ["sluiten"], "Bij een blijvend geschil wordt de klager eerst op Kifid gewezen (§6)", "kifid"],
    ["atKifid", ["sluiten"], "De klacht is nog aanhangig bij Kifid (§6)", "kifid"],
    ["closed", ["toewijzen", "--aan=Anna"], CLOSED, "heropenen"],
    ["closed", DECIDE, CLOSED, "heropenen"],
    ["closed", ["kifid", "--status=uitspraak"], CLOSED, "heropenen"],
    ["closed", ["sluiten", "--reden=ingetrokken", "--toelichting=T."], CLOSED, "heropenen"],
  ])("%s: %s", async ([state, command, reason, first], { klacht }) => {
    const [name, ...rest] = first?.split(" ") ?? [];
    const hint = first === null ? "" : `→ Eerst: ${["klacht", name, numberOf(state), ...rest].join(" ")}\n`;
    expectRefused(klacht, await runOn(klacht, state, command), {
      stderr: `${reason}.\n${hint}`,
      exitCode: 1,
    });
  });

  it.for<readonly [State, soort: string, reason: string, first: string]>([
    ["reported", "standpunt", "Er is nog geen standpunt om mee te delen (§4d)", "besluit"],
    ["told", "herbeoordeling", "De klager heeft nog geen bezwaar gemaakt (§4.2)", "bezwaar"],
    ["objected", "herbeoordeling", "De klacht is nog niet opnieuw beoordeeld (§4.2)", "herbeoordeling"],
    ["reported", "kifid", "Verwijzen naar Kifid kan pas als er een standpunt is (§6)", "besluit"],
    ["told", "afsluiting", "De klacht is nog niet afgehandeld (§3)", "sluiten"],
  ])("%s: no letter %s", async ([state, soort, reason, first], { klacht }) => {
    expectRefused(klacht, await runOn(klacht, state, ["brief", soort]), {
      stderr: new RegExp(
        `^${RegExp.escape(`${reason}.\n→ `)}(Doe eerst|Eerst): klacht ${first} ${numberOf(state)}\n$`,
      ),
      exitCode: 1,
    });
  });

  it("an agreement before the objection doesn't settle it", async ({ klacht }) => {
    expectRefused(klacht, await runOn(klacht, "agreedEarlier", ["sluiten"]), {
      stderr: `Op het bezwaar van de klager is nog niet beslist (§4.2).\n→ Eerst: klacht herbeoordeling ${numberOf("agreedEarlier")}\n`,
      exitCode: 1,
    });
  });

  it("the letter of the first position doesn't tell the second", async ({ klacht }) => {
    await runOn(klacht, "upheld", ["brief", "standpunt"]);
    const shown = await klacht.with({ peildatum: TODAY })("toon", numberOf("upheld"), "--json");
    expect(shown.json()).toMatchObject({ meegedeeldOp: null, schriftelijkOp: null });
  });
});

describe.concurrent("dates", { timeout: 120_000 }, () => {
  /** What a date is too early for, as it is said. */
  const TOO_EARLY = {
    receipt: "de indiening op 04-03-2024",
    report: "de melding aan de verantwoordelijke op 05-03-2024",
    position: "het standpunt op 08-03-2024",
    telling: "de mededeling van het standpunt op 11-03-2024",
    writing: "de schriftelijke mededeling van het besluit op 11-03-2024",
    objection: "het bezwaar op 15-03-2024",
  };

  it.for<readonly [State, Command, day: string, before: keyof typeof TOO_EARLY]>([
    ["reported", ["onderzoek", "--tekst=T."], "03-03-2024", "receipt"],
    ["reported", ["toewijzen", "--aan=Anna"], "03-03-2024", "receipt"],
    ["reported", [...TALK, "--uitkomst=overeenstemming"], "03-03-2024", "receipt"],
    ["reported", ["sluiten", "--reden=ingetrokken", "--toelichting=T."], "03-03-2024", "receipt"],
    ["reported", DECIDE, "04-03-2024", "report"],
    ["founded", ["maatregel", "nakoming"], "07-03-2024", "position"],
    ["founded", [...TALK, "--uitkomst=standpunt-meegedeeld"], "07-03-2024", "position"],
    ["founded", [...LETTER, "--soort=standpunt"], "07-03-2024", "position"],
    ["told", ["bezwaar", "--tekst=B."], "10-03-2024", "telling"],
    ["told", ["kifid", "--status=verwezen"], "10-03-2024", "telling"],
    ["told", [...TALK, "--uitkomst=geen-overeenstemming"], "10-03-2024", "telling"],
    ["told", ["sluiten"], "10-03-2024", "writing"],
    ["objected", REASSESS, "14-03-2024", "objection"],
  ])("%s: %s on %s comes before the %s", async ([state, command, day, what], { klacht }) => {
    expectRefused(klacht, await runOn(klacht, state, [...command, `--datum=${day}`]), {
      stderr: `De datum ${day} ligt voor ${TOO_EARLY[what]} (§4).\n`,
      exitCode: 1,
    });
  });

  it.for<readonly [State, Command, day: string, reason: string]>([
    ["closed", ["heropenen", "--reden=R."], "2024-04-07", "de afhandeling op 08-04-2024"],
    ["reported", EXTEND, "2024-03-04", TOO_EARLY.report],
  ])("%s: %s counts as done today, %s", async ([state, command, peildatum, reason], { klacht }) => {
    expectRefused(klacht, await runOn(klacht, state, command, peildatum), {
      stderr: new RegExp(`^De datum \\d\\d-\\d\\d-2024 ligt voor ${reason} \\(§4\\)\\.\n$`),
      exitCode: 1,
    });
  });

  it.for<readonly [State, Command, day: string, why: string]>([
    [
      "reported",
      [...LETTER, "--soort=ontvangstbevestiging"],
      "03-03-2024",
      "acknowledged before the receipt",
    ],
    ["reported", ["brief", "ontvangstbevestiging"], "03-03-2024", "acknowledged before the receipt"],
    ["upheld", [...LETTER, "--soort=herbeoordeling"], "21-03-2024", "told before it was re-assessed"],
    ["reversed", ["maatregel", "nakoming"], "21-03-2024", "a measure before it was founded"],
    ["atKifid", ["kifid", "--status=uitspraak"], "01-04-2024", "ruled before it lay there"],
    ["ruled", ["sluiten"], "04-04-2024", "settled before the ruling"],
    [
      "told",
      ["sluiten", "--reden=ingetrokken", "--toelichting=T."],
      "07-03-2024",
      "ended before the position",
    ],
  ])("%s: %s on %s is out of order: %s", async ([state, command, day], { klacht }) => {
    expectRefused(klacht, await runOn(klacht, state, [...command, `--datum=${day}`]), {
      stderr: new RegExp(`^De datum ${day} ligt voor .* \\(§[0-9a-d.]+\\)\\.\n`),
      exitCode: 1,
    });
  });

  it.for<readonly [State, Command]>([
    ["reported", ["onderzoek", "--tekst=T."]],
    ["reported", DECIDE],
    ["told", ["sluiten"]],
    ["told", ["brief", "standpunt"]],
  ])("%s: %s is never in the future", async ([state, command], { klacht }) => {
    expectRefused(klacht, await runOn(klacht, state, [...command, "--datum=16-04-2024"]), {
      stderr: /^(--datum: )?De datum 16-04-2024 ligt in de toekomst\.\n/,
      exitCode: 2,
    });
  });
});

describe.concurrent("what is given", { timeout: 120_000 }, () => {
  it.for<readonly [State, Command, missing: string]>([
    ["reported", ["onderzoek"], "--tekst"],
    ["reported", ["besluit"], "--oordeel en --motivering"],
    ["reported", ["besluit", "--oordeel=gegrond", "--motivering=  "], "--motivering"],
    ["founded", ["maatregel"], "SOORT"],
    ["told", ["bezwaar"], "--tekst"],
    ["objected", ["herbeoordeling"], "--oordeel, --motivering en --beoordelaars"],
    ["told", ["gesprek"], "--aanwezig, --verslag en --uitkomst"],
    ["told", ["gesprek", "--aanwezig=;", "--verslag=V.", "--uitkomst=overeenstemming"], "--aanwezig"],
    ["told", ["kifid"], "--status"],
    ["reported", ["uitstel"], "--tot en --reden"],
    ["closed", ["heropenen"], "--reden"],
    ["reported", ["correspondentie", "toevoegen"], "--richting, --soort en --onderwerp"],
    ["reported", ["brief", "informatieverzoek"], "--vragen en --antwoord-uiterlijk"],
    ["reported", ["brief"], "SOORT"],
  ])("%s: %s misses %s", async ([state, command, missing], { klacht }) => {
    expectRefused(klacht, await runOn(klacht, state, command), {
      stderr: new RegExp(`^Er ontbreekt: ${missing}\\.\n`),
      exitCode: 2,
    });
  });

  it("tells all that is wrong at once", async ({ klacht }) => {
    const wrong = [
      "besluit",
      "--oordeel=misschien",
      "--motivering=M.",
      "--datum=32-13-2024",
      "--oorzaak=pech",
    ] as const;
    expectRefused(klacht, await runOn(klacht, "reported", wrong), {
      stderr:
        /^--oordeel: “misschien” is onbekend; kies uit gegrond, .*\n--datum: .*\n--oorzaak: “pech” is onbekend; .*\.\n$/,
      exitCode: 2,
    });
  });

  it.for([
    ["sluiten", "--reden=zomaar"],
    ["gesprek", "--aanwezig=A", "--verslag=V", "--uitkomst=ruzie"],
    ["maatregel", "bloemen"],
    ["brief", "ansichtkaart"],
    ["correspondentie", "verbranden"],
  ] satisfies Command[])("%s is no word of it", async (command, { klacht }) => {
    expectRefused(klacht, await runOn(klacht, "told", command), { stderr: /“?\p{L}+”? .*\n/u, exitCode: 2 });
  });

  it("no case, no act", async ({ klacht }) => {
    cpSync(states.klacht.map, klacht.map, { recursive: true });
    const result = await klacht("besluit", "99", "--oordeel=gegrond", "--motivering=M.");
    expectRefused(klacht, result, {
      stderr: "Klacht 2024-0099 staat niet in het register.\n→ Bekijk de nummers met: klacht lijst\n",
      exitCode: 3,
    });
  });

  it("a file with the reasons that isn't there", async ({ klacht }) => {
    expectRefused(
      klacht,
      await runOn(klacht, "reported", ["besluit", "--oordeel=gegrond", "--motivering-bestand=/er/niet.txt"]),
      {
        stderr: "Het bestand /er/niet.txt is niet te lezen.\n→ Controleer de naam en de map.\n",
        exitCode: 3,
      },
    );
  });

  it.for(["-5", "0", "12.5", "1,234", "abc"])("%s is no amount", async (bedrag, { klacht }) => {
    expectRefused(
      klacht,
      await runOn(klacht, "founded", ["maatregel", "schadevergoeding", `--bedrag=${bedrag}`]),
      {
        stderr: `--bedrag: “${bedrag}” is geen bedrag; typ het als 125,50.\n`,
        exitCode: 2,
      },
    );
  });

  it("an amount belongs to compensation alone", async ({ klacht }) => {
    expectRefused(klacht, await runOn(klacht, "founded", ["maatregel", "nakoming", "--bedrag=125"]), {
      stderr:
        /^Een bedrag hoort bij een schadevergoeding, niet bij nakoming \(§4\.1\)\.\n→ Bijvoorbeeld: klacht maatregel /,
      exitCode: 1,
    });
  });

  it.for([
    ["one", "Anna Visser"],
    ["the one who decided, alone", "Jelle Dijkstra"],
    ["the same twice", "Anna Visser;anna visser"],
    ["the one who decided, twice", "Jelle Dijkstra; JELLE DIJKSTRA;"],
    ["the one who decided, twice with other spaces", "Jelle Dijkstra;Jelle  Dijkstra"],
  ])("reviewers: not %s", async ([, names], { klacht }) => {
    expectRefused(
      klacht,
      await runOn(klacht, "objected", [
        "herbeoordeling",
        "--oordeel=gegrond",
        "--motivering=M.",
        `--beoordelaars=${names}`,
      ]),
      { stderr: /^.*beoordelaar.* \(§4\.2\)\.\n/, exitCode: 1 },
    );
  });

  it.for([
    ["before the day that was promised", "24-03-2024"],
    ["on the day that was promised", "25-03-2024"],
  ])("no extension to a day %s", async ([, day], { klacht }) => {
    const command: Command = ["uitstel", `--tot=${day}`, "--reden=R."];
    expectRefused(klacht, await runOn(klacht, "reported", command, "2024-03-18"), {
      stderr: `Uitstel tot ${day} is geen uitstel: de termijn loopt al tot 25-03-2024 (§4d).\n`,
      exitCode: 1,
    });
  });

  it("no extension to a day that is past, though it is later than was promised", async ({ klacht }) => {
    expectRefused(klacht, await runOn(klacht, "reported", ["uitstel", "--tot=08-04-2024", "--reden=R."]), {
      stderr: "Uitstel tot 08-04-2024 kan niet: die dag moet nog komen (§4d).\n",
      exitCode: 1,
    });
  });
});

describe.concurrent("amounts", () => {
  it.for([
    ["125", 12500],
    ["125,50", 12550],
    ["1.250,50", 125050],
    ["€ 10", 1000],
  ] as const)("%s is taken", async ([typed, cents], { klacht }) => {
    const command: Command = ["maatregel", "schadevergoeding", `--bedrag=${typed}`, "--json"];
    const { json } = await runOn(klacht, "founded", command);
    expect(json().maatregelen).toMatchObject([{ soort: "schadevergoeding", bedrag: cents }]);
  });
});

describe.concurrent("a letter that is refused", { timeout: 120_000 }, () => {
  const TOO_EARLY: Command = ["brief", "standpunt", "--datum=07-03-2024"];
  const REFUSAL = {
    stderr: "De datum 07-03-2024 ligt voor het standpunt op 08-03-2024 (§4).\n",
    exitCode: 1,
  };

  it("leaves no folder and no file", async ({ klacht }) => {
    expectRefused(klacht, await runOn(klacht, "rejected", TOO_EARLY), REFUSAL);
  });

  it("leaves the file that it would have overwritten", async ({ klacht }) => {
    const path = join(klacht.home, "oud.docx");
    writeFileSync(path, "de vorige brief");
    const result = await runOn(klacht, "rejected", [...TOO_EARLY, `--naar=${path}`, "--ja"]);
    expectRefused(klacht, result, REFUSAL);
    expect(readFileSync(path, "utf8")).toBe("de vorige brief");
  });

  it.for(["to a folder", "to a file"])("overwrites nothing without --ja, %s", async (how, { klacht }) => {
    const path = join(klacht.home, `${numberOf("rejected")}-standpunt.docx`);
    writeFileSync(path, "de vorige brief");
    const naar = how === "to a folder" ? klacht.home : path;
    expectRefused(klacht, await runOn(klacht, "rejected", ["brief", "standpunt", `--naar=${naar}`]), {
      stderr: `${path} bestaat al en is niet overschreven.\n→ Kies met --naar een andere naam, of bevestig met --ja.\n`,
      exitCode: 1,
    });
    expect(readFileSync(path, "utf8")).toBe("de vorige brief");
  });

  it("in a folder that isn't there", async ({ klacht }) => {
    const naar = join(klacht.home, "nergens", "brief.docx");
    expectRefused(klacht, await runOn(klacht, "rejected", ["brief", "standpunt", `--naar=${naar}`]), {
      stderr: `De map ${join(klacht.home, "nergens")} is er niet.\n→ Maak hem eerst, of kies een andere.\n`,
      exitCode: 3,
    });
  });

  it("as a trial is written, but not kept: the klager was told nothing", async ({ klacht }) => {
    const result = await runOn(klacht, "rejected", ["brief", "standpunt", "--niet-loggen"]);
    expect(result).toMatchObject({ stderr: "", exitCode: 0 });
    expect(result.stdout).toContain("Dit is een proef: de brief telt niet als verzonden.");
    const { "register.db": register, ...letters } = contentsOf(klacht.map);
    expect({ "register.db": register }).toEqual(before);
    expect(Object.keys(letters)).toEqual(["brieven", `brieven/${numberOf("rejected")}-standpunt.docx`]);
  });
});

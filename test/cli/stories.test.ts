import { createHash } from "node:crypto";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { createKlacht, it, type Klacht, type Result } from "./run.ts";

const NR = "2024-0001";
const POSTED = "De brief staat klaar: ";

const INTAKE = [
  "--naam=Jan de Vries",
  "--adres=Dorpsstraat 2",
  "--postcode=8601 AC",
  "--plaats=Sneek",
  "--wijze=brief",
  "--vertrouwelijk=nee",
  "--aard=advies",
  "--omschrijving=De premie is hoger dan gezegd.",
];

/** A register in which case 1 was lodged on 4 March, reported on the 5th and acknowledged on the 6th. */
const acknowledged = createKlacht();
afterAll(acknowledged.remove);
beforeAll(async () => {
  const office = acknowledged.klacht;
  await office(
    "inrichten",
    "--kantoor=Dijkstra Assurantiën",
    "--adres=Kerkstraat 1",
    "--postcode=8601 AB",
    "--plaats=Sneek",
    "--verantwoordelijke=Jelle Dijkstra",
  );
  await office("nieuw", ...INTAKE);
  await office.with({ peildatum: "2024-03-05" })("toewijzen", "1");
  await office.with({ peildatum: "2024-03-06" })("brief", "1", "ontvangstbevestiging");
});

interface Expected {
  /** What the program says first. */
  readonly says: string;
  /** The command that it proposes, without `klacht`; null for none. */
  readonly next: string | null;
  /** The act in the log. */
  readonly logs: string;
}

/** The course of case 1, day by day. */
function courseOf(klacht: Klacht) {
  const on = (day: string) => klacht.with({ peildatum: day });
  return {
    /** An act that is done: what it says, what it proposes, and that it wrote one row in the log. */
    async step(day: string, args: readonly string[], { says, next, logs }: Expected): Promise<void> {
      const before = logOf(klacht);
      const result = await on(day)(...args);
      expect(result).toMatchObject({ stderr: "", exitCode: 0 });
      expect(oneLine(result.stdout)).toMatch(new RegExp(`^${RegExp.escape(says)}`));
      expect(nextOf(result)).toBe(next);
      expect(logOf(klacht)).toEqual([...before, logs]);
    },
    /** An act that is refused, with its reason and the command that comes first. */
    async refuses(day: string, args: readonly string[], reason: string, first: string): Promise<void> {
      const before = logOf(klacht);
      const { stdout, stderr, exitCode } = await on(day)(...args);
      expect(stderr).toBe(`${reason}.\n→ Eerst: klacht ${first}\n`);
      expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 1 });
      expect(logOf(klacht)).toEqual(before);
    },
    /** The case as programs see it on a day. */
    async shows(day: string, expected: object): Promise<void> {
      expect((await on(day)("toon", "1", "--json")).json()).toMatchObject(expected);
    },
    /** A deadline as it is seen on a day. */
    async deadline(day: string, soort: string) {
      const { termijnen } = (await on(day)("toon", "1", "--json")).json();
      return termijnen.find((termijn: { soort: string }) => termijn.soort === soort);
    },
    /** The section of the page with this title, without its indent. */
    async page(day: string, title: string): Promise<string> {
      const { stdout } = await on(day)("toon", "1");
      const section = stdout.split("\n\n").find((part) => part.startsWith(title)) ?? "";
      return section.replaceAll(/^ {2}/gm, "").trim();
    },
    /** The log as it is shown to programs: what was done, in order, with its details. */
    async log(): Promise<{ handeling: string; details: Record<string, unknown> }[]> {
      return (await on("2024-12-31")("logboek", "1", "--json")).json();
    },
  };
}

/** The same from the acknowledgement on. */
function courseAfterAcknowledgement(klacht: Klacht) {
  cpSync(acknowledged.klacht.map, klacht.map, { recursive: true });
  return courseOf(klacht);
}

/** What was done with case 1, read beside the program. */
function logOf(klacht: Klacht): string[] {
  const sqlite = openSqlite(join(klacht.map, "register.db"), { readonly: true });
  const rows = sqlite
    .prepare<[], { handeling: string }>(
      "select handeling from logboek where klacht_id = 1 order by volgnummer",
    )
    .all();
  sqlite.close();
  return rows.map(({ handeling }) => handeling);
}

function nextOf({ stdout }: Result): string | null {
  return /\nHierna: [^\n]+\.\n {2}klacht ([^\n]+)\n$/.exec(stdout)?.[1] ?? null;
}

/** Long sentences are broken at 80 columns. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");

/** The words of a letter that lies in the folder of the letters. */
function letterText(klacht: Klacht, name: string): string {
  const parts = unzipSync(readFileSync(join(klacht.map, "brieven", name)));
  return Buffer.from(parts["word/document.xml"]!)
    .toString("utf8")
    .replaceAll(/<\/w:p>/g, "\n")
    .replaceAll(/<[^>]+>/g, "");
}

const sha256File = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

const met = (voldaanOp: string) => ({ voldaanOp, vervallenOp: null, dagen: null });

describe.concurrent("the course of a complaint", { timeout: 120_000 }, () => {
  it("founded with compensation, from the intake to its end", async ({ klacht, expect }) => {
    cpSync(join(acknowledged.klacht.map, "instellingen.json"), join(klacht.map, "instellingen.json"));
    await klacht("medewerkers", "toevoegen", "Jelle Dijkstra");
    const taken = await klacht("nieuw", ...INTAKE);
    expect(nextOf(taken)).toBe(`toewijzen ${NR}`);
    const { step, refuses, shows, page, log } = courseOf(klacht);
    await shows("2024-03-04", { status: "ingediend", standpunten: [], termijnen: { length: 5 } });
    await step("2024-03-05", ["toewijzen", "1"], {
      says: `Klacht ${NR} is gemeld aan Jelle Dijkstra.`,
      next: `brief ${NR} ontvangstbevestiging`,
      logs: "toegewezen",
    });
    await step("2024-03-06", ["brief", "1", "ontvangstbevestiging"], {
      says: POSTED,
      next: `besluit ${NR}`,
      logs: "correspondentie uit",
    });
    await step("2024-03-07", ["onderzoek", "1", "--met=Anna Visser", "--tekst=De offerte was oud."], {
      says: `Het onderzoek is vastgelegd bij klacht ${NR}.`,
      next: `besluit ${NR}`,
      logs: "onderzoek",
    });
    await refuses(
      "2024-03-07",
      ["sluiten", "1"],
      "Afsluiten kan pas als er een standpunt is (§4c)",
      `besluit ${NR}`,
    );
    await step(
      "2024-03-08",
      ["besluit", "1", "--oordeel=Gegrond", "--motivering=De offerte was verouderd.", "--oorzaak=werkwijze"],
      {
        says: `Het standpunt over klacht ${NR} is vastgelegd: gegrond.`,
        next: `brief ${NR} standpunt`,
        logs: "standpunt ingenomen",
      },
    );
    await step("2024-03-08", ["maatregel", "1", "verontschuldiging"], {
      says: `Bij klacht ${NR} is vastgelegd: verontschuldiging.`,
      next: `brief ${NR} standpunt`,
      logs: "maatregel",
    });
    await step(
      "2024-03-11",
      ["maatregel", "1", "schadevergoeding", "--bedrag=€ 1.250,50", "--toelichting=Het verschil."],
      {
        says: `Bij klacht ${NR} is vastgelegd: schadevergoeding van € 1.250,50.`,
        next: `brief ${NR} standpunt`,
        logs: "maatregel",
      },
    );
    await shows("2024-03-11", {
      status: "standpunt ingenomen",
      notities: [{ datum: "2024-03-07", met: "Anna Visser", tekst: "De offerte was oud." }],
      standpunten: [
        {
          ronde: 1,
          oordeel: "gegrond",
          motivering: "De offerte was verouderd.",
          datum: "2024-03-08",
          door: "Jelle Dijkstra",
          beoordelaars: [],
          meegedeeldOp: null,
          wijzeVanMededeling: null,
        },
      ],
      maatregelen: [
        { soort: "verontschuldiging", datum: "2024-03-08", bedrag: null, toelichting: null },
        { soort: "schadevergoeding", datum: "2024-03-11", bedrag: 125050, toelichting: "Het verschil." },
      ],
      oorzaak: "werkwijze",
      correspondentie: [{ id: 1, soort: "ontvangstbevestiging", datum: "2024-03-06" }],
      termijnen: [
        { soort: "melding", uiterlijk: "2024-03-07", ...met("2024-03-05") },
        { soort: "ontvangstbevestiging", uiterlijk: "2024-03-18", ...met("2024-03-06") },
        { soort: "streefdatum", uiterlijk: "2024-03-18", voldaanOp: null, dagen: 7 },
        { soort: "reactie", uiterlijk: "2024-03-25", voldaanOp: null, dagen: 14 },
        { soort: "kifid-route", uiterlijk: "2024-04-29", voldaanOp: null, dagen: 49 },
      ],
    });
    await step("2024-03-12", ["brief", "1", "standpunt"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    expect(letterText(klacht, `${NR}-standpunt.docx`)).toMatch(
      /gegrond[\s\S]*De offerte was verouderd\.[\s\S]*€\s1\.250,50/,
    );
    await step("2024-03-13", ["sluiten", "1", "--wijze=brief", "--berust=ja"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    const name = `${NR}-standpunt.docx`;
    await shows("2024-03-13", {
      status: "afgehandeld",
      meegedeeldOp: "2024-03-12",
      schriftelijkOp: "2024-03-12",
      afgehandeldOp: "2024-03-13",
      wijzeVanAfhandeling: "brief",
      afsluitreden: "afgehandeld",
      berust: true,
      standpunten: [{ meegedeeldOp: "2024-03-12", wijzeVanMededeling: "brief" }],
      correspondentie: [
        { id: 1, richting: "uit", soort: "ontvangstbevestiging" },
        {
          id: 2,
          richting: "uit",
          soort: "standpunt",
          datum: "2024-03-12",
          onderwerp: `ons standpunt over uw klacht ${NR}`,
          bestandsnaam: name,
          sha256: sha256File(join(klacht.map, "brieven", name)),
        },
      ],
      termijnen: ["2024-03-05", "2024-03-06", "2024-03-12", "2024-03-12", "2024-03-12"].map(met),
    });
    expect(await page("2024-03-13", "Tijdlijn")).toMatchInlineSnapshot(`
      "Tijdlijn
      ✓ maandag 04-03-2024    klacht ingediend
      ✓ dinsdag 05-03-2024    gemeld aan Jelle Dijkstra
      ✓ woensdag 06-03-2024   ontvangst bevestigd aan de klager
      ✓ vrijdag 08-03-2024    standpunt ingenomen: gegrond
      ✓ dinsdag 12-03-2024    standpunt meegedeeld aan de klager
      ✓ woensdag 13-03-2024   afgehandeld"
    `);
    expect(await page("2024-03-13", "Behandeling")).toMatchInlineSnapshot(`
      "Behandeling
      Verantwoordelijke       Jelle Dijkstra
      Onderzoek (intern)      07-03-2024 · Anna Visser
                              De offerte was oud.
      Standpunt               08-03-2024 · Gegrond, door Jelle Dijkstra
                              De offerte was verouderd.
      Maatregel               08-03-2024 · Verontschuldiging
      Maatregel               11-03-2024 · Schadevergoeding, € 1.250,50
                              Het verschil.
      Oorzaak                 Werkwijze
      Afgehandeld             13-03-2024, per brief, de klager berust erin"
    `);
    expect((await log()).map(({ handeling }) => handeling)).toEqual([
      "opgenomen",
      "toegewezen",
      "correspondentie uit",
      "onderzoek",
      "standpunt ingenomen",
      "maatregel",
      "maatregel",
      "correspondentie uit",
      "afgehandeld",
    ]);
  });

  it("founded with the insurer: nothing is admitted before he agrees", async ({ klacht, expect }) => {
    const { step, refuses, shows, log } = courseAfterAcknowledgement(klacht);
    await step("2024-03-08", ["besluit", "1", "--oordeel=gegrond", "--motivering=De dekking ontbrak."], {
      says: `Het standpunt over klacht ${NR} is vastgelegd: gegrond.`,
      next: `brief ${NR} standpunt`,
      logs: "standpunt ingenomen",
    });
    await step("2024-03-08", ["maatregel", "1", "schadevergoeding", "--bedrag=4500"], {
      says: `Bij klacht ${NR} is vastgelegd: schadevergoeding van € 4.500,00.`,
      next: `brief ${NR} standpunt`,
      logs: "maatregel",
    });
    await step("2024-03-08", ["maatregel", "1", "verzekeraar"], {
      says:
        `Bij klacht ${NR} is vastgelegd: beroepsaansprakelijkheidsverzekeraar ingeschakeld. ` +
        "Let op: zolang de beroepsaansprakelijkheidsverzekeraar niet heeft ingestemd, erkent de brief geen aansprakelijkheid en biedt hij geen bedrag aan (§4.1).",
      next: `brief ${NR} standpunt`,
      logs: "maatregel",
    });
    const waiting =
      "De beroepsaansprakelijkheidsverzekeraar heeft nog niet ingestemd, dus de klager heeft nog geen standpunt (§4.1)";
    const agreement = `maatregel ${NR} verzekeraar --akkoord-verzekeraar`;
    await refuses("2024-03-08", ["sluiten", "1"], waiting, agreement);

    const first = await klacht.with({ peildatum: "2024-03-11" })("brief", "1", "standpunt");
    expect(oneLine(first.stdout)).toContain(
      "De verzekeraar is ingeschakeld en heeft nog niet ingestemd (§4.1)",
    );
    const neutral = letterText(klacht, `${NR}-standpunt.docx`);
    expect(neutral).toContain("voorgelegd aan onze beroepsaansprakelijkheidsverzekeraar");
    expect(neutral).not.toMatch(/gegrond|dekking|4\.500|verontschuldiging/);
    await shows("2024-03-11", {
      status: "standpunt ingenomen",
      meegedeeldOp: null,
      schriftelijkOp: null,
      standpunten: [{ meegedeeldOp: null, wijzeVanMededeling: null }],
      correspondentie: [{}, { soort: "standpunt", datum: "2024-03-11" }],
      termijnen: [{}, {}, { voldaanOp: null, dagen: 7 }, { voldaanOp: null, dagen: 14 }, { voldaanOp: null }],
    });
    await refuses("2024-03-12", ["sluiten", "1"], waiting, agreement);

    await step("2024-03-20", ["maatregel", "1", "verzekeraar", "--akkoord-verzekeraar"], {
      says: `Bij klacht ${NR} is vastgelegd: `,
      next: `brief ${NR} standpunt`,
      logs: "maatregel",
    });
    await refuses(
      "2024-03-20",
      ["sluiten", "1"],
      "Afsluiten kan pas als het besluit schriftelijk naar de klager is gegaan (§4.2)",
      `brief ${NR} standpunt`,
    );
    await step("2024-03-21", ["brief", "1", "standpunt"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    const full = letterText(klacht, `${NR}-standpunt-2.docx`);
    expect(full).toMatch(/gegrond[\s\S]*De dekking ontbrak\.[\s\S]*€\s4\.500/);
    expect(full).toContain("Onze beroepsaansprakelijkheidsverzekeraar heeft hiermee ingestemd.");
    await step("2024-03-22", ["sluiten", "1"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    await shows("2024-03-22", {
      status: "afgehandeld",
      schriftelijkOp: "2024-03-21",
      wijzeVanAfhandeling: "brief",
      maatregelen: [
        { soort: "schadevergoeding", bedrag: 450000, akkoordVerzekeraar: false },
        { soort: "verzekeraar", datum: "2024-03-08", akkoordVerzekeraar: false },
        { soort: "verzekeraar", datum: "2024-03-20", akkoordVerzekeraar: true },
      ],
      // Late against the target of two weeks, in time for the promise of three.
      termijnen: [
        {},
        {},
        { soort: "streefdatum", uiterlijk: "2024-03-18", ...met("2024-03-21") },
        { soort: "reactie", uiterlijk: "2024-03-25", ...met("2024-03-21") },
        {},
      ],
    });
    expect((await log()).slice(3).map(({ details }) => details)).toMatchObject([
      { oordeel: "gegrond", door: "Jelle Dijkstra" },
      { soort: "schadevergoeding", bedrag: 450000 },
      { soort: "verzekeraar", akkoordVerzekeraar: false },
      { soort: "standpunt", id: 2, datum: "2024-03-11" },
      { soort: "verzekeraar", akkoordVerzekeraar: true },
      { soort: "standpunt", id: 3, datum: "2024-03-21" },
      { reden: "afgehandeld", wijze: "brief" },
    ]);
  });

  it("partly founded", async ({ klacht, expect }) => {
    const { step, shows, page } = courseAfterAcknowledgement(klacht);
    await step(
      "2024-03-14",
      ["besluit", "1", "--oordeel=gedeeltelijk gegrond", "--motivering=Ten dele juist."],
      {
        says: `Het standpunt over klacht ${NR} is vastgelegd: gedeeltelijk gegrond.`,
        next: `brief ${NR} standpunt`,
        logs: "standpunt ingenomen",
      },
    );
    await step("2024-03-14", ["maatregel", "1", "nakoming", "--toelichting=Wij zetten de polis om."], {
      says: `Bij klacht ${NR} is vastgelegd: nakoming.`,
      next: `brief ${NR} standpunt`,
      logs: "maatregel",
    });
    await step("2024-03-15", ["brief", "1", "standpunt"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    const letter = letterText(klacht, `${NR}-standpunt.docx`);
    expect(letter).toMatch(/gedeeltelijk gegrond[\s\S]*Ten dele juist\.[\s\S]*Wij zetten de polis om\./);
    // A year after the complaint, which is later than three months after the letter.
    expect(letter).toMatch(/Kifid[\s\S]*4 maart 2025/);
    await step("2024-03-18", ["sluiten", "1", "--berust=nee"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    await shows("2024-03-18", {
      status: "afgehandeld",
      berust: false,
      standpunten: [{ oordeel: "gedeeltelijk-gegrond", meegedeeldOp: "2024-03-15" }],
      maatregelen: [{ soort: "nakoming", bedrag: null, toelichting: "Wij zetten de polis om." }],
    });
    expect(await page("2024-03-18", "Tijdlijn")).toMatchInlineSnapshot(`
      "Tijdlijn
      ✓ maandag 04-03-2024    klacht ingediend
      ✓ dinsdag 05-03-2024    gemeld aan Jelle Dijkstra
      ✓ woensdag 06-03-2024   ontvangst bevestigd aan de klager
      ✓ donderdag 14-03-2024  standpunt ingenomen: gedeeltelijk gegrond
      ✓ vrijdag 15-03-2024    standpunt meegedeeld aan de klager
      ✓ maandag 18-03-2024    afgehandeld"
    `);
  });

  it("unfounded, objection, re-assessed founded", async ({ klacht, expect }) => {
    const { step, refuses, shows, page } = courseAfterAcknowledgement(klacht);
    await reject(step);
    await object(step);
    await refuses(
      "2024-03-20",
      ["sluiten", "1"],
      "Op het bezwaar van de klager is nog niet beslist (§4.2)",
      `herbeoordeling ${NR}`,
    );
    await shows("2024-03-21", {
      status: "bezwaar",
      bezwaren: [{ datum: "2024-03-20", tekst: "Dat is mij nooit gezegd." }],
      termijnen: [
        {},
        {},
        { soort: "streefdatum", ...met("2024-03-13") },
        { soort: "reactie", ...met("2024-03-13") },
        { soort: "herbeoordeling", uiterlijk: "2024-04-10", voldaanOp: null, dagen: 20 },
        { soort: "kifid-route", ...met("2024-03-13") },
      ],
    });
    await step(
      "2024-04-02",
      [
        "herbeoordeling",
        "1",
        "--oordeel=gegrond",
        "--motivering=Het gesprek is niet vastgelegd.",
        "--beoordelaars=Anna Visser; Jelle Dijkstra",
      ],
      {
        says: `Klacht ${NR} is opnieuw beoordeeld: gegrond.`,
        next: `brief ${NR} herbeoordeling`,
        logs: "herbeoordeeld",
      },
    );
    await refuses(
      "2024-04-02",
      ["sluiten", "1"],
      "Afsluiten kan pas als het besluit schriftelijk naar de klager is gegaan (§4.2)",
      `brief ${NR} herbeoordeling`,
    );
    await step("2024-04-03", ["maatregel", "1", "schadevergoeding", "--bedrag=125"], {
      says: `Bij klacht ${NR} is vastgelegd: schadevergoeding van € 125,00.`,
      next: `brief ${NR} herbeoordeling`,
      logs: "maatregel",
    });
    await step("2024-04-04", ["brief", "1", "herbeoordeling"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    const letter = letterText(klacht, `${NR}-herbeoordeling.docx`);
    expect(letter).toMatch(/20 maart 2024[\s\S]*Anna Visser en Jelle Dijkstra[\s\S]*alsnog gegrond/);
    expect(letter).toMatch(/Het gesprek is niet vastgelegd\.[\s\S]*€\s125/);
    await step("2024-04-05", ["sluiten", "1", "--berust=ja"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    // Both positions stay, the deadlines of the first as they were met.
    await shows("2024-04-05", {
      status: "afgehandeld",
      meegedeeldOp: "2024-04-04",
      standpunten: [
        { ronde: 1, oordeel: "ongegrond", door: "Jelle Dijkstra", meegedeeldOp: "2024-03-13" },
        {
          ronde: 2,
          oordeel: "gegrond",
          door: null,
          beoordelaars: ["Anna Visser", "Jelle Dijkstra"],
          meegedeeldOp: "2024-04-04",
          wijzeVanMededeling: "brief",
        },
      ],
      termijnen: [
        { soort: "melding" },
        { soort: "ontvangstbevestiging" },
        { soort: "streefdatum", ...met("2024-03-13") },
        { soort: "reactie", ...met("2024-03-13") },
        { soort: "herbeoordeling", uiterlijk: "2024-04-10", ...met("2024-04-04") },
        { soort: "kifid-route", ...met("2024-03-13") },
      ],
    });
    expect(await page("2024-04-05", "Tijdlijn")).toMatchInlineSnapshot(`
      "Tijdlijn
      ✓ maandag 04-03-2024    klacht ingediend
      ✓ dinsdag 05-03-2024    gemeld aan Jelle Dijkstra
      ✓ woensdag 06-03-2024   ontvangst bevestigd aan de klager
      ✓ dinsdag 12-03-2024    standpunt ingenomen: ongegrond
      ✓ woensdag 13-03-2024   standpunt meegedeeld aan de klager
      ✓ woensdag 20-03-2024   bezwaar van de klager
      ✓ dinsdag 02-04-2024    opnieuw beoordeeld: gegrond
      ✓ donderdag 04-04-2024  standpunt meegedeeld aan de klager
      ✓ vrijdag 05-04-2024    afgehandeld"
    `);
  });

  it("unfounded, objection, upheld, no agreement, Kifid, ruling", async ({ klacht, expect }) => {
    const { step, refuses, shows, page, log } = courseAfterAcknowledgement(klacht);
    await reject(step);
    await object(step);
    await step(
      "2024-04-02",
      [
        "herbeoordeling",
        "1",
        "--oordeel=ongegrond",
        "--motivering=Ook bij nader inzien niet.",
        "--beoordelaars=Anna Visser;Sjoerd de Boer",
      ],
      {
        says: `Klacht ${NR} is opnieuw beoordeeld: ongegrond.`,
        next: `brief ${NR} herbeoordeling`,
        logs: "herbeoordeeld",
      },
    );
    await step("2024-04-03", ["brief", "1", "herbeoordeling"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    expect(letterText(klacht, `${NR}-herbeoordeling.docx`)).toMatch(/blijven bij[\s\S]*Kifid/);
    await step("2024-04-08", ["brief", "1", "uitnodiging-gesprek", "--gesprek-datum=11-04-2024"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    await step(
      "2024-04-11",
      [
        "gesprek",
        "1",
        "--aanwezig=Jan de Vries;Jelle Dijkstra",
        "--verslag=Partijen werden het niet eens.",
        "--uitkomst=geen overeenstemming",
      ],
      {
        says: `Het gesprek over klacht ${NR} is vastgelegd: geen overeenstemming.`,
        next: `kifid ${NR}`,
        logs: "gesprek",
      },
    );
    await shows("2024-04-11", { status: "in geschil", geschilOp: "2024-04-11", kifid: null });
    await refuses(
      "2024-04-11",
      ["sluiten", "1"],
      "Bij een blijvend geschil wordt de klager eerst op Kifid gewezen (§6)",
      `kifid ${NR}`,
    );
    await step("2024-04-12", ["kifid", "1", "--status=verwezen"], {
      says: `Bij klacht ${NR} is vastgelegd: Verwezen naar Kifid. De brief daarbij: klacht brief ${NR} kifid`,
      next: `sluiten ${NR}`,
      logs: "kifid: verwezen",
    });
    await step("2024-04-12", ["brief", "1", "kifid"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    await step("2024-05-13", ["kifid", "1", "--status=aanhangig"], {
      says: `Bij klacht ${NR} is vastgelegd: Aanhangig bij Kifid.`,
      next: `kifid ${NR}`,
      logs: "kifid: aanhangig",
    });
    await refuses("2024-05-14", ["sluiten", "1"], "De klacht is nog aanhangig bij Kifid (§6)", `kifid ${NR}`);
    await step("2024-09-02", ["kifid", "1", "--status=uitspraak", "--uitkomst=Vordering afgewezen."], {
      says: `Bij klacht ${NR} is vastgelegd: Uitspraak van Kifid.`,
      next: `sluiten ${NR}`,
      logs: "kifid: uitspraak",
    });
    await shows("2024-09-02", { status: "in geschil" });
    await step("2024-09-03", ["sluiten", "1", "--wijze=e-mail"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    await shows("2024-09-03", {
      status: "afgehandeld",
      wijzeVanAfhandeling: "e-mail",
      geschilOp: "2024-04-11",
      gesprekken: [
        {
          datum: "2024-04-11",
          aanwezig: ["Jan de Vries", "Jelle Dijkstra"],
          verslag: "Partijen werden het niet eens.",
          uitkomst: "geen-overeenstemming",
        },
      ],
      kifid: {
        datum: "2024-09-02",
        status: "uitspraak",
        uitkomst: "Vordering afgewezen.",
        verloop: [{ status: "verwezen" }, { status: "aanhangig" }, { status: "uitspraak" }],
      },
      correspondentie: [
        "ontvangstbevestiging",
        "standpunt",
        "herbeoordeling",
        "uitnodiging-gesprek",
        "kifid",
      ].map((soort, n) => ({ id: n + 1, soort, richting: "uit" })),
    });
    // The status on an earlier day is that of then.
    await shows("2024-03-21", { status: "bezwaar" });
    expect(await page("2024-09-03", "Tijdlijn")).toMatchInlineSnapshot(`
      "Tijdlijn
      ✓ maandag 04-03-2024    klacht ingediend
      ✓ dinsdag 05-03-2024    gemeld aan Jelle Dijkstra
      ✓ woensdag 06-03-2024   ontvangst bevestigd aan de klager
      ✓ dinsdag 12-03-2024    standpunt ingenomen: ongegrond
      ✓ woensdag 13-03-2024   standpunt meegedeeld aan de klager
      ✓ woensdag 20-03-2024   bezwaar van de klager
      ✓ dinsdag 02-04-2024    opnieuw beoordeeld: ongegrond
      ✓ woensdag 03-04-2024   standpunt meegedeeld aan de klager
      ✓ donderdag 11-04-2024  gesprek: geen overeenstemming
      ✓ vrijdag 12-04-2024    verwezen naar Kifid
      ✓ maandag 13-05-2024    aanhangig bij Kifid
      ✓ maandag 02-09-2024    uitspraak van Kifid
      ✓ dinsdag 03-09-2024    afgehandeld"
    `);
    expect((await log()).slice(3).map(({ handeling }) => handeling)).toEqual([
      "standpunt ingenomen",
      "correspondentie uit",
      "bezwaar",
      "herbeoordeeld",
      "correspondentie uit",
      "correspondentie uit",
      "gesprek",
      "kifid: verwezen",
      "correspondentie uit",
      "kifid: aanhangig",
      "kifid: uitspraak",
      "afgehandeld",
    ]);
  });

  it("withdrawn: it ends without a position, its deadlines lapse, and it stays in the list", async ({
    klacht,
    expect,
  }) => {
    const { step, shows, page } = courseAfterAcknowledgement(klacht);
    await step(
      "2024-03-11",
      ["sluiten", "1", "--reden=ingetrokken", "--toelichting=Telefonisch ingetrokken.", "--wijze=telefoon"],
      { says: `Klacht ${NR} is afgesloten: ingetrokken.`, next: null, logs: "afgehandeld" },
    );
    const lapsed = { voldaanOp: null, vervallenOp: "2024-03-11", dagen: null };
    await shows("2024-03-12", {
      status: "afgehandeld",
      afsluitreden: "ingetrokken",
      afsluittoelichting: "Telefonisch ingetrokken.",
      wijzeVanAfhandeling: "telefoon",
      standpunten: [],
      termijnen: [met("2024-03-05"), met("2024-03-06"), lapsed, lapsed, lapsed],
    });
    const later = klacht.with({ peildatum: "2024-06-03" });
    expect((await later("lijst", "--alles", "--json")).json()).toMatchObject([
      { nummer: NR, status: "afgehandeld" },
    ]);
    expect((await later("termijnen", "--json")).json()).toEqual([]);
    await step("2024-03-12", ["brief", "1", "afsluiting"], {
      says: POSTED,
      next: null,
      logs: "correspondentie uit",
    });
    expect(letterText(klacht, `${NR}-afsluiting.docx`)).toMatch(
      /ingetrokken[\s\S]*Telefonisch ingetrokken\./,
    );
    expect(await page("2024-03-12", "Behandeling")).toMatchInlineSnapshot(`
      "Behandeling
      Verantwoordelijke       Jelle Dijkstra
      Afgehandeld             11-03-2024, per telefoon, ingetrokken
                              Telefonisch ingetrokken."
    `);
    expect(await page("2024-03-12", "Tijdlijn")).toMatchInlineSnapshot(`
      "Tijdlijn
      ✓ maandag 04-03-2024    klacht ingediend
      ✓ dinsdag 05-03-2024    gemeld aan Jelle Dijkstra
      ✓ woensdag 06-03-2024   ontvangst bevestigd aan de klager
      ✓ maandag 11-03-2024    afgehandeld: ingetrokken"
    `);
  });

  it("extension: the first day stays, and an answer after it is late, however often it moved", async ({
    klacht,
    expect,
  }) => {
    const { step, shows, deadline, page } = courseAfterAcknowledgement(klacht);
    await step(
      "2024-03-21",
      ["uitstel", "1", "--tot=02-04-2024", "--reden=De maatschappij antwoordt niet."],
      {
        says:
          `Het antwoord op klacht ${NR} is uitgesteld tot dinsdag 02-04-2024. De eerste datum blijft zichtbaar en telt als belofte. ` +
          `Laat de klager dit weten: klacht brief ${NR} uitstel`,
        next: `besluit ${NR}`,
        logs: "uitstel",
      },
    );
    await step("2024-03-21", ["brief", "1", "uitstel"], {
      says: POSTED,
      next: `besluit ${NR}`,
      logs: "correspondentie uit",
    });
    expect(letterText(klacht, `${NR}-uitstel.docx`)).toMatch(
      /25 maart 2024[\s\S]*De maatschappij antwoordt niet\.[\s\S]*2 april 2024/,
    );
    expect(await deadline("2024-03-28", "reactie")).toEqual({
      soort: "reactie",
      uiterlijk: "2024-04-02",
      eersteUiterlijk: "2024-03-25",
      voldaanOp: null,
      vervallenOp: null,
      dagen: 5,
    });
    expect(await page("2024-03-28", "Tijdlijn")).toContain(
      "○ dinsdag 02-04-2024    Standpunt aan de klager: nog 5 dagen (was 25-03-2024)",
    );
    await step("2024-03-29", ["uitstel", "1", "--tot=09-04-2024", "--reden=Nog steeds niet."], {
      says: `Het antwoord op klacht ${NR} is uitgesteld tot dinsdag 09-04-2024.`,
      next: `besluit ${NR}`,
      logs: "uitstel",
    });
    expect(await deadline("2024-04-10", "reactie")).toMatchObject({
      uiterlijk: "2024-04-09",
      eersteUiterlijk: "2024-03-25",
      dagen: -1,
    });
    await step("2024-04-03", ["besluit", "1", "--oordeel=gegrond", "--motivering=De premie klopte niet."], {
      says: `Het standpunt over klacht ${NR} is vastgelegd: gegrond.`,
      next: `brief ${NR} standpunt`,
      logs: "standpunt ingenomen",
    });
    await step("2024-04-04", ["brief", "1", "standpunt"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    await shows("2024-04-04", {
      uitstel: [
        { datum: "2024-03-21", tot: "2024-04-02", reden: "De maatschappij antwoordt niet." },
        { datum: "2024-03-29", tot: "2024-04-09", reden: "Nog steeds niet." },
      ],
      // In time for the later day, late against the first.
      termijnen: [
        {},
        {},
        { soort: "streefdatum", uiterlijk: "2024-03-18", eersteUiterlijk: null },
        {
          soort: "reactie",
          uiterlijk: "2024-04-09",
          eersteUiterlijk: "2024-03-25",
          ...met("2024-04-04"),
        },
        {},
      ],
    });
    expect(await page("2024-04-04", "Tijdlijn")).toMatchInlineSnapshot(`
      "Tijdlijn
      ✓ maandag 04-03-2024    klacht ingediend
      ✓ dinsdag 05-03-2024    gemeld aan Jelle Dijkstra
      ✓ woensdag 06-03-2024   ontvangst bevestigd aan de klager
      ✓ donderdag 21-03-2024  antwoord uitgesteld van 25-03-2024 tot 02-04-2024
      ✓ vrijdag 29-03-2024    antwoord uitgesteld van 02-04-2024 tot 09-04-2024
      ✓ woensdag 03-04-2024   standpunt ingenomen: gegrond
      ✓ donderdag 04-04-2024  standpunt meegedeeld aan de klager"
    `);
  });

  it("told in a conversation: it can't be closed before it went out in writing", async ({
    klacht,
    expect,
  }) => {
    const { step, refuses, shows } = courseAfterAcknowledgement(klacht);
    await step("2024-03-12", ["besluit", "1", "--oordeel=ongegrond", "--motivering=De premie was vermeld."], {
      says: `Het standpunt over klacht ${NR} is vastgelegd: ongegrond.`,
      next: `brief ${NR} standpunt`,
      logs: "standpunt ingenomen",
    });
    await step("2024-03-13", talk("standpunt-meegedeeld"), {
      says: `Het gesprek over klacht ${NR} is vastgelegd: standpunt meegedeeld.`,
      next: `brief ${NR} standpunt`,
      logs: "gesprek",
    });
    await shows("2024-03-13", {
      status: "standpunt ingenomen",
      meegedeeldOp: "2024-03-13",
      schriftelijkOp: null,
      standpunten: [{ meegedeeldOp: "2024-03-13", wijzeVanMededeling: "gesprek" }],
      termijnen: [{}, {}, met("2024-03-13"), met("2024-03-13"), met("2024-03-13")],
    });
    await refuses(
      "2024-03-14",
      ["sluiten", "1"],
      "Afsluiten kan pas als het besluit schriftelijk naar de klager is gegaan (§4.2)",
      `brief ${NR} standpunt`,
    );
    await step("2024-03-15", ["brief", "1", "standpunt"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    expect(letterText(klacht, `${NR}-standpunt.docx`)).toContain("In ons gesprek van 13 maart 2024");
    await step("2024-03-18", ["sluiten", "1", "--wijze=brief"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    await shows("2024-03-18", {
      status: "afgehandeld",
      meegedeeldOp: "2024-03-13",
      schriftelijkOp: "2024-03-15",
      wijzeVanAfhandeling: "brief",
    });
  });

  it("told in a conversation, confirmed by a letter: settled by letter, unless said otherwise", async ({
    klacht,
  }) => {
    const { step, shows } = courseAfterAcknowledgement(klacht);
    await step("2024-03-12", ["besluit", "1", "--oordeel=gegrond", "--motivering=Ja."], {
      says: `Het standpunt over klacht ${NR} is vastgelegd: gegrond.`,
      next: `brief ${NR} standpunt`,
      logs: "standpunt ingenomen",
    });
    await klacht.with({ peildatum: "2024-03-13" })(...talk("standpunt-meegedeeld"));
    await klacht.with({ peildatum: "2024-03-15" })("brief", "1", "standpunt");
    await klacht.with({ peildatum: "2024-03-18" })("sluiten", "1");
    await shows("2024-03-18", { status: "afgehandeld", wijzeVanAfhandeling: "brief" });
  });

  it("objection settled in a conversation needs no re-assessment", async ({ klacht }) => {
    const { step, shows } = courseAfterAcknowledgement(klacht);
    await reject(step);
    await object(step);
    await step("2024-03-25", talk("overeenstemming"), {
      says: `Het gesprek over klacht ${NR} is vastgelegd: overeenstemming.`,
      next: `sluiten ${NR}`,
      logs: "gesprek",
    });
    await step("2024-03-26", ["sluiten", "1", "--wijze=gesprek", "--berust=ja"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    await shows("2024-03-26", {
      status: "afgehandeld",
      wijzeVanAfhandeling: "gesprek",
      standpunten: { length: 1 },
      termijnen: [
        {},
        {},
        {},
        met("2024-03-13"),
        { soort: "herbeoordeling", voldaanOp: null, vervallenOp: "2024-03-25", dagen: null },
        {},
      ],
    });
  });

  it("reopened and closed again: its deadlines run again, and what was done stays", async ({
    klacht,
    expect,
  }) => {
    const { step, refuses, shows, page, log } = courseAfterAcknowledgement(klacht);
    await step("2024-03-11", ["sluiten", "1", "--reden=geen-klacht", "--toelichting=Een vraag."], {
      says: `Klacht ${NR} is afgesloten: geen klacht.`,
      next: null,
      logs: "afgehandeld",
    });
    await refuses(
      "2024-03-12",
      ["besluit", "1", "--oordeel=gegrond", "--motivering=Toch."],
      "De klacht is al afgehandeld (§5)",
      `heropenen ${NR}`,
    );
    await step("2024-03-14", ["heropenen", "1", "--reden=De klager ziet het als klacht."], {
      says: `Klacht ${NR} is heropend.`,
      next: `besluit ${NR}`,
      logs: "heropend",
    });
    await shows("2024-03-14", {
      status: "in behandeling",
      afgehandeldOp: null,
      afsluitreden: null,
      afsluittoelichting: null,
      termijnen: [
        met("2024-03-05"),
        met("2024-03-06"),
        { soort: "streefdatum", vervallenOp: null, dagen: 4 },
        { soort: "reactie", vervallenOp: null, dagen: 11 },
        { soort: "kifid-route", vervallenOp: null, dagen: 46 },
      ],
    });
    await step("2024-03-15", ["besluit", "1", "--oordeel=gegrond", "--motivering=Toch een klacht."], {
      says: `Het standpunt over klacht ${NR} is vastgelegd: gegrond.`,
      next: `brief ${NR} standpunt`,
      logs: "standpunt ingenomen",
    });
    await step("2024-03-18", ["brief", "1", "standpunt"], {
      says: POSTED,
      next: `sluiten ${NR}`,
      logs: "correspondentie uit",
    });
    await step("2024-03-19", ["sluiten", "1"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    // Once more: the position and its letter stay, so that it can be closed at once.
    await step("2024-04-02", ["heropenen", "1", "--reden=Nieuw bericht van de klager."], {
      says: `Klacht ${NR} is heropend.`,
      next: `sluiten ${NR}`,
      logs: "heropend",
    });
    await shows("2024-04-02", {
      status: "standpunt ingenomen",
      standpunten: [{ meegedeeldOp: "2024-03-18" }],
      termijnen: [{}, {}, met("2024-03-18"), met("2024-03-18"), met("2024-03-18")],
    });
    await step("2024-04-03", ["sluiten", "1", "--wijze=telefoon"], {
      says: `Klacht ${NR} is afgehandeld.`,
      next: null,
      logs: "afgehandeld",
    });
    await shows("2024-04-03", {
      status: "afgehandeld",
      afgehandeldOp: "2024-04-03",
      afsluitreden: "afgehandeld",
      wijzeVanAfhandeling: "telefoon",
    });
    expect(await page("2024-04-03", "Tijdlijn")).toMatchInlineSnapshot(`
      "Tijdlijn
      ✓ maandag 04-03-2024    klacht ingediend
      ✓ dinsdag 05-03-2024    gemeld aan Jelle Dijkstra
      ✓ woensdag 06-03-2024   ontvangst bevestigd aan de klager
      ✓ vrijdag 15-03-2024    standpunt ingenomen: gegrond
      ✓ maandag 18-03-2024    standpunt meegedeeld aan de klager
      ✓ woensdag 03-04-2024   afgehandeld"
    `);
    expect(
      (await log()).filter(({ handeling }) => handeling === "heropend").map(({ details }) => details),
    ).toEqual([
      { datum: "2024-03-14", reden: "De klager ziet het als klacht.", wasAfgehandeldOp: "2024-03-11" },
      { datum: "2024-04-02", reden: "Nieuw bericht van de klager.", wasAfgehandeldOp: "2024-03-19" },
    ]);
  });
});

type Step = ReturnType<typeof courseOf>["step"];

/** Rejected on 12 March, told by letter on the 13th. */
async function reject(step: Step): Promise<void> {
  await step("2024-03-12", ["besluit", "1", "--oordeel=ongegrond", "--motivering=De premie was vermeld."], {
    says: `Het standpunt over klacht ${NR} is vastgelegd: ongegrond.`,
    next: `brief ${NR} standpunt`,
    logs: "standpunt ingenomen",
  });
  await step("2024-03-13", ["brief", "1", "standpunt"], {
    says: POSTED,
    next: `sluiten ${NR}`,
    logs: "correspondentie uit",
  });
}

/** The klager objects on 20 March. */
async function object(step: Step): Promise<void> {
  await step("2024-03-20", ["bezwaar", "1", "--tekst=Dat is mij nooit gezegd."], {
    says: `Het bezwaar tegen het standpunt over klacht ${NR} is vastgelegd.`,
    next: `herbeoordeling ${NR}`,
    logs: "bezwaar",
  });
}

const talk = (uitkomst: string) => [
  "gesprek",
  "1",
  "--aanwezig=Jan de Vries;Jelle Dijkstra",
  "--verslag=Op kantoor gesproken.",
  `--uitkomst=${uitkomst}`,
];

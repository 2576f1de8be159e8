import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { openRegister } from "../../src/register/open.ts";
import { besluit } from "../../src/register/standpunt.ts";
import { fill, HANDELENDE } from "../register/fill.ts";
import { type Conversation, CTRL_C, converse, ENTER } from "./conversation.ts";
import { englishIn, hasStackTrace } from "./english.ts";
import { contentsOf, it, type Klacht, TODAY } from "./run.ts";

const NR = "2024-0001";

/** A register with one case that Jelle Dijkstra took on. */
const reported = (klacht: Klacht) =>
  fill(klacht.map, ["Jelle Dijkstra", "Anna Visser"], [{ gemeldOp: TODAY, aan: "Jelle Dijkstra" }]);

/** The same, with a founded position. */
async function founded(klacht: Klacht): Promise<void> {
  await reported(klacht);
  const { db, close } = await openRegister(klacht.map, { create: true });
  const position = { oordeel: "gegrond" as const, motivering: "De offerte was oud.", datum: TODAY };
  await besluit(db, NR, { ...position, door: null, oorzaak: null, verbetermaatregel: null }, HANDELENDE);
  await close();
}

/** Waits for a question, and answers it with a line. */
async function answer(talk: Conversation, question: string, keys: string): Promise<void> {
  await talk.sees(question);
  talk.type(keys + ENTER);
}

/** Waits for a question, and answers it with lines and an empty one behind them. */
async function answerAtLength(talk: Conversation, question: string, ...lines: string[]): Promise<void> {
  await talk.sees(question);
  for (const line of lines) {
    talk.type(line + ENTER);
    await talk.sees(line);
  }
  talk.type(ENTER);
}

async function choose(talk: Conversation, question: string, choice: string): Promise<void> {
  await talk.sees(question);
  await talk.choose(choice);
}

function expectDutch(talk: Conversation): void {
  expect(englishIn(talk.shown())).toEqual([]);
  expect(hasStackTrace(talk.shown())).toBe(false);
}

const shown = async (klacht: Klacht) => (await klacht("toon", "1", "--json")).json();

describe("besluit on a terminal", () => {
  it("asks everything, holds on to the motivation, and says what comes next", async ({ klacht }) => {
    await reported(klacht);
    const talk = converse(klacht, ["besluit", "1"]);
    await choose(talk, "Is de klacht terecht?", "Gedeeltelijk gegrond");
    await talk.sees("Komt zo in de brief aan de klager.");
    talk.type(ENTER);
    await talk.sees("✗ Dit kan niet leeg blijven.");
    talk.type(`De offerte was oud.${ENTER}`);
    await talk.sees("De offerte was oud.");
    talk.type(`De premie klopte.${ENTER}`);
    await talk.sees("De premie klopte.");
    talk.type(ENTER);
    await talk.sees("Datum van het besluit");
    talk.type(`${"\u007f".repeat(10)}05-03-2024${ENTER}`);
    await talk.sees("De datum 05-03-2024 ligt in de toekomst");
    talk.type(`${"\u007f".repeat(10)}04-03-2024${ENTER}`);
    await answer(talk, "Leeg: de verantwoordelijke.", "Anna Visser");
    await choose(talk, "Voor het jaaroverzicht.", "Menselijke fout");
    await answerAtLength(talk, "Wat het kantoor voortaan anders doet", "Offertes nalopen.");
    await talk.sees(`Het standpunt over klacht ${NR} is vastgelegd: gedeeltelijk gegrond.`);
    await talk.sees(`klacht brief ${NR} standpunt`);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(await shown(klacht)).toMatchObject({
      standpunten: [
        {
          oordeel: "gedeeltelijk-gegrond",
          motivering: "De offerte was oud.\nDe premie klopte.",
          datum: "2024-03-04",
          door: "Anna Visser",
        },
      ],
      oorzaak: "menselijke-fout",
      verbetermaatregel: "Offertes nalopen.",
    });
  });

  it("asks for the motivation where an empty one was given", async ({ klacht }) => {
    await reported(klacht);
    const talk = converse(klacht, ["besluit", "1", "--oordeel=gegrond", "--motivering="]);
    await answerAtLength(talk, "Komt zo in de brief aan de klager.", "De offerte was oud.");
    await answer(talk, "Datum van het besluit", "");
    await answer(talk, "Leeg: de verantwoordelijke.", "");
    await choose(talk, "Voor het jaaroverzicht.", "(niet opgeven)");
    await talk.sees("Wat het kantoor voortaan anders doet");
    talk.type(ENTER);
    expect(await talk.exitCode()).toBe(0);
    expect((await shown(klacht)).standpunten).toMatchObject([
      { motivering: "De offerte was oud.", datum: TODAY, door: "Jelle Dijkstra" },
    ]);
  });

  it("broken off changes nothing", async ({ klacht }) => {
    await reported(klacht);
    const before = contentsOf(klacht.map);
    const talk = converse(klacht, ["besluit", "1"]);
    await choose(talk, "Is de klacht terecht?", "Ongegrond");
    await talk.sees("Komt zo in de brief aan de klager.");
    talk.type(CTRL_C);
    await talk.sees("Afgebroken");
    expect(await talk.exitCode()).toBe(130);
    expectDutch(talk);
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

describe("maatregel on a terminal", () => {
  it("asks kind, amount and explanation; an amount must be one", async ({ klacht }) => {
    await founded(klacht);
    const talk = converse(klacht, ["maatregel", "1"]);
    await choose(talk, "Soort maatregel", "Schadevergoeding");
    await answer(talk, "In euro, zoals 125,50", "12.5");
    await talk.sees("✗ “12.5” is geen bedrag; typ het als 125,50");
    talk.type(`${"\u007f".repeat(4)}€ 1.250,50${ENTER}`);
    await answerAtLength(talk, "Komt zo in de brief aan de klager.", "Het verschil in premie.");
    await answer(talk, "Datum", "");
    await talk.sees(`Bij klacht ${NR} is vastgelegd: schadevergoeding van € 1.250,50.`);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect((await shown(klacht)).maatregelen).toEqual([
      {
        soort: "schadevergoeding",
        datum: TODAY,
        bedrag: 125050,
        toelichting: "Het verschil in premie.",
        akkoordVerzekeraar: false,
      },
    ]);
  });
});

describe("brief on a terminal", () => {
  it("lets the letter be chosen, and asks what that one needs", async ({ klacht }) => {
    await reported(klacht);
    const talk = converse(klacht, ["brief", "1"]);
    await choose(talk, "Welke brief?", "Verzoek om informatie");
    await answerAtLength(talk, "Elke vraag op een regel.", "Wanneer belde u?", "Met wie sprak u?");
    await answer(talk, "de behandeltermijn schuift daardoor op", "18-03-2024");
    await talk.sees("De brief staat klaar:");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    const name = `${NR}-informatieverzoek.docx`;
    expect(existsSync(join(klacht.map, "brieven", name))).toBe(true);
    expect((await shown(klacht)).correspondentie).toMatchObject([
      { richting: "uit", soort: "informatieverzoek", datum: TODAY, bestandsnaam: name },
    ]);
  });
});

describe("sluiten on a terminal", () => {
  it("asks how and why the case ends", async ({ klacht }) => {
    await reported(klacht);
    const talk = converse(klacht, ["sluiten", "1"]);
    await choose(talk, "Reden", "Ingetrokken");
    await answerAtLength(talk, "Waarom de klacht zonder besluit eindigt", "Per telefoon ingetrokken.");
    await choose(talk, "Hoe de klager het laatst bericht kreeg.", "Telefoon");
    await answer(talk, "Datum van afhandeling", "");
    await talk.sees("Berust de klager erin");
    talk.type(ENTER);
    await talk.sees(`Klacht ${NR} is afgesloten: ingetrokken.`);
    expect(await talk.exitCode()).toBe(0);
    expect(await shown(klacht)).toMatchObject({
      status: "afgehandeld",
      afsluitreden: "ingetrokken",
      afsluittoelichting: "Per telefoon ingetrokken.",
      wijzeVanAfhandeling: "telefoon",
    });
  });
});

describe("an act that the course of the case doesn't allow", () => {
  it.for([
    ["onderzoek", "toewijzen"],
    ["besluit", "toewijzen"],
    ["bezwaar", "besluit"],
    ["herbeoordeling", "bezwaar"],
    ["heropenen", null],
  ] as const)("is refused before anybody typed a word: %s", async ([act, first], { klacht }) => {
    await fill(klacht.map, ["Jelle Dijkstra"], [{}]);
    const before = contentsOf(klacht.map);
    const talk = converse(klacht, [act, "1"]);
    expect(await talk.exitCode()).toBe(1);
    expect(talk.shown()).not.toContain("?");
    if (first !== null) expect(talk.shown()).toContain(`→ Eerst: klacht ${first}`);
    expectDutch(talk);
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

/** The closed file on a terminal, as a person uses it. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect } from "vitest";
import { geefToegang } from "../../src/register/kluisbeheer.ts";
import { openRegister } from "../../src/register/open.ts";
import { HANDELENDE } from "../register/fill.ts";
import {
  fillWithKluis,
  holder,
  JELLE,
  keyOf,
  makeKluis,
  passphraseOf,
  SIETSKE,
  withPassphrase,
} from "../register/kluis.ts";
import { type Conversation, CTRL_C, CTRL_D, converse, ENTER } from "./conversation.ts";
import { englishIn, hasStackTrace } from "./english.ts";
import { answer, asked } from "./intake-answers.ts";
import { contentsOf, filesHolding, INTAKE, it, type Klacht } from "./run.ts";

const STRONG = "vier paarden in de mist 77";
const SECRET = "zwijgplicht-4711";
const NR = "2024-0001";
const BACK = "\u007f";

function expectDutch(talk: Conversation): void {
  expect(englishIn(talk.shown())).toEqual([]);
  expect(hasStackTrace(talk.shown())).toBe(false);
}

/** Types an answer that must not show, once its question is there. */
async function secretly(talk: Conversation, question: string, text: string): Promise<void> {
  await talk.sees(question);
  talk.type(text + ENTER);
}

async function choosePassphrase(talk: Conversation, passphrase: string): Promise<void> {
  await secretly(talk, "Nieuw wachtwoord", passphrase);
  await secretly(talk, "Nogmaals, ter controle", passphrase);
}

/** The recovery key as it stands on the screen. */
async function recoveryKey(talk: Conversation): Promise<string> {
  await talk.sees("Typ de laatste 4 tekens over");
  const [, shown = ""] = /De herstelsleutel van de kluis:\s+([A-Z0-9\s-]+?)\n\s*\n/.exec(talk.shown()) ?? [];
  return shown.replaceAll(/\s/g, "");
}

const withKey = (klacht: Klacht, naam = SIETSKE) =>
  klacht.with({ als: naam, env: withPassphrase(klacht.home, naam) });

describe("making the closed file", { timeout: 120_000 }, () => {
  it("asks for a strong passphrase twice, shows the recovery key once, and sees that it was written down", async ({
    klacht,
  }) => {
    const talk = converse(klacht, ["kluis", "aanmaken"]);
    await secretly(talk, "Nieuw wachtwoord", "geheim");
    await talk.sees("Het wachtwoord is korter dan 12 tekens. Neem bijvoorbeeld vier woorden");
    await secretly(talk, "Nieuw wachtwoord", "Sietske Bakker");
    await talk.sees("Uw naam en die van het kantoor zijn makkelijk te raden.");
    await secretly(talk, "Nieuw wachtwoord", STRONG);
    await secretly(talk, "Nogmaals, ter controle", `${STRONG}8`);
    await talk.sees("De twee wachtwoorden zijn niet gelijk.");
    await choosePassphrase(talk, STRONG);
    const key = await recoveryKey(talk);
    expect(key).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
    expect(existsSync(klacht.map)).toBe(false);
    talk.type(`xxxx${ENTER}`);
    await talk.sees("✗ Dat zijn ze niet.");
    talk.type(`${BACK.repeat(4)}${key.slice(-4).toLowerCase()}${ENTER}`);
    await talk.sees(`De kluis is klaar; ${SIETSKE} heeft toegang.`);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);

    // Nothing that was typed as a passphrase went to the terminal, however it came there.
    for (const typed of [STRONG, "paarden", "geheim"]) expect(talk.raw()).not.toContain(typed);
    expect(talk.raw().replaceAll(/\s/g, "").split(key.slice(20, 44)).length - 1).toBe(1);
    expect(filesHolding(klacht.home, key.slice(16, 40))).toEqual([]);
    expect(filesHolding(klacht.home, STRONG)).toEqual([]);
    expect((await klacht("kluis", "--json")).json().toegang).toMatchObject([{ naam: SIETSKE }]);
  });

  it.for([
    ["Ctrl-C", CTRL_C],
    ["Ctrl-D", CTRL_D],
  ] as const)(
    "broken off by %s once the key was shown leaves none, and no register",
    async ([, keys], { klacht }) => {
      const talk = converse(klacht, ["kluis", "aanmaken"]);
      await choosePassphrase(talk, STRONG);
      await recoveryKey(talk);
      talk.type(keys);
      await talk.sees("Afgebroken");
      expect(await talk.exitCode()).toBe(130);
      expectDutch(talk);
      expect(existsSync(klacht.map)).toBe(false);
    },
  );

  it("with a sheet asks for nothing to be typed over", async ({ klacht }) => {
    const sheet = join(klacht.home, "blad.docx");
    const talk = converse(klacht, ["kluis", "aanmaken", `--herstelblad=${sheet}`]);
    await choosePassphrase(talk, STRONG);
    await talk.sees("Het herstelblad staat klaar:");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(existsSync(sheet)).toBe(true);
  });
});

describe("the passphrase", { timeout: 120_000 }, () => {
  it("is asked three times, and then the command ends without a word of what was wrong", async ({
    klacht,
  }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true, klager: { naam: SECRET } }]);
    const before = contentsOf(klacht.map);
    const talk = converse(klacht, ["lijst", "--kluis"]);
    const wrong = [`${passphraseOf(SIETSKE)}x`, "iets heel anders", ""];
    for (const [tried, passphrase] of wrong.entries()) {
      await secretly(talk, "Wachtwoord van de kluis", passphrase);
      await talk.sees(
        tried < 2 ? "De kluis gaat niet open." : "De kluis gaat niet open.\n→ Probeer het later opnieuw.",
      );
    }
    expect(await talk.exitCode()).toBe(4);
    expectDutch(talk);
    for (const text of [SECRET, "iets heel anders", "paarden"]) expect(talk.raw()).not.toContain(text);
    // Three times the same, whether it was nearly right, far off, or nothing.
    expect(talk.shown().match(/De kluis gaat niet open\.\n/g)).toHaveLength(3);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("is asked once in a command, and a second try opens", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true, klager: { naam: SECRET } }]);
    const talk = converse(klacht, ["wijzig", "1"]);
    await secretly(talk, "Wachtwoord van de kluis", "fout");
    await secretly(talk, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await talk.sees("Welk gegeven?");
    await talk.choose("E-mailadres           jan@voorbeeld.nl");
    await asked(talk, "email");
    talk.type(`piet@voorbeeld.nl${ENTER}`);
    await talk.sees("E-mailadres: jan@voorbeeld.nl → piet@voorbeeld.nl");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(talk.raw()).not.toContain("paarden");
    expect(filesHolding(klacht.map, SECRET)).toEqual([]);
    expect((await withKey(klacht)("toon", "1", "--json")).json().klager.email).toBe("piet@voorbeeld.nl");
  });

  it.for([1, 60, 400])("doesn't show either where it is typed %d ms too early", async (pause, { klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true, klager: { naam: SECRET } }]);
    const talk = converse(klacht, ["kluis", "wachtwoord"]);
    await secretly(talk, "Wachtwoord van de kluis", "fout");
    await setTimeout(pause);
    talk.type(`${passphraseOf(SIETSKE)}${ENTER}`);
    await setTimeout(pause);
    talk.type(`${STRONG}${ENTER}`);
    await setTimeout(pause);
    talk.type(`${STRONG}${ENTER}`);
    await setTimeout(1000);
    await talk.kill();
    expect(talk.raw()).not.toMatch(/paarden|mist 77/);
  });

  it("left empty at toon shows what is known without it", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true, klager: { naam: SECRET } }]);
    const talk = converse(klacht, ["toon", "1"]);
    await talk.sees("Leeg: alleen wat zonder de kluis te zien is.");
    talk.type(ENTER);
    await talk.sees("ligt in de kluis, die niet open is");
    expect(await talk.exitCode()).toBe(0);
    expect(talk.raw()).not.toContain(SECRET);
    expectDutch(talk);

    const open = converse(klacht, ["toon", "1"]);
    await secretly(open, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await open.sees(SECRET);
    expect(await open.exitCode()).toBe(0);
    expectDutch(open);
  });

  it("broken off by Ctrl-C shows nothing", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true, klager: { naam: SECRET } }]);
    const talk = converse(klacht, ["toon", "1"]);
    await talk.sees("Wachtwoord van de kluis");
    talk.type(CTRL_C);
    expect(await talk.exitCode()).toBe(130);
    expect(talk.raw()).not.toContain(SECRET);
    expectDutch(talk);
  });

  it("is that of who is chosen, where it isn't known who sits there", async ({ klacht }) => {
    await fillWithKluis(
      klacht.map,
      [],
      [{ vertrouwelijk: true, klager: { naam: SECRET } }],
      [SIETSKE, JELLE],
    );
    const talk = converse(klacht, ["lijst", "--kluis"], { als: "Anna Visser" });
    await talk.sees("Wie bent u?");
    await talk.choose(JELLE);
    await secretly(talk, `Wachtwoord van de kluis, van ${JELLE}`, passphraseOf(JELLE));
    await talk.sees(SECRET);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
  });
});

/** Up to the description, for a klager with an e-mail address. */
async function answerUpToDescription(talk: Conversation): Promise<void> {
  await answer(talk, "naam", `Jan ${SECRET}`);
  for (const naam of ["adres", "telefoon"] as const) await answer(talk, naam, "");
  await answer(talk, "email", `${SECRET}@voorbeeld.nl`);
  for (const naam of ["klantnummer", "ingediendOp"] as const) await answer(talk, naam, "");
  await asked(talk, "ontvangenDoor");
  await talk.choose("Iemand anders");
  await talk.sees(`(${SIETSKE})`);
  talk.type(ENTER);
  await asked(talk, "wijze");
  await talk.choose("E-mail");
  await asked(talk, "aard");
  await talk.choose("Privacy");
  await asked(talk, "product");
  await talk.choose("Geen");
  await asked(talk, "omschrijving");
}

async function answerFromDescription(talk: Conversation): Promise<void> {
  talk.type(`Het hele verhaal, ${SECRET}.\r`);
  await talk.sees("Het hele verhaal");
  talk.type(ENTER);
  await answer(talk, "gewensteOplossing", "");
  await answer(talk, "betrokkenMedewerker", "");
  await talk.sees("Klopt dit?");
}

const drafts = (klacht: Klacht) => {
  const folder = join(klacht.map, "concepten");
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function prepare(klacht: Klacht, ...names: string[]): Promise<void> {
  await makeKluis(klacht.map, names.length === 0 ? [SIETSKE] : names);
  await klacht("inrichten", "--kantoor=Dijkstra Assurantiën", `--verantwoordelijke=${JELLE}`);
}

describe("a confidential intake", { timeout: 120_000 }, () => {
  it("makes the closed file on the spot, and the case lies there", async ({ klacht }) => {
    await klacht("inrichten", "--kantoor=Dijkstra Assurantiën", `--verantwoordelijke=${JELLE}`);
    const talk = converse(klacht, ["nieuw"]);
    await answer(talk, "vertrouwelijk", "j");
    await talk.sees("De kluis nu maken?");
    talk.type(ENTER);
    await choosePassphrase(talk, STRONG);
    const key = await recoveryKey(talk);
    talk.type(key.slice(-4) + ENTER);
    await talk.sees("De kluis is klaar");
    await secretly(talk, "Wachtwoord van de kluis", STRONG);
    await answerUpToDescription(talk);
    await answerFromDescription(talk);
    await talk.choose("Ja, opslaan");
    await talk.sees(`Meteen melden aan ${JELLE}?`);
    talk.type(ENTER);
    await talk.sees("is opgenomen, in de kluis.");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(talk.raw()).not.toContain("paarden");
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    expect((await klacht("toon", "1", "--json")).json()).toMatchObject({
      gesloten: true,
      verantwoordelijke: JELLE,
    });
  });

  it("broken off halfway keeps what was typed in the closed file only, for who typed it", async ({
    klacht,
  }) => {
    await prepare(klacht, SIETSKE, JELLE);
    const first = converse(klacht, ["nieuw"]);
    await answer(first, "vertrouwelijk", "j");
    await secretly(first, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await answerUpToDescription(first);
    first.type(`Een half verhaal, ${SECRET}.\r`);
    await first.sees("Een half verhaal");
    first.type(CTRL_C);
    await first.sees("Afgebroken; wat u typte is bewaard.");
    expect(await first.exitCode()).toBe(130);
    expectDutch(first);
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    expect(drafts(klacht)).toEqual([]);
    expect((await klacht("lijst", "--json")).json()).toEqual([]);

    const another = converse(klacht, ["nieuw", "--vertrouwelijk=ja"], { als: JELLE });
    await secretly(another, "Wachtwoord van de kluis", passphraseOf(JELLE));
    await asked(another, "naam");
    expect(another.shown()).not.toContain(SECRET);
    await another.kill();

    // An open intake says nothing of it.
    const open = converse(klacht, ["nieuw", "--vertrouwelijk=nee"]);
    await asked(open, "naam");
    expect(open.shown()).not.toContain(SECRET);
    open.type(CTRL_C);
    await open.exitCode();

    const again = converse(klacht, ["nieuw", "--vertrouwelijk=ja"]);
    await secretly(again, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await again.sees(`klager Jan ${SECRET}. Daarmee verder gaan?`);
    again.type(ENTER);
    await asked(again, "omschrijving");
    await again.sees("Een half verhaal");
    await answerFromDescription(again);
    await again.choose("Ja, opslaan");
    await again.sees(`Meteen melden aan ${JELLE}?`);
    again.type(`n${ENTER}`);
    expect(await again.exitCode()).toBe(0);
    expectDutch(again);
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    const shown = (await withKey(klacht)("toon", "1", "--json")).json();
    expect(shown.omschrijving).toBe(`Een half verhaal, ${SECRET}.\nHet hele verhaal, ${SECRET}.`);

    // Saved, it is offered no more.
    const next = converse(klacht, ["nieuw", "--vertrouwelijk=ja"]);
    await secretly(next, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await asked(next, "naam");
    expect(next.shown()).not.toContain("Daarmee verder gaan?");
    await next.kill();
  });

  it("by a power cut keeps it there too", async ({ klacht }) => {
    await prepare(klacht);
    const first = converse(klacht, ["nieuw", "--vertrouwelijk=ja"]);
    await secretly(first, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await answer(first, "naam", `Jan ${SECRET}`);
    await asked(first, "adres");
    await first.kill();
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    const again = converse(klacht, ["nieuw", "--vertrouwelijk=ja"]);
    await secretly(again, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await again.sees(`klager Jan ${SECRET}. Daarmee verder gaan?`);
    again.type(`n${ENTER}`);
    await asked(again, "naam");
    await again.kill();
  });

  it("leaves the draft of another, open complaint alone", async ({ klacht }) => {
    await prepare(klacht);
    const open = converse(klacht, ["nieuw", "--vertrouwelijk=nee"]);
    await answer(open, "naam", "Open Klager");
    await asked(open, "adres");
    open.type(CTRL_C);
    await open.exitCode();
    expect(drafts(klacht)).toHaveLength(1);

    const talk = converse(klacht, [
      "nieuw",
      ...INTAKE.filter((option) => !/naam|vertrouw/.test(option)),
      "--vertrouwelijk=ja",
    ]);
    await secretly(talk, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await asked(talk, "naam");
    talk.type(CTRL_C);
    expect(await talk.exitCode()).toBe(130);
    expect(drafts(klacht)).toHaveLength(1);
    const back = converse(klacht, ["nieuw"]);
    await back.sees("klager Open Klager. Daarmee verder gaan?");
    await back.kill();
  });

  it("that turns out to be one at the summary leaves nothing in the clear", async ({ klacht }) => {
    await prepare(klacht);
    const given = INTAKE.filter((option) => !/vertrouw|naam/.test(option));
    const talk = converse(klacht, [
      "nieuw",
      ...given,
      `--naam=${SECRET}`,
      "--datum=vandaag",
      "--product=geen",
    ]);
    await answer(talk, "vertrouwelijk", "n");
    for (const naam of ["adres", "telefoon", "klantnummer"] as const) await answer(talk, naam, "");
    await asked(talk, "ontvangenDoor");
    await talk.choose(JELLE);
    await asked(talk, "gewensteOplossing");
    expect(filesHolding(klacht.map, SECRET)).toHaveLength(1);
    talk.type(ENTER);
    await answer(talk, "betrokkenMedewerker", "");
    await talk.sees("Klopt dit?");
    await talk.choose("Een gegeven verbeteren");
    await talk.sees("Welk gegeven?");
    await talk.choose("Vertrouwelijk         nee");
    await answer(talk, "vertrouwelijk", "j");
    await talk.sees("Wachtwoord van de kluis");
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    talk.type(passphraseOf(SIETSKE) + ENTER);
    await talk.sees("Klopt dit?");
    await talk.choose("Ja, opslaan");
    await talk.sees(`Meteen melden aan ${JELLE}?`);
    talk.type(`n${ENTER}`);
    await talk.sees("is opgenomen, in de kluis.");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
    expect((await withKey(klacht)("toon", NR, "--json")).json()).toMatchObject({
      vertrouwelijk: true,
      klager: { naam: SECRET },
    });
  });

  it("that turns out to be none goes to the open register, and leaves no draft behind", async ({
    klacht,
  }) => {
    await prepare(klacht);
    const given = INTAKE.filter((option) => !/vertrouw|naam/.test(option));
    const rest = ["--datum=vandaag", "--product=geen", "--adres=", "--telefoon=", "--klantnummer="];
    const talk = converse(klacht, ["nieuw", ...given, ...rest, "--vertrouwelijk=ja", "--ontvangen-door="]);
    await secretly(talk, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await answer(talk, "naam", SECRET);
    for (const naam of ["gewensteOplossing", "betrokkenMedewerker"] as const) await answer(talk, naam, "");
    await talk.sees("Klopt dit?");
    await talk.choose("Een gegeven verbeteren");
    await talk.sees("Welk gegeven?");
    await talk.choose("Vertrouwelijk         ja");
    await answer(talk, "vertrouwelijk", "n");
    await talk.sees("Klopt dit?");
    await talk.choose("Ja, opslaan");
    await talk.sees(`Meteen melden aan ${JELLE}?`);
    talk.type(`n${ENTER}`);
    await talk.sees(`van ${SECRET} is opgenomen.`);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect((await klacht("toon", NR, "--json")).json()).toMatchObject({ vertrouwelijk: false });
    expect(drafts(klacht)).toEqual([]);
    const next = converse(klacht, ["nieuw", "--vertrouwelijk=ja"]);
    await secretly(next, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await asked(next, "naam");
    await next.kill();
  });

  it("goes on typing where access is changed meanwhile, and says at the end why it can't be saved", async ({
    klacht,
  }) => {
    await prepare(klacht);
    const given = INTAKE.filter((option) => !/vertrouw|naam/.test(option));
    const rest = ["--datum=vandaag", "--product=geen", "--adres=", "--telefoon=", "--klantnummer="];
    const talk = converse(klacht, ["nieuw", ...given, ...rest, "--vertrouwelijk=ja", "--ontvangen-door="]);
    await secretly(talk, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await asked(talk, "naam");
    const { db, close } = await openRegister(klacht.map, { create: true });
    await geefToegang(db, klacht.map, await keyOf(klacht.map), holder(JELLE), HANDELENDE);
    await close();
    talk.type(`Jan ${SECRET}${ENTER}`);
    for (const naam of ["gewensteOplossing", "betrokkenMedewerker"] as const) await answer(talk, naam, "");
    await talk.sees("Klopt dit?");
    await talk.choose("Ja, opslaan");
    await talk.sees(`Meteen melden aan ${JELLE}?`);
    talk.type(`n${ENTER}`);
    await talk.sees("De toegang tot de kluis is intussen gewijzigd; er is niets opgeslagen.");
    expect(await talk.exitCode()).toBe(5);
    expectDutch(talk);
    expect((await klacht("lijst", "--json")).json()).toEqual([]);
    expect(filesHolding(klacht.home, SECRET)).toEqual([]);
  });
});

describe("access on a terminal", { timeout: 120_000 }, () => {
  it("is given with the own passphrase, then the other's chosen twice", async ({ klacht }) => {
    await makeKluis(klacht.map);
    const talk = converse(klacht, ["kluis", "toegang", JELLE]);
    await secretly(talk, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await talk.sees(`Een wachtwoord voor ${JELLE}: lang mag`);
    await choosePassphrase(talk, STRONG);
    await talk.sees(`${JELLE} heeft nu toegang tot de kluis`);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(talk.raw()).not.toContain("paarden");
  });

  it("is taken away only once that is confirmed", async ({ klacht }) => {
    await makeKluis(klacht.map, [SIETSKE, JELLE]);
    const before = contentsOf(klacht.map);
    const talk = converse(klacht, ["kluis", "intrekken", JELLE]);
    await secretly(talk, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await talk.sees(`De toegang van ${JELLE} intrekken en de sleutel van de kluis vervangen?`);
    talk.type(ENTER);
    await talk.sees("Er is niets ingetrokken");
    expect(await talk.exitCode()).toBe(1);
    expect(contentsOf(klacht.map)).toEqual(before);
    const sure = converse(klacht, ["kluis", "intrekken", JELLE]);
    await secretly(sure, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await sure.sees("vervangen?");
    sure.type(`j${ENTER}`);
    await sure.sees(`${JELLE} heeft geen toegang meer`);
    expect(await sure.exitCode()).toBe(0);
    expectDutch(sure);
  });

  it("comes back with the recovery key, which doesn't stay on the screen", async ({ klacht }) => {
    const { geheim } = await makeKluis(klacht.map);
    const talk = converse(klacht, ["kluis", "herstel"]);
    await talk.sees("Herstelsleutel");
    await talk.sees("spaties en kleine letters maken niet uit.");
    talk.type(`${geheim.toLowerCase()}${ENTER}`);
    await choosePassphrase(talk, STRONG);
    await talk.sees(`${SIETSKE} heeft weer toegang tot de kluis, met het nieuwe wachtwoord.`);
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(talk.shown()).toMatch(/✔ Herstelsleutel …/);
    expect((await klacht("logboek", "--json")).json().at(-1)).toMatchObject({
      handeling: "toegang tot de kluis hersteld",
    });
  });

  it("lets a case out only once that is confirmed", async ({ klacht }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true, klager: { naam: SECRET } }]);
    const talk = converse(klacht, ["vrijgeven", "1", "--reden=mag"]);
    await secretly(talk, "Wachtwoord van de kluis", passphraseOf(SIETSKE));
    await talk.sees("wordt leesbaar voor iedereen met het register. Vrijgeven?");
    talk.type(ENTER);
    await talk.sees("Er is niets vrijgegeven");
    expect(await talk.exitCode()).toBe(1);
    expectDutch(talk);
    expect(filesHolding(klacht.map, SECRET)).toEqual([]);
  });
});

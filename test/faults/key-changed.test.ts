import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { trekToegangIn } from "../../src/register/kluisbeheer.ts";
import { openRegister } from "../../src/register/open.ts";
import { type Conversation, CTRL_C, converse, ENTER } from "../cli/conversation.ts";
import { englishIn, hasStackTrace } from "../cli/english.ts";
import { INTAKE, WHO } from "../cli/run.ts";
import { HANDELENDE } from "../register/fill.ts";
import {
  COLLEAGUE,
  createSafe,
  keyOf,
  letColleagueIn,
  OTHER_PASSPHRASE,
  PASSPHRASE,
  type Safe,
} from "./kluis.ts";

const NR = "2024-0001";
const CONFIDENTIAL = [
  ...INTAKE.filter((option) => !option.startsWith("--vertrouwelijk")),
  "--vertrouwelijk=ja",
];

let safe: Safe;
beforeEach(async () => {
  safe = await createSafe();
  await safe.unlocked("inrichten", "--kantoor=Dijkstra", "--verantwoordelijke=Jelle Dijkstra");
  await letColleagueIn(safe.klacht.map);
  expect((await safe.unlocked("nieuw", ...CONFIDENTIAL, "--toewijzen")).exitCode).toBe(0);
});
afterEach(() => safe.remove());

async function unlockedTalk(...args: string[]): Promise<Conversation> {
  const talk = converse(safe.klacht, args);
  await talk.sees("Wachtwoord van de kluis");
  talk.type(PASSPHRASE + ENTER);
  return talk;
}

async function changeTheKey(): Promise<void> {
  const { map } = safe.klacht;
  const { db, close } = await openRegister(map, { create: true });
  try {
    await trekToegangIn(db, map, await keyOf(map), COLLEAGUE, HANDELENDE);
  } finally {
    await close();
  }
}

async function typeTwice(talk: Conversation): Promise<void> {
  talk.type(`dertig bruine kratten turf 8${ENTER}`);
  await talk.sees("Nogmaals, ter controle");
  talk.type(`dertig bruine kratten turf 8${ENTER}`);
}

async function expectRefusal(talk: Conversation): Promise<void> {
  await talk.sees("Intussen is gewijzigd wie in de kluis kan");
  await talk.sees("→ Geef de opdracht opnieuw.");
  expect(await talk.exitCode()).toBe(5);
  expect(englishIn(talk.shown())).toEqual([]);
  expect(hasStackTrace(talk.shown())).toBe(false);
}

async function expectWhole(): Promise<void> {
  const { stdout, exitCode } = await safe.unlocked("controle");
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
  expect(stdout).toContain("De kluis is meegenomen.");
}

describe("a command that waits for an answer while somebody else changes the key", {
  timeout: 60_000,
}, () => {
  it("fails with what to do, and has done nothing", async () => {
    const talk = await unlockedTalk("besluit", NR);
    await talk.sees("Oordeel");
    await changeTheKey();
    await talk.choose("Ongegrond");
    await talk.sees("Komt zo in de brief aan de klager.");
    talk.type(`De premie klopte.\r`);
    await talk.sees("De premie klopte.");
    talk.type(ENTER);
    await talk.sees("Datum van het besluit");
    talk.type(ENTER);
    for (const question of ["Wie besluit", "Oorzaak", "anders doet"]) {
      await talk.sees(question);
      talk.type(ENTER);
    }
    await expectRefusal(talk);
    expect((await safe.unlocked("toon", NR, "--json")).json().standpunten).toEqual([]);
    await expectWhole();
  });

  it("fails in an intake as well, and keeps what was typed until then", async () => {
    const talk = await unlockedTalk("nieuw", "--vertrouwelijk=ja");
    await talk.sees("Zoals de klager die zelf schrijft");
    talk.type(`Fam. Bakker${ENTER}`);
    await talk.sees("Straat en huisnummer");
    await changeTheKey();
    talk.type(`Kerkstraat 12${ENTER}`);
    await expectRefusal(talk);
    const again = await unlockedTalk("nieuw", "--vertrouwelijk=ja");
    await again.sees("klager Fam. Bakker.");
    await again.sees("Daarmee verder gaan?");
    again.type(CTRL_C);
    await again.exitCode();
    await expectWhole();
  });

  it("gives nobody access with the key that is no longer the key", async () => {
    const talk = await unlockedTalk("kluis", "toegang", "Anna Visser");
    await talk.sees("Nieuw wachtwoord");
    await changeTheKey();
    await typeTwice(talk);
    await expectRefusal(talk);
    expect((await safe.unlocked("kluis", "status", "--json")).json().toegang).toEqual([
      { naam: WHO, sinds: "2024-03-04" },
    ]);
    await expectWhole();
  });

  it("puts no old key under the new passphrase of who was let in again meanwhile", async () => {
    const env = { KLACHT_KLUIS_WACHTWOORD_BESTAND: join(safe.outside, "nieuw-wachtwoord") };
    const talk = converse(safe.klacht, ["kluis", "wachtwoord"], { als: COLLEAGUE, env });
    await talk.sees("Nieuw wachtwoord");
    await letColleagueIn(safe.klacht.map);
    await typeTwice(talk);
    await expectRefusal(talk);
    await expect(keyOf(safe.klacht.map, COLLEAGUE, OTHER_PASSPHRASE)).resolves.toBeDefined();
    await expectWhole();
  });
});

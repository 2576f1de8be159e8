/** What somebody at a terminal breaks off on confidential cases, and what a power cut breaks off for him. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Veldnaam } from "../../src/procedure/antwoorden.ts";
import { veld } from "../../src/procedure/velden.ts";
import { type Conversation, CTRL_C, converse, ENTER } from "../cli/conversation.ts";
import { intakeOf, phraseOf, type Words, wanted } from "./course.ts";
import { type Find, hunt, processesAtHome } from "./hunt.ts";
import { createSafe, PASSPHRASE, type Safe } from "./kluis.ts";

const WORDS: Words = ["kwaspelbrod", "zumpfelgris"];
const phrase = phraseOf(WORDS);
const SHOWS = "Bewaar en sluit het document";

let safe: Safe;
beforeAll(async () => {
  safe = await createSafe();
  await safe.unlocked("inrichten", "--kantoor=Dijkstra", "--verantwoordelijke=Jelle Dijkstra");
  await safe.unlocked("inrichten", "--klantdossiers", join(safe.klacht.home, "klanten"));
  // Word, as far as the desktop is concerned: it remembers what it opened, and lays a lock beside it.
  const programs = join(safe.outside, "bin");
  mkdirSync(programs);
  writeFileSync(
    join(programs, "xdg-open"),
    '#!/bin/sh\necho "$1" >> "$HOME/recently-used.xbel"\necho x > "$(dirname "$1")/.~lock.$(basename "$1")#"\n',
  );
  chmodSync(join(programs, "xdg-open"), 0o755);
});
afterAll(() => safe.remove());

/** What is found now, and which processes still run; whatever needs a moment has had it. */
async function leftBehind(): Promise<{ found: Find[]; running: unknown[] }> {
  await vi.waitFor(() => expect(processesAtHome(safe.klacht.home)).toEqual([]), {
    timeout: 5_000,
    interval: 50,
  });
  return {
    found: hunt([safe.klacht.home], [...wanted(WORDS), PASSPHRASE]),
    running: processesAtHome(safe.klacht.home),
  };
}
const NOTHING = { found: [], running: [] };

const talk = (...args: string[]): Conversation =>
  converse(safe.klacht, args, { env: { PATH: `${join(safe.outside, "bin")}:/usr/bin:/bin` } });

async function unlock(conversation: Conversation): Promise<void> {
  await conversation.sees("Wachtwoord van de kluis");
  conversation.type(PASSPHRASE + ENTER);
}

async function answer(conversation: Conversation, naam: Veldnaam, keys: string): Promise<void> {
  await conversation.sees(veld(naam).uitleg);
  conversation.type(keys + ENTER);
}

/** To a process that may have ended by itself meanwhile, as what opens a document does. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    expect(error).toMatchObject({ code: "ESRCH" });
  }
}

describe("a confidential intake", { timeout: 60_000 }, () => {
  const given = intakeOf(WORDS, true).filter((option) => !/^--(omschrijving|vertrouwelijk)/.test(option));

  it("that is broken off by Ctrl-C is kept in the closed file only", async () => {
    const first = talk("nieuw", "--vertrouwelijk=ja", ...given);
    await unlock(first);
    await answer(first, "ingediendOp", "");
    await first.sees(veld("ontvangenDoor").uitleg);
    await first.choose("Iemand anders");
    await first.sees("(Sietske Bakker)");
    first.type(ENTER);
    await first.sees(veld("product").uitleg);
    await first.choose("Geen");
    await first.sees(veld("omschrijving").uitleg);
    first.type(`${phrase("half")}\rnog meer van ${phrase("verder")}\r`);
    await first.sees(`nog meer van ${phrase("verder")}`);
    first.type(CTRL_C);
    await first.sees("Afgebroken; wat u typte is bewaard");
    expect(await first.exitCode()).toBe(130);
    expect(await leftBehind()).toEqual(NOTHING);

    const second = talk("nieuw", "--vertrouwelijk=ja");
    await unlock(second);
    await second.sees(`klager ${phrase("naam")}.`);
    await second.sees("Daarmee verder gaan?");
    second.type(ENTER);
    await second.sees(phrase("verder"));
    second.type(`${phrase("laatst")}\r`);
    await second.sees(phrase("laatst"));
    await second.kill();
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it("that began as an open one takes its draft along into the closed file", async () => {
    const first = talk("nieuw", "--vertrouwelijk=nee", `--naam=${phrase("open")}`);
    await answer(first, "adres", phrase("adres"));
    await first.sees(veld("land").uitleg);
    first.type(CTRL_C);
    expect(await first.exitCode()).toBe(130);
    expect((await leftBehind()).found).not.toEqual([]);

    const second = talk(
      "nieuw",
      ...given.filter((option) => !option.startsWith("--naam")),
      "--omschrijving=x",
    );
    await second.sees("Daarmee verder gaan?");
    second.type(ENTER);
    await answer(second, "ingediendOp", "");
    await second.sees(veld("ontvangenDoor").uitleg);
    await second.choose("Iemand anders");
    await second.sees("(Sietske Bakker)");
    second.type(ENTER);
    await second.sees(veld("product").uitleg);
    await second.choose("Geen");
    await second.sees("Klopt dit?");
    await second.choose("Een gegeven verbeteren");
    await second.sees("Welk gegeven?");
    await second.choose("Vertrouwelijk         nee");
    await answer(second, "vertrouwelijk", "j");
    await unlock(second);
    await second.sees("Daarmee verder gaan?");
    second.type(`n${ENTER}`);
    await second.sees("Klopt dit?");
    await second.choose("Ja, opslaan");
    await second.sees("Meteen melden aan");
    second.type(CTRL_C);
    expect(await second.exitCode()).toBe(130);
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it("that nobody may do leaves what was typed nowhere", async () => {
    const conversation = talk("nieuw", ...intakeOf(WORDS, true));
    for (let tried = 0; tried < 3; tried += 1) {
      await conversation.sees("Wachtwoord van de kluis");
      conversation.type(`${phrase("wachtwoord")}${ENTER}`);
      await conversation.sees("De kluis gaat niet open.");
    }
    expect(await conversation.exitCode()).toBe(4);
    expect(await leftBehind()).toEqual(NOTHING);
  });
});

describe("a document of a confidential case that is open on the screen", { timeout: 90_000 }, () => {
  let nr: string;
  beforeAll(async () => {
    nr = (await safe.unlocked("nieuw", ...intakeOf(WORDS, true), "--toewijzen", "--json")).json().nummer;
    const attachment = join(safe.outside, `${phrase("bijlage")}.txt`);
    writeFileSync(attachment, `${phrase("inhoud")}\n`.repeat(100));
    await safe.unlocked(
      ...(["correspondentie", nr, "toevoegen", "--richting=in", "--soort=brief"] as const),
      ...(["--onderwerp=x", "--bestand", attachment] as const),
    );
  });

  const shown = async (...args: string[]): Promise<Conversation> => {
    const conversation = talk(...args);
    await unlock(conversation);
    await conversation.sees(SHOWS);
    // It is there now, or this test would see nothing.
    expect(hunt([join(safe.klacht.home, "tmp")], wanted(WORDS))).not.toEqual([]);
    return conversation;
  };

  it.each([
    ["a letter", () => ["brief", nr, "ontvangstbevestiging", "--open"]],
    ["a trial letter", () => ["brief", nr, "ontvangstbevestiging", "--open", "--niet-loggen"]],
    ["an attachment", () => ["correspondentie", nr, "bewaar", "1", "--open"]],
  ])("is gone whether its command ends by Enter, Ctrl-C or kill -9: %s", async (_what, args) => {
    const entered = await shown(...args());
    entered.type(ENTER);
    expect(await entered.exitCode()).toBe(0);
    expect(await leftBehind()).toEqual(NOTHING);

    const broken = await shown(...args());
    broken.type(CTRL_C);
    expect(await broken.exitCode()).toBe(130);
    expect(await leftBehind()).toEqual(NOTHING);

    const killed = await shown(...args());
    await killed.kill();
    expect(await leftBehind()).toEqual(NOTHING);
  });

  it("is gone at the next opening where the whole machine went down", async () => {
    const conversation = await shown("correspondentie", nr, "bewaar", "1", "--open");
    // All at once: none sees another go.
    const pids = processesAtHome(safe.klacht.home).map(({ pid }) => pid);
    for (const signal of ["SIGSTOP", "SIGKILL"] as const) for (const pid of pids) send(pid, signal);
    await conversation.exitCode();
    expect((await leftBehind()).found).not.toEqual([]);
    expect((await safe.unlocked("toon", nr)).exitCode).toBe(0);
    expect(await leftBehind()).toEqual(NOTHING);
  });
});

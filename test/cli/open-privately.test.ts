/** A document of a confidential case on the screen: in a private folder that outlives neither the command nor its end. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, vi } from "vitest";
import { fillWithKluis, JELLE, passphraseOf, SIETSKE, withPassphrase } from "../register/kluis.ts";
import { type Conversation, CTRL_C, converse, ENTER } from "./conversation.ts";
import { englishIn, hasStackTrace } from "./english.ts";
import { contentsOf, filesHolding, it, type Klacht } from "./run.ts";

const SECRET = "zwijgplicht-4711";
const NR = "2024-0001";

interface Office {
  readonly klacht: Klacht;
  readonly own: Klacht;
  /** The environment in which the system's own program for documents is ours. */
  readonly env: Record<string, string>;
  /** Where private folders are made. */
  readonly runtime: string;
  /** What our program was told to open; undefined as long as nothing was. */
  opened(): string | undefined;
}

/** A register with a confidential case, and a program for documents that does `script` with the file `$1`. */
async function office(klacht: Klacht, script: string): Promise<Office> {
  await fillWithKluis(
    klacht.map,
    [JELLE],
    [
      {
        vertrouwelijk: true,
        klager: { naam: SECRET, adres: "Dorpsstraat 2", postcode: "8601 AC", plaats: "Sneek" },
        aan: JELLE,
        gemeldOp: "2024-03-04",
      },
      {},
    ],
  );
  const bin = join(klacht.home, "bin");
  const runtime = join(klacht.home, "runtime");
  mkdirSync(bin);
  mkdirSync(runtime, { mode: 0o700 });
  const log = join(klacht.home, "opened");
  const program = join(bin, "xdg-open");
  // There only when it is whole: a shell makes a file before it writes in it.
  const tell = `printf %s "$1" > "${log}.deel" && mv "${log}.deel" "${log}"`;
  writeFileSync(program, `#!/bin/sh\n${script}\n${tell}\n`);
  chmodSync(program, 0o755);
  const env = { PATH: [bin, process.env.PATH].join(delimiter), XDG_RUNTIME_DIR: runtime };
  const own = klacht.with({ env: { ...env, ...withPassphrase(klacht.home) } });
  const opened = () => (existsSync(log) ? readFileSync(log, "utf8") : undefined);
  return { klacht, own, env, runtime, opened };
}

async function unlock(talk: Conversation): Promise<void> {
  await talk.sees("Wachtwoord van de kluis");
  talk.type(passphraseOf(SIETSKE) + ENTER);
}

/** Waits until the document is on the screen, and returns its path. */
async function onScreen(talk: Conversation, { opened }: Office): Promise<string> {
  await talk.sees("Bewaar en sluit het document");
  return vi.waitFor(() => opened() ?? expect.fail("nothing was opened"), 10_000);
}

function expectDutch(talk: Conversation): void {
  expect(englishIn(talk.shown())).toEqual([]);
  expect(hasStackTrace(talk.shown())).toBe(false);
}

const pieces = async ({ own }: Office) => (await own("toon", NR, "--json")).json().correspondentie;

describe("a letter that is opened", { timeout: 120_000 }, () => {
  it("is kept as it was edited, and its folder is gone", async ({ klacht }) => {
    const there = await office(klacht, `printf ' met een eigen zin' >> "$1"`);
    const talk = converse(klacht, ["brief", NR, "ontvangstbevestiging", "--open"], { env: there.env });
    await unlock(talk);
    const path = await onScreen(talk, there);
    expect(dirname(dirname(path))).toBe(there.runtime);
    expect(path).toMatch(/ontvangstbevestiging\.docx$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    talk.type(ENTER);
    await talk.sees("De brief is in de kluis bewaard, als stuk 1, zoals u hem hebt aangepast.");
    expect(await talk.exitCode()).toBe(0);
    expectDutch(talk);
    expect(readdirSync(there.runtime)).toEqual([]);
    expect(existsSync(join(klacht.map, "brieven"))).toBe(false);
    const out = join(klacht.home, "uit.docx");
    await there.own("correspondentie", NR, "bewaar", "1", `--naar=${out}`);
    expect(readFileSync(out).toString("latin1")).toMatch(/ met een eigen zin$/);
    expect((await there.own("controle")).exitCode).toBe(0);
    expect((await there.own("logboek", NR, "--json")).json().at(-1)).toMatchObject({
      handeling: "bestand bijgewerkt",
    });
  });

  it("and left as it was is kept as it was", async ({ klacht }) => {
    const there = await office(klacht, ":");
    const talk = converse(klacht, ["brief", NR, "ontvangstbevestiging", "--open"], { env: there.env });
    await unlock(talk);
    await onScreen(talk, there);
    talk.type(ENTER);
    await talk.sees("als stuk 1.");
    expect(await talk.exitCode()).toBe(0);
    expect(readdirSync(there.runtime)).toEqual([]);
    expect((await there.own("logboek", NR, "--json")).json().at(-1)).toMatchObject({
      handeling: "correspondentie uit",
    });
  });

  it("as a trial is shown, and kept nowhere", async ({ klacht }) => {
    const there = await office(klacht, `printf x >> "$1"`);
    const before = contentsOf(klacht.map);
    const talk = converse(klacht, ["brief", NR, "ontvangstbevestiging", "--open", "--niet-loggen"], {
      env: there.env,
    });
    await unlock(talk);
    await onScreen(talk, there);
    talk.type(ENTER);
    await talk.sees("Dit was een proef: de brief telt niet als verzonden en is nergens bewaard.");
    expect(await talk.exitCode()).toBe(0);
    expect(contentsOf(klacht.map)).toEqual(before);
    expect(readdirSync(there.runtime)).toEqual([]);
  });

  it("and broken off says that it was kept all the same", async ({ klacht }) => {
    const there = await office(klacht, `printf x >> "$1"`);
    const talk = converse(klacht, ["brief", NR, "ontvangstbevestiging", "--open"], { env: there.env });
    await unlock(talk);
    await onScreen(talk, there);
    talk.type(CTRL_C);
    await talk.sees("Afgebroken; de brief is in de kluis bewaard, als stuk 1, zonder aanpassingen.");
    expect(await talk.exitCode()).toBe(130);
    expectDutch(talk);
    expect(readdirSync(there.runtime)).toEqual([]);
    expect(await pieces(there)).toHaveLength(1);
  });

  it("by no program says so, and where the letter is", async ({ klacht }) => {
    const there = await office(klacht, ":");
    const env = { ...there.env, PATH: join(klacht.home, "leeg") };
    const talk = converse(klacht, ["brief", NR, "ontvangstbevestiging", "--open"], { env });
    await unlock(talk);
    await talk.sees(
      "Dit systeem heeft geen programma om het document te openen; de brief is in de kluis bewaard, als stuk 1, zonder aanpassingen.",
    );
    expect(await talk.exitCode()).toBe(1);
    expectDutch(talk);
    expect(readdirSync(there.runtime)).toEqual([]);
  });

  it("leaves no folder behind where the program is killed", async ({ klacht }) => {
    const there = await office(klacht, ":");
    const talk = converse(klacht, ["brief", NR, "ontvangstbevestiging", "--open"], { env: there.env });
    await unlock(talk);
    const path = await onScreen(talk, there);
    expect(readFileSync(path).length).toBeGreaterThan(1000);
    await talk.kill();
    await vi.waitFor(() => expect(readdirSync(there.runtime)).toEqual([]), 10_000);
    // The letter was kept before it was shown.
    expect(await pieces(there)).toHaveLength(1);
  });
});

describe("a file of the correspondence that is opened", { timeout: 120_000 }, () => {
  it("is kept as it was edited, byte for byte", async ({ klacht }) => {
    const there = await office(klacht, `printf '\\001\\377' > "$1"`);
    const file = join(klacht.home, "bijlage.bin");
    writeFileSync(file, SECRET);
    const given = ["--richting=in", "--soort=e-mail", "--onderwerp=o", `--bestand=${file}`];
    await there.own("correspondentie", NR, "toevoegen", ...given);
    const talk = converse(klacht, ["correspondentie", NR, "bewaar", "1", "--open"], { env: there.env });
    await unlock(talk);
    const path = await onScreen(talk, there);
    expect(path).toMatch(/\.bin$/);
    talk.type(ENTER);
    await talk.sees(`Stuk 1 van klacht ${NR} is bewaard zoals u het hebt aangepast.`);
    expect(await talk.exitCode()).toBe(0);
    const out = join(klacht.home, "uit.bin");
    await there.own("correspondentie", NR, "bewaar", "1", `--naar=${out}`);
    expect(readFileSync(out)).toEqual(Buffer.from([1, 255]));
    expect(readdirSync(there.runtime)).toEqual([]);
    expect(filesHolding(klacht.map, SECRET)).toEqual([]);
  });
});

describe("a folder that a machine that went down left", () => {
  /** The name of a folder of a process that is there no more. */
  const LEFT = "klacht-open-999999999-abcdef";

  it("is cleared when the closed file is next opened", async ({ klacht }) => {
    const there = await office(klacht, ":");
    mkdirSync(join(there.runtime, LEFT));
    writeFileSync(join(there.runtime, LEFT, "brief.docx"), SECRET);
    mkdirSync(join(there.runtime, `klacht-open-${process.pid}-abcdef`));
    mkdirSync(join(there.runtime, "iets-anders"));
    expect((await there.own("toon", NR)).exitCode).toBe(0);
    // That of a program that still runs stays, and what isn't ours.
    expect(readdirSync(there.runtime).toSorted()).toEqual([
      "iets-anders",
      `klacht-open-${process.pid}-abcdef`,
    ]);
  });

  it("is not taken for one where somebody laid a link to other files there", async ({ klacht }) => {
    const there = await office(klacht, ":");
    const precious = join(klacht.home, "precious");
    mkdirSync(precious);
    writeFileSync(join(precious, "werk.docx"), "het werk van een jaar");
    symlinkSync(precious, join(there.runtime, LEFT));
    writeFileSync(join(there.runtime, `${LEFT}-2`), "geen map");
    expect((await there.own("toon", NR)).exitCode).toBe(0);
    expect(readFileSync(join(precious, "werk.docx"), "utf8")).toBe("het werk van een jaar");
  });
});

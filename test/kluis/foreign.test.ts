/**
 * The closed file opened by programs that are not ours: Debian's `age`, and SQLCipher as Signal builds it. If klacht is
 * ever gone, this is the way in; HANDLEIDING.md tells it.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { spawn } from "@lydell/node-pty";
import Database, { setLogger } from "@signalapp/sqlcipher";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Identiteit } from "../../src/kluis/age.ts";
import { HERSTEL, identiteitspad, SLEUTEL } from "../../src/kluis/kluismap.ts";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import { trekToegangIn } from "../../src/register/kluisbeheer.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { createKlacht } from "../cli/run.ts";
import { HANDELENDE } from "../register/fill.ts";
import {
  fillWithKluis,
  JELLE,
  keyOf,
  openedBy,
  passphraseOf,
  SIETSKE,
  withKluis,
} from "../register/kluis.ts";
import { diskRegister, temporaryFolder } from "../register/temporary.ts";

const HAS_AGE = spawnSync("age", ["--version"]).status === 0;
const NAME = "Geheime Griet 🔒";

const { klacht, remove } = createKlacht();
const kluis = (path: string) => join(klacht.map, "kluis", path);
let recovery: Identiteit;
beforeAll(async () => {
  // What it says on standard error of a key that doesn't fit is no fault here.
  setLogger(() => {});
  const cases = [{ vertrouwelijk: true, klager: { naam: NAME } }, {}];
  recovery = (await fillWithKluis(klacht.map, [], cases, [SIETSKE, JELLE])).herstel;
});
afterAll(remove);

/** Runs `age --decrypt`, which asks its passphrase on a terminal; what it decrypted, or null where it refused. */
async function age(passphrase: string, ...args: string[]): Promise<string | null> {
  const out = join(temporaryFolder(), "out");
  const terminal = spawn("age", ["--decrypt", "--output", out, ...args], { cols: 200, rows: 40 });
  onTestFinished(() => terminal.kill());
  let shown = "";
  terminal.onData((data) => {
    const asked = /passphrase/i.test(shown);
    shown += data;
    if (!asked && /passphrase/i.test(shown)) terminal.write(`${passphrase}\r`);
  });
  const exitCode = await new Promise<number>((resolve) => {
    terminal.onExit((end) => resolve(end.exitCode));
  });
  if (exitCode === 0) return readFileSync(out, "utf8");
  expect(stripVTControlCharacters(shown)).toMatch(/incorrect passphrase|no identity matched/);
  return null;
}

const withoutAge = HAS_AGE ? "" : " (left out: the program age is not installed here)";

describe.skipIf(!HAS_AGE)(`the program age${withoutAge}`, () => {
  it("opens an identity with the person's passphrase and with no other", async () => {
    for (const naam of [SIETSKE, JELLE]) {
      const { geheim } = await openedBy(klacht.map, naam);
      expect(await age(passphraseOf(naam), kluis(identiteitspad(naam)))).toBe(`${geheim}\n`);
    }
    expect(await age(passphraseOf(JELLE), kluis(identiteitspad(SIETSKE)))).toBeNull();
  });

  it("opens the key with such an identity as it lies there", async () => {
    for (const naam of [SIETSKE, JELLE]) {
      const key = await age(passphraseOf(naam), "--identity", kluis(identiteitspad(naam)), kluis(SLEUTEL));
      expect(key).toBe((await keyOf(klacht.map)).alsTekst);
    }
  });

  it("opens the key with the recovery key, copied from paper", async () => {
    const path = join(klacht.home, "herstel.txt");
    writeFileSync(path, `${recovery.geheim}\n`, { mode: 0o600 });
    expect(await age("", "--identity", path, kluis(SLEUTEL))).toBe((await keyOf(klacht.map)).alsTekst);
  });

  it("takes our public keys for recipients", async () => {
    for (const path of [HERSTEL, join("toegang", `${SIETSKE}.pub`)]) {
      const made = spawnSync("age", ["--encrypt", "--recipients-file", kluis(path)], { input: "tekst" });
      expect(made.stderr.toString()).toBe("");
      expect(made.stdout.subarray(0, 22).toString()).toBe("age-encryption.org/v1\n");
    }
  });

  it("opens what the program itself made, as hard to guess as it makes it", { timeout: 60_000 }, async () => {
    const own = createKlacht();
    onTestFinished(own.remove);
    const path = join(own.klacht.home, "wachtwoord");
    const passphrase = "vier paarden in de mist, één ezel";
    writeFileSync(path, passphrase, { mode: 0o600 });
    const made = await own.klacht.with({ env: { KLACHT_KLUIS_WACHTWOORD_BESTAND: path } })(
      "kluis",
      "aanmaken",
      "--json",
    );
    expect(made.exitCode).toBe(0);
    const folder = join(own.klacht.map, "kluis");
    const key = await age(
      passphrase,
      "--identity",
      join(folder, identiteitspad(SIETSKE)),
      join(folder, SLEUTEL),
    );
    expect(key).toMatch(/^[0-9a-f]{64}\n$/);
    const recovered = join(own.klacht.home, "herstel.txt");
    writeFileSync(recovered, made.json().herstelsleutel);
    expect(await age("", "--identity", recovered, join(folder, SLEUTEL))).toBe(key);
  });

  it("opens the new key after somebody's access was taken away, with the right identities only", async () => {
    const { map } = await withdrawn();
    const folder = join(map, "kluis");
    const key = await age(
      passphraseOf(SIETSKE),
      "--identity",
      join(folder, identiteitspad(SIETSKE)),
      join(folder, SLEUTEL),
    );
    expect(key).toBe((await keyOf(map)).alsTekst);
    const old = kluis(identiteitspad(JELLE));
    expect(await age(passphraseOf(JELLE), "--identity", old, join(folder, SLEUTEL))).toBeNull();
  });
});

/** A register from which somebody's access was taken away. */
async function withdrawn(): Promise<{ map: string }> {
  const map = temporaryFolder();
  await fillWithKluis(map, [], [{ vertrouwelijk: true, klager: { naam: NAME } }], [SIETSKE, JELLE]);
  const { db } = await diskRegister(map);
  await trekToegangIn(db, map, await keyOf(map), JELLE, HANDELENDE);
  return { map };
}

/** Opens a closed file as the manual says, with the key as `age` gave it. */
function sqlcipher(path: string, key: string): Database {
  const database = new Database(path);
  onTestFinished(() => database.close());
  database.pragma(`key = "x'${key.trim()}'"`);
  return database;
}

describe("another SQLCipher", () => {
  it("is of version 4", () => {
    const database = new Database(":memory:");
    expect(database.pragma("cipher_version", { simple: true })).toMatch(/^4\./);
    database.close();
  });

  it("reads a case with the raw key, and finds every page authentic", async () => {
    const database = sqlcipher(kluis("kluis.db"), (await keyOf(klacht.map)).alsTekst);
    expect(database.prepare("select naam from dossier").all()).toEqual([{ naam: NAME }]);
    expect(database.pragma("cipher_integrity_check")).toEqual([]);
    expect(database.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(database.prepare("select naam from toegang order by naam").all()).toEqual([
      { naam: JELLE },
      { naam: SIETSKE },
    ]);
  });

  it("reads nothing with another key, or with none", async () => {
    const right = (await keyOf(klacht.map)).alsTekst.trim();
    const other = right.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));
    expect(() => sqlcipher(kluis("kluis.db"), other).prepare("select * from dossier")).toThrow(
      "not a database",
    );
    const without = new Database(kluis("kluis.db"));
    onTestFinished(() => without.close());
    expect(() => without.prepare("select * from dossier")).toThrow("not a database");
  });

  it("reads it after its key was changed", async () => {
    const { map } = await withdrawn();
    const database = sqlcipher(join(map, "kluis", "kluis.db"), (await keyOf(map)).alsTekst);
    expect(database.prepare("select naam from dossier").all()).toEqual([{ naam: NAME }]);
    expect(database.pragma("cipher_integrity_check")).toEqual([]);
  });

  it("takes the lines of the manual as they stand there", async () => {
    const manual = readFileSync("HANDLEIDING.md", "utf8");
    const [, block = ""] = /SQLCipher, versie 4 of nieuwer:\n\n```\n([^`]+)```/.exec(manual) ?? [];
    const lines = block.trim().split("\n");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('age -d -i "kluis/toegang/S. Bakker.age" kluis/sleutel.age');

    const map = temporaryFolder();
    await fillWithKluis(map, [], [{ vertrouwelijk: true, klager: { naam: NAME } }]);
    const bestand = { naam: "brief.docx", mediatype: "x/y", inhoud: Buffer.from("de brief") };
    const stuk = {
      soort: "brief",
      datum: "2024-03-05",
      richting: "in",
      onderwerp: "o",
      tekst: null,
    } as const;
    await withKluis(map, ({ db }) =>
      voegCorrespondentieToe(db, "2024-0001", { ...stuk, bestand, wijze: "brief" }, HANDELENDE),
    );
    const database = new Database(join(map, "kluis", "kluis.db"));
    onTestFinished(() => database.close());
    // The shell of SQLCipher has this function; a library hasn't.
    const written: unknown[][] = [];
    database.createFunction("writefile", (...args) => {
      written.push([...args]);
    });
    database.exec(lines[2]!.replace("DE 64 TEKENS DIE AGE LIET ZIEN", (await keyOf(map)).alsTekst.trim()));
    expect(database.prepare(lines[3]!).all()).toMatchObject([{ klacht_id: 1, naam: NAME }]);
    database.prepare(lines[4]!).all();
    expect(written).toEqual([["brief.docx", Buffer.from("de brief")]]);
  });

  it("may write in it, and we read that", async () => {
    const { map } = await withdrawn();
    const database = sqlcipher(join(map, "kluis", "kluis.db"), (await keyOf(map)).alsTekst);
    database.exec("update dossier set omschrijving = 'hersteld met een ander programma'");
    await withKluis(map, async ({ db }) => {
      expect((await leesKlacht(db, "2024-0001")).omschrijving).toBe("hersteld met een ander programma");
    });
  });
});

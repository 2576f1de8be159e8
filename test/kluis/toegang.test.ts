import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Damaged, Refused } from "../../src/errors.ts";
import { maakIdentiteit } from "../../src/kluis/age.ts";
import { identiteitspad, leesPersonen, type Persoon, SLEUTEL } from "../../src/kluis/kluismap.ts";
import { Kluissleutel } from "../../src/kluis/sleutel.ts";
import {
  type Bestanden,
  maakToegang,
  metAnderWachtwoord,
  ontgrendel,
  sleutelMet,
  sleutelVoor,
} from "../../src/kluis/toegang.ts";
import { JELLE, passphraseOf, SIETSKE } from "../register/kluis.ts";
import { temporaryFolder } from "../register/temporary.ts";

const FACTOR = 2;
const SINCE = "2024-03-04";

function write(folder: string, files: Bestanden): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A folder with keys for these people, and the key that they open. */
async function keys(...names: string[]): Promise<{ folder: string; key: Kluissleutel }> {
  const folder = temporaryFolder();
  const key = Kluissleutel.maak();
  for (const naam of names) {
    const made = await maakToegang(folder, { naam, sinds: SINCE }, passphraseOf(naam), FACTOR);
    write(folder, made.bestanden);
  }
  write(
    folder,
    await sleutelVoor(
      key,
      leesPersonen(folder).map(({ ontvanger }) => ontvanger),
    ),
  );
  return { folder, key };
}

const personIn = (folder: string, naam: string): Persoon =>
  leesPersonen(folder).find((persoon) => persoon.naam === naam)!;

const open = (folder: string, naam: string, passphrase = passphraseOf(naam)) =>
  ontgrendel(folder, personIn(folder, naam), passphrase);

describe("somebody with access", () => {
  it("opens the key with the own passphrase only", async () => {
    const { folder, key } = await keys(SIETSKE, JELLE);
    for (const naam of [SIETSKE, JELLE]) {
      expect((await open(folder, naam))?.sleutel.alsTekst).toBe(key.alsTekst);
    }
    expect(await open(folder, SIETSKE, passphraseOf(JELLE))).toBeNull();
    expect(await open(folder, SIETSKE, "")).toBeNull();
  });

  it("opens it however the keyboard writes an accent", async () => {
    const folder = temporaryFolder();
    const made = await maakToegang(folder, { naam: SIETSKE, sinds: SINCE }, "cafe\u0301 ole\u0301", FACTOR);
    write(folder, made.bestanden);
    write(folder, await sleutelVoor(Kluissleutel.maak(), [made.toegang.ontvanger]));
    expect(await open(folder, SIETSKE, "caf\u00e9 ol\u00e9")).not.toBeNull();
    expect(await open(folder, SIETSKE, "cafe ole")).toBeNull();
  });

  it("keeps the key under another passphrase, and the old one opens nothing", async () => {
    const { folder, key } = await keys(SIETSKE);
    const opened = await open(folder, SIETSKE);
    const changed = await metAnderWachtwoord(
      personIn(folder, SIETSKE),
      opened!.geheim,
      "iets heel anders",
      2,
    );
    expect(Object.keys(changed)).toEqual([identiteitspad(SIETSKE)]);
    write(folder, changed);
    expect(await open(folder, SIETSKE)).toBeNull();
    expect((await open(folder, SIETSKE, "iets heel anders"))?.sleutel.alsTekst).toBe(key.alsTekst);
  });

  it("has files that hold neither the passphrase nor a key in the clear", async () => {
    const made = await maakToegang(
      temporaryFolder(),
      { naam: SIETSKE, sinds: SINCE },
      passphraseOf(SIETSKE),
      FACTOR,
    );
    const shown = Object.values(made.bestanden)
      .map((content) => Buffer.from(content as Uint8Array).toString("latin1"))
      .join();
    expect(shown).not.toContain("AGE-SECRET-KEY");
    expect(shown).not.toContain("paarden");
  });
});

describe("the name of somebody who gets access", () => {
  it.each([
    "../../buiten",
    "..\\..\\buiten",
    "/etc/passwd",
    "C:\\Windows\\x",
    ".",
    "..",
    "CON",
    "a\u0000b",
    "jan".repeat(90),
    "😀".repeat(70),
  ])("never leaves its folder: %j", async (naam) => {
    const made = await maakToegang(temporaryFolder(), { naam, sinds: SINCE }, "x", FACTOR);
    const paths = Object.keys(made.bestanden);
    expect(paths).toHaveLength(2);
    for (const path of paths) {
      expect(dirname(path)).toBe("toegang");
      expect(Buffer.byteLength(path)).toBeLessThan(256);
    }
  });

  it("that would have the files of another is refused", async () => {
    const { folder } = await keys("A:B");
    const attempt = maakToegang(folder, { naam: "a?b", sinds: SINCE }, "x", FACTOR);
    await expect(attempt).rejects.toThrow(Refused);
    await expect(attempt).rejects.toThrow("De naam a?b lijkt te veel op A:B");
  });

  it("of somebody who has access already makes new files in the place of the old", async () => {
    const { folder } = await keys(SIETSKE);
    const made = await maakToegang(folder, { naam: SIETSKE, sinds: SINCE }, "x", FACTOR);
    expect(Object.keys(made.bestanden)).toContain(identiteitspad(personIn(folder, SIETSKE).bestandsnaam));
  });
});

describe("files of keys that are not right", () => {
  it("of another person open for nobody", async () => {
    const { folder } = await keys(SIETSKE, JELLE);
    const [one, two] = [SIETSKE, JELLE].map((naam) => join(folder, identiteitspad(naam)));
    renameSync(one!, `${one}.weg`);
    renameSync(two!, one!);
    renameSync(`${one}.weg`, two!);
    expect(await open(folder, SIETSKE)).toBeNull();
    expect(await open(folder, JELLE)).toBeNull();
    // Who lays the own key in somebody else's place is not taken for that person.
    await expect(open(folder, SIETSKE, passphraseOf(JELLE))).rejects.toThrow(Damaged);
  });

  it.each([identiteitspad(SIETSKE), SLEUTEL])("are named where %s is missing", async (path) => {
    const { folder } = await keys(SIETSKE);
    rmSync(join(folder, path));
    await expect(open(folder, SIETSKE)).rejects.toThrow(`${join(folder, path)} ontbreekt`);
  });

  it("are named where the key was made for others", async () => {
    const { folder } = await keys(SIETSKE);
    const other = await keys(JELLE);
    cpSync(join(other.folder, SLEUTEL), join(folder, SLEUTEL));
    await expect(open(folder, SIETSKE)).rejects.toThrow(Damaged);
    await expect(open(folder, SIETSKE)).rejects.toThrow(`${join(folder, SLEUTEL)} hoort niet bij`);
  });

  it.each(["", "niets", "0".repeat(63), `x'${"0".repeat(64)}'`])(
    "are named where the key file holds %j",
    async (text) => {
      const { folder } = await keys(SIETSKE);
      const { versleutelVoor } = await import("../../src/kluis/age.ts");
      const { ontvanger } = personIn(folder, SIETSKE);
      write(folder, { [SLEUTEL]: await versleutelVoor([ontvanger], text) });
      await expect(open(folder, SIETSKE)).rejects.toThrow(Damaged);
    },
  );

  it("are named where a person's file holds no identity", async () => {
    const { folder } = await keys(SIETSKE);
    const { versleutelMetWachtwoord } = await import("../../src/kluis/age.ts");
    write(folder, { [identiteitspad(SIETSKE)]: await versleutelMetWachtwoord("AGE-SECRET-KEY-1\n", "x", 2) });
    await expect(open(folder, SIETSKE, "x")).rejects.toThrow(join("toegang", `${SIETSKE}.age`));
  });

  it("change nothing in the folder", async () => {
    const { folder } = await keys(SIETSKE);
    const before = readdirSync(folder, { recursive: true });
    await open(folder, SIETSKE, "fout");
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });
});

describe("the recovery key", () => {
  it("opens the key of the closed file, another identity doesn't", async () => {
    const folder = temporaryFolder();
    const [recovery, other] = [await maakIdentiteit(), await maakIdentiteit()];
    const key = Kluissleutel.maak();
    write(folder, await sleutelVoor(key, [recovery.ontvanger]));
    expect((await sleutelMet(folder, recovery.geheim))?.alsTekst).toBe(key.alsTekst);
    expect(await sleutelMet(folder, other.geheim)).toBeNull();
  });
});

/** A backup: what is in it, that it is one moment, and that what is not whole is seen. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Damaged, KlachtError, Locked, NotFound, Refused } from "../../src/errors.ts";
import { openSqlite } from "../../src/register/addon.ts";
import { hoortInKopie, type Kopie, leesKopie, leesKopieen } from "../../src/register/kopie.ts";
import { controleerKopie } from "../../src/register/kopie-controle.ts";
import { kopieenVan, maakKopie } from "../../src/register/kopie-maken.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { VERSIE } from "../../src/register/versie.ts";
import { contentsOf, filesHolding } from "../cli/run.ts";
import { fill } from "./fill.ts";
import { keyOf, withKluis } from "./kluis.ts";
import { makeOffice, OPEN_WORD, SECRET_WORD, stateOf } from "./office.ts";
import { temporaryFolder } from "./temporary.ts";

const NOW = new Date(2024, 2, 4, 10, 15, 30);
const NAME = "klacht-2024-03-04-101530";

let original: string;
let state: Record<string, unknown>;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeOffice(original);
  state = await stateOf(original);
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

function office(): string {
  const map = join(temporaryFolder(), "register");
  cpSync(original, map, { recursive: true });
  return map;
}

const backUp = (map: string, naar = kopieenVan(map)) => maakKopie(map, naar, NOW);

describe("a backup", () => {
  it("holds register, closed file, keys, settings, templates and letters, each with its hash", async () => {
    const map = office();
    const before = contentsOf(map);
    const { pad, manifest } = await backUp(map);
    expect(pad).toBe(join(map, "backups", NAME));
    expect(manifest).toMatchObject({
      versie: VERSIE,
      gemaaktOp: NOW.toISOString(),
      klachten: 4,
      vertrouwelijk: 2,
    });
    expect(manifest.bestanden.map((file) => file.pad).toSorted()).toEqual([
      "brieven/2024-0001-standpunt.docx",
      "brieven/oud/2023/brief.docx",
      "instellingen.json",
      "kluis/herstel.pub",
      "kluis/kluis.db",
      "kluis/sleutel.age",
      "kluis/toegang/Sietske Bakker.age",
      "kluis/toegang/Sietske Bakker.pub",
      "register.db",
      "sjablonen/standpunt.docx",
    ]);
    const hashes = contentsOf(pad);
    for (const file of manifest.bestanden) {
      expect(hashes[file.pad]).toBe(file.sha256);
      expect(statSync(join(pad, file.pad)).size).toBe(file.grootte);
      // Everything but the register, which is written anew, is the same bytes.
      if (file.pad !== "register.db") expect(file.sha256).toBe(before[file.pad]);
    }
    expect(
      Object.keys(hashes)
        .filter((path) => hashes[path] !== "folder")
        .toSorted(),
    ).toEqual([...manifest.bestanden.map((file) => file.pad), "manifest.json"].toSorted());
    expect(leesKopie(pad)).toEqual({ pad, manifest });
    expect(leesKopieen(join(map, "backups"))).toEqual([{ pad, manifest }]);
    expect(controleerKopie({ pad, manifest })).toEqual([]);
    // The register itself is as it was.
    const { backups: _, ...rest } = Object.fromEntries(
      Object.entries(contentsOf(map)).filter(([path]) => !path.startsWith("backups/")),
    );
    expect(rest).toEqual(before);
  });

  it("says everything that the office had, by the keys that lie in it", async () => {
    const map = office();
    const { pad } = await backUp(map);
    expect(await stateOf(pad)).toEqual(state);
  });

  it("is for its owner only", async () => {
    const map = office();
    const { pad } = await backUp(map);
    const modes = readdirSync(pad, { recursive: true, encoding: "utf8" }).map(
      (path) => [path, statSync(join(pad, path)).mode & 0o077] as const,
    );
    // SQLite makes its file by the umask, which the program sets.
    expect(modes.filter(([path, mode]) => mode !== 0 && path !== "register.db")).toEqual([]);
    expect(statSync(pad).mode & 0o077).toBe(0);
  });

  it("needs no passphrase, and says nothing of what is confidential", async () => {
    const map = office();
    const { pad } = await backUp(map);
    expect(filesHolding(pad, SECRET_WORD)).toEqual([]);
    expect(filesHolding(pad, OPEN_WORD)).toEqual([join(pad, "register.db")]);
    expect(readFileSync(join(pad, "kluis/kluis.db"))).toEqual(readFileSync(join(map, "kluis/kluis.db")));
    await expect(keyOf(pad)).resolves.toBeDefined();
  });

  it("of a register without a closed file has none", async () => {
    const map = temporaryFolder();
    await fill(map, [], [{}]);
    const { manifest } = await backUp(map);
    expect(manifest).toMatchObject({ klachten: 1, vertrouwelijk: 0 });
    expect(manifest.bestanden.map(({ pad }) => pad)).toEqual(["register.db"]);
  });

  it("gets a name of its own beside one of the same second, also of another register", async () => {
    const [map, other, folder] = [office(), temporaryFolder(), temporaryFolder()];
    await fill(other, [], [{}]);
    const made = [await backUp(map, folder), await backUp(other, folder), await backUp(map, folder)];
    expect(made.map(({ pad }) => basename(pad))).toEqual([NAME, `${NAME}-2`, `${NAME}-3`]);
    expect(made.map((kopie) => controleerKopie(kopie))).toEqual([[], [], []]);
  });

  it("leaves out what is on its way from one name to another, and what it can't read it names", async () => {
    const map = office();
    for (const name of [".~lock.brief.docx#", "~$brief.docx", "klacht-onvolledig.deel", "x-journal"])
      writeFileSync(join(map, "brieven", name), "x");
    writeFileSync(join(map, "kluis", "aantekeningen.txt"), "x");
    symlinkSync("/nergens", join(map, "brieven", "weg.docx"));
    symlinkSync("..", join(map, "brieven", "rond"));
    symlinkSync(join(map, "instellingen.json"), join(map, "brieven", "naar-een-bestand.json"));
    const { manifest } = await backUp(map);
    const paths = manifest.bestanden.map(({ pad }) => pad).filter((pad) => !/^kluis|register/.test(pad));
    expect(paths).toEqual([
      "instellingen.json",
      "sjablonen/standpunt.docx",
      "brieven/2024-0001-standpunt.docx",
      "brieven/naar-een-bestand.json",
      "brieven/oud/2023/brief.docx",
    ]);
    rmSync(join(map, "sjablonen"), { recursive: true });
    writeFileSync(join(map, "sjablonen"), "no folder");
    const attempt = backUp(map, join(map, "elders"));
    await expect(attempt).rejects.toThrow(KlachtError);
    await expect(attempt).rejects.toThrow("sjablonen");
  });

  it("sweeps what a backup that was killed left beside it, of this register only", async () => {
    const map = office();
    const { pad, manifest } = await backUp(map);
    const mine = `.${NAME}-${manifest.kenmerk.slice(0, 8)}.onaf`;
    for (const name of [mine, `.${NAME}-deadbeef.onaf`]) {
      mkdirSync(join(map, "backups", name));
      writeFileSync(join(map, "backups", name, "register.db"), "half");
    }
    await maakKopie(map, kopieenVan(map), new Date(2024, 2, 5));
    expect(readdirSync(join(map, "backups")).toSorted()).toEqual([
      `.${NAME}-deadbeef.onaf`,
      basename(pad),
      "klacht-2024-03-05-000000",
    ]);
  });
});

describe("a backup that can't be made", () => {
  async function expectNone(map: string, kind: new () => Error, text: string | RegExp): Promise<void> {
    const before = contentsOf(map);
    const attempt = backUp(map);
    await expect(attempt).rejects.toThrow(kind);
    await expect(attempt).rejects.toThrow(text);
    const after = Object.entries(contentsOf(map)).filter(([path]) => path !== "backups");
    expect(Object.fromEntries(after)).toEqual(before);
  }
  const Any = Error as unknown as new () => Error;

  it("since there is no register", async () => {
    const map = temporaryFolder();
    await expectNone(map, Refused as never, "staat nog geen register");
  });

  it("since the register is damaged, or another program's", async () => {
    const map = office();
    truncateSync(join(map, "register.db"), 8192);
    await expectNone(map, Any, /malformed|beschadigd/);
    const other = temporaryFolder();
    const sqlite = openSqlite(join(other, "register.db"), {});
    sqlite.exec("create table t (x)");
    sqlite.close();
    await expectNone(other, Any, /no such table/);
  });

  it("since the closed file is gone, though there are confidential cases", async () => {
    const map = office();
    rmSync(join(map, "kluis"), { recursive: true });
    await expectNone(map, Damaged as never, "de kluis zit er niet in");
  });

  it("since the closed file was left half-written", async () => {
    const map = office();
    writeFileSync(join(map, "kluis", "kluis.db-journal"), "half");
    await expectNone(map, Locked as never, "halverwege blijven staan");
  });

  it("but not where that was killed before it had begun, which nothing but the next act clears away", async () => {
    const map = office();
    // SQLite writes the sign by which it knows a journal when all that it needs is on the disk.
    writeFileSync(join(map, "kluis", "kluis.db-journal"), Buffer.alloc(600));
    await withKluis(map, ({ db }) => leesKlacht(db, "2024-0002"));
    expect(controleerKopie(await backUp(map))).toEqual([]);
  });

  it("where it should go, since that is a file: that place is named", async () => {
    const map = office();
    const elsewhere = join(temporaryFolder(), "usb");
    writeFileSync(elsewhere, "x");
    const attempt = backUp(map, elsewhere);
    await expect(attempt).rejects.toThrow(KlachtError);
    await expect(attempt).rejects.toThrow(elsewhere);
  });
});

describe("what is no backup yet, or no longer", () => {
  it("is not among them, though all that a backup has is in it", async () => {
    const map = office();
    const kopie = await backUp(map);
    // As a removal leaves it that was killed before it was through.
    cpSync(kopie.pad, join(kopieenVan(map), ".klacht-2024-03-01-101500-0123abcd.onaf"), { recursive: true });
    expect(leesKopieen(kopieenVan(map)).map(({ pad }) => pad)).toEqual([kopie.pad]);
  });
});

describe("looking a backup over", () => {
  const made = async () => backUp(office());
  const again = ({ pad }: Kopie) => controleerKopie(leesKopie(pad));

  it("finds every file of which one byte is another, or that is cut short, longer or gone", async () => {
    const kopie = await made();
    for (const { pad, grootte } of kopie.manifest.bestanden) {
      const path = join(kopie.pad, pad);
      const bytes = readFileSync(path);
      for (const place of new Set([0, Math.floor(grootte / 2), grootte - 1])) {
        const flipped = Buffer.from(bytes);
        flipped[place]! ^= 1;
        writeFileSync(path, flipped);
        expect(again(kopie)).toEqual([`${pad} is gewijzigd of beschadigd`]);
      }
      writeFileSync(path, bytes.subarray(0, -1));
      expect(again(kopie)).toEqual([`${pad} is gewijzigd of beschadigd`]);
      writeFileSync(path, bytes);
      appendFileSync(path, "x");
      expect(again(kopie)).toEqual([`${pad} is gewijzigd of beschadigd`]);
      rmSync(path);
      expect(again(kopie)).toEqual([`${pad} ontbreekt`]);
      mkdirSync(path);
      expect(again(kopie)).toEqual([`${pad} ontbreekt`]);
      rmSync(path, { recursive: true });
      writeFileSync(path, bytes);
    }
    expect(again(kopie)).toEqual([]);
  });

  it("finds a manifest that is of another backup, or says something else of the register", async () => {
    const [kopie, other] = [await made(), await made()];
    const manifest = (change: Partial<Kopie["manifest"]>, of = kopie.manifest) =>
      writeFileSync(join(kopie.pad, "manifest.json"), JSON.stringify({ ...of, ...change }));
    manifest({ kenmerk: "f".repeat(32) });
    expect(again(kopie)).toEqual(["register.db is van een ander register"]);
    for (const change of [{ klachten: 5 }, { vertrouwelijk: 1 }, { versie: 1 }]) {
      manifest(change);
      expect(again(kopie)).toEqual(["register.db is niet wat de kopie ervan zegt"]);
    }
    manifest({ bestanden: kopie.manifest.bestanden.filter(({ pad }) => pad !== "register.db") });
    expect(again(kopie)).toEqual(["register.db zit er niet in"]);
    manifest({ bestanden: kopie.manifest.bestanden.filter(({ pad }) => pad !== "kluis/kluis.db") });
    expect(again(kopie)).toEqual(["de kluis zit er niet in"]);
    writeFileSync(join(kopie.pad, "brieven/2024-0001-standpunt.docx"), "another");
    manifest({}, other.manifest);
    expect(again(kopie)).toEqual(["brieven/2024-0001-standpunt.docx is gewijzigd of beschadigd"]);
  });

  it("finds what was never a register, though its hash is right", async () => {
    const map = temporaryFolder();
    await fill(map, [], [{}]);
    const kopie = await backUp(map);
    const path = join(kopie.pad, "register.db");
    rmSync(path);
    const sqlite = openSqlite(path, {});
    sqlite.exec("create table t (x)");
    sqlite.close();
    const { "register.db": sha256 } = contentsOf(kopie.pad);
    const grootte = statSync(path).size;
    const bestanden = [{ pad: "register.db", grootte, sha256: sha256! }];
    expect(controleerKopie({ ...kopie, manifest: { ...kopie.manifest, bestanden } })).toEqual([
      "register.db is beschadigd of is geen register",
    ]);
  });
});

describe("a manifest", () => {
  const GOOD = {
    versie: VERSIE,
    gemaaktOp: NOW.toISOString(),
    kenmerk: "k",
    klachten: 0,
    vertrouwelijk: 0,
    bestanden: [{ pad: "register.db", grootte: 1, sha256: "0".repeat(64) }],
  };
  const file = (pad: string) => ({ bestanden: [{ pad, grootte: 1, sha256: "0".repeat(64) }] });

  function readWith(content: string): Kopie {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "manifest.json"), content);
    return leesKopie(folder);
  }

  it("may name what klacht keeps, and nothing else", () => {
    for (const path of [
      "register.db",
      "instellingen.json",
      "kluis/kluis.db",
      "kluis/sleutel.age",
      "kluis/herstel.pub",
      "kluis/toegang/Sietske Bakker.age",
      "kluis/toegang/Ö.pub",
      "sjablonen/standpunt.docx",
      "brieven/een map/..brief.docx",
    ])
      expect([path, hoortInKopie(path)]).toEqual([path, true]);
    for (const path of [
      "",
      "/",
      ".",
      "..",
      "../register.db",
      "brieven/../../x",
      "brieven/..",
      "brieven/./x",
      "brieven//x",
      "brieven/",
      "brieven",
      "/etc/passwd",
      "C:\\x",
      "brieven\\..\\x",
      "brieven/a\u0000b",
      "brieven/a\nb",
      "weg.json",
      "register.db-journal",
      "kluis/kluis.db-journal",
      "kluis/nieuw/kluis.db",
      "kluis/nieuw-onaf/weg.json",
      "kluis/toegang/../sleutel.age",
      "kluis/toegang/a/b.age",
      "kluis/.verborgen",
      "backups/klacht-2024-03-04-101530/register.db",
      ".terugzetten/register.db",
      "concepten/x.json",
    ])
      expect([path, hoortInKopie(path)]).toEqual([path, false]);
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["another kind of JSON", "[]"],
    ["null", "null"],
    ["one that lacks something", JSON.stringify({ ...GOOD, kenmerk: undefined })],
    ["one with more than there can be", JSON.stringify({ ...GOOD, extra: 1 })],
    ["a path out of the folder", JSON.stringify({ ...GOOD, ...file("../../uw.txt") })],
    ["an absolute path", JSON.stringify({ ...GOOD, ...file("/etc/passwd") })],
    ["a file named twice", JSON.stringify({ ...GOOD, bestanden: [...GOOD.bestanden, ...GOOD.bestanden] })],
    [
      "a hash that is none",
      JSON.stringify({ ...GOOD, bestanden: [{ pad: "register.db", grootte: 1, sha256: "0" }] }),
    ],
    ["a size below nothing", JSON.stringify({ ...GOOD, bestanden: [{ ...GOOD.bestanden[0], grootte: -1 }] })],
    ["a moment that is none", JSON.stringify({ ...GOOD, gemaaktOp: "gisteren" })],
    ["half a case", JSON.stringify({ ...GOOD, klachten: 0.5 })],
    ["a prototype", `{"__proto__": {"versie": 1}, "kenmerk": "k"}`],
  ])("is refused as damaged: %s", (_what, content) => {
    expect(() => readWith(content)).toThrow(Damaged);
  });

  it("of a newer version is refused with the way on, whatever else it says", () => {
    expect(() => readWith(JSON.stringify({ versie: VERSIE + 1, iets: "anders" }))).toThrow(Refused);
    expect(() => readWith(JSON.stringify({ ...GOOD, versie: 99 }))).toThrow("nieuwere versie van klacht");
    expect(readWith(JSON.stringify(GOOD)).manifest).toEqual(GOOD);
  });

  it("that isn't there makes no backup; such a folder is left out of the list", () => {
    const folder = temporaryFolder();
    expect(() => leesKopie(folder)).toThrow(NotFound);
    mkdirSync(join(folder, "klacht-2024-03-04-101530"));
    expect(leesKopieen(folder)).toEqual([]);
    expect(existsSync(join(folder, "klacht-2024-03-04-101530"))).toBe(true);
  });
});

/** Putting a backup back: the whole of it, over whatever is there, and what was there is kept. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Damaged } from "../../src/errors.ts";
import { openSqlite } from "../../src/register/addon.ts";
import { controleer } from "../../src/register/controle.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { type Kopie, leesKopie, leesKopieen } from "../../src/register/kopie.ts";
import { controleerKopie } from "../../src/register/kopie-controle.ts";
import { kopieenVan, maakKopie } from "../../src/register/kopie-maken.ts";
import { zetTerug } from "../../src/register/kopie-terugzetten.ts";
import { openRegister } from "../../src/register/open.ts";
import { contentsOf, filesHolding } from "../cli/run.ts";
import { fill, HANDELENDE, writeCases } from "./fill.ts";
import { withKluis } from "./kluis.ts";
import { lay, makeOffice, SECRET_WORD, stateOf } from "./office.ts";
import { temporaryFolder } from "./temporary.ts";
import { ANNA, KADER } from "./whole-case.ts";

const THEN = new Date(2024, 2, 4, 10, 15, 30);
const NOW = new Date(2024, 2, 11, 9, 0, 0);
const KEPT = "voor-terugzetten-2024-03-11-090000";

/** A register folder with a backup in it, and what has changed since: in both files and in every other. */
let original: string;
let stateThen: Record<string, unknown>;
let stateNow: Record<string, unknown>;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeOffice(original);
  stateThen = await stateOf(original);
  await maakKopie(original, kopieenVan(original), THEN);
  await withKluis(original, async ({ db }) => {
    await writeCases(db, [{ klager: { naam: "Na de kopie" } }, { vertrouwelijk: true }]);
    await wijsToe(db, "2024-0003", ANNA, "2024-03-05", HANDELENDE);
    await wijsToe(db, "2024-0004", ANNA, "2024-03-05", HANDELENDE);
  });
  lay(original, "instellingen.json", '{ "termijnen": { "reactie": 20 } }');
  lay(original, "sjablonen/kifid.docx", "a template since");
  lay(original, "brieven/2024-0005-uitstel.docx", "a letter since");
  rmSync(join(original, "brieven/2024-0001-standpunt.docx"));
  stateNow = await stateOf(original);
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

function office(): { map: string; kopie: Kopie } {
  const map = join(temporaryFolder(), "register");
  cpSync(original, map, { recursive: true });
  return { map, kopie: leesKopieen(kopieenVan(map))[0]! };
}

/** Nothing of the putting back itself is left. */
const namesIn = (map: string) => readdirSync(map).toSorted();

async function expectSound(map: string): Promise<void> {
  await withKluis(map, async ({ db }) => {
    expect(await controleer(db, { kluisOpen: true, kader: KADER })).toEqual([]);
  });
}

describe("putting a backup back", () => {
  it("gives back all that was, and keeps all that is", async () => {
    const { map, kopie } = office();
    expect(stateNow).not.toEqual(stateThen);
    const kept = await zetTerug(kopie, map, NOW);
    expect(await stateOf(map)).toEqual(stateThen);
    await expectSound(map);
    expect(kept).toBe(join(map, "backups", KEPT));
    expect(controleerKopie(leesKopie(kept!))).toEqual([]);
    expect(await stateOf(kept!)).toEqual(stateNow);
    expect(namesIn(map)).toEqual([
      "backups",
      "brieven",
      "instellingen.json",
      "kluis",
      "register.db",
      "sjablonen",
    ]);
    expect(statSync(join(map, "register.db")).mode & 0o077).toBe(0);
    // And back again: nothing is lost either way.
    await zetTerug(leesKopie(kept!), map, new Date(2024, 2, 11, 9, 5));
    expect(await stateOf(map)).toEqual(stateNow);
    await expectSound(map);
  });

  it("into an empty folder, or one that isn't there, makes the register there", async () => {
    const { kopie } = office();
    const map = join(temporaryFolder(), "nieuwe computer", "register");
    expect(await zetTerug(kopie, map, NOW)).toBeNull();
    expect(await stateOf(map)).toEqual(stateThen);
    expect(existsSync(join(map, "backups"))).toBe(false);
  });

  it("of a register without a closed file leaves none", async () => {
    const { map } = office();
    const plain = temporaryFolder();
    await fill(plain, [], [{ klager: { naam: "Zonder kluis" } }]);
    const kopie = await maakKopie(plain, kopieenVan(plain), THEN);
    const kept = await zetTerug(kopie, map, NOW);
    expect(namesIn(map)).not.toContain("instellingen.json");
    expect(filesHolding(join(map, "kluis"), "")).toEqual([]);
    const { db, close } = await openRegister(map, { create: false });
    expect(await db.selectFrom("dossier").select("naam").execute()).toEqual([{ naam: "Zonder kluis" }]);
    await close();
    expect(await stateOf(kept!)).toEqual(stateNow);
  });

  it("changes nothing outside of what a backup holds", async () => {
    const { map, kopie } = office();
    lay(map, "concepten/x.json", "a draft");
    lay(map, "nieuw/register.db", "a folder of somebody's own");
    lay(map, "eigen.txt", "x");
    await zetTerug(kopie, map, NOW);
    expect(readFileSync(join(map, "nieuw/register.db"), "utf8")).toBe("a folder of somebody's own");
    expect(readFileSync(join(map, "concepten/x.json"), "utf8")).toBe("a draft");
    expect(readFileSync(join(map, "eigen.txt"), "utf8")).toBe("x");
    expect(await stateOf(map)).toEqual(stateThen);
  });

  it.each([
    ["a byte of the closed file", "kluis/kluis.db"],
    ["a byte of the register", "register.db"],
    ["a byte of a letter", "brieven/2024-0001-standpunt.docx"],
  ])("is refused, and nothing is changed, where %s is another", async (_what, path) => {
    const { map, kopie } = office();
    const bytes = readFileSync(join(kopie.pad, path));
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(join(kopie.pad, path), bytes);
    const before = contentsOf(map);
    await expect(zetTerug(kopie, map, NOW)).rejects.toThrow(Damaged);
    await expect(zetTerug(kopie, map, NOW)).rejects.toThrow(`${path} is gewijzigd of beschadigd`);
    expect(contentsOf(map)).toEqual(before);
  });

  it("waits for who is writing, and gives up without changing anything", async () => {
    const { map, kopie } = office();
    const other = openSqlite(join(map, "register.db"), {});
    other.exec("begin immediate");
    const before = Object.keys(contentsOf(join(map, "backups")));
    await expect(zetTerug(kopie, map, NOW)).rejects.toThrow(/bezet/);
    expect(Object.keys(contentsOf(join(map, "backups")))).toEqual(before);
    other.exec("rollback");
    other.close();
    expect(await stateOf(map)).toEqual(stateNow);
  }, 20_000);

  it("lets nobody write between what is kept and what takes its place", async () => {
    const { map, kopie } = office();
    const other = openSqlite(join(map, "register.db"), { timeout: 0 });
    const putting = zetTerug(kopie, map, NOW);
    // The work itself is synchronous up to the change of the files: the lock is there as long as that takes.
    expect(() => other.exec("begin immediate")).toThrow(/locked|moved|readonly/);
    await putting;
    expect(() => other.exec("begin immediate; update medewerker set functie = 'x'")).toThrow();
    other.close();
    expect(await stateOf(map)).toEqual(stateThen);
  });
});

/** Writes so much in one transaction that SQLite has to put some of it in the file, and is cut off. */
function cutOff(map: string): void {
  const aside = temporaryFolder();
  const sqlite = openSqlite(join(map, "register.db"), {});
  sqlite.pragma("cache_size = 1");
  sqlite.exec("begin immediate");
  sqlite.exec(
    "update dossier set omschrijving = omschrijving || hex(zeroblob(200000)), naam = 'Half geschreven'",
  );
  for (const name of ["register.db", "register.db-journal"]) cpSync(join(map, name), join(aside, name));
  sqlite.exec("rollback");
  sqlite.close();
  cpSync(aside, map, { recursive: true });
}

describe("a journal of another moment", () => {
  it("is not played into what is put back", async () => {
    const { map, kopie } = office();
    cutOff(map);
    expect(statSync(join(map, "register.db-journal")).size).toBeGreaterThan(0);
    const kept = await zetTerug(kopie, map, NOW);
    expect(namesIn(map)).not.toContain("register.db-journal");
    expect(await stateOf(map)).toEqual(stateThen);
    await expectSound(map);
    // What was kept is what the journal makes of it: the moment before the act that was cut off.
    expect(await stateOf(kept!)).toEqual(stateNow);
  });

  it("beside a register that can't be opened is not played in either", async () => {
    const { map, kopie } = office();
    lay(map, "register.db", "dit is geen database");
    lay(map, "register.db-journal", "dit is geen journaal");
    const kept = await zetTerug(kopie, map, NOW);
    expect(kept).toBe(join(map, "backups", `${KEPT}-zoals-het-was`));
    expect(readFileSync(join(kept!, "register.db"), "utf8")).toBe("dit is geen database");
    expect(namesIn(map)).not.toContain("register.db-journal");
    expect(await stateOf(map)).toEqual(stateThen);
    await expectSound(map);
  });

  it("beside a register that was cut short as well does no harm to what is put back", async () => {
    const { map, kopie } = office();
    cutOff(map);
    lay(map, "register.db", "dit is geen database");
    await zetTerug(kopie, map, NOW);
    expect(namesIn(map)).not.toContain("register.db-journal");
    expect(await stateOf(map)).toEqual(stateThen);
    await expectSound(map);
  });

  it("of the closed file is kept, and not played in", async () => {
    const { map, kopie } = office();
    lay(map, "kluis/kluis.db-journal", "half");
    const kept = await zetTerug(kopie, map, NOW);
    expect(basename(kept!)).toBe(`${KEPT}-zoals-het-was`);
    expect(readFileSync(join(kept!, "kluis/kluis.db-journal"), "utf8")).toBe("half");
    expect(existsSync(join(map, "kluis/kluis.db-journal"))).toBe(false);
    expect(await stateOf(map)).toEqual(stateThen);
  });
});

describe("over a register that is damaged", () => {
  it.each([
    [
      "truncated",
      (map: string) =>
        writeFileSync(join(map, "register.db"), readFileSync(join(map, "register.db")).subarray(0, 6000)),
    ],
    ["empty", (map: string) => writeFileSync(join(map, "register.db"), "")],
    ["gone", (map: string) => rmSync(join(map, "register.db"))],
    [
      "another program's",
      (map: string) => writeFileSync(join(map, "register.db"), "dit is geen database ".repeat(500)),
    ],
    ["without its closed file", (map: string) => rmSync(join(map, "kluis"), { recursive: true })],
    ["with settings that can't be read", (map: string) => lay(map, "instellingen.json", "{{{")],
  ])("the backup comes back, and what is left is kept as it is: %s", async (_what, damage) => {
    const { map, kopie } = office();
    damage(map);
    const damaged = contentsOf(map);
    const kept = await zetTerug(kopie, map, NOW);
    expect(await stateOf(map)).toEqual(stateThen);
    await expectSound(map);
    const inKept = contentsOf(kept!);
    for (const path of ["instellingen.json", "kluis/kluis.db", "brieven/2024-0005-uitstel.docx"])
      expect(inKept[path]).toBe(damaged[path]);
    expect(filesHolding(map, SECRET_WORD)).toEqual([]);
    if (existsSync(join(kept!, "manifest.json"))) return;
    expect(inKept["register.db"]).toBe(damaged["register.db"]);
  });
});

describe("a folder in the way", () => {
  it("where what was would be kept is said, and nothing is changed", async () => {
    const { map, kopie } = office();
    const aside = temporaryFolder();
    cpSync(kopie.pad, join(aside, "kopie"), { recursive: true });
    rmSync(join(map, "backups"), { recursive: true });
    writeFileSync(join(map, "backups"), "x");
    const before = contentsOf(map);
    await expect(zetTerug(leesKopie(join(aside, "kopie")), map, NOW)).rejects.toThrow(join(map, "backups"));
    expect(contentsOf(map)).toEqual(before);
  });
});

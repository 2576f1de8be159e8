import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { describe } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { leesKopieen } from "../../src/register/kopie.ts";
import { VERSIE } from "../../src/register/versie.ts";
import { fill } from "../register/fill.ts";
import { fillWithKluis, withPassphrase } from "../register/kluis.ts";
import { registerOfVersion } from "../register/older-version.ts";
import { converse } from "./conversation.ts";
import { englishIn } from "./english.ts";
import { contentsOf, filesHolding, INTAKE, it, type Klacht, type Result } from "./run.ts";

const NR = "2024-0001";
const NAME = /^klacht-\d{4}-\d\d-\d\d-\d{6}(-\d+)?$/;

/** One sentence with the way out, in Dutch. */
const SAID = /^[^\n]+\.\n→ [^\n]+\n$/;

const backups = (klacht: Klacht) => join(klacht.map, "backups");

async function made(klacht: Klacht, ...options: string[]): Promise<string> {
  const { stdout } = await klacht("reservekopie", "maken", "--json", ...options);
  return JSON.parse(stdout).pad;
}

const numbers = async (klacht: Klacht) =>
  (await klacht("lijst", "--json")).json().map(({ nummer }: { nummer: string }) => nummer);

/** Makes a backup one of another moment. */
function dated(from: string, to: string, gemaaktOp: string): void {
  renameSync(from, to);
  const manifest = JSON.parse(readFileSync(join(to, "manifest.json"), "utf8"));
  writeFileSync(join(to, "manifest.json"), JSON.stringify({ ...manifest, gemaaktOp }));
}

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  writeFileSync(path, bytes);
}

describe("klacht reservekopie maken", () => {
  it("makes one, says where, and that it has been looked over", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const before = contentsOf(klacht.map);
    const result = await klacht("reservekopie", "maken");
    expect(result.exitCode).toBe(0);
    const [name = ""] = readdirSync(backups(klacht));
    expect(name).toMatch(NAME);
    expect(result.stdout.replaceAll(/\s+/g, " ")).toMatch(
      new RegExp(
        `^De reservekopie is gemaakt en nagekeken: ${join(backups(klacht), name)} 1 klacht, \\d+ kB\\. $`,
      ),
    );
    expect(result.stderr).toBe(
      "Let op: deze kopie staat op dezelfde schijf. Bewaar er ook een elders: --naar MAP\n",
    );
    const rest = Object.entries(contentsOf(klacht.map)).filter(([path]) => !path.startsWith("backups"));
    expect(Object.fromEntries(rest)).toEqual(before);
    expect(statSync(join(backups(klacht), name, "register.db")).mode & 0o077).toBe(0);
  });

  it("tells programs the same", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const result = await klacht("reservekopie", "maken", "--json");
    expect(result.json()).toEqual({
      pad: expect.stringMatching(/klacht-/),
      gemaaktOp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      klachten: 1,
      vertrouwelijk: 0,
      grootte: expect.any(Number),
      opgeruimd: [],
    });
    expect((await klacht("reservekopie", "--json")).json()).toEqual([
      expect.objectContaining({ pad: result.json().pad, klachten: 1 }),
    ]);
  });

  it("with --naar puts it elsewhere, in a folder that is made; the register's own stays as it is", async ({
    klacht,
    expect,
  }) => {
    await klacht("nieuw", ...INTAKE);
    const elsewhere = join(klacht.home, "usb", "klachten");
    expect(await klacht("reservekopie", "maken", `--naar=${elsewhere}`)).toMatchObject({
      exitCode: 0,
      stderr: "",
    });
    expect(existsSync(backups(klacht))).toBe(false);
    expect(readdirSync(elsewhere)).toHaveLength(1);
    expect((await klacht("reservekopie", "lijst", `--naar=${elsewhere}`, "--json")).json()).toHaveLength(1);
    expect((await klacht("reservekopie", "lijst")).stdout).toContain("Er zijn nog geen reservekopieën in");
  });

  it("asks no passphrase for the closed file, and copies nothing readable of it", async ({
    klacht,
    expect,
  }) => {
    await fillWithKluis(klacht.map, [], [{}, { vertrouwelijk: true, klager: { naam: "Zwijgzaam" } }]);
    const result = await klacht("reservekopie", "maken");
    expect(result).toMatchObject({ exitCode: 0 });
    expect(result.stdout).toContain("2 klachten, waarvan 1 in de kluis");
    expect(filesHolding(backups(klacht), "Zwijgzaam")).toEqual([]);
    // The copy is a register folder by itself, and opens with the passphrase.
    const [kopie] = leesKopieen(backups(klacht));
    const copied = klacht.with({ map: kopie!.pad, env: withPassphrase(klacht.home) });
    expect((await copied("toon", "2", "--json")).json().klager.naam).toBe("Zwijgzaam");
  });

  it("keeps as many as the settings say, and tells how many went", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    for (const setting of ["dagen=1", "weken=0", "maanden=0"])
      await klacht("instellingen", "zet", ...`reservekopie.${setting}`.split("="));
    const first = await made(klacht);
    // As if it was made a while ago.
    const old = join(backups(klacht), "klacht-2020-01-01-120000");
    cpSync(first, `${first}-2`, { recursive: true });
    dated(`${first}-2`, old, "2020-01-01T11:00:00.000Z");
    const { stdout } = await klacht("reservekopie", "maken");
    expect(stdout).toContain("2 oude kopieën zijn opgeruimd.");
    expect(readdirSync(backups(klacht))).toHaveLength(1);
    expect(existsSync(first)).toBe(false);
  });

  it("is refused, with the way out, where there is nothing to copy or the settings can't be read", async ({
    klacht,
    expect,
  }) => {
    const nothing = await klacht("reservekopie", "maken");
    expect(nothing).toMatchObject({ exitCode: 1, stdout: "" });
    expect(nothing.stderr).toMatch(SAID);
    expect(existsSync(klacht.map)).toBe(false);
    await klacht("nieuw", ...INTAKE);
    writeFileSync(join(klacht.map, "instellingen.json"), "{");
    expect((await klacht("reservekopie", "maken")).exitCode).toBe(6);
    expect(existsSync(backups(klacht))).toBe(false);
  });

  it("names the place where it can't be put, not the register", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const file = join(klacht.home, "bestand");
    writeFileSync(file, "x");
    const { stderr, exitCode } = await klacht("reservekopie", "maken", `--naar=${file}`);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(file);
    expect(stderr).toMatch(SAID);
    expect(englishIn(stderr)).toEqual([]);
  });
});

describe("klacht reservekopie lijst", () => {
  it("shows what there is, the newest first, and names what can't be read", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    expect((await klacht("reservekopie")).stdout).toMatch(
      /^Er zijn nog geen reservekopieën in .*\nMaak er een met: klacht reservekopie maken\n$/s,
    );
    // Of one day the last stays.
    const first = join(backups(klacht), "klacht-2024-03-01-120000");
    dated(await made(klacht), first, "2024-03-01T11:00:00.000Z");
    await klacht("nieuw", ...INTAKE);
    const second = await made(klacht);
    expect((await klacht("reservekopie", "--json")).json().map(({ pad }: { pad: string }) => pad)).toEqual([
      second,
      first,
    ]);
    writeFileSync(join(first, "manifest.json"), "{");
    const { stdout, stderr } = await klacht("reservekopie");
    expect(stdout).toContain(second);
    expect(stdout).not.toContain(first);
    expect(stderr).toBe(`Let op: ${first} is geen reservekopie die deze versie van klacht kan lezen.\n`);
  });
});

describe("klacht reservekopie controle", () => {
  it("says whether a backup is whole, and exits with 6 where it isn't", async ({ klacht, expect }) => {
    await fillWithKluis(klacht.map, [], [{}, { vertrouwelijk: true }]);
    const path = await made(klacht);
    expect(await klacht("reservekopie", "controle", path)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(
        /^De reservekopie is gaaf: 2 klachten, waarvan 1 in de kluis, \d+ kB\.\n$/,
      ),
      stderr: "",
    });
    flip(join(path, "kluis/kluis.db"));
    rmSync(join(path, "kluis/sleutel.age"));
    const found = await klacht("reservekopie", "controle", path);
    expect(found).toMatchObject({ exitCode: 6, stdout: "" });
    expect(found.stderr).toBe(
      "Deze reservekopie is niet goed: kluis/kluis.db is gewijzigd of beschadigd; kluis/sleutel.age ontbreekt.\n→ Gebruik een andere reservekopie.\n",
    );
    const json = await klacht("reservekopie", "controle", path, "--json");
    expect(json.exitCode).toBe(6);
    expect(json.json()).toMatchObject({
      gaaf: false,
      fouten: ["kluis/kluis.db is gewijzigd of beschadigd", "kluis/sleutel.age ontbreekt"],
    });
  });

  it.for([
    ["a folder that isn't there", "nergens", 3],
    ["a folder without a manifest", "", 3],
  ] as const)("of %s says that it is none", async ([, path, exitCode], { klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const result = await klacht("reservekopie", "controle", join(klacht.map, path));
    expect(result.exitCode).toBe(exitCode);
    expect(result.stderr).toContain("is geen reservekopie: er staat geen manifest.json in");
  });

  it("of one that names files outside of its folder is refused, and reads nothing of them", async ({
    klacht,
    expect,
  }) => {
    await klacht("nieuw", ...INTAKE);
    const path = await made(klacht);
    const manifest = JSON.parse(readFileSync(join(path, "manifest.json"), "utf8"));
    for (const hostile of [
      "../../register.db",
      "/etc/passwd",
      "brieven/../../../x",
      "weg.json",
      "kluis/nieuw/weg.json",
    ]) {
      const bestanden = [...manifest.bestanden, { pad: hostile, grootte: 1, sha256: "0".repeat(64) }];
      writeFileSync(join(path, "manifest.json"), JSON.stringify({ ...manifest, bestanden }));
      for (const what of ["controle", "terugzetten"]) {
        const before = contentsOf(klacht.map);
        const { exitCode, stderr } = await klacht("reservekopie", what, path, "--ja");
        expect({ hostile, exitCode }).toEqual({ hostile, exitCode: 6 });
        expect(stderr).toContain("manifest.json is beschadigd");
        expect(contentsOf(klacht.map)).toEqual(before);
      }
    }
  });

  it("of one that a newer version made says to bring klacht up to date", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const path = await made(klacht);
    writeFileSync(join(path, "manifest.json"), JSON.stringify({ versie: VERSIE + 1, anders: true }));
    const before = contentsOf(klacht.map);
    for (const what of ["controle", "terugzetten"]) {
      const { exitCode, stderr } = await klacht("reservekopie", what, path, "--ja");
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/van een nieuwere versie van klacht\.\n→ Werk klacht op deze computer bij/);
    }
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

describe("klacht reservekopie terugzetten", () => {
  it("does nothing without a yes", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const path = await made(klacht);
    await klacht("nieuw", ...INTAKE);
    const before = contentsOf(klacht.map);
    const unasked = await klacht("reservekopie", "terugzetten", path);
    expect(unasked).toMatchObject({ exitCode: 1, stdout: "" });
    expect(unasked.stderr).toMatch(
      /^Terugzetten vervangt het hele register in .*\.\n→ Het gaat om een kopie: 1 klacht, \d+ kB, van .*\. Bevestig met --ja\.\n$/,
    );
    const talk = converse(klacht, ["reservekopie", "terugzetten", path]);
    await talk.sees("Het hele register vervangen door een kopie: 1 klacht");
    talk.type("\r");
    expect(await talk.exitCode()).toBe(1);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("puts it back, says where what was is kept, and what to do now", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const path = await made(klacht);
    await klacht("nieuw", ...INTAKE);
    expect(await numbers(klacht)).toEqual(["2024-0002", NR]);
    const talk = converse(klacht, ["reservekopie", "terugzetten", path]);
    await talk.sees("Het hele register vervangen");
    talk.type("j\r");
    await talk.sees("Teruggezet: 1 klacht");
    await talk.sees("Wat er was, is bewaard in");
    await talk.sees("Wat na die kopie is vastgelegd, moet opnieuw worden ingevoerd.");
    expect(await talk.exitCode()).toBe(0);
    expect(await numbers(klacht)).toEqual([NR]);
    expect((await klacht("controle")).exitCode).toBe(0);
    const [kept] = (await klacht("reservekopie", "--json")).json();
    expect(basename(kept.pad)).toMatch(/^voor-terugzetten-/);
    const result = await klacht("reservekopie", "terugzetten", kept.pad, "--ja", "--json");
    expect(result.json()).toMatchObject({ klachten: 2, bewaard: expect.stringMatching(/voor-terugzetten-/) });
    expect(await numbers(klacht)).toEqual(["2024-0002", NR]);
  });

  it("warns of a copy of another register", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const other = klacht.with({ map: join(klacht.home, "ander") });
    await other("nieuw", ...INTAKE);
    const { stdout } = await other("reservekopie", "maken", "--json");
    const refused = await klacht("reservekopie", "terugzetten", JSON.parse(stdout).pad);
    expect(refused.stderr).toContain("Het gaat om een kopie van een ander register: 1 klacht");
  });

  it("refuses a copy that isn't whole, and leaves everything as it is", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const path = await made(klacht);
    flip(join(path, "register.db"));
    const before = contentsOf(klacht.map);
    const { exitCode, stderr } = await klacht("reservekopie", "terugzetten", path, "--ja");
    expect(exitCode).toBe(6);
    expect(stderr).toMatch(/register\.db is gewijzigd of beschadigd/);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it.for([
    ["damaged", (map: string) => writeFileSync(join(map, "register.db"), "geen database")],
    ["empty", (map: string) => writeFileSync(join(map, "register.db"), "")],
    ["gone", (map: string) => rmSync(join(map, "register.db"))],
    [
      "whole, but with settings that can't be read",
      (map: string) => writeFileSync(join(map, "instellingen.json"), "{"),
    ],
  ] as const)(
    "is the way back from a register that is %s, as the message says",
    async ([, damage], { klacht, expect }) => {
      await klacht("nieuw", ...INTAKE);
      const path = await made(klacht);
      damage(klacht.map);
      const before = contentsOf(klacht.map);
      for (const command of [["lijst"], ["nieuw", ...INTAKE], ["controle"], ["toon", "1"]]) {
        // Who only reads needs no settings, and who reads nothing finds nothing wrong with them.
        const { exitCode, stderr } = await klacht(...command);
        if (exitCode === 0) continue;
        expect({ command, exitCode }).toEqual({ command, exitCode: 6 });
        expect(stderr).toMatch(/reservekopie/);
        expect(stderr).toMatch(SAID);
      }
      expect(contentsOf(klacht.map)).toEqual(before);
      expect((await klacht("reservekopie", "terugzetten", path, "--ja")).exitCode).toBe(0);
      expect(await numbers(klacht)).toEqual([NR]);
    },
  );

  it("is told to who still had the old register open, and writes nothing there", async ({
    klacht,
    expect,
  }) => {
    await klacht("nieuw", ...INTAKE);
    await klacht("medewerkers", "toevoegen", "Anna Visser");
    const path = await made(klacht);
    const talk = converse(klacht, ["toewijzen", "1", "--datum=2024-03-04"]);
    await talk.sees("Aan wie meldt u de klacht?");
    expect((await klacht("reservekopie", "terugzetten", path, "--ja")).exitCode).toBe(0);
    const before = contentsOf(klacht.map);
    talk.type("\r");
    await talk.sees("is een reservekopie teruggezet; er is niets gewijzigd");
    expect(await talk.exitCode()).toBe(5);
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

describe("a backup that makes itself", () => {
  it("comes before the first change of the day, where the office wants that, and never stops an act", async ({
    klacht,
    expect,
  }) => {
    await klacht("nieuw", ...INTAKE);
    await klacht("instellingen", "zet", "reservekopie.dagelijks", "ja");
    expect((await klacht("lijst")).exitCode).toBe(0);
    expect(existsSync(backups(klacht))).toBe(false);
    expect(await klacht("wijzig", "1", "--aard=privacy")).toMatchObject({ exitCode: 0, stderr: "" });
    const [kopie, ...others] = leesKopieen(backups(klacht));
    expect(others).toEqual([]);
    // It has the register as it was before that change.
    const copied = klacht.with({ map: kopie!.pad });
    expect((await copied("toon", "1", "--json")).json().aard).toBe("advies");
    await klacht("wijzig", "1", "--aard=bejegening");
    expect(readdirSync(backups(klacht))).toHaveLength(1);

    rmSync(backups(klacht), { recursive: true });
    writeFileSync(backups(klacht), "in the way");
    const { stderr, exitCode } = await klacht("wijzig", "1", "--aard=polis-administratie");
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^Let op: de dagelijkse reservekopie is niet gelukt\. .*backups.*\.\n→ [^\n]+\n$/);
    expect(englishIn(stderr)).toEqual([]);
    expect((await klacht("toon", "1", "--json")).json().aard).toBe("polis-administratie");
  });

  it("comes before a register gets another form, once, however many open it at the same time", async ({
    klacht,
    expect,
  }) => {
    await fill(klacht.map, [], [{}, {}]);
    const before = await numbers(klacht);
    await registerOfVersion(klacht.map, 1);
    const results: Result[] = await Promise.all(Array.from({ length: 4 }, () => klacht("lijst", "--json")));
    for (const { exitCode, stderr, json } of results) {
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(json().map(({ nummer }: { nummer: string }) => nummer)).toEqual(before);
    }
    const copies = leesKopieen(backups(klacht));
    expect(copies.length).toBeGreaterThan(0);
    for (const { pad } of copies) {
      expect(basename(pad)).toMatch(/^voor-bijwerken-/);
      expect((await klacht("reservekopie", "controle", pad)).exitCode).toBe(0);
    }
    expect(copies.some(({ manifest }) => manifest.versie === 1)).toBe(true);
    expect((await klacht("controle")).exitCode).toBe(0);
  });
});

describe("a closed file that was left half-written", () => {
  it("must be opened first; on a terminal that is asked", async ({ klacht, expect }) => {
    await fillWithKluis(klacht.map, [], [{ vertrouwelijk: true }]);
    writeFileSync(join(klacht.map, "kluis", "kluis.db-journal"), Buffer.alloc(600, 1));
    const { exitCode, stderr } = await klacht("reservekopie", "maken");
    expect(exitCode).toBe(4);
    expect(stderr).toContain("halverwege blijven staan en moet eerst even open");
    expect(existsSync(backups(klacht))).toBe(false);
    const opened = klacht.with({ env: withPassphrase(klacht.home) });
    expect((await opened("reservekopie", "maken")).exitCode).toBe(0);
    expect(leesKopieen(backups(klacht))).toHaveLength(1);
  });
});

describe("two registers on one machine", () => {
  it("keep to themselves, also with their backups in one folder", async ({ klacht, expect }) => {
    const other = klacht.with({ map: join(klacht.home, "ander") });
    await klacht("nieuw", ...INTAKE, "--naam=Van de een");
    await other("nieuw", ...INTAKE, "--naam=Van de ander");
    const shared = join(klacht.home, "usb");
    mkdirSync(shared);
    for (const one of [klacht, other])
      for (const setting of ["dagen=1", "weken=0", "maanden=0"])
        await one("instellingen", "zet", ...`reservekopie.${setting}`.split("="));
    const [first, second] = [await made(klacht, `--naar=${shared}`), await made(other, `--naar=${shared}`)];
    await made(klacht, `--naar=${shared}`);
    // The rule of the one threw away its own older one, and nothing of the other.
    expect(existsSync(first)).toBe(false);
    expect(existsSync(second)).toBe(true);
    expect((await other("reservekopie", "terugzetten", second, "--ja")).exitCode).toBe(0);
    const name = async (one: Klacht) => (await one("toon", "1", "--json")).json().klager.naam;
    expect([await name(klacht), await name(other)]).toEqual(["Van de een", "Van de ander"]);
    const sqlite = openSqlite(join(klacht.map, "register.db"), { readonly: true });
    expect(sqlite.prepare("select count(*) from klacht").pluck().get()).toBe(1);
    sqlite.close();
  });
});

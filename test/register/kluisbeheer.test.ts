import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { Busy, Damaged, Locked, NotFound, Refused } from "../../src/errors.ts";
import { type Identiteit, maakIdentiteit } from "../../src/kluis/age.ts";
import {
  DATABASE,
  identiteitspad,
  kluismapVan,
  leesPersonen,
  ontvangersbestand,
  ontvangerspad,
  SLEUTEL,
} from "../../src/kluis/kluismap.ts";
import { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { ontgrendel } from "../../src/kluis/toegang.ts";
import type { Db } from "../../src/register/db.ts";
import { inKluis } from "../../src/register/in-kluis.ts";
import { maakHerstelsleutel, maakKluis } from "../../src/register/kluis-maken.ts";
import { eisKluis, leesToegang, sleutelMetHerstel } from "../../src/register/kluis-toestand.ts";
import {
  geefToegang,
  trekToegangIn,
  vervangHerstelsleutel,
  wijzigWachtwoord,
} from "../../src/register/kluisbeheer.ts";
import { leesKluisgegevens, opKluisbestand } from "../../src/register/kluisbestand.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { openRegister } from "../../src/register/open.ts";
import { translateSqliteErrors } from "../../src/register/sqlite-errors.ts";
import { contentsOf } from "../cli/run.ts";
import { HANDELENDE, writeCases } from "./fill.ts";
import { fillWithKluis, holder, JELLE, keyOf, makeKluis, openBoth, openedBy, SIETSKE } from "./kluis.ts";
import { diskRegister, temporaryFolder } from "./temporary.ts";

const ANNA = "Anna Visser";
const SECRET = "Zwijgzaam";
const CONFIDENTIAL = { vertrouwelijk: true, klager: { naam: SECRET } };

/** A register with one confidential case, and its closed file with these people. */
async function office(...names: string[]): Promise<{ db: Db; map: string; herstel: Identiteit }> {
  const map = temporaryFolder();
  const { herstel } = await fillWithKluis(map, [], [CONFIDENTIAL], names);
  const { db } = await diskRegister(map);
  return { db, map, herstel };
}

const names = async (db: Db, map: string) => (await leesToegang(db, map)).map(({ naam }) => naam);

const database = (map: string) => join(kluismapVan(map), DATABASE);

/** Whom the closed file itself knows. */
const known = async (map: string, key: Kluissleutel) =>
  (await opKluisbestand(database(map), key, leesKluisgegevens)).toegang.map(({ naam }) => naam);

const officeLog = async (db: Db) =>
  (await db.selectFrom("logboek").select("handeling").where("klachtId", "=", 0).execute()).map(
    ({ handeling }) => handeling,
  );

/** Reads the confidential case by somebody's passphrase. */
async function reads(map: string, naam: string): Promise<string> {
  const { sleutel } = await openedBy(map, naam);
  const register = await openRegister(map, { create: false });
  try {
    await register.openKluis(sleutel);
    return (await leesKlacht(register.db, "2024-0001")).klager.naam;
  } finally {
    await register.close();
  }
}

describe("making the closed file", () => {
  it("lets its maker in, says so in the log, and leaves nothing beside", async () => {
    const { db, map } = await diskRegister();
    await makeKluis(map);
    expect(await names(db, map)).toEqual([SIETSKE]);
    expect(await known(map, await keyOf(map))).toEqual([SIETSKE]);
    expect(await officeLog(db)).toEqual(["kluis aangemaakt"]);
    expect(Object.keys(contentsOf(map))).toEqual([
      "kluis",
      "kluis/herstel.pub",
      "kluis/kluis.db",
      "kluis/sleutel.age",
      "kluis/toegang",
      `kluis/toegang/${SIETSKE}.age`,
      `kluis/toegang/${SIETSKE}.pub`,
      "register.db",
    ]);
  });

  it("is refused a second time, and changes nothing", async () => {
    const { db, map } = await diskRegister();
    await makeKluis(map);
    const before = contentsOf(map);
    const attempt = maakKluis(db, map, holder(JELLE), await maakHerstelsleutel(), HANDELENDE);
    await expect(attempt).rejects.toThrow(Refused);
    expect(contentsOf(map)).toEqual(before);
  });

  it("is refused where the one that was there is gone: its cases would never be found again", async () => {
    const { db, map } = await office(SIETSKE);
    rmSync(kluismapVan(map), { recursive: true });
    const before = contentsOf(map);
    const attempt = maakKluis(db, map, holder(SIETSKE), await maakHerstelsleutel(), HANDELENDE);
    await expect(attempt).rejects.toThrow(Damaged);
    expect(contentsOf(map)).toEqual(before);
  });

  it("starts anew over what a crash left of an earlier attempt", async () => {
    const { db, map } = await diskRegister();
    mkdirSync(join(map, "kluis-onaf", "nieuw"), { recursive: true });
    writeFileSync(join(map, "kluis-onaf", "nieuw", DATABASE), "half");
    await expect(leesToegang(db, map)).rejects.toThrow("Dit register heeft nog geen kluis");
    await makeKluis(map);
    expect(await names(db, map)).toEqual([SIETSKE]);
    expect(existsSync(join(map, "kluis-onaf"))).toBe(false);
  });

  it("makes an encrypted file that holds nothing in the clear", async () => {
    const { map } = await office(SIETSKE);
    const bytes = readFileSync(database(map));
    expect(bytes.length).toBeGreaterThan(8192);
    for (const text of ["SQLite format 3", "dossier", SECRET, SIETSKE])
      expect(bytes.includes(text)).toBe(false);
  });
});

describe("giving somebody access", () => {
  it("lets him in beside the others, with one key for all", async () => {
    const { db, map } = await office(SIETSKE);
    const before = (await keyOf(map)).alsTekst;
    await geefToegang(db, map, await keyOf(map), holder(JELLE), HANDELENDE);
    expect(await names(db, map)).toEqual([JELLE, SIETSKE]);
    expect(await known(map, await keyOf(map))).toEqual([JELLE, SIETSKE]);
    expect(await reads(map, JELLE)).toBe(SECRET);
    expect(await reads(map, SIETSKE)).toBe(SECRET);
    expect((await keyOf(map)).alsTekst).toBe(before);
    expect((await officeLog(db)).at(-1)).toBe("toegang tot de kluis gegeven");
  });

  it("again replaces his identity: the old file opens nothing", async () => {
    const { db, map } = await office(SIETSKE, JELLE);
    const file = join(kluismapVan(map), identiteitspad(JELLE));
    const old = readFileSync(file);
    await geefToegang(db, map, await keyOf(map), holder(JELLE), HANDELENDE);
    expect(await reads(map, JELLE)).toBe(SECRET);
    writeFileSync(file, old);
    await expect(openedBy(map, JELLE)).rejects.toThrow(Damaged);
  });

  it("again with other capitals is the same person, under one name", async () => {
    const { db, map } = await office(SIETSKE, JELLE);
    const again = { ...holder(JELLE), naam: JELLE.toUpperCase() };
    await geefToegang(db, map, await keyOf(map), again, HANDELENDE);
    expect(await names(db, map)).toEqual([JELLE.toUpperCase(), SIETSKE]);
    expect(await known(map, await keyOf(map))).toEqual([JELLE.toUpperCase(), SIETSKE]);
    expect(existsSync(join(kluismapVan(map), identiteitspad(JELLE)))).toBe(false);
    // Everything goes on from there.
    await geefToegang(db, map, await keyOf(map), holder(ANNA), HANDELENDE);
    await trekToegangIn(db, map, await keyOf(map), JELLE, HANDELENDE);
    expect(await names(db, map)).toEqual([ANNA, SIETSKE]);
  });

  it("takes with the wrong key, and changes nothing", async () => {
    const { db, map } = await office(SIETSKE);
    const before = contentsOf(map);
    await expect(geefToegang(db, map, Kluissleutel.maak(), holder(JELLE), HANDELENDE)).rejects.toThrow(
      Damaged,
    );
    expect(contentsOf(map)).toEqual(before);
  });
});

describe("taking somebody's access away", () => {
  it("changes the key, and his old identity opens nothing", async () => {
    const { db, map } = await office(SIETSKE, JELLE, ANNA);
    const old = await openedBy(map, JELLE);
    const kept = temporaryFolder();
    cpSync(map, kept, { recursive: true });
    const files = [identiteitspad(JELLE), ontvangerspad(JELLE)];
    await trekToegangIn(db, map, old.sleutel, "jelle dijkstra", HANDELENDE);

    expect(await names(db, map)).toEqual([ANNA, SIETSKE]);
    expect(await known(map, await keyOf(map))).toEqual([ANNA, SIETSKE]);
    for (const file of files) expect(existsSync(join(kluismapVan(map), file))).toBe(false);
    expect(await reads(map, SIETSKE)).toBe(SECRET);
    expect(await reads(map, ANNA)).toBe(SECRET);
    expect((await keyOf(map)).alsTekst).not.toBe(old.sleutel.alsTekst);
    expect((await officeLog(db)).at(-1)).toBe("toegang tot de kluis ingetrokken");

    // The key that he had in hand fits no more, and not for want of trying it.
    await expect(opKluisbestand(database(map), old.sleutel, leesKluisgegevens)).rejects.toThrow(Damaged);
    expect(await known(kept, old.sleutel)).toEqual([ANNA, JELLE, SIETSKE]);
    // His files put back beside give him nothing.
    for (const file of files) cpSync(join(kluismapVan(kept), file), join(kluismapVan(map), file));
    await expect(openedBy(map, JELLE)).rejects.toThrow(Damaged);
  });

  it("is refused for the last one, and for who has none", async () => {
    const { db, map } = await office(SIETSKE);
    const key = await keyOf(map);
    const before = contentsOf(map);
    const last = trekToegangIn(db, map, key, SIETSKE, HANDELENDE);
    await expect(last).rejects.toThrow(Refused);
    await expect(last).rejects.toThrow("de laatste met toegang");
    await expect(trekToegangIn(db, map, key, JELLE, HANDELENDE)).rejects.toThrow(NotFound);
    expect(contentsOf(map)).toEqual(before);
  });

  it("works for somebody whose file was hidden", async () => {
    const { db, map } = await office(SIETSKE, JELLE);
    const identity = join(kluismapVan(map), identiteitspad(JELLE));
    rmSync(join(kluismapVan(map), ontvangerspad(JELLE)));
    const { geheim } = await openedBy(map, SIETSKE);
    expect(geheim).toMatch(/^AGE-SECRET-KEY-/);
    await trekToegangIn(db, map, await keyOf(map), JELLE, HANDELENDE);
    expect(existsSync(identity)).toBe(false);
    expect(await known(map, await keyOf(map))).toEqual([SIETSKE]);
  });

  it("keeps the recovery key", async () => {
    const { db, map, herstel } = await office(SIETSKE, JELLE);
    await trekToegangIn(db, map, await keyOf(map), JELLE, HANDELENDE);
    expect((await sleutelMetHerstel(map, herstel)).alsTekst).toBe((await keyOf(map)).alsTekst);
  });

  it("of oneself works where somebody is left", async () => {
    const { db, map } = await office(SIETSKE, JELLE);
    await trekToegangIn(db, map, await keyOf(map), SIETSKE, HANDELENDE);
    expect(await names(db, map)).toEqual([JELLE]);
    expect(await reads(map, JELLE)).toBe(SECRET);
  });
});

describe("changing one's own passphrase", () => {
  it("changes one file, and no key", async () => {
    const { db, map } = await office(SIETSKE, JELLE);
    const before = contentsOf(map);
    const persoon = leesPersonen(kluismapVan(map)).find(({ naam }) => naam === SIETSKE)!;
    const opened = await openedBy(map, SIETSKE);
    await wijzigWachtwoord(
      db,
      map,
      persoon,
      opened,
      { wachtwoord: "iets anders", werkfactor: 2 },
      HANDELENDE,
    );
    const after = contentsOf(map);
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    expect(changed).toEqual([`kluis/toegang/${SIETSKE}.age`, "register.db"]);
    const again = await ontgrendel(kluismapVan(map), persoon, "iets anders");
    expect(again?.sleutel.alsTekst).toBe(opened.sleutel.alsTekst);
    await expect(openedBy(map, SIETSKE)).rejects.toThrow("opens nothing");
    expect((await officeLog(db)).at(-1)).toBe("wachtwoord van de kluis gewijzigd");
  });
});

describe("the recovery key", () => {
  it("lets somebody in again, with a new passphrase and a new identity", async () => {
    const { db, map, herstel } = await office(SIETSKE, JELLE);
    await eisKluis(db, map);
    const key = await sleutelMetHerstel(map, herstel);
    const again = { ...holder(SIETSKE), wachtwoord: "vergeten en weer bedacht" };
    await geefToegang(db, map, key, again, HANDELENDE, "toegang tot de kluis hersteld");
    const persoon = leesPersonen(kluismapVan(map)).find(({ naam }) => naam === SIETSKE)!;
    const opened = await ontgrendel(kluismapVan(map), persoon, again.wachtwoord);
    expect(opened?.sleutel.alsTekst).toBe(key.alsTekst);
    expect(await reads(map, JELLE)).toBe(SECRET);
    expect((await officeLog(db)).at(-1)).toBe("toegang tot de kluis hersteld");
  });

  it("lets somebody in where all that said who had access is gone", async () => {
    const { db, map, herstel } = await office(SIETSKE, JELLE);
    rmSync(join(kluismapVan(map), "toegang"), { recursive: true });
    await expect(leesToegang(db, map)).rejects.toMatchObject({
      hint: expect.stringContaining("of kom erin met: klacht kluis herstel"),
    });
    await eisKluis(db, map);
    await geefToegang(db, map, await sleutelMetHerstel(map, herstel), holder(SIETSKE), HANDELENDE);
    expect(await reads(map, SIETSKE)).toBe(SECRET);
    expect(await names(db, map)).toEqual([JELLE, SIETSKE]);
  });

  it("of another closed file opens nothing: locked, not damaged", async () => {
    const { map } = await office(SIETSKE);
    const before = contentsOf(map);
    const attempt = sleutelMetHerstel(map, await maakIdentiteit());
    await expect(attempt).rejects.toThrow(Locked);
    await expect(attempt).rejects.toThrow("De kluis gaat niet open met deze herstelsleutel");
    expect(contentsOf(map)).toEqual(before);
  });

  it("that was replaced opens nothing any more, nor does the key that it gave", async () => {
    const { db, map, herstel } = await office(SIETSKE);
    const old = await sleutelMetHerstel(map, herstel);
    const next = await maakHerstelsleutel();
    await vervangHerstelsleutel(db, map, old, next, HANDELENDE);
    await expect(sleutelMetHerstel(map, herstel)).rejects.toThrow(Locked);
    await expect(opKluisbestand(database(map), old, leesKluisgegevens)).rejects.toThrow(Damaged);
    expect((await sleutelMetHerstel(map, next)).alsTekst).toBe((await keyOf(map)).alsTekst);
    expect(await reads(map, SIETSKE)).toBe(SECRET);
    expect((await officeLog(db)).at(-1)).toBe("herstelsleutel van de kluis vervangen");
  });

  it("is nowhere in the register folder", async () => {
    const { map, herstel } = await office(SIETSKE);
    const secret = herstel.geheim.slice(16, 40);
    for (const path of Object.keys(contentsOf(map)).filter((path) => contentsOf(map)[path] !== "folder")) {
      expect(readFileSync(join(map, path)).includes(secret), path).toBe(false);
    }
  });
});

describe("a public key that somebody laid in the folder", () => {
  const tampered: Record<string, (map: string) => Promise<void>> = {
    "of a stranger": async (map) => {
      const { ontvanger } = await maakIdentiteit();
      const person = { naam: "Vreemde Vogel", sinds: "2024-03-04", ontvanger };
      writeFileSync(join(kluismapVan(map), ontvangerspad(person.naam)), ontvangersbestand(person));
    },
    "in the place of somebody's own": async (map) => {
      const { ontvanger } = await maakIdentiteit();
      const person = { naam: JELLE, sinds: "2024-03-04", ontvanger };
      writeFileSync(join(kluismapVan(map), ontvangerspad(JELLE)), ontvangersbestand(person));
    },
    "with somebody's key under another name": async (map) => {
      const kluismap = kluismapVan(map);
      const text = readFileSync(join(kluismap, ontvangerspad(JELLE)), "utf8");
      writeFileSync(join(kluismap, ontvangerspad("Iemand Anders")), text.replace(JELLE, "Iemand Anders"));
    },
    "with two people's keys exchanged": async (map) => {
      const [one, two] = [JELLE, SIETSKE].map((naam) => join(kluismapVan(map), ontvangerspad(naam)));
      const [first, second] = [readFileSync(one!, "utf8"), readFileSync(two!, "utf8")];
      const keyIn = (text: string) => text.split("\n")[2]!;
      writeFileSync(one!, first.replace(keyIn(first), keyIn(second)));
      writeFileSync(two!, second.replace(keyIn(second), keyIn(first)));
    },
  };

  it.each(Object.keys(tampered))("%s is noticed at every change, and gets nothing", async (kind) => {
    const { db, map } = await office(SIETSKE, JELLE);
    const key = await keyOf(map);
    await tampered[kind]!(map);
    const before = contentsOf(map);
    for (const change of [
      () => geefToegang(db, map, key, holder(ANNA), HANDELENDE),
      () => trekToegangIn(db, map, key, JELLE, HANDELENDE),
      async () => vervangHerstelsleutel(db, map, key, await maakHerstelsleutel(), HANDELENDE),
    ]) {
      await expect(change()).rejects.toThrow(Damaged);
      await expect(change()).rejects.toThrow("zijn niet die waarvan de kluis zelf weet");
    }
    expect(contentsOf(map)).toEqual(before);
  });
});

describe("without a closed file", () => {
  it("it is said how to make one", async () => {
    const { db, map } = await diskRegister();
    for (const attempt of [leesToegang(db, map), eisKluis(db, map)]) {
      await expect(attempt).rejects.toThrow(Refused);
      await expect(attempt).rejects.toThrow("Dit register heeft nog geen kluis");
    }
  });

  it("that was there before, it is called damage", async () => {
    const { db, map } = await office(SIETSKE);
    renameSync(kluismapVan(map), join(map, "weg"));
    for (const attempt of [leesToegang(db, map), eisKluis(db, map)]) {
      await expect(attempt).rejects.toThrow(Damaged);
      await expect(attempt).rejects.toThrow("De kluis van dit register is er niet meer");
    }
  });

  it.each([DATABASE, SLEUTEL, identiteitspad(SIETSKE), "toegang"])(
    "but for %s it is called damage",
    async (path) => {
      const { db, map } = await office(SIETSKE);
      const key = await keyOf(map);
      rmSync(join(kluismapVan(map), path), { recursive: true });
      const before = contentsOf(map);
      const attempt = async () => {
        await leesToegang(db, map);
        await openedBy(map);
        await opKluisbestand(database(map), key, leesKluisgegevens);
      };
      await expect(attempt()).rejects.toThrow(Damaged);
      expect(contentsOf(map)).toEqual(before);
    },
  );
});

describe("the closed file of another register", () => {
  it("is changed by nothing, though its people have the same names", async () => {
    const { db, map } = await office(SIETSKE, JELLE);
    const { map: other } = await office(SIETSKE, JELLE);
    rmSync(kluismapVan(map), { recursive: true });
    cpSync(kluismapVan(other), kluismapVan(map), { recursive: true });
    const opened = await openedBy(map, SIETSKE);
    const persoon = leesPersonen(kluismapVan(map)).find(({ naam }) => naam === SIETSKE)!;
    const before = contentsOf(map);
    for (const change of [
      () => geefToegang(db, map, opened.sleutel, holder(ANNA), HANDELENDE),
      () => trekToegangIn(db, map, opened.sleutel, JELLE, HANDELENDE),
      async () => vervangHerstelsleutel(db, map, opened.sleutel, await maakHerstelsleutel(), HANDELENDE),
      () => wijzigWachtwoord(db, map, persoon, opened, { wachtwoord: "x", werkfactor: 2 }, HANDELENDE),
    ]) {
      await expect(change()).rejects.toThrow("De kluis hoort bij een ander register");
    }
    expect(contentsOf(map)).toEqual(before);
  });
});

describe("somebody who has the closed file open while its key is changed", () => {
  it("goes on reading, writes nothing half, and hears why", async () => {
    const { db, map } = await office(SIETSKE, JELLE);
    const reader = await openBoth(map);
    await trekToegangIn(db, map, await keyOf(map), JELLE, HANDELENDE);
    expect((await leesKlacht(reader.db, "2024-0001")).klager.naam).toBe(SECRET);
    const before = contentsOf(map);
    const attempt = translateSqliteErrors(map, () => writeCases(reader.db, [CONFIDENTIAL]));
    await expect(attempt).rejects.toThrow(Busy);
    await expect(attempt).rejects.toThrow("Intussen is gewijzigd wie in de kluis kan");
    expect(contentsOf(map)).toEqual(before);
    const { db: fresh } = await openBoth(map);
    expect(await inKluis(fresh).selectFrom("dossier").select("naam").execute()).toEqual([{ naam: SECRET }]);
  });

  it("keeps the change waiting while he reads, and it is then made whole or not at all", async () => {
    const { db, map } = await office(SIETSKE, JELLE);
    const key = await keyOf(map);
    const before = contentsOf(join(map, "kluis"));
    const reader = await diskRegister(map);
    await sql`begin`.execute(reader.db);
    await reader.db.selectFrom("klacht").select("id").execute();
    await sql`pragma busy_timeout = 100`.execute(db);
    try {
      const attempt = trekToegangIn(db, map, key, JELLE, HANDELENDE);
      await expect(attempt).rejects.toMatchObject({ code: expect.stringMatching(/^SQLITE_BUSY/) });
    } finally {
      await sql`rollback`.execute(reader.db);
    }
    expect(contentsOf(join(map, "kluis"))).toEqual(before);
    await trekToegangIn(db, map, key, JELLE, HANDELENDE);
    expect(await names(db, map)).toEqual([SIETSKE]);
  });

  it("keeps the making of one waiting in the same way", async () => {
    const { db, map } = await diskRegister();
    const reader = await diskRegister(map);
    await sql`begin`.execute(reader.db);
    await reader.db.selectFrom("klacht").select("id").execute();
    await sql`pragma busy_timeout = 100`.execute(db);
    try {
      const attempt = maakKluis(db, map, holder(SIETSKE), await maakHerstelsleutel(), HANDELENDE);
      await expect(attempt).rejects.toMatchObject({ code: expect.stringMatching(/^SQLITE_BUSY/) });
    } finally {
      await sql`rollback`.execute(reader.db);
    }
    expect(Object.keys(contentsOf(map))).toEqual(["register.db"]);
  });
});

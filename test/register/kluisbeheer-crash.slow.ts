/** The power cut at every step of every change to who has access: the old or the new is left, and opens for everybody. */
import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Locked, Refused } from "../../src/errors.ts";
import { type Identiteit, maakIdentiteit } from "../../src/kluis/age.ts";
import { DATABASE, kluismapVan, leesPersonen, zoekPersoon } from "../../src/kluis/kluismap.ts";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { ontgrendel } from "../../src/kluis/toegang.ts";
import { controleer } from "../../src/register/controle.ts";
import type { Db } from "../../src/register/db.ts";
import { maakKluis } from "../../src/register/kluis-maken.ts";
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
import { afterSteps } from "../faults/power-cut.ts";
import { HANDELENDE } from "./fill.ts";
import { fillWithKluis, holder, JELLE, openedBy, passphraseOf, SIETSKE } from "./kluis.ts";
import { temporaryFolder } from "./temporary.ts";

vi.mock("node:fs", async (original) => {
  const { withPowerCuts } = await import("../faults/power-cut.ts");
  return withPowerCuts(await original());
});

const ANNA = "Anna Visser";
const SECRET = "Zwijgzaam";
const OTHER_PASSPHRASE = "een ander wachtwoord dan eerst";

let office: string;
let recovery: Identiteit;
let nextRecovery: Identiteit;
let logged: string[];
beforeAll(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  office = mkdtempSync(join(tmpdir(), "klacht-test-"));
  const cases = [{ vertrouwelijk: true, klager: { naam: SECRET } }];
  recovery = (await fillWithKluis(office, [], cases, [SIETSKE, JELLE])).herstel;
  nextRecovery = await maakIdentiteit();
  const register = await openRegister(office, { create: false });
  logged = await officeLog(register.db);
  await register.close();
});
afterAll(() => rmSync(office, { recursive: true, force: true }));

/** Everybody whose passphrase opens the closed file, and by whom the confidential case could be read. */
async function whoOpens(db: Db, map: string): Promise<string[]> {
  const people = await leesToegang(db, map);
  const opened: string[] = [];
  for (const naam of [ANNA, JELLE, SIETSKE]) {
    const persoon = zoekPersoon(people, naam);
    if (persoon === undefined) continue;
    for (const passphrase of [passphraseOf(naam), OTHER_PASSPHRASE]) {
      const key = await ontgrendel(kluismapVan(map), persoon, passphrase);
      if (key === null) continue;
      await expectWhole(map, key.sleutel);
      opened.push(passphrase === OTHER_PASSPHRASE ? `${naam}, otherwise` : naam);
    }
  }
  for (const [name, key] of [
    ["recovery", recovery],
    ["new recovery", nextRecovery],
  ] as const) {
    try {
      await expectWhole(map, await sleutelMetHerstel(map, key));
      opened.push(name);
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
    }
  }
  return opened;
}

/** The key opens the closed file, it is a pair with the register, and those that it knows are those of the folder. */
async function expectWhole(map: string, key: Kluissleutel): Promise<void> {
  const register = await openRegister(map, { create: false });
  try {
    await register.openKluis(key);
    expect((await leesKlacht(register.db, "2024-0001")).klager.naam).toBe(SECRET);
    expect(await controleer(register.db, { kluisOpen: true })).toEqual([]);
  } finally {
    await register.close();
  }
  const { toegang } = await opKluisbestand(join(kluismapVan(map), DATABASE), key, leesKluisgegevens);
  const inFolder = leesPersonen(kluismapVan(map)).map(({ bestandsnaam: _, ...persoon }) => persoon);
  expect(toegang).toEqual(inFolder);
}

type Change = (db: Db, map: string) => Promise<void>;

async function key(map: string): Promise<Kluissleutel> {
  return (await openedBy(map, SIETSKE)).sleutel;
}

const OLD = [JELLE, SIETSKE, "recovery"];

async function officeLog(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("logboek").select("handeling").where("klachtId", "=", 0).execute();
  return rows.map(({ handeling }) => handeling);
}

const CHANGES: Record<string, { change: Change; after: string[]; act: string }> = {
  "giving somebody access": {
    change: async (db, map) => geefToegang(db, map, await key(map), holder(ANNA), HANDELENDE),
    after: [ANNA, JELLE, SIETSKE, "recovery"],
    act: "toegang tot de kluis gegeven",
  },
  "taking somebody's access away": {
    change: async (db, map) => trekToegangIn(db, map, await key(map), JELLE, HANDELENDE),
    after: [SIETSKE, "recovery"],
    act: "toegang tot de kluis ingetrokken",
  },
  "replacing the recovery key": {
    change: async (db, map) => vervangHerstelsleutel(db, map, await key(map), nextRecovery, HANDELENDE),
    after: [JELLE, SIETSKE, "new recovery"],
    act: "herstelsleutel van de kluis vervangen",
  },
  "changing a passphrase": {
    change: async (db, map) => {
      const persoon = zoekPersoon(leesPersonen(kluismapVan(map)), SIETSKE)!;
      const nieuw = { wachtwoord: OTHER_PASSPHRASE, werkfactor: 2 };
      await wijzigWachtwoord(db, map, persoon, await openedBy(map, SIETSKE), nieuw, HANDELENDE);
    },
    after: [JELLE, `${SIETSKE}, otherwise`, "recovery"],
    act: "wachtwoord van de kluis gewijzigd",
  },
};

describe.each(Object.entries(CHANGES))("the power cut at every step of %s", (_, { change, after, act }) => {
  it("leaves what was or what was to be, opens, and is in the log or not accordingly", {
    timeout: 60_000,
  }, async () => {
    const outcomes: boolean[] = [];
    for (let steps = 0, whole = false; !whole; steps += 1) {
      const map = temporaryFolder();
      cpSync(office, map, { recursive: true });
      const register = await openRegister(map, { create: true });
      whole = await afterSteps(steps, () => change(register.db, map));
      await register.close();

      const next = await openRegister(map, { create: false });
      const opened = await whoOpens(next.db, map);
      const log = await officeLog(next.db);
      await next.close();
      const isNew = opened.join() === after.join();
      expect(opened, `after ${steps} steps`).toEqual(isNew ? after : OLD);
      expect(log, `after ${steps} steps`).toEqual(isNew ? [...logged, act] : logged);
      outcomes.push(isNew);
    }
    expect(outcomes[0]).toBe(false);
    expect(outcomes.at(-1)).toBe(true);
    expect(outcomes).toEqual(outcomes.toSorted());
  });
});

describe("the power cut at every step of making the closed file", () => {
  it("leaves none, and it can be made; or leaves it whole", { timeout: 60_000 }, async () => {
    const outcomes: boolean[] = [];
    for (let steps = 0, whole = false; !whole; steps += 1) {
      const map = temporaryFolder();
      const register = await openRegister(map, { create: true });
      const make = () => maakKluis(register.db, map, holder(SIETSKE), recovery, HANDELENDE);
      whole = await afterSteps(steps, make);
      const isMade = existsSync(kluismapVan(map));
      outcomes.push(isMade);
      if (isMade) {
        await expect(make()).rejects.toThrow(Refused);
      } else {
        await expect(eisKluis(register.db, map)).rejects.toThrow(Refused);
        await make();
      }
      await register.openKluis((await openedBy(map)).sleutel);
      expect(await controleer(register.db, { kluisOpen: true })).toEqual([]);
      await register.close();
    }
    expect(outcomes[0]).toBe(false);
    expect(outcomes.at(-1)).toBe(true);
    expect(outcomes.length).toBeGreaterThan(20);
  });
});

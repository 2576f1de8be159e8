/** A register with a closed file, for tests that open it hundreds of times: its passphrase is tried quickly. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Identiteit } from "../../src/kluis/age.ts";
import { kluismapVan, leesPersonen, zoekPersoon } from "../../src/kluis/kluismap.ts";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { ontgrendel } from "../../src/kluis/toegang.ts";
import { maakHerstelsleutel, maakKluis } from "../../src/register/kluis-maken.ts";
import { geefToegang } from "../../src/register/kluisbeheer.ts";
import { openRegister, type Register } from "../../src/register/open.ts";
import { createKlacht, type Klacht, WHO } from "../cli/run.ts";
import { HANDELENDE } from "../register/fill.ts";

export const PASSPHRASE = "vier paarden in de mist 77";
export const OTHER_PASSPHRASE = "zeven ganzen op het ijs 31";
export const COLLEAGUE = "Jelle Dijkstra";

/** Far below what the program itself would choose: the tests are not about guessing. */
const QUICK = 10;

/** Somebody who gets a passphrase. */
export const holder = (naam: string, wachtwoord: string) => ({
  naam,
  wachtwoord,
  sinds: "2024-03-04",
  werkfactor: QUICK,
});

/** Makes register and closed file in a folder, with access for {@link WHO}. Returns the recovery key. */
export async function makeQuickKluis(map: string): Promise<Identiteit> {
  const { db, close } = await openRegister(map, { create: true });
  try {
    const recovery = await maakHerstelsleutel();
    await maakKluis(db, map, holder(WHO, PASSPHRASE), recovery, HANDELENDE);
    return recovery;
  } finally {
    await close();
  }
}

/** Gives {@link COLLEAGUE} access too. */
export async function letColleagueIn(map: string): Promise<void> {
  const { db, close } = await openRegister(map, { create: true });
  try {
    await geefToegang(db, map, await keyOf(map), holder(COLLEAGUE, OTHER_PASSPHRASE), HANDELENDE);
  } finally {
    await close();
  }
}

/** The key of the closed file, by somebody's passphrase. */
export async function keyOf(map: string, naam = WHO, passphrase = PASSPHRASE): Promise<Kluissleutel> {
  const kluismap = kluismapVan(map);
  const persoon = zoekPersoon(leesPersonen(kluismap), naam);
  const opened = persoon && (await ontgrendel(kluismap, persoon, passphrase));
  if (!opened) throw new Error(`the closed file of ${map} doesn't open for ${naam}`);
  return opened.sleutel;
}

/** The register with the closed file open; the caller closes it. */
export async function openBoth(map: string, key?: Kluissleutel): Promise<Register> {
  const register = await openRegister(map, { create: true });
  try {
    await register.openKluis(key ?? (await keyOf(map)));
    return register;
  } catch (error) {
    await register.close();
    throw error;
  }
}

export interface Safe {
  /** Without the passphrase. */
  readonly klacht: Klacht;
  /** With it. */
  readonly unlocked: Klacht;
  /** A folder outside home and register: what is typed and given comes from here. */
  readonly outside: string;
  readonly recovery: Identiteit;
  remove(): void;
}

/** A `klacht` whose register has a closed file. */
export async function createSafe(): Promise<Safe> {
  const { klacht, remove } = createKlacht();
  const outside = mkdtempSync(join(tmpdir(), "klacht-buiten-"));
  const recovery = await makeQuickKluis(klacht.map);
  const put = (name: string, text: string) => {
    writeFileSync(join(outside, name), text, { mode: 0o600 });
    return join(outside, name);
  };
  const env = {
    KLACHT_KLUIS_WACHTWOORD_BESTAND: put("wachtwoord", `${PASSPHRASE}\n`),
    KLACHT_KLUIS_NIEUW_WACHTWOORD_BESTAND: put("nieuw-wachtwoord", `${OTHER_PASSPHRASE}\n`),
    KLACHT_KLUIS_HERSTEL_BESTAND: put("herstelsleutel", `${recovery.geheim}\n`),
  };
  return {
    klacht,
    unlocked: klacht.with({ env }),
    outside,
    recovery,
    remove() {
      remove();
      rmSync(outside, { recursive: true, force: true });
    },
  };
}

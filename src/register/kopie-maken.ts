/** Making a backup while others may write: the register is locked for as long as it takes, and so is the closed file. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Damaged, Locked, Refused } from "../errors.ts";
import { DATABASE, kluismapVan } from "../kluis/kluismap.ts";
import { heeftWissel, maakTerugzettenAf, synchroniseer, voltooiWissel } from "../kluis/wissel.ts";
import { openSqlite, type Sqlite } from "./addon.ts";
import { legVast } from "./bestanden.ts";
import { begin } from "./beurt.ts";
import { REGISTER_BESTAND } from "./db.ts";
import { INSTELLINGEN_BESTAND } from "./instellingen.ts";
import {
  bestandenIn,
  hoortInKopie,
  KOPIEEN,
  KOPIENAAM,
  type Kopie,
  MANIFEST,
  type Manifest,
} from "./kopie.ts";
import { kenmerkenVan, kopieerBestand } from "./kopie-bestanden.ts";
import { controleerKopie } from "./kopie-controle.ts";
import { eisNieuw } from "./nieuw-register.ts";
import { isVanBestandssysteem, translate } from "./sqlite-errors.ts";

const WACHTTIJD = 10_000;

/** Where a backup goes, and under what name. */
export interface Bestemming {
  readonly naar: string;
  readonly nu: Date;
  readonly naam: string;
  /** Without the closed file, where that can't be copied and nothing is about to happen to it. */
  readonly zonderKluis?: boolean;
}

/**
 * Makes a backup of a register folder in `naar`, under a dated name, and looks it over before it gets that name.
 * @throws {Refused} there is no register, no room, or no right @throws {Busy} the register stayed locked for 10 seconds
 * @throws {Locked} the closed file was left half-written and must be opened first
 * @throws {Damaged} the register is damaged, or the copy is not what it should be
 */
export async function maakKopie(map: string, naar: string, nu: Date): Promise<Kopie> {
  const slot = neemSlot(map);
  try {
    return kopieerOnderSlot(slot, map, { naar, nu, naam: kopienaam(nu) });
  } finally {
    slot.close();
  }
}

/** Keeps a register as it is before a new version of the program gives it another form. */
export async function maakKopieVoorBijwerken(map: string): Promise<void> {
  const nu = new Date();
  const naam = kopienaam(nu).replace(KOPIENAAM, "voor-bijwerken-");
  const slot = neemSlot(map);
  try {
    // Half-written it can't be copied; to set that right it has to be opened, for which the register comes first.
    const zonderKluis = kluisIsHalf(map);
    kopieerOnderSlot(slot, map, { naar: kopieenVan(map), nu, naam, zonderKluis });
  } finally {
    slot.close();
  }
}

/**
 * Keeps everybody else from writing, in either file, until the connection is closed.
 * @throws {Refused} there is no register yet @throws {Damaged} there is none any more @throws what SQLite throws
 */
export function neemSlot(map: string): Sqlite {
  maakTerugzettenAf(map);
  const sqlite = openSqlite(eisRegister(map), { timeout: WACHTTIJD });
  try {
    begin(sqlite, "immediate");
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** As {@link maakKopie}, for who has the lock already. */
export function kopieerOnderSlot(slot: Sqlite, map: string, bestemming: Bestemming): Kopie {
  const { naar, naam } = bestemming;
  if (!bestemming.zonderKluis) maakKluisAf(map);
  const gegevens = gegevensVan(slot, bestemming.nu);
  const onaf = join(naar, `.${naam}${onafEinde(gegevens.kenmerk)}`);
  try {
    ruimOnaf(naar, gegevens.kenmerk);
    mkdirSync(onaf, { recursive: true, mode: 0o700 });
    const manifest = { ...gegevens, bestanden: kopieer(map, onaf, bestemming) };
    const fouten = bestemming.zonderKluis ? [] : controleerKopie({ pad: onaf, manifest });
    if (fouten.length > 0) throw nietGoed(fouten);
    writeFileSync(join(onaf, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    const pad = geefNaam(onaf, naar, naam);
    return { pad, manifest };
  } catch (error) {
    // Room and rights are missing where the copy goes, not where the register is.
    throw isVanBestandssysteem(error) ? translate(error, naar) : error;
  } finally {
    rmSync(onaf, { recursive: true, force: true });
  }
}

/** Takes away what backups of this register left in a folder when they were killed: by somebody with the lock. */
export function ruimOnaf(map: string, kenmerk: string): void {
  if (!existsSync(map)) return;
  const einde = onafEinde(kenmerk);
  for (const naam of readdirSync(map)) {
    if (naam.startsWith(".") && naam.endsWith(einde))
      rmSync(join(map, naam), { recursive: true, force: true });
  }
}

/** How the name of a folder ends that is no backup of this register yet, or no longer. */
export function onafEinde(kenmerk: string): string {
  return `-${kenmerk.slice(0, 8)}.onaf`;
}

/** Whether a command that was killed left the closed file half-written: only who opens it with the key sets that right. */
export function kluisIsHalf(map: string): boolean {
  const journaal = join(kluismapVan(map), `${DATABASE}-journal`);
  // Who has just written both files gives the lock of the register back a moment before this journal is gone.
  for (let keer = 0; keer < 50; keer += 1) {
    if (!isBegonnen(journaal)) return false;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  return true;
}

/**
 * Whether there is a journal that has to be undone. One whose first byte is zero was killed before it was begun with:
 * nothing of the file had been changed, and SQLite leaves it lying until the next act.
 */
function isBegonnen(journaal: string): boolean {
  try {
    const eerste = Buffer.alloc(1);
    const bestand = openSync(journaal, "r");
    try {
      return readSync(bestand, eerste, 0, 1, 0) === 1 && eerste[0] !== 0;
    } finally {
      closeSync(bestand);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** `klacht-2024-03-04-101500`, by this machine's clock. */
export function kopienaam(nu: Date): string {
  const deel = (getal: number) => String(getal).padStart(2, "0");
  const dag = [nu.getFullYear(), deel(nu.getMonth() + 1), deel(nu.getDate())].join("-");
  return `${KOPIENAAM}${dag}-${deel(nu.getHours())}${deel(nu.getMinutes())}${deel(nu.getSeconds())}`;
}

/** Where the backups of a register folder go, unless another place is named. */
export function kopieenVan(map: string): string {
  return join(map, KOPIEEN);
}

function eisRegister(map: string): string {
  const pad = join(map, REGISTER_BESTAND);
  if (existsSync(pad)) return pad;
  eisNieuw(map);
  throw new Refused(`In ${map} staat nog geen register`, "Neem eerst een klacht op: klacht nieuw");
}

/** The name, or the next one that is free: another register may have its backups here as well. */
function geefNaam(onaf: string, naar: string, naam: string): string {
  for (let n = 1; ; n += 1) {
    const pad = join(naar, n === 1 ? naam : `${naam}-${n}`);
    if (existsSync(pad)) continue;
    try {
      renameSync(onaf, pad);
    } catch (error) {
      if (existsSync(pad)) continue;
      throw error;
    }
    synchroniseer(naar);
    return pad;
  }
}

function gegevensVan(sqlite: Sqlite, nu: Date): Omit<Manifest, "bestanden"> {
  const getal = (query: string) => sqlite.prepare(query).pluck().get() as number;
  return {
    versie: sqlite.pragma("user_version", { simple: true }) as number,
    gemaaktOp: nu.toISOString(),
    kenmerk: sqlite.prepare("select kenmerk from register").pluck().get() as string,
    klachten: getal("select count(*) from klacht"),
    vertrouwelijk: getal("select count(*) from klacht where vertrouwelijk = 1"),
  };
}

/** @throws {Locked} */
function maakKluisAf(map: string): void {
  if (kluisIsHalf(map)) {
    throw new Locked(
      "De kluis is bij een vorige opdracht halverwege blijven staan en moet eerst even open",
      "Geef de opdracht op een terminal en typ uw wachtwoord.",
    );
  }
  const kluismap = kluismapVan(map);
  if (heeftWissel(kluismap)) voltooiWissel(kluismap);
}

function kopieer(map: string, naar: string, { zonderKluis = false }: Bestemming): Manifest["bestanden"] {
  const register = join(naar, REGISTER_BESTAND);
  // By a connection of its own: the one with the lock has a transaction, and reading the file past SQLite would drop it.
  const lezer = openSqlite(join(map, REGISTER_BESTAND), { timeout: WACHTTIJD });
  try {
    lezer.pragma("temp_store = memory");
    lezer.prepare("vacuum into ?").run(register);
  } finally {
    lezer.close();
  }
  legVast(register);
  const mappen = [...(zonderKluis ? [] : ["kluis"]), "sjablonen", "brieven"];
  const overige = [
    ...(existsSync(join(map, INSTELLINGEN_BESTAND)) ? [INSTELLINGEN_BESTAND] : []),
    ...mappen.flatMap((deel) => bestandenIn(join(map, deel), isBlijvend).map((pad) => `${deel}/${pad}`)),
  ].filter(hoortInKopie);
  return [
    { pad: REGISTER_BESTAND, ...kenmerkenVan(register) },
    ...overige.flatMap((pad) => kopieerEen(map, naar, pad)),
  ];
}

/** A letter or a template that somebody removes meanwhile is no longer part of the register; everything else is. */
function kopieerEen(map: string, naar: string, pad: string): Manifest["bestanden"] {
  try {
    return [{ pad, ...kopieerBestand(join(map, pad), join(naar, pad)) }];
  } catch (error) {
    if (pad.startsWith("kluis/") || existsSync(join(map, pad))) throw error;
    rmSync(join(naar, pad), { force: true });
    return [];
  }
}

/** Files on their way from one name to another are nobody's, and journals belong to the moment. */
function isBlijvend(naam: string): boolean {
  return !/^\.|^~\$|-journal$|\.deel$/.test(naam);
}

function nietGoed(fouten: readonly string[]): Damaged {
  return new Damaged(
    `De reservekopie is niet goed en is weer weggehaald: ${fouten.join("; ")}`,
    "Controleer de schijf, en het register met: klacht controle",
  );
}

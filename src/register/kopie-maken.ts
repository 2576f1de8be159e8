/** Making a backup while others may write: the register is locked for as long as it takes, and so is the closed file. */
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Damaged, Locked, Refused } from "../errors.ts";
import { DATABASE, kluismapVan } from "../kluis/kluismap.ts";
import { heeftWissel, voltooiWissel } from "../kluis/wissel.ts";
import { openSqlite, type Sqlite } from "./addon.ts";
import { INSTELLINGEN_BESTAND } from "./instellingen.ts";
import { bestandenIn, KOPIEEN, KOPIENAAM, type Kopie, MANIFEST, type Manifest } from "./kopie.ts";
import { REGISTER_BESTAND } from "./open.ts";

const WACHTTIJD = 10_000;

/** What lies beside the databases and is worth keeping. */
const MAPPEN = ["kluis", "sjablonen", "brieven"];

/**
 * Makes a backup of a register folder in `naar`, under a dated name, and looks it over before it gets that name.
 * @throws {Refused} there is no register, or no room @throws {Busy} the register stayed locked for 10 seconds
 * @throws {Locked} the closed file was left half-written and must be opened first
 * @throws {Damaged} the register is damaged, or the copy is not what it should be
 */
export async function maakKopie(map: string, naar: string, nu: Date, naam = kopienaam(nu)): Promise<Kopie> {
  const pad = vrijPad(naar, naam);
  const onaf = join(naar, `.${naam}-${process.pid}.onaf`);
  const slot = openSqlite(eisRegister(map), { timeout: WACHTTIJD });
  try {
    mkdirSync(onaf, { recursive: true, mode: 0o700 });
    slot.exec("begin immediate");
    maakKluisAf(map);
    const manifest = { ...gegevensVan(slot, nu), bestanden: kopieer(map, onaf) };
    kijkNa(onaf, manifest);
    writeFileSync(join(onaf, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    renameSync(onaf, pad);
    return { pad, manifest };
  } finally {
    slot.close();
    rmSync(onaf, { recursive: true, force: true });
  }
}

/** Keeps a register as it is before a new version of the program gives it another form. */
export async function maakKopieVoorBijwerken(map: string): Promise<void> {
  const nu = new Date();
  await maakKopie(map, kopieenVan(map), nu, kopienaam(nu).replace(KOPIENAAM, "voor-bijwerken-"));
}

/** Whether a command that was killed left the closed file half-written: only who opens it with the key sets that right. */
export function kluisIsHalf(map: string): boolean {
  const journaal = join(kluismapVan(map), `${DATABASE}-journal`);
  return (statSync(journaal, { throwIfNoEntry: false })?.size ?? 0) > 0;
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
  throw new Refused(`In ${map} staat nog geen register`, "Neem eerst een klacht op: klacht nieuw");
}

function vrijPad(naar: string, naam: string): string {
  for (let n = 1; ; n += 1) {
    const pad = join(naar, n === 1 ? naam : `${naam}-${n}`);
    if (!existsSync(pad)) return pad;
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

function kopieer(map: string, naar: string): Manifest["bestanden"] {
  const register = join(naar, REGISTER_BESTAND);
  // By a connection of its own: the one with the lock has a transaction, and reading the file past SQLite would drop it.
  const lezer = openSqlite(join(map, REGISTER_BESTAND), { timeout: WACHTTIJD });
  try {
    lezer.pragma("temp_store = memory");
    lezer.prepare("vacuum into ?").run(register);
  } finally {
    lezer.close();
  }
  synchroniseer(register);
  const overige = [
    ...(existsSync(join(map, INSTELLINGEN_BESTAND)) ? [INSTELLINGEN_BESTAND] : []),
    ...MAPPEN.flatMap((deel) => bestandenIn(join(map, deel), isBlijvend).map((pad) => `${deel}/${pad}`)),
  ];
  return [
    { pad: REGISTER_BESTAND, ...kenmerkenVan(register) },
    ...overige.map((pad) => ({ pad, ...kopieerBestand(join(map, pad), join(naar, pad)) })),
  ];
}

/** Files on their way from one name to another are nobody's, and journals belong to the moment. */
function isBlijvend(naam: string): boolean {
  return !/^\.|-journal$|\.deel$/.test(naam);
}

const STUK = 1024 * 1024;

/** Copies a file and tells what was read of it. */
export function kopieerBestand(van: string, naar: string): { grootte: number; sha256: string } {
  mkdirSync(dirname(naar), { recursive: true, mode: 0o700 });
  const uit = openSync(naar, "wx", 0o600);
  try {
    const gelezen = leesStukken(van, (stuk) => {
      for (let geschreven = 0; geschreven < stuk.length; ) geschreven += writeSync(uit, stuk, geschreven);
    });
    fsyncSync(uit);
    return gelezen;
  } finally {
    closeSync(uit);
  }
}

/** Size in bytes and SHA-256 of a file. */
export function kenmerkenVan(pad: string): { grootte: number; sha256: string } {
  return leesStukken(pad, () => {});
}

function leesStukken(pad: string, neem: (stuk: Uint8Array) => void): { grootte: number; sha256: string } {
  const bestand = openSync(pad, "r");
  try {
    const hash = createHash("sha256");
    const ruimte = Buffer.allocUnsafe(STUK);
    let grootte = 0;
    for (;;) {
      const aantal = readSync(bestand, ruimte, 0, STUK, null);
      if (aantal === 0) return { grootte, sha256: hash.digest("hex") };
      const stuk = ruimte.subarray(0, aantal);
      hash.update(stuk);
      neem(stuk);
      grootte += aantal;
    }
  } finally {
    closeSync(bestand);
  }
}

/** Reads the copy back. @throws {Damaged} it is not what was written */
function kijkNa(map: string, manifest: Manifest): void {
  for (const { pad, grootte, sha256 } of manifest.bestanden) {
    const nu = kenmerkenVan(join(map, pad));
    if (nu.grootte !== grootte || nu.sha256 !== sha256) throw nietGoed(pad);
  }
  const sqlite = openSqlite(join(map, REGISTER_BESTAND), { readonly: true });
  try {
    if (sqlite.pragma("integrity_check", { simple: true }) !== "ok") throw nietGoed(REGISTER_BESTAND);
  } finally {
    sqlite.close();
  }
}

function nietGoed(pad: string): Damaged {
  return new Damaged(
    `De reservekopie is niet goed geschreven (${pad}) en is weer weggehaald`,
    "Controleer de schijf, en het register met: klacht controle",
  );
}

function synchroniseer(pad: string): void {
  const bestand = openSync(pad, "r+");
  try {
    fsyncSync(bestand);
  } finally {
    closeSync(bestand);
  }
}

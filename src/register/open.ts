/** Opening and closing the register: one connection, with the settings that keep it whole. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { Damaged, Refused } from "../errors.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import { maakTerugzettenAf } from "../kluis/wissel.ts";
import { vouw } from "../procedure/tekst.ts";
import { openSqlite, type Sqlite } from "./addon.ts";
import { type Db, REGISTER_BESTAND } from "./db.ts";
import { translateSqliteErrors } from "./sqlite-errors.ts";
import { queriesOn } from "./verbinding.ts";
import { VERSIE } from "./versie.ts";

export interface Register {
  readonly db: Db;
  /** Whether this is the empty register of a folder that has none yet: nothing written to it stays. */
  readonly isPassing: boolean;
  /** Whether a transaction was committed since it was opened. */
  readonly heeftVastgelegd: boolean;
  /**
   * Opens the closed file beside it.
   * @throws {Damaged} it is missing or damaged, or the two don't belong together
   */
  openKluis(sleutel: Kluissleutel, how?: KluisOpening): Promise<void>;
  /**
   * Writes the register anew where cases that moved may have left something readable in it. False where that has to
   * wait: it is then tried each time that the register is opened.
   */
  veeg(): Promise<boolean>;
  /** Writes the closed file anew, which must be open, after something was wiped in it. False where it can't be done now. */
  veegKluis(): Promise<boolean>;
  close(): Promise<void>;
}

export interface KluisOpening {
  /** Every query from then on sees the content of both files, and none writes content any more. */
  readonly beide?: boolean;
  /** Also where the two don't agree on the last act: to mend that. */
  readonly ookOngelijk?: boolean;
}

/** How long a command waits for another one before it gives up, in milliseconds. */
const WACHTTIJD = 10_000;

/** How long a command waits for another one where it could do without. */
const KORTE_WACHTTIJD = 1_000;

/**
 * Opens the register of a folder and brings it up to date. With `create` the folder and the register are made where
 * they are not there yet; without it a folder that has no register reads as an empty one, and nothing is written.
 * A backup whose putting back was broken off is put back first; before a register takes a new form it is copied. With
 * `inWording` nothing is written in a way that could be taken back after a crash, nor is the disk waited for: for a
 * register that nobody has yet.
 *
 * @throws {Refused} a register of a newer program, or no right to open it
 * @throws {Busy} another program kept it locked for 10 seconds
 * @throws {Damaged} no register, or a damaged one; also where one was and is gone
 */
export async function openRegister(
  map: string,
  { create, inWording = false }: { readonly create: boolean; readonly inWording?: boolean },
): Promise<Register> {
  const path = join(map, REGISTER_BESTAND);
  return translateSqliteErrors(path, async () => {
    if (statSync(map, { throwIfNoEntry: false })?.isDirectory() === false) {
      throw new Refused(`${map} is geen map`, "Kies met --map de map van het register.");
    }
    maakTerugzettenAf(map);
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) {
      const { eisNieuw } = await import("./nieuw-register.ts");
      eisNieuw(map);
    }
    if (create) mkdirSync(map, { recursive: true, mode: 0o700 });
    // What SQLite puts aside of a large register stays beside it, and not in a folder of everybody's on another disk.
    process.env.SQLITE_TMPDIR = map;
    const sqlite = openSqlite(create || existsSync(path) ? path : ":memory:", { timeout: WACHTTIJD });
    try {
      configure(sqlite);
      if (inWording) sqlite.exec("pragma journal_mode = memory; pragma synchronous = off");
      return await openWith(sqlite, map);
    } catch (error) {
      sqlite.close();
      throw error;
    }
  });
}

async function openWith(sqlite: Sqlite, map: string): Promise<Register> {
  const path = join(map, REGISTER_BESTAND);
  let heeftVastgelegd = false;
  const db = queriesOn(sqlite, () => {
    heeftVastgelegd = true;
  });
  const versie = sqlite.pragma("user_version", { simple: true }) as number;
  if (versie > VERSIE) {
    throw new Refused(
      `Het register in ${path} is van een nieuwere versie van klacht`,
      "Werk klacht op deze computer bij en probeer het opnieuw.",
    );
  }
  if (versie === 0) {
    const { legAan } = await import("./aanleggen.ts");
    legAan(sqlite, "register");
  } else if (versie < VERSIE) {
    const { maakKopieVoorBijwerken } = await import("./kopie-maken.ts");
    await maakKopieVoorBijwerken(map);
    const { migrate } = await import("./migreren.ts");
    const { migratiesVan } = await import("./migraties/index.ts");
    const { verzegelAlles } = await import("./zegel.ts");
    await migrate(sqlite, db as unknown as Kysely<never>, migratiesVan("register"), () => verzegelAlles(db));
  }
  const veeg = async (wachttijd: number) => {
    const { veegResten } = await import("./resten.ts");
    return veegResten(path, wachttijd);
  };
  if (sqlite.prepare("select resten from register").pluck().get() !== 0) await veeg(KORTE_WACHTTIJD);
  return {
    db,
    isPassing: sqlite.memory,
    get heeftVastgelegd() {
      return heeftVastgelegd;
    },
    async openKluis(sleutel, { beide = false, ookOngelijk = false } = {}) {
      const { eisPaar, sluitKluisAan, toonBeide } = await import("./kluis-aansluiten.ts");
      await sluitKluisAan(sqlite, map, sleutel);
      if (!ookOngelijk) await eisPaar(db);
      if (beide) toonBeide(sqlite);
    },
    veeg: () => veeg(WACHTTIJD),
    async veegKluis() {
      const { veegKluis } = await import("./resten.ts");
      return veegKluis(sqlite, path, WACHTTIJD);
    },
    async close() {
      sqlite.close();
    },
  };
}

/**
 * The rollback journal, not WAL: only then does one commit cover the register and the closed file together.
 * Temporary tables stay in memory, deleted text is overwritten.
 */
function configure(sqlite: Sqlite): void {
  // SQLite itself knows no capitals but those of English.
  sqlite.function("vouw", { deterministic: true }, (tekst) => (tekst === null ? null : vouw(String(tekst))));
  const mode = sqlite.pragma("journal_mode = delete", { simple: true });
  sqlite.exec(`
    pragma synchronous = extra;
    pragma foreign_keys = on;
    pragma secure_delete = on;
    pragma temp_store = memory`);
  if (mode !== "delete" && mode !== "memory") {
    throw new Damaged(
      `Het register staat in journaalstand ${mode} in plaats van delete`,
      "Sluit andere programma's die het register open hebben en probeer het opnieuw.",
    );
  }
}

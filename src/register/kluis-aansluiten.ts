/** Attaching the closed file to the register, so that one transaction covers both. */
import { dirname, join } from "node:path";
import { sql } from "kysely";
import { Damaged } from "../errors.ts";
import { DATABASE, kluismapVan } from "../kluis/kluismap.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import { isVerouderd } from "../kluis/toegang.ts";
import { heeftWissel } from "../kluis/wissel.ts";
import type { Sqlite } from "./addon.ts";
import { begin } from "./beurt.ts";
import type { Db } from "./db.ts";
import { INHOUD } from "./in-kluis.ts";
import {
  anderRegister,
  eisBestand,
  isNietTeLezen,
  kiesSqlcipher,
  kluisBeschadigd,
  kluisTeNieuw,
  opKluisbestand,
  stelVeiligIn,
} from "./kluisbestand.ts";
import { vervangen } from "./sqlite-errors.ts";
import { VERSIE } from "./versie.ts";

/**
 * Attaches the closed file of a register folder under the name `kluis`.
 * @throws {Damaged} it is missing, damaged, of another key @throws {Refused} made by a newer version
 */
export async function sluitKluisAan(sqlite: Sqlite, map: string, sleutel: Kluissleutel): Promise<void> {
  const pad = join(kluismapVan(map), DATABASE);
  eisBestand(pad);
  attach(sqlite, pad, sleutel);
  const versie = sqlite.pragma("kluis.user_version", { simple: true }) as number;
  if (versie > VERSIE) throw kluisTeNieuw(pad);
  if (versie < VERSIE) {
    sqlite.exec("detach kluis");
    await metSlot(sqlite, () => opKluisbestand(pad, sleutel, async () => {}));
    attach(sqlite, pad, sleutel);
  }
  stelVeiligIn(sqlite, "kluis");
}

/** Nobody writes the closed file without the register's lock. */
async function metSlot(sqlite: Sqlite, werk: () => Promise<void>): Promise<void> {
  begin(sqlite, "immediate");
  try {
    await werk();
  } finally {
    sqlite.exec("rollback");
  }
}

function attach(sqlite: Sqlite, pad: string, sleutel: Kluissleutel): void {
  kiesSqlcipher(sqlite);
  try {
    sqlite.prepare("attach ? as kluis key ?").run(pad, sleutel.voorSqlcipher);
  } catch (error) {
    if (!isNietTeLezen(error)) throw error;
    const kluismap = dirname(pad);
    const isVervangen = heeftWissel(kluismap) || isVerouderd(kluismap, sleutel);
    throw isVervangen ? vervangen(error) : kluisBeschadigd(pad, error);
  }
}

/**
 * Whether register and closed file belong together and agree on the last act that wrote both.
 * @throws {Damaged} the closed file is of another register, or one of the two is of another moment
 */
export async function eisPaar(db: Db): Promise<void> {
  const { register, kluis } = await leesPaar(db);
  if (register.kenmerk !== kluis.kenmerk) throw anderRegister();
  if (!isPaar(register, kluis)) {
    throw new Damaged(
      `Register en kluis passen niet bij elkaar: ${ouder(register.aantal, kluis.aantal)}`,
      "Herstel wat te herstellen is met: klacht controle --herstel",
    );
  }
}

/** What one of the two files says of the pair. */
export interface Helft {
  /** The register that it belongs to. */
  readonly kenmerk: string;
  /** How many acts wrote both files. */
  readonly aantal: number;
  /** The mark of the last of them. */
  readonly paarKenmerk: string | null;
}

/** Whether the last act that wrote both files is the same in both. */
export function isPaar(register: Helft, kluis: Helft): boolean {
  // A closed file is put in its place just before the register hears of it.
  const isNieuw = register.paarKenmerk === null && kluis.aantal === 0;
  return isNieuw || (register.paarKenmerk === kluis.paarKenmerk && register.aantal === kluis.aantal);
}

/** What both files say of the pair, at one moment: a single statement. */
export async function leesPaar(db: Db): Promise<{ register: Helft; kluis: Helft }> {
  const { rows } = await sql<
    Record<"rKenmerk" | "kKenmerk" | "rPaar" | "kPaar", string> & Record<"rAantal" | "kAantal", number>
  >`
    select r.kenmerk as r_kenmerk, r.paar_aantal as r_aantal, r.paar_kenmerk as r_paar,
           k.kenmerk as k_kenmerk, k.paar_aantal as k_aantal, k.paar_kenmerk as k_paar
    from main.register r, kluis.kluis k`.execute(db);
  const [rij] = rows;
  if (rij === undefined)
    throw new Damaged("De kluis is leeg", "Zet de map kluis uit de laatste goede reservekopie terug.");
  return {
    register: { kenmerk: rij.rKenmerk, aantal: rij.rAantal, paarKenmerk: rij.rPaar },
    kluis: { kenmerk: rij.kKenmerk, aantal: rij.kAantal, paarKenmerk: rij.kPaar },
  };
}

function ouder(register: number, kluis: number): string {
  if (register === kluis) return "ze zijn na elkaars laatste kopie apart gewijzigd";
  return register < kluis ? "het register is ouder dan de kluis" : "de kluis is ouder dan het register";
}

/** Makes queries that name no file see the content of both: for reading only. */
export function toonBeide(sqlite: Sqlite): void {
  for (const tabel of INHOUD) {
    sqlite.exec(
      `create temp view ${tabel} as select * from main.${tabel} union all select * from kluis.${tabel}`,
    );
  }
}

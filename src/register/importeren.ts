/** Taking over cases from a list: all in one transaction, each number of that list once. */
import type { Transaction } from "kysely";
import { jaarVan } from "../procedure/datum.ts";
import { inKluis } from "./in-kluis.ts";
import { type Handelende, schrijfKantoorLog } from "./logboek.ts";
import { leesMedewerkers } from "./medewerkers.ts";
import type { Db } from "./open.ts";
import { isKluisOpen } from "./plaats.ts";
import type { Schema } from "./schema.ts";
import { type NieuweKlacht, schrijfKlachten, type TermijnKader } from "./schrijven.ts";

/** A case from a list: all but what only the register knows. */
export interface Overname {
  /** The line of the list. */
  readonly regel: number;
  /** By name: who is not known yet is added. */
  readonly verantwoordelijke: string | null;
  readonly klacht: Omit<NieuweKlacht, "verantwoordelijkeId" | "externNummer"> & {
    readonly externNummer: string;
  };
}

/** The cases of a list, in pieces as they are read. */
export type Overnames = Iterable<readonly Overname[]> | AsyncIterable<readonly Overname[]>;

/** A row that was passed over, since its number is in the register; `nummer` tells as which case, where that is known. */
export interface Dubbel {
  readonly regel: number;
  readonly externNummer: string;
  readonly nummer: string | null;
}

/** The cases of a year; without numbers where nothing was written. */
export interface Jaartal {
  readonly jaar: number;
  readonly aantal: number;
  readonly eerste: string | null;
  readonly laatste: string | null;
}

export interface Importuitkomst {
  /** How many came in, or would. */
  readonly aantal: number;
  readonly dubbel: FirstOf<Dubbel>;
  readonly medewerkers: readonly string[];
  readonly perJaar: readonly Jaartal[];
}

/** Counts everything and keeps the first so many: what is only counted takes no memory. */
export class FirstOf<T> {
  readonly items: T[] = [];
  count = 0;
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  add(item: T): void {
    this.count += 1;
    if (this.items.length < this.#max) this.items.push(item);
  }
}

export const NIETS_OVERGENOMEN: Importuitkomst = {
  aantal: 0,
  dubbel: new FirstOf(0),
  medewerkers: [],
  perJaar: [],
};

export interface Importeisen {
  readonly kader: TermijnKader;
  readonly handelende: Handelende;
  /** How many doubles to keep beside their count. */
  readonly maxDubbel: number;
  /** Asked before every write and at the end: false, and nothing comes in at all. */
  readonly gaatDoor: () => boolean;
}

/**
 * Writes the cases that are not in the register yet, as they come; all of them or, when `gaatDoor` says no, none: what
 * is then returned never came to be.
 * @throws what reading the list throws; then too nothing is written
 */
export async function importeer(db: Db, lijst: Overnames, eisen: Importeisen): Promise<Importuitkomst> {
  const overgang = new Overgang(eisen);
  try {
    await db.transaction().execute(async (trx) => {
      await overgang.begin(trx);
      for await (const overnames of lijst)
        await overgang.verwerk(trx, overnames, eisen.gaatDoor() ? trx : null);
      if (!eisen.gaatDoor()) throw new NietDoorgegaan();
    });
  } catch (error) {
    if (!(error instanceof NietDoorgegaan)) throw error;
  }
  return overgang.uitkomst();
}

/** What {@link importeer} would do, without a write and without a lock. */
export async function proefImport(db: Db, lijst: Overnames, eisen: Importeisen): Promise<Importuitkomst> {
  const overgang = new Overgang(eisen);
  await overgang.begin(db);
  for await (const overnames of lijst) await overgang.verwerk(db, overnames, null);
  return overgang.uitkomst();
}

class NietDoorgegaan extends Error {}

class Overgang {
  readonly #eisen: Importeisen;
  readonly #dubbel: FirstOf<Dubbel>;
  /** By name in small letters; those that are only counted have no id. */
  readonly #medewerkers = new Map<string, number | null>();
  readonly #toegevoegd: string[] = [];
  /** Numbers of rows that were not written: the register can't tell that they came by. */
  readonly #gezien = new Set<string>();
  readonly #jaren = new Map<number, { aantal: number; eerste: string | null; laatste: string | null }>();

  constructor(eisen: Importeisen) {
    this.#eisen = eisen;
    this.#dubbel = new FirstOf(eisen.maxDubbel);
  }

  async begin(db: Db): Promise<void> {
    for (const { id, naam } of await leesMedewerkers(db)) this.#medewerkers.set(naam.toLowerCase(), id);
  }

  /** Counts a piece of the list, and writes it where there is something to write to. */
  async verwerk(db: Db, overnames: readonly Overname[], schrijf: Transaction<Schema> | null): Promise<void> {
    const bekend = await bekendeNummers(db, overnames);
    const dubbel: Overname[] = [];
    const nieuw: Overname[] = [];
    for (const overname of overnames) {
      const { externNummer } = overname.klacht;
      const isDubbel = bekend.has(externNummer) || this.#gezien.has(externNummer);
      (isDubbel ? dubbel : nieuw).push(overname);
      if (!isDubbel) bekend.set(externNummer, null);
    }
    await this.#voegMedewerkersToe(nieuw, schrijf);
    const nummers = schrijf === null ? null : await this.#schrijf(schrijf, nieuw);
    for (const [index, { klacht }] of nieuw.entries()) {
      const nummer = nummers?.[index] ?? null;
      if (nummer === null) this.#gezien.add(klacht.externNummer);
      else bekend.set(klacht.externNummer, nummer);
      this.#tel(jaarVan(klacht.intake.ingediendOp), nummer);
    }
    for (const { regel, klacht } of dubbel) {
      const { externNummer } = klacht;
      this.#dubbel.add({ regel, externNummer, nummer: bekend.get(externNummer) ?? null });
    }
  }

  uitkomst(): Importuitkomst {
    const perJaar = [...this.#jaren].sort(([a], [b]) => a - b).map(([jaar, rest]) => ({ jaar, ...rest }));
    return {
      aantal: perJaar.reduce((som, { aantal }) => som + aantal, 0),
      dubbel: this.#dubbel,
      medewerkers: this.#toegevoegd,
      perJaar,
    };
  }

  #schrijf(trx: Transaction<Schema>, overnames: readonly Overname[]): Promise<string[]> {
    const klachten = overnames.map(({ klacht, verantwoordelijke }) => ({
      ...klacht,
      verantwoordelijkeId:
        verantwoordelijke === null ? null : (this.#medewerkers.get(verantwoordelijke.toLowerCase()) ?? null),
    }));
    return schrijfKlachten(trx, klachten, this.#eisen.kader, this.#eisen.handelende);
  }

  async #voegMedewerkersToe(overnames: readonly Overname[], trx: Transaction<Schema> | null): Promise<void> {
    for (const { verantwoordelijke: naam } of overnames) {
      if (naam === null || this.#medewerkers.has(naam.toLowerCase())) continue;
      const gegevens = { naam, functie: null, email: null };
      const rij = await trx
        ?.insertInto("medewerker")
        .values({ ...gegevens, uitDienstOp: null })
        .returning("id")
        .executeTakeFirstOrThrow();
      if (trx) await schrijfKantoorLog(trx, this.#eisen.handelende, "medewerker toegevoegd", gegevens);
      this.#medewerkers.set(naam.toLowerCase(), rij?.id ?? null);
      this.#toegevoegd.push(naam);
    }
  }

  #tel(jaar: number, nummer: string | null): void {
    const { aantal, eerste } = this.#jaren.get(jaar) ?? { aantal: 0, eerste: nummer };
    this.#jaren.set(jaar, { aantal: aantal + 1, eerste, laatste: nummer });
  }
}

/** The numbers of these rows that the register has, or the closed file where it is open, with the case under which. */
async function bekendeNummers(db: Db, overnames: readonly Overname[]): Promise<Map<string, string | null>> {
  const plaatsen = (await isKluisOpen(db)) ? [db, inKluis(db)] : [db];
  const bekend = new Map<string, string | null>();
  for (const plaats of plaatsen) {
    const rijen = await plaats
      .selectFrom("dossier")
      .innerJoin("klacht", "klacht.id", "dossier.klachtId")
      .select(["dossier.externNummer", "klacht.nummer"])
      .where(
        "dossier.externNummer",
        "in",
        overnames.map(({ klacht }) => klacht.externNummer),
      )
      .execute();
    for (const { externNummer, nummer } of rijen) bekend.set(externNummer ?? "", nummer);
  }
  return bekend;
}

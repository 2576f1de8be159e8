/** What a list brings into the register, and what came of it. */
import type { Nummer } from "../procedure/nummer.ts";
import type { Handelende } from "./logboek.ts";
import type { NieuweKlacht, TermijnKader } from "./schrijven.ts";

/**
 * A case from a list: all but what only the register knows. One of our own keeps its number; one from elsewhere is
 * known by its number there.
 */
export type Overname = {
  /** The line of the list. */
  readonly regel: number;
  /** By name: who is not known yet is added. */
  readonly verantwoordelijke: string | null;
} & (
  | { readonly nummer: Nummer; readonly klacht: Omit<NieuweKlacht, "verantwoordelijkeId" | "nummer"> }
  | {
      readonly nummer: null;
      readonly klacht: Omit<NieuweKlacht, "verantwoordelijkeId" | "nummer"> & {
        readonly externNummer: string;
      };
    }
);

/** The cases of a list, in pieces as they are read. */
export type Overnames = Iterable<readonly Overname[]> | AsyncIterable<readonly Overname[]>;

/** A case that is there, as far as a message names it. */
export interface Genoemde {
  /** Null as long as it has not been written. */
  nummer: string | null;
}

/** A case that is there, as far as another may be the same. */
export interface Bekende extends Genoemde {
  readonly geregistreerdOp: string;
  /** Null where the content lies in the closed file. */
  readonly naam: string | null;
  /** Its hash; null also of a case that nobody can take for another by what it says, since it brings no number of ours. */
  readonly omschrijving: string | null;
}

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

/** Why a case can't come in beside those that are there. */
export interface Botsing {
  readonly regel: number;
  readonly reden: string;
}

export interface Importuitkomst {
  /** How many came in, or would. */
  readonly aantal: number;
  readonly dubbel: FirstOf<Dubbel>;
  readonly medewerkers: readonly string[];
  readonly perJaar: readonly Jaartal[];
  /** Numbers between those that came in that are nobody's: they stay free for the cases that they belong to. */
  readonly ontbrekend: FirstOf<string>;
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

export interface Importeisen {
  readonly kader: TermijnKader;
  readonly handelende: Handelende;
  /** How many doubles and missing numbers to keep beside their count. */
  readonly max: number;
  /** Hears of each case that can't come in. */
  readonly meldBotsing: (botsing: Botsing) => void;
  /** Hears at the end which numbers are missing, if any. */
  readonly meldOntbrekend: (nummers: FirstOf<string>) => void;
  /** Asked before every write and at the end: false, and nothing comes in at all. */
  readonly gaatDoor: () => boolean;
}

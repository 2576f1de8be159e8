/** How long things took: the middle, the mean, the slow ones. */

/** In days; all but the number is null where there was nothing to measure. */
export interface Spreiding {
  readonly aantal: number;
  /** The middle one; of an even number the mean of the middle two. */
  readonly mediaan: number | null;
  readonly gemiddelde: number | null;
  /** The least number of days within which nine in ten were done. */
  readonly percentiel90: number | null;
  readonly langste: number | null;
}

/** Counts durations without keeping them: ten thousand take the room of as many as differ. */
export class Duurteller {
  readonly #perDuur = new Map<number, number>();

  /** @param dagen whole days */
  tel(dagen: number): void {
    this.#perDuur.set(dagen, (this.#perDuur.get(dagen) ?? 0) + 1);
  }

  spreiding(): Spreiding {
    const duren = [...this.#perDuur].sort(([een], [ander]) => een - ander);
    const aantal = duren.reduce((som, [, keer]) => som + keer, 0);
    if (aantal === 0) return { aantal, mediaan: null, gemiddelde: null, percentiel90: null, langste: null };
    const totaal = duren.reduce((som, [dagen, keer]) => som + dagen * keer, 0);
    return {
      aantal,
      mediaan: (opPlaats(duren, Math.ceil(aantal / 2)) + opPlaats(duren, Math.floor(aantal / 2) + 1)) / 2,
      gemiddelde: totaal / aantal,
      percentiel90: opPlaats(duren, Math.ceil((aantal * 9) / 10)),
      langste: duren.at(-1)![0],
    };
  }

  /** How many took as long as each class says: up to and including its number of days; the last class has no end. */
  inKlassen(totEnMet: readonly number[]): number[] {
    const klassen = Array.from({ length: totEnMet.length + 1 }, () => 0);
    for (const [dagen, keer] of this.#perDuur) {
      const klasse = totEnMet.findIndex((grens) => dagen <= grens);
      klassen[klasse === -1 ? totEnMet.length : klasse]! += keer;
    }
    return klassen;
  }
}

/** The duration in this place, from 1, of all of them in a row from short to long. */
function opPlaats(duren: readonly (readonly [number, number])[], plaats: number): number {
  let geweest = 0;
  for (const [dagen, keer] of duren) {
    geweest += keer;
    if (geweest >= plaats) return dagen;
  }
  return duren.at(-1)![0];
}

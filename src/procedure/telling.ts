/** How often each word of a vocabulary came up; null for what was not filled in. */
export type Telling = ReadonlyMap<string | null, number>;

/** Counts words, or whatever else is the same when it comes up again. */
export class Teller<T = string | null> {
  readonly #aantallen = new Map<T, number>();

  tel(wat: T, keer = 1): void {
    this.#aantallen.set(wat, (this.#aantallen.get(wat) ?? 0) + keer);
  }

  get telling(): ReadonlyMap<T, number> {
    return this.#aantallen;
  }
}

/** All of them together. */
export function totaalVan(telling: ReadonlyMap<unknown, number>): number {
  return [...telling.values()].reduce((som, aantal) => som + aantal, 0);
}

export function aantalVan(telling: Telling, code: string | null): number {
  return telling.get(code) ?? 0;
}

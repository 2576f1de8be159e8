/** How often each word of a vocabulary came up; null for what was not filled in. */
export type Telling = ReadonlyMap<string | null, number>;

/** Counts words, or whatever else is the same when it comes up again. */
export class Teller<T = string | null> {
  readonly #geteld = new Map<T, { keer: number }>();

  tel(wat: T, keer = 1): void {
    const eerder = this.#geteld.get(wat);
    if (eerder) eerder.keer += keer;
    else this.#geteld.set(wat, { keer });
  }

  get telling(): ReadonlyMap<T, number> {
    return new Map(Array.from(this.#geteld, ([wat, { keer }]) => [wat, keer]));
  }
}

/** All of them together. */
export function totaalVan(telling: ReadonlyMap<unknown, number>): number {
  return [...telling.values()].reduce((som, aantal) => som + aantal, 0);
}

export function aantalVan(telling: Telling, code: string | null): number {
  return telling.get(code) ?? 0;
}

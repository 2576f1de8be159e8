/** How often each word of a vocabulary came up; null for what was not filled in. */
export type Telling = ReadonlyMap<string | null, number>;

export class Teller {
  readonly #aantallen = new Map<string | null, number>();

  tel(code: string | null, keer = 1): void {
    this.#aantallen.set(code, (this.#aantallen.get(code) ?? 0) + keer);
  }

  get telling(): Telling {
    return this.#aantallen;
  }
}

/** All of them together. */
export function totaalVan(telling: Telling): number {
  return [...telling.values()].reduce((som, aantal) => som + aantal, 0);
}

export function aantalVan(telling: Telling, code: string | null): number {
  return telling.get(code) ?? 0;
}

/** What several readers have in common, without one of them reading much of what another one passes over. */

/** Reads ids, the highest first: so many of those below one. Fewer are all that there are. */
export type Lees = (onder: number, aantal: number) => Promise<readonly number[]>;

/**
 * Reads the ids that every one of these readers has.
 * @param meeste how many to read at a time at most; the first time as many as are asked for, then twice as many, and so on
 */
export function doorsnede(lezers: readonly Lees[], meeste: number): Lees {
  const [enige] = lezers;
  if (enige && lezers.length === 1) return enige;
  return async (onder, aantal) => {
    const lopers = lezers.map((lees) => new Loper(lees, Math.min(aantal, meeste), meeste));
    const samen: number[] = [];
    let id = onder - 1;
    while (samen.length < aantal) {
      let volgende = id;
      for (const loper of lopers) volgende = loper.vanaf(volgende) ?? (await loper.leesVanaf(volgende));
      if (volgende === GEEN) break;
      // Only when nobody moved on are all of them at this one.
      if (volgende === id) samen.push(id);
      id = volgende === id ? id - 1 : volgende;
    }
    return samen;
  };
}

/** Below every id. */
const GEEN = 0;

/** Goes down the ids of a reader, and has it read some more when it comes to the end of what was read. */
class Loper {
  readonly #lees: Lees;
  readonly #meeste: number;
  #perKeer: number;
  #ids: readonly number[] = [];
  #plaats = 0;
  #isAlles = false;

  constructor(lees: Lees, perKeer: number, meeste: number) {
    this.#lees = lees;
    this.#perKeer = perKeer;
    this.#meeste = meeste;
  }

  /** The highest id from this one down, which is never above one that was asked for before; undefined if it is yet to be read. */
  vanaf(id: number): number | undefined {
    while (this.#plaats < this.#ids.length && this.#ids[this.#plaats]! > id) this.#plaats += 1;
    return this.#ids[this.#plaats] ?? (this.#isAlles || id === GEEN ? GEEN : undefined);
  }

  async leesVanaf(id: number): Promise<number> {
    this.#ids = await this.#lees(id + 1, this.#perKeer);
    this.#plaats = 0;
    this.#isAlles = this.#ids.length < this.#perKeer;
    this.#perKeer = Math.min(this.#perKeer * 2, this.#meeste);
    return this.#ids[0] ?? GEEN;
  }
}

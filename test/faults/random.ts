/** Chance that comes out the same each time: what a test found can be found again. */

export interface Random {
  /** A whole number from 0 to below. */
  below(end: number): number;
  /** One of these. */
  of<T>(choices: readonly T[]): T;
}

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return { below, of: (choices) => choices[below(choices.length)]! };
}

/**
 * A word for each case, which stands in its texts and nowhere else. It is known by its end: the search index writes
 * only what a word has more than the one before it.
 */
export function labelOf(n: number): string {
  const letters = Array.from(
    { length: 5 },
    (_, i) => "abcdefghijklmnoprstuvw"[Math.floor(n * 7919 * (i + 3) * 1.37) % 22],
  );
  return `${letters.join("")}q${String(n).padStart(7, "0")}z`;
}

/** The numbers of the labels that can be read in these bytes. */
export function labelsIn(bytes: Buffer): Set<number> {
  return new Set(Array.from(bytes.toString("latin1").matchAll(/q(\d{7})z/g), ([, n]) => Number(n)));
}

/** The number of a label at the beginning of a text. */
export function numberIn(text: string): number {
  return Number(/^\w+q(\d{7})z/.exec(text)?.[1]);
}

/** What was read once is remembered, and never another thing than what would be read. */
import { describe, expect, it } from "vitest";
import { onthoud } from "../../src/exchange/lezer.ts";

/** Reads these texts in turn, and counts how often that took a reading. */
function readAll(texts: readonly string[]): { values: unknown[]; readings: number } {
  let readings = 0;
  const read = onthoud((text) => {
    readings += 1;
    return text === "" ? null : { waarde: text.toUpperCase() };
  });
  return { values: texts.map(read), readings };
}

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => `nr ${from + n}`);
const expected = (texts: readonly string[]) =>
  texts.map((text) => (text === "" ? null : { waarde: text.toUpperCase() }));

describe("a field that remembers what it read", () => {
  it("reads the same text once, an empty one too", () => {
    const texts = ["a", "", "b", "a", "", "constructor", "a", "constructor"];
    expect(readAll(texts)).toEqual({ values: expected(texts), readings: 4 });
  });

  it("stays right when it remembers no more, and when it forgets to go on remembering", () => {
    const never = [...numbers(0, 600), ...numbers(0, 10)];
    expect(readAll(never)).toEqual({ values: expected(never), readings: never.length });
    const often = Array.from({ length: 120 }, (_, n) =>
      Array.from({ length: 4 }, () => numbers(n * 100, 100)),
    );
    const { values, readings } = readAll(often.flat(2));
    expect(values).toEqual(expected(often.flat(2)));
    expect(readings).toBeLessThan(often.flat(2).length * 0.3);
    const noMore = [...numbers(0, 400), ...numbers(0, 400), ...numbers(400, 10_000), ...numbers(10_000, 400)];
    expect(readAll(noMore)).toEqual({ values: expected(noMore), readings: noMore.length - 400 });
  });
});

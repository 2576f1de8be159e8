import fc from "fast-check";
import { expect, it } from "vitest";
import { fitPieces } from "../../src/terminal/fragment.ts";
import { widthOf } from "../../src/terminal/text.ts";

const shown = (parts: readonly string[], width: number, perMark = 2) =>
  fitPieces(
    parts.map((text, index) => ({ text, mark: index % 2 === 1 })),
    width,
    perMark,
  )
    .map(({ text, mark }) => (mark ? `«${text}»` : text))
    .join("");

it.for([
  [["voor ", "dit", " na"], 20, "voor «dit» na"],
  [["heel veel woorden vooraf ", "dit", " na"], 20, "…den vooraf «dit» na"],
  [["voor ", "dit", " en heel veel woorden erna"], 20, "voor «dit» en heel…"],
  [["heel veel woorden vooraf ", "dit", " en heel veel erna"], 20, "…oraf «dit» en heel…"],
  [["", "ditiseenheellangwoord", ""], 12, "«ditiseenh…»"],
  [["a\u001b[31m\n", "b", ""], 20, "a\ufffd[31m «b»"],
] as const)("%j in %i columns is %j", ([parts, width, expected]) => {
  expect(shown(parts, width)).toBe(expected);
});

it("never takes more than its room, and always shows something of the first mark", () => {
  const parts = fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(parts, fc.integer({ min: 12, max: 60 }), ([first = "", hit = "", ...rest], width) => {
      const line = shown([first, `x${hit}`, ...rest], width);
      expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(line).toContain("«");
    }),
  );
});

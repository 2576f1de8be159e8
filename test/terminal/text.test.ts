import fc from "fast-check";
import { wrapAnsi } from "fast-wrap-ansi";
import { describe, expect, it } from "vitest";
import { cut, pad, safeLine, safeText, widthOf, wrap } from "../../src/terminal/text.ts";

const ESC = "\u001b";
const BAD = "\ufffd";

/** Text as it may come from outside: letters, signs, wide ones, emoji, marks, controls and broken halves. */
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .array(
      fc.constantFrom("a", "é", "e\u0301", "日", "本", "😀", "👨‍👩‍👧‍👦", "🇳🇱", " ", "-", "…", "“", "ﬁ", "ｱ"),
      { maxLength: 40 },
    )
    .map((parts) => parts.join("")),
);
const anyLine = anyText.map(safeLine);
const RUNS = { seed: 20_240_304, numRuns: 2000 };

describe("text from outside", () => {
  it.each([
    ["a colour", `${ESC}[31mrood${ESC}[0m`, `${BAD}[31mrood${BAD}[0m`],
    ["a cleared screen", `${ESC}[2J${ESC}[H`, `${BAD}[2J${BAD}[H`],
    ["a title of the window", `${ESC}]0;titel\u0007`, `${BAD}]0;titel${BAD}`],
    ["a link", `${ESC}]8;;http://x${ESC}\\x`, `${BAD}]8;;http://x${BAD}\\x`],
    ["one-byte controls", "a\u009b31mb\u0085c\u0090d", `a${BAD}31mb${BAD}c${BAD}d`],
    ["backspaces", "wachtwoord\b\b\b", `wachtwoord${BAD}${BAD}${BAD}`],
    ["a null and a delete", "a\0b\u007fc", `a${BAD}b${BAD}c`],
    ["turned writing", "prijs \u202e001 €\u202c", `prijs ${BAD}001 €${BAD}`],
    ["isolated writing", "\u2066x\u2069\u200e\u200f\u061c", `${BAD}x${BAD}${BAD}${BAD}${BAD}`],
    ["other line ends", "a\u2028b\u2029c", `a${BAD}b${BAD}c`],
    ["a byte order mark", "\ufeffa", `${BAD}a`],
    ["half a character", "a\ud83d", `a${BAD}`],
    ["the other half", "\ude00a", `${BAD}a`],
    ["what is harmless", "Fam. Öz 日本 😀 “’s-Gravenhage”", "Fam. Öz 日本 😀 “’s-Gravenhage”"],
  ])("with %s is made harmless", (_what, text, expected) => {
    expect(safeLine(text)).toBe(expected);
    expect(safeText(text)).toBe(expected);
  });

  it("becomes one line, or keeps its lines", () => {
    expect(safeLine("een\r\n\ttwee\n\ndrie")).toBe("een twee drie");
    expect(safeText("een\r\ntwee\rdrie\n\tvier")).toBe("een\ntwee\ndrie\n  vier");
  });

  it("holds nothing afterwards that steers a terminal, whatever it was", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(safeLine(text)).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
        expect(safeText(text)).not.toMatch(/(?!\n)[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
        expect(safeLine(text).isWellFormed() && safeText(text).isWellFormed()).toBe(true);
        expect(safeText(safeText(text))).toBe(safeText(text));
      }),
      RUNS,
    );
  });
});

describe("the width of a text", () => {
  it.each([
    ["", 0],
    ["Jan", 3],
    ["Öztürk – “x”…", 13],
    ["e\u0301", 1],
    ["日本", 4],
    ["😀", 2],
    ["👨‍👩‍👧‍👦", 2],
    ["🇳🇱", 2],
    ["€ 10", 4],
  ])("of %j is %i", (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe("a text that is cut", () => {
  it.each([
    ["Verzekering", 11, "Verzekering"],
    ["Verzekering", 10, "Verzekeri…"],
    ["Jan de Vries", 5, "Jan…"],
    ["日本日本", 5, "日本…"],
    ["日本日本", 4, "日…"],
    ["😀😀😀", 3, "😀…"],
    ["ab👨‍👩‍👧‍👦cd", 4, "ab…"],
    ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
    ["𠮷𠮷𠮷", 3, "𠮷…"],
    ["Jan", 1, "…"],
  ])("%j to %i columns is %j", (text, width, expected) => {
    expect(cut(text, width)).toBe(expected);
  });

  it("never exceeds the width, leaves no half character, and is the begin of the text", () => {
    fc.assert(
      fc.property(anyLine, fc.integer({ min: 1, max: 50 }), (line, width) => {
        const short = cut(line, width);
        expect(widthOf(short)).toBeLessThanOrEqual(width);
        expect(short.isWellFormed()).toBe(true);
        if (widthOf(line) <= width) {
          expect(short).toBe(line);
          return;
        }
        expect(short.endsWith("…")).toBe(true);
        expect(line.startsWith(short.slice(0, -1))).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("a text that is padded", () => {
  it("takes the whole width, left or right", () => {
    expect(pad("Öz", 5)).toBe("Öz   ");
    expect(pad("日", 5, "right")).toBe("   日");
    expect(pad("te lang", 3)).toBe("te lang");
    fc.assert(
      fc.property(anyLine, fc.integer({ min: 0, max: 50 }), (line, width) => {
        expect(widthOf(pad(line, width))).toBe(Math.max(width, widthOf(line)));
      }),
      RUNS,
    );
  });
});

describe("a text in lines", () => {
  it("is broken between words, and within a word that is too long", () => {
    expect(wrap("De schade is niet vergoed.", 12)).toEqual(["De schade is", "niet", "vergoed."]);
    expect(wrap("Hottentottententententoonstelling", 10)).toEqual([
      "Hottentott",
      "ententente",
      "ntoonstell",
      "ing",
    ]);
    expect(wrap("", 20)).toEqual([""]);
  });

  it("is broken as the library does it, also where that isn't asked", () => {
    const word = fc.stringMatching(/^[A-Za-z\u00e0-\u00ff0-9.,;:()\u2013-]{1,14}$/);
    const words = fc.array(fc.tuple(word, fc.constantFrom(" ", " ", " ", "  ")), { maxLength: 20 });
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 50 }), (parts, width) => {
        const line = parts.flat().join("").trim();
        expect(wrap(line, width)).toEqual(wrapAnsi(line, width, { hard: true, trim: true }).split("\n"));
      }),
      RUNS,
    );
  });

  it("has no line that exceeds the width, and loses no letter", () => {
    fc.assert(
      fc.property(anyLine, fc.integer({ min: 10, max: 50 }), (line, width) => {
        const lines = wrap(line, width);
        for (const part of lines) expect(widthOf(part)).toBeLessThanOrEqual(width);
        const letters = (text: string) => text.normalize().replaceAll(/\s/g, "");
        expect(letters(lines.join(""))).toBe(letters(line));
      }),
      RUNS,
    );
  });
});

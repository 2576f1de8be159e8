import { describe, expect, it } from "vitest";
import { inUtf8 } from "../../src/terminal/utf8.ts";

/** The bytes that were written, and in how many pieces. */
function written(text: string): { bytes: Buffer; pieces: number } {
  const pieces: Buffer[] = [];
  // A copy: the next piece comes in the same room.
  inUtf8(text, (bytes) => pieces.push(Buffer.from(bytes)));
  return { bytes: Buffer.concat(pieces), pieces: pieces.length };
}

describe("a text on its way out", () => {
  it.each([
    ["nothing", "", 0],
    ["a line", "é—ë\n", 1],
    ["many short characters", "abc".repeat(200_000), 7],
    ["many long characters", "€".repeat(200_000), 3],
    ["pairs", "🙂".repeat(200_000), 5],
    ["pairs that fall on the border of pieces", `x${"🙂".repeat(200_000)}`, 5],
    ["halves of pairs", "\ud83d".repeat(200_000) + "\ude42".repeat(200_000), 5],
  ])("comes whole: %s", (_, text, pieces) => {
    const out = written(text);
    expect(out.bytes.equals(Buffer.from(text))).toBe(true);
    expect(out.pieces).toBe(pieces);
  });
});

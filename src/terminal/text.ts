/** Text on a terminal: made harmless, measured, cut and wrapped. */
import measure from "fast-string-truncated-width";
import { wrapAnsi } from "fast-wrap-ansi";

/**
 * Control characters (escape sequences begin with one) and the marks that turn the direction of writing. By their
 * numbers: having Unicode look up a property takes time at every start.
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const UNSAFE_BUT_NEWLINE =
  /(?!\n)[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Latin text, the signs of the euro and of minus, and the blocks of bars: harmless, each character one column wide. */
const NARROW = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u2013-\u2026\u20ac\u2212\u2588-\u258f]*$/;

const SINGLE_SPACED = /^\S+(?: \S+)*$/;

/** One line that can't steer the terminal: line ends and tabs become spaces, other control characters a mark. */
export function safeLine(text: string): string {
  if (NARROW.test(text)) return text;
  return text
    .replaceAll(/[\t\r\n]+/g, " ")
    .replaceAll(UNSAFE, "\ufffd")
    .toWellFormed();
}

/** As `safeLine`, but line ends stay. */
export function safeText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", "  ")
    .replaceAll(UNSAFE_BUT_NEWLINE, "\ufffd")
    .toWellFormed();
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return NARROW.test(text) ? text.length : measure(text).width;
}

/** The text, cut to `width` columns where it is longer; a cut ends in `…`. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (NARROW.test(text)) return `${text.slice(0, Math.max(width - 1, 0)).trimEnd()}…`;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("nl").segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The text with spaces up to `width` columns. */
export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const spaces = " ".repeat(Math.max(width - widthOf(text), 0));
  return align === "left" ? text + spaces : spaces + text;
}

/** The text in lines of at most `width` columns, broken between words, and within a word that is too long. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(width, 10);
  return wrapPlain(text, room) ?? wrapAnsi(text, room, { hard: true, trim: true }).split("\n");
}

/**
 * As the library does it, for words of which every character is one column wide; null where that isn't all, or a word
 * is too long. Almost every line that a command writes, and loading the library would take longer than the rest.
 */
function wrapPlain(text: string, width: number): string[] | null {
  if (!NARROW.test(text) || text !== text.trim()) return null;
  if (text.length <= width) return [text];
  if (!SINGLE_SPACED.test(text)) return null;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    if (word.length > width) return null;
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** A piece of text with what was sought in it, on one line. */
import { cut, safeLine, widthOf } from "./text.ts";

export interface Piece {
  readonly text: string;
  readonly mark: boolean;
}

/**
 * The pieces as they fit in `width` columns: first the text before the first mark gives way, then all at the end.
 * @param perMark how many columns a mark takes beside its text
 */
export function fitPieces(pieces: readonly Piece[], width: number, perMark: number): Piece[] {
  const safe = pieces.map(({ text, mark }) => ({ text: safeLine(text), mark }));
  const total = (some: readonly Piece[]) =>
    some.reduce((sum, { text, mark }) => sum + widthOf(text) + (mark ? perMark : 0), 0);
  const [first, ...rest] = safe;
  const tooMuch = total(safe) - width;
  const lead =
    first && !first.mark && tooMuch > 0
      ? {
          text: endOf(first.text, Math.max(widthOf(first.text) - tooMuch, Math.floor(width / 3))),
          mark: false,
        }
      : first;
  const fitted: Piece[] = [];
  let left = width;
  for (const piece of lead ? [lead, ...rest] : rest) {
    const room = left - (piece.mark ? perMark : 0);
    if (room <= 0) break;
    const text = cut(piece.text, room);
    fitted.push({ text, mark: piece.mark });
    if (text !== piece.text) break;
    left = room - widthOf(text);
  }
  return fitted;
}

/** The end of a text, in at most `width` columns. */
function endOf(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && widthOf(characters.join("")) > width - 1) characters.shift();
  return `…${characters.join("").trimStart()}`;
}

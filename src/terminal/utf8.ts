/** Text on its way to a file or a pipe. */

/** How many bytes go at once. */
const ROOM = 256 * 1024;
/** As many units of a string always find room: in UTF-8 none takes more than three bytes. */
const MOST = Math.floor(ROOM / 3);

let room: Buffer | undefined;

/**
 * Hands a text to `write` in UTF-8, in pieces that each lie in the same room: they hold until `write` returns. Room of
 * their own for many texts would be cleared away only when it adds up to much.
 */
export function inUtf8(text: string, write: (bytes: Uint8Array) => void): void {
  room ??= Buffer.allocUnsafeSlow(ROOM);
  for (let begin = 0; begin < text.length; ) {
    const end = endOfPiece(text, begin);
    write(room.subarray(0, room.write(text.slice(begin, end))));
    begin = end;
  }
}

/** Never between the two halves of one character. */
function endOfPiece(text: string, begin: number): number {
  const end = begin + MOST;
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last < 0xdc00 ? end - 1 : end;
}

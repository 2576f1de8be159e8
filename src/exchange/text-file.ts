/** Text files from elsewhere: which encoding they have, and their text in pieces, however large they are. */
import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { KlachtError, NotFound, Refused, WrongUse } from "../errors.ts";
import { hearSignals } from "../terminal/break-off.ts";

export const TEKENSETS = ["utf-8", "windows-1252", "utf-16le", "utf-16be"] as const;
export type Tekenset = (typeof TEKENSETS)[number];

export interface TextFile {
  readonly path: string;
  /** The name without its folder, which is nobody's business. */
  readonly name: string;
  readonly size: number;
  readonly tekenset: Tekenset;
  /** Where the text begins: after the byte order mark. */
  readonly start: number;
  /** The first piece of the text. */
  readonly head: string;
}

/** How much is read at a time, in bytes. */
const CHUNK = 128 * 1024;

/** Where what is read is made into more, and all of that is in use at once. */
const PIECE = 48 * 1024;

const MARKS: readonly (readonly [Tekenset, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** What people give instead of a CSV file: a workbook of today's Excel, and of the Excel before 2007. */
const WORKBOOKS = ["504b0304", "d0cf11e0"];

/**
 * Looks at a file: a byte order mark tells its encoding, else it is UTF-8 where all of it is, else Windows-1252.
 * @param known the encoding, where somebody said which
 * @throws {NotFound} no such file @throws {WrongUse} a folder
 * @throws {Refused} empty, unreadable, a workbook, or no text in that encoding
 */
export function inspectText(path: string, known?: Tekenset): TextFile {
  const name = basename(path);
  try {
    const { size, bytes } = readHead(path, name);
    refuseNoText(bytes, name, known);
    const mark = MARKS.find(([, begin]) => begin.every((byte, index) => bytes[index] === byte));
    const tekenset = known ?? mark?.[0] ?? (isUtf8File(path) ? "utf-8" : "windows-1252");
    if (tekenset === "utf-8" && (known || mark) && !isUtf8File(path)) {
      throw new Refused(
        `${name} bevat tekens die in UTF-8 niet bestaan`,
        'Sla het opnieuw op als CSV UTF-8, of zet in de koppeling: "tekenset": "windows-1252"',
      );
    }
    const start = mark?.[0] === tekenset ? mark[1].length : 0;
    const head = textOf(decoderOf(tekenset)(bytes.subarray(start)));
    if (size <= CHUNK && head.trim() === "") throw new Refused(`${name} is leeg`);
    return { path, name, size, tekenset, start, head };
  } catch (error) {
    throw translate(error, path);
  }
}

/** Whether a file holds JSON: no list begins like that. */
export function isJson({ head }: TextFile): boolean {
  return /^\s*(?:\[\s*[{\]]|\{\s*["}])/.test(head);
}

/**
 * The text from a byte on, piece by piece: as bytes where it is UTF-8, else as strings. A stream would do no more, and
 * takes Node 10 ms to load.
 * @param onBytes hears how many bytes have been read
 */
export async function* readText(
  { path, tekenset }: TextFile,
  start: number,
  onBytes?: (read: number) => void,
): AsyncGenerator<Buffer | string> {
  const decode = decoderOf(tekenset);
  try {
    const file = openSync(path, "r");
    try {
      for (let read = start; ; ) {
        const room = Buffer.allocUnsafe(PIECE);
        const length = readSync(file, room, 0, PIECE, read);
        if (length === 0) return;
        yield decode(room.subarray(0, length));
        read += length;
        onBytes?.(read);
        await hearSignals();
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw translate(error, path);
  }
}

function readHead(path: string, name: string): { size: number; bytes: Buffer } {
  const file = openSync(path, "r");
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new WrongUse(`${name} is een map en geen bestand`);
    const room = Buffer.alloc(CHUNK);
    return { size: stat.size, bytes: room.subarray(0, readSync(file, room, 0, CHUNK, 0)) };
  } finally {
    closeSync(file);
  }
}

function refuseNoText(bytes: Buffer, name: string, known: Tekenset | undefined): void {
  if (WORKBOOKS.includes(bytes.subarray(0, 4).toString("hex"))) {
    throw new Refused(
      `${name} is een Excel-bestand en geen CSV`,
      "Sla het in Excel op als: CSV UTF-8 (door lijstscheidingsteken gescheiden).",
    );
  }
  const isWide =
    known?.startsWith("utf-16") || MARKS.slice(1).some(([, [a, b]]) => bytes[0] === a && bytes[1] === b);
  if (!isWide && bytes.includes(0)) {
    throw new Refused(
      `${name} is geen tekstbestand`,
      "Sla de lijst op als CSV UTF-8 en probeer het opnieuw.",
    );
  }
}

/** Reads all of it into the same room: a large file would otherwise leave as much behind in memory. */
function isUtf8File(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const room = Buffer.alloc(CHUNK);
    for (let rest = 0; ; ) {
      const bytesRead = readSync(file, room, rest, CHUNK - rest, null);
      if (bytesRead === 0) return rest === 0;
      const bytes = room.subarray(0, rest + bytesRead);
      const end = endOfLastCharacter(bytes);
      if (!isUtf8(bytes.subarray(0, end))) return false;
      rest = bytes.copy(room, 0, end);
    }
  } finally {
    closeSync(file);
  }
}

/** Where the last whole character of UTF-8 ends: a piece may be cut off within one. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function decoderOf(tekenset: Tekenset): (bytes: Buffer) => Buffer | string {
  if (tekenset === "utf-8") return (bytes) => bytes;
  if (tekenset === "windows-1252") return decodeWindows1252;
  const decoder = new TextDecoder(tekenset);
  return (bytes) => decoder.decode(bytes, { stream: true });
}

/** The text of a file that somebody wrote, in whatever encoding his editor chose: told as {@link inspectText} tells it. */
export function decodeText(bytes: Buffer): string {
  const mark = MARKS.find(([, begin]) => begin.every((byte, index) => bytes[index] === byte));
  const tekenset = mark?.[0] ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
  return textOf(decoderOf(tekenset)(bytes.subarray(mark?.[1].length ?? 0)));
}

function textOf(piece: Buffer | string): string {
  return typeof piece === "string" ? piece : piece.toString("utf8");
}

/** What Windows-1252 has at 0x80–0x9F, where Latin-1 has control characters. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Not by TextDecoder: from Node 22.13 to 22.18 and in the first 24 that one takes Windows-1252 for Latin-1. */
function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString("latin1")
    .replaceAll(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

function translate(error: unknown, path: string): unknown {
  if (error instanceof KlachtError || !(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "EISDIR") return new WrongUse(`${path} is een map en geen bestand`, undefined, error);
  if (error.code === "ENOENT" || error.code === "ENOTDIR") {
    return new NotFound(`Het bestand ${path} bestaat niet`, "Controleer de naam en de map.", error);
  }
  return new Refused(
    `Het bestand ${path} is niet te lezen`,
    "Controleer of u het mag openen, en of het niet elders open staat.",
    error,
  );
}

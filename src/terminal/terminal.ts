/** The one place that owns input, output, colour and width; tests give it their own streams. */
import type { Readable, Writable } from "node:stream";
import { styleText } from "node:util";
import { fitPieces, type Piece } from "./fragment.ts";
import { safeLine, safeText, widthOf, wrap } from "./text.ts";

/** What a piece of text says beside its words; without colour the words say it alone. */
export type Tone = "alarm" | "warning" | "good" | "dim" | "strong" | "plain";

/** Where data go. */
export interface Output {
  /** False where it has more than it can take: it then says `drain`. */
  write(content: string | Uint8Array): boolean;
  once?(event: "drain", ready: () => void): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  hasColors?(): boolean;
}

export interface Streams {
  /** False where nobody can be asked, which is known without opening the others. */
  readonly mayAsk?: boolean;
  /** False where nothing can be drawn on standard error, which is known in the same way. */
  readonly mayShow?: boolean;
  readonly stdin: Readable & { isTTY?: boolean; setRawMode?: (raw: boolean) => unknown };
  readonly stdout: Output;
  readonly stderr: Writable & { isTTY?: boolean; columns?: number; rows?: number };
}

const MAX_WIDTH = 140;

/** Blue and orange-like tones rather than green against red: colour-blind people tell them apart. */
const STYLES: Record<Tone, Parameters<typeof styleText>[0]> = {
  alarm: ["red", "bold"],
  warning: "yellow",
  good: "blue",
  dim: "dim",
  strong: "bold",
  plain: [],
};

/** What fits stays as it is, its spaces included. */
function breakLine(line: string, width: number): string[] {
  return widthOf(line) <= width ? [line] : wrap(line, width);
}

export class Terminal {
  readonly streams: Streams;
  /** Columns to lay out for; null where the output is no terminal and nothing needs to be cut. */
  readonly width: number | null;
  /** Whether it must read well aloud: nothing is drawn over what stands there, and choices have numbers. */
  readonly plain: boolean;
  readonly #colour: boolean;

  constructor(streams: Streams, { colour, plain = false }: { colour: boolean; plain?: boolean }) {
    this.streams = streams;
    this.plain = plain;
    this.width = streams.stdout.isTTY ? Math.min(streams.stdout.columns || 80, MAX_WIDTH) : null;
    this.#colour = colour && Boolean(streams.stdout.isTTY) && (streams.stdout.hasColors?.() ?? true);
  }

  /** Whether somebody sits there who can be asked. Looked at only when that matters: standard input costs time. */
  get interactive(): boolean {
    const { streams } = this;
    return streams.mayAsk !== false && Boolean(streams.stdin.isTTY && streams.stderr.isTTY);
  }

  /** Whether what is under way can be shown, to be wiped out later. */
  get showsProgress(): boolean {
    return this.streams.mayShow !== false && Boolean(this.streams.stderr.isTTY);
  }

  /** Data: to standard output, with a line end. What comes from outside must be made safe first. */
  line(text = ""): void {
    this.streams.stdout.write(`${text}\n`);
  }

  /** Data as JSON, in two spaces. */
  json(value: unknown): void {
    this.line(JSON.stringify(value, null, 2));
  }

  /** Data for another program, just as they are; waits until they have been taken. */
  async data(content: string | Uint8Array): Promise<void> {
    const { stdout } = this.streams;
    if (!stdout.write(content)) await new Promise<void>((resolve) => stdout.once?.("drain", resolve));
  }

  /** What is no data: to standard error, on a terminal broken between words. */
  note(text = ""): void {
    const { isTTY, columns } = this.streams.stderr;
    const lines = safeText(text).split("\n");
    const fitted = isTTY ? lines.flatMap((line) => breakLine(line, columns || 80)) : lines;
    this.streams.stderr.write(`${fitted.join("\n")}\n`);
  }

  /** Text in a tone; harmless first, so that nothing from outside colours itself. */
  paint(tone: Tone, text: string): string {
    const harmless = safeLine(text);
    // Whether there are colours was decided above, for this stream; not for the one that Node would look at.
    return this.#colour ? styleText(STYLES[tone], harmless, { validateStream: false }) : harmless;
  }

  /** A text with what was sought in it, within `width` columns; null where nothing needs to be cut. */
  fragment(pieces: readonly Piece[], width: number | null): string {
    const [begin, end] = this.#colour ? ["", ""] : ["«", "»"];
    return (width === null ? pieces : fitPieces(pieces, width, begin.length + end.length))
      .map(({ text, mark }) => this.paint(mark ? "strong" : "plain", mark ? `${begin}${text}${end}` : text))
      .join("");
  }

  /** A paragraph within the width of the page. */
  paragraph(text: string, indent = ""): string {
    const width = (this.width ?? 80) - indent.length;
    return safeText(text)
      .split("\n")
      .flatMap((regel) => wrap(regel, width))
      .map((regel) => `${indent}${regel}`.trimEnd())
      .join("\n");
  }
}

/** A list: aligned columns under small headings, no box, each row written as it comes. */
import type { Terminal, Tone } from "./terminal.ts";
import { cut, pad, safeLine, widthOf } from "./text.ts";

export interface Column {
  readonly title: string;
  /** Columns it takes; of those with `grow`, the least. */
  readonly width: number;
  /** Takes a share of the room that is left. */
  readonly grow?: boolean;
  readonly align?: "left" | "right";
  /** Of its heading; dim where nothing is said. */
  readonly tone?: Tone;
  /** Left out on a terminal narrower than this. */
  readonly from?: number;
}

export type Cell = string | { readonly text: string; readonly tone: Tone };

export interface List {
  /** A line above a group of rows. */
  group(title: string): void;
  row(cells: readonly Cell[]): void;
}

const GAP = "  ";
/** What a growing column gets where nothing needs to fit: longer text then simply takes its room. */
const WIDE = 120;

/** Returns where the rows go; before the first of them the headings are written. */
export function startList(terminal: Terminal, columns: readonly Column[]): List {
  const room = terminal.width ?? WIDE;
  const shown = columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ from = 0 }) => terminal.width === null || room >= from);
  const widths = divide(shown, room - GAP.length * (shown.length - 1));
  const write = (cells: readonly Cell[]) => {
    const parts = shown.map(({ index, align }, place) => {
      const cell = cells[index] ?? "";
      const [text, tone] = typeof cell === "string" ? ([cell, "plain"] as const) : [cell.text, cell.tone];
      const width = widths[place]!;
      const safe = safeLine(text);
      const fitted = terminal.width === null ? safe : cut(safe, width);
      const padded = place === shown.length - 1 && align !== "right" ? fitted : pad(fitted, width, align);
      return tone === "plain" ? padded : terminal.paint(tone, padded);
    });
    terminal.line(parts.join(GAP).trimEnd());
  };
  let begun = false;
  const begin = () => {
    if (!begun) write(columns.map(({ title, tone = "dim" }) => ({ text: title, tone })));
    begun = true;
  };
  return {
    group(title) {
      begin();
      terminal.line(`\n${terminal.paint("strong", title)}`);
    },
    row(cells) {
      begin();
      write(cells);
    },
  };
}

function divide(columns: readonly Column[], room: number): number[] {
  const least = columns.map(({ width, title }) => Math.max(width, widthOf(title)));
  const growing = columns.filter(({ grow }) => grow).length;
  const left = Math.max(room - least.reduce((sum, width) => sum + width, 0), 0);
  const share = growing === 0 ? 0 : Math.floor(left / growing);
  return columns.map(({ grow }, index) => least[index]! + (grow ? share : 0));
}

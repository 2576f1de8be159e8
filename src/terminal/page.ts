/** A page: labels and values in a quiet table, for what is read rather than scanned. */
import type { Terminal } from "./terminal.ts";
import { safeText, widthOf, wrap } from "./text.ts";

export type Entry = readonly [label: string, value: string];

const LINES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};

/** Writes a section: its title, and the entries that have a value. Nothing at all where none has. */
export async function writeSection(
  terminal: Terminal,
  title: string,
  entries: readonly Entry[],
): Promise<void> {
  const filled = entries.filter(([, value]) => value !== "");
  if (filled.length === 0) return;
  const { default: Table } = await import("cli-table3");
  const labelWidth = Math.max(22, ...filled.map(([label]) => widthOf(label))) + 4;
  const valueWidth = (terminal.width ?? 100) - labelWidth;
  const table = new Table({
    chars: LINES,
    colWidths: [labelWidth, null],
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  for (const [label, value] of filled) {
    const lines = safeText(value)
      .split("\n")
      .flatMap((line) => wrap(line, valueWidth));
    // A row for each line: of several lines in one cell the table tries every length, which takes minutes for a page.
    for (const [index, line] of lines.entries()) {
      table.push([index === 0 ? terminal.paint("dim", `  ${label}`) : "", line]);
    }
  }
  terminal.line();
  terminal.line(terminal.paint("strong", title));
  for (const line of table.toString().split("\n")) terminal.line(line.trimEnd());
}

/** A page: labels and values side by side, for what is read rather than scanned. */
import type { Terminal } from "./terminal.ts";
import { pad, safeText, widthOf, wrap } from "./text.ts";

export type Entry = readonly [label: string, value: string];

/** Columns before the labels. */
const INDENT = "  ";
const MIN_LABEL = 22;
const GAP = 4;

/** Writes a section: its title, and the entries that have a value. Nothing at all where none has. */
export function writeSection(terminal: Terminal, title: string, entries: readonly Entry[]): void {
  const filled = entries.filter(([, value]) => value !== "");
  if (filled.length === 0) return;
  const labelWidth = Math.max(MIN_LABEL, ...filled.map(([label]) => widthOf(label))) + GAP;
  const valueWidth = (terminal.width ?? 100) - labelWidth;
  terminal.line();
  terminal.line(terminal.paint("strong", title));
  for (const [label, value] of filled) {
    const lines = safeText(value)
      .split("\n")
      .flatMap((line) => wrap(line, valueWidth));
    for (const [index, line] of lines.entries()) {
      const before =
        index === 0 ? terminal.paint("dim", pad(`${INDENT}${label}`, labelWidth)) : pad("", labelWidth);
      terminal.line(`${before}${line}`.trimEnd());
    }
  }
}

/** A text in Markdown as it reads on a terminal; of Markdown only what a manual needs. */
import type { Terminal } from "./terminal.ts";
import { pad, safeLine, widthOf, wrap } from "./text.ts";

const FENCE = "```";
/** Of running text: longer lines read badly, however wide the terminal is. */
const MAX_WIDTH = 90;

/** Headings stand out, paragraphs fill the width, tables are aligned; what is between fences stays as it is. */
export function renderMarkdown(terminal: Terminal, text: string): string {
  const width = Math.min(terminal.width ?? MAX_WIDTH, MAX_WIDTH);
  return blocksOf(text)
    .map((block) => renderBlock(terminal, block, width))
    .join("\n\n");
}

/** Parts with empty lines between them; one within fences is one part. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = [[]];
  let fenced = false;
  for (const line of text.split(/\r?\n/)) {
    const isFence = line.startsWith(FENCE);
    const isHeading = !fenced && line.startsWith("#");
    if (!fenced && (line.trim() === "" || isFence || isHeading)) blocks.push([]);
    if (fenced || line.trim() !== "") blocks.at(-1)!.push(line);
    if (isFence) fenced = !fenced;
    if ((isFence && !fenced) || isHeading) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}

function renderBlock(terminal: Terminal, lines: readonly string[], width: number): string {
  const [first = ""] = lines;
  if (first.startsWith(FENCE)) {
    return lines
      .slice(1, lines.at(-1)!.startsWith(FENCE) ? -1 : undefined)
      .map((line) => `    ${safeLine(line)}`.trimEnd())
      .join("\n");
  }
  if (first.startsWith("#")) return terminal.paint("strong", plain(first.replace(/^#+\s*/, "")));
  if (first.startsWith("|")) return renderTable(terminal, lines);
  return itemsOf(lines)
    .flatMap(({ mark, words }) => {
      const indent = " ".repeat(mark.length);
      const broken = wrap(plain(words), width - mark.length);
      return broken.map((line, n) => `${n === 0 ? mark : indent}${line}`);
    })
    .join("\n");
}

/** The items of a list, or one without a mark; the lines of each are one text. */
function itemsOf(lines: readonly string[]): { mark: string; words: string }[] {
  const items: { mark: string; words: string }[] = [];
  for (const line of lines) {
    const [mark] = /^(?:- |\d+\. )/.exec(line) ?? [""];
    const words = line.slice(mark.length).trim();
    const last = items.at(-1);
    if (last === undefined || mark !== "") items.push({ mark: mark === "" ? "" : `  ${mark}`, words });
    else last.words += ` ${words}`;
  }
  return items;
}

function renderTable(terminal: Terminal, lines: readonly string[]): string {
  const rows = lines
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => plain(cell.trim())),
    );
  const columns = rows[0]?.map((_, n) => Math.max(...rows.map((row) => widthOf(row[n] ?? "")))) ?? [];
  const lineOf = (row: readonly string[]) =>
    `  ${row.map((cell, n) => pad(cell, columns[n] ?? 0)).join("  ")}`.trimEnd();
  return rows.map((row, n) => (n === 0 ? terminal.paint("dim", lineOf(row)) : lineOf(row))).join("\n");
}

/** Without the marks of code, emphasis and links. */
function plain(text: string): string {
  return safeLine(text)
    .replaceAll(
      /`([^`]*)`|\*\*([^*]+)\*\*|\*([^*]+)\*/g,
      (_, ...found: string[]) => found.find(Boolean) ?? "",
    )
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, "$1");
}

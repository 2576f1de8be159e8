/** JSON that is written as it comes: any number of items takes the same memory. */
import type { Terminal } from "../terminal/terminal.ts";

/** Writes an array, each item as `shape` gives it. */
export async function writeJsonArray<T>(
  terminal: Terminal,
  items: AsyncIterable<T>,
  shape: (item: T) => unknown,
): Promise<void> {
  terminal.line("[");
  let last: string | null = null;
  for await (const item of items) {
    if (last !== null) terminal.line(`${last},`);
    last = JSON.stringify(shape(item), null, 2);
  }
  if (last !== null) terminal.line(last);
  terminal.line("]");
}

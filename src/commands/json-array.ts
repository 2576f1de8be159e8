/** JSON that is written as it comes: any number of items takes the same memory. */
import type { Terminal } from "../terminal/terminal.ts";

/** Writes an array, each item as `shape` gives it. */
export async function writeJsonArray<T>(
  terminal: Terminal,
  items: AsyncIterable<T>,
  shape: (item: T) => unknown,
): Promise<void> {
  await writeGathered(terminal, arrayPieces(items, shape));
}

async function* arrayPieces<T>(items: AsyncIterable<T>, shape: (item: T) => unknown): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const item of items) {
    yield separator + JSON.stringify(shape(item), null, 2);
    separator = ",\n";
  }
  yield separator === "[\n" ? "[\n]\n" : "\n]\n";
}

/** As `terminal.json` writes it: an array of which the items come one by one, or a group that has such arrays in it. */
export async function writeJson(terminal: Terminal, value: object): Promise<void> {
  await writeGathered(terminal, jsonPieces(value, "\n"));
  terminal.line();
}

/** @param begin what a line of the value begins with: a line end, and its margin */
async function* jsonPieces(value: object, begin: string): AsyncGenerator<string> {
  const within = `${begin}  `;
  if (isStream(value)) {
    let separator = "[";
    for await (const item of value) {
      yield separator + within + jsonText(item, within);
      separator = ",";
    }
    yield separator === "[" ? "[]" : `${begin}]`;
    return;
  }
  let separator = "{";
  for (const [name, member] of Object.entries(value)) {
    yield `${separator}${within}${JSON.stringify(name)}: `;
    if (isStream(member)) yield* jsonPieces(member, within);
    else yield jsonText(member, within);
    separator = ",";
  }
  yield `${begin}}`;
}

function jsonText(value: unknown, begin: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", begin);
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** How many characters go at once: writing a small item costs more than making it. */
const AT_ONCE = 16 * 1024;

async function writeGathered(terminal: Terminal, pieces: AsyncIterable<string>): Promise<void> {
  let gathered = "";
  for await (const piece of pieces) {
    gathered += piece;
    if (gathered.length < AT_ONCE) continue;
    await terminal.data(gathered);
    gathered = "";
  }
  await terminal.data(gathered);
}

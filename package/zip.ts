/** A zip that comes out the same to the byte wherever it is made, with the right to execute what must be executed. */
import { zipSync } from "fflate";

export interface Entry {
  readonly data: Uint8Array;
  readonly executable?: boolean;
}

const UNIX = 3;
const FILE = 0o100000;
/** Of every entry: what is in a package says nothing of when it was made. A local time, since a zip keeps no zone. */
const MOMENT = new Date(2024, 0, 1);

export function zip(entries: Readonly<Record<string, Entry>>): Uint8Array {
  const names = Object.keys(entries).sort();
  const parts = names.map((name) => {
    const { data, executable } = entries[name]!;
    const mode = FILE | (executable ? 0o755 : 0o644);
    return [name, [data, { os: UNIX, attrs: mode << 16, mtime: MOMENT }]] as const;
  });
  return zipSync(Object.fromEntries(parts) as Parameters<typeof zipSync>[0]);
}

/** Looks for words in every byte of every file, in whatever form a program may have left them there. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";

export interface Find {
  readonly path: string;
  readonly word: string;
  readonly form: string;
  /** What stands around it, unreadable characters as dots. */
  readonly around: string;
}

type Form = readonly [name: string, bytes: Buffer];

/** The words in the files below these folders, their names, and what is packed in them. */
export function hunt(folders: readonly string[], words: readonly (string | Uint8Array)[]): Find[] {
  const forms = words.map((word) =>
    typeof word === "string" ? ([word, formsOf(word)] as const) : (["(bytes)", formsOfBytes(word)] as const),
  );
  return folders.flatMap((folder) =>
    pathsBelow(folder).flatMap((path) => [
      ...searchIn(path, Buffer.from(path.slice(folder.length)), forms, "name: "),
      ...searchFile(path, forms),
    ]),
  );
}

/** Below the folder, files and folders alike; what goes while it is being read is no longer there. */
function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    join(entry.parentPath, entry.name),
  );
}

function searchFile(path: string, forms: readonly (readonly [string, readonly Form[]])[]): Find[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
  const bytes = readFileSync(path);
  return [...searchIn(path, bytes, forms), ...searchPacked(path, bytes, forms)];
}

function searchIn(
  path: string,
  bytes: Buffer,
  forms: readonly (readonly [string, readonly Form[]])[],
  prefix = "",
): Find[] {
  return forms.flatMap(([word, ways]) =>
    ways.flatMap(([form, pattern]) => {
      const at = bytes.indexOf(pattern);
      return at < 0 ? [] : [{ path, word, form: `${prefix}${form}`, around: around(bytes, at) }];
    }),
  );
}

/** Word documents and zip files, however deep: what they hold is compressed. */
function searchPacked(
  path: string,
  bytes: Buffer,
  forms: readonly (readonly [string, readonly Form[]])[],
): Find[] {
  if (bytes.subarray(0, 4).toString("latin1") !== "PK\u0003\u0004") return [];
  return Object.entries(unzipSync(bytes)).flatMap(([name, content]) => {
    const inside = `${path}!${name}`;
    const unpacked = Buffer.from(content);
    return [
      ...searchIn(inside, Buffer.from(name), forms, "name: "),
      ...searchIn(inside, unpacked, forms),
      ...searchPacked(inside, unpacked, forms),
    ];
  });
}

/** Small letters and capitals at the start are all that the program makes of a word. */
function formsOf(word: string): Form[] {
  const spelled = [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()];
  return spelled.flatMap((text) => [
    ["UTF-8", Buffer.from(text, "utf8")] as const,
    ["UTF-16LE", Buffer.from(text, "utf16le")] as const,
    ["UTF-16BE", Buffer.from(text, "utf16le").swap16()] as const,
    ...base64Of(Buffer.from(text, "utf8")),
  ]);
}

function formsOfBytes(bytes: Uint8Array): Form[] {
  return [["bytes", Buffer.from(bytes)], ...base64Of(bytes)];
}

/** It depends on the place in a file how bytes come out. */
function base64Of(bytes: Uint8Array): Form[] {
  return [0, 1, 2].map((offset) => ["base64", base64At(bytes, offset)] as const);
}

/** In base64 with so many bytes before it: only the characters that it alone decides. */
function base64At(bytes: Uint8Array, offset: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  return Buffer.from(encoded.slice(first, last));
}

function around(bytes: Buffer, at: number): string {
  const text = bytes.subarray(Math.max(at - 40, 0), at + 80).toString("latin1");
  return text.replaceAll(/[^\x20-\x7e]/g, "·");
}

/** The processes that have this folder as their home: those that a test started, and whatever they left behind. */
export function processesAtHome(home: string): { pid: number; command: string }[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const environment = readFileSync(`/proc/${name}/environ`, "utf8").split("\0");
        if (!environment.includes(`HOME=${home}`)) return [];
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        // What was killed and not yet waited for has no command line any more.
        return command === "" ? [] : [{ pid: Number(name), command }];
      } catch {
        return [];
      }
    });
}

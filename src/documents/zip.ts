/** Writes the zip that a Word document is. Node's own zlib does it in a tenth of the time of a library in JavaScript. */
import { crc32, deflateRawSync } from "node:zlib";

export type Parts = Readonly<Record<string, Uint8Array>>;

const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
const VERSION = 20;

/** A zip of the parts in their order, all of them dated on the same day. */
export function zip(parts: Parts, datum: string): Uint8Array {
  const when = dosDate(datum);
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const path = Buffer.from(name, "utf8");
    const packed = deflateRawSync(content);
    // What the local header and the directory say alike: version up to the length of the extra field.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(UTF8_NAMES, 2);
    facts.writeUInt16LE(DEFLATE, 4);
    facts.writeUInt16LE(when, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const file = Buffer.concat([Buffer.from("PK\x03\x04"), facts, path, packed]);
    const madeBy = Buffer.from([VERSION, 0]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), madeBy, facts, place, path]));
    files.push(file);
    offset += file.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from("PK\x05\x06"), end]);
}

function dosDate(datum: string): number {
  const [jaar = 1980, maand = 1, dag = 1] = datum.split("-").map(Number);
  // The format begins in 1980 and has seven bits for the year.
  return (Math.min(127, Math.max(0, jaar - 1980)) << 9) | (maand << 5) | dag;
}

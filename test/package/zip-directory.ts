/** What the directory of a zip says of its entries, read as the format defines it: modes, moments and names. */

export interface ZipEntry {
  readonly name: string;
  /** Unix mode, with the kind of file in its upper bits. */
  readonly mode: number;
  readonly moment: string;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

export function zipDirectory(zip: Buffer): ZipEntry[] {
  const end = zip.lastIndexOf(Buffer.from("504b0506", "hex"));
  if (zip.readUInt32LE(end) !== END) throw new Error("no zip");
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`no entry at ${at}`);
    const [name, extra, comment] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: zip.toString("utf8", at + 46, at + 46 + name),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      moment: momentOf(zip.readUInt16LE(at + 14), zip.readUInt16LE(at + 12)),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

function momentOf(date: number, time: number): string {
  const parts = [1980 + (date >> 9), (date >> 5) & 15, date & 31, time >> 11, (time >> 5) & 63];
  const [year, month, day, hour, minute] = parts.map((part) => String(part).padStart(2, "0"));
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

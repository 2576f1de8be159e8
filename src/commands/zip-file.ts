/** Files together in one zip. */
import { buffer } from "node:stream/consumers";

/** The names are paths within the zip, with forward slashes. */
export async function zipOf(files: readonly { name: string; content: Uint8Array }[]): Promise<Uint8Array> {
  const { default: yazl } = await import("yazl");
  const zip = new yazl.ZipFile();
  for (const { name, content } of files) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

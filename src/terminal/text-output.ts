/** What a command would write to a screen, as the text of a file. */
import { Writable } from "node:stream";
import { Terminal } from "./terminal.ts";

/** As wide as a page. */
const COLUMNS = 80;

/** Runs with a terminal that keeps what is written, without colours; questions and messages go where they went. */
export async function textOf(
  { streams }: Terminal,
  write: (terminal: Terminal) => Promise<void>,
): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  const stdout = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  const page = Object.assign(stdout, { isTTY: true, columns: COLUMNS });
  await write(new Terminal({ ...streams, stdout: page }, { colour: false }));
  return Buffer.concat(pieces);
}

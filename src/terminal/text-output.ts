/** What a command would write to a screen, as the text of a file. */
import { type Output, Terminal } from "./terminal.ts";

/** As wide as a page. */
const COLUMNS = 80;

/** Runs with a terminal that keeps what is written, without colours; questions and messages go where they went. */
export async function textOf(
  { streams }: Terminal,
  write: (terminal: Terminal) => Promise<void>,
): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  const page: Output = {
    write: (piece) => pieces.push(Buffer.from(piece)) > 0,
    isTTY: true,
    columns: COLUMNS,
  };
  const { stdin, stderr } = streams;
  await write(new Terminal({ stdin, stderr, stdout: page }, { colour: false }));
  return Buffer.concat(pieces);
}

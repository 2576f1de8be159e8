/** A terminal that is not there: what is written to it can be read back. */
import { PassThrough, Writable } from "node:stream";
import { Terminal } from "../../src/terminal/terminal.ts";

class Captured extends Writable {
  text = "";
  readonly isTTY: boolean;
  readonly columns: number;
  constructor(columns: number | null) {
    super();
    this.isTTY = columns !== null;
    this.columns = columns ?? 0;
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A terminal of that many columns, or null for an output that is none; without colours, `plain` to be read aloud. */
export function fakeTerminal(columns: number | null, { plain = false } = {}) {
  const stdout = new Captured(columns);
  const stderr = new Captured(columns);
  const stdin = Object.assign(new PassThrough(), { isTTY: columns !== null });
  const terminal = new Terminal({ stdin, stdout, stderr }, { colour: false, plain });
  return { terminal, out: () => stdout.text, err: () => stderr.text };
}

import { readdirSync, readlinkSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { laidAside } from "../../src/commands/laid-aside.ts";
import { temporaryFolder } from "../register/temporary.ts";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv("TMPDIR", folder);
});
afterEach(() => void vi.unstubAllEnvs());

async function* pieces(count: number, text: (n: number) => string, onEnd = () => {}): AsyncGenerator<string> {
  for (let n = 0; n < count; n += 1) yield text(n);
  onEnd();
}

async function textOf(given: AsyncIterable<string | Uint8Array>): Promise<string> {
  const all: Buffer[] = [];
  for await (const piece of given) all.push(Buffer.from(piece));
  return Buffer.concat(all).toString();
}

// Characters of one, two and three bytes: no border may fall within one.
const line = (n: number) => `${n} één euro is € 1 `.repeat(50);
const wholeOf = (count: number) => Array.from({ length: count }, (_, n) => line(n)).join("");

it.each([0, 1, 100, 5_000])("gives %d pieces as they came, and leaves nothing behind", async (count) => {
  expect(await textOf(laidAside(pieces(count, line)))).toBe(wholeOf(count));
  expect(readdirSync(folder)).toEqual([]);
});

it.each([1, 5_000])("gives nothing of %d pieces before all are there", async (count) => {
  let isDone = false;
  const given = laidAside(
    pieces(count, line, () => {
      isDone = true;
    }),
  );
  await given.next();
  expect(isDone).toBe(true);
  await given.return(undefined);
  expect(readdirSync(folder)).toEqual([]);
});

it("fails where the pieces fail, and leaves nothing behind", async () => {
  const failing = laidAside(
    pieces(5_000, line, () => {
      throw new Error("kapot");
    }),
  );
  await expect(failing.next()).rejects.toThrow("kapot");
  expect(readdirSync(folder)).toEqual([]);
});

it.runIf(process.platform === "linux")("has a file without a name, of its own, for much only", async () => {
  const open = () =>
    readdirSync("/proc/self/fd").filter(
      (fd) => linkOf(fd).startsWith(folder) && linkOf(fd).endsWith(" (deleted)"),
    );
  const few = laidAside(pieces(10, line));
  const many = laidAside(pieces(5_000, line));
  await few.next();
  expect(open()).toHaveLength(0);
  await many.next();
  expect(open()).toHaveLength(1);
  await many.return(undefined);
  expect(open()).toHaveLength(0);
});

/** What an open file is called; it may be closed by now, where others run in this process. */
function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return "";
  }
}

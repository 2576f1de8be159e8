import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { clearingAway } from "../../src/commands/clear-away.ts";

async function* pieces(count: number, end?: Error): AsyncGenerator<number[]> {
  for (let n = 0; n < count; n += 1) {
    // What a WeakRef looked at stays until the next turn.
    await setImmediate();
    yield [n];
  }
  if (end) throw end;
}

it("gives every piece, in order, and fails where the pieces fail", async () => {
  const given: number[] = [];
  for await (const piece of clearingAway(pieces(40))) given.push(...piece);
  expect(given).toEqual(Array.from({ length: 40 }, (_, n) => n));
  const failing = clearingAway(pieces(0, new Error("kapot")));
  await expect(failing.next()).rejects.toThrow("kapot");
});

it("clears away what a piece left behind", async () => {
  let left: WeakRef<object> | undefined;
  for await (const piece of clearingAway(pieces(65))) {
    if (piece[0] === 0) left = new WeakRef({ piece });
  }
  expect(left?.deref()).toBeUndefined();
});

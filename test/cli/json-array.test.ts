import { describe, expect, it } from "vitest";
import { writeJson, writeJsonArray } from "../../src/commands/json-array.ts";
import { fakeTerminal } from "../terminal/screen.ts";

const ITEM = { nummer: "2024-0001", regels: ["een\ntwee", "\u2028 “drie”"], leeg: [], niets: null };
const COUNTS = [0, 1, 2, 1000];
const items = (count: number) => Array.from({ length: count }, (_, n) => ({ ...ITEM, n }));

async function* oneByOne<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield value;
}

describe("JSON that is written as it comes", () => {
  it.each(COUNTS)("is what it would be at once: a list of %i", async (count) => {
    const [streamed, atOnce] = [fakeTerminal(null), fakeTerminal(null)];
    await writeJson(streamed.terminal, oneByOne(items(count)));
    atOnce.terminal.json(items(count));
    expect(streamed.out()).toBe(atOnce.out());
  });

  it.each(COUNTS)("is what it would be at once: a group with a list of %i in it", async (count) => {
    const [streamed, atOnce] = [fakeTerminal(null), fakeTerminal(null)];
    const group = { proef: true, klachten: items(count), daarna: { meer: items(2) } };
    await writeJson(streamed.terminal, { ...group, klachten: oneByOne(group.klachten) });
    atOnce.terminal.json(group);
    expect(streamed.out()).toBe(atOnce.out());
  });

  it.each(COUNTS)("is an array of the shapes of %i items", async (count) => {
    const { terminal, out } = fakeTerminal(null);
    await writeJsonArray(terminal, oneByOne(items(count)), ({ n }) => ({ n }));
    expect(JSON.parse(out())).toEqual(items(count).map(({ n }) => ({ n })));
    expect(out()).toMatch(/^\[\n.*\]\n$/s);
  });
});

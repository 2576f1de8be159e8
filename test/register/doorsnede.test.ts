import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doorsnede, type Lees } from "../../src/register/doorsnede.ts";

const ONDER = 1000;

/** A reader of these ids, and how many it gave. */
function reader(ids: Iterable<number>): { lees: Lees; given: () => number } {
  const sorted = [...ids].sort((a, b) => b - a);
  let given = 0;
  const lees: Lees = async (onder, aantal) => {
    const found = sorted.filter((id) => id < onder).slice(0, aantal);
    given += found.length;
    return found;
  };
  return { lees, given: () => given };
}

const everyNth = (n: number) =>
  Array.from({ length: Math.floor((ONDER - 1) / n) }, (_, index) => (index + 1) * n);

describe("what readers have in common", () => {
  it("is what is in every one of them, the highest first, and no more than was asked for", async () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 60 }));
    const size = fc.integer({ min: 1, max: 70 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(ids, { minLength: 1, maxLength: 4 }),
        ...[size, size, size],
        async (lists, onder, aantal, meeste) => {
          const found = await doorsnede(
            lists.map((list) => reader(list).lees),
            meeste,
          )(onder, aantal);
          const common = everyNth(1).filter((id) => id < onder && lists.every((list) => list.includes(id)));
          expect(found).toEqual(common.toReversed().slice(0, aantal));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("is found without reading on where one of them has nothing more", async () => {
    const common = reader(everyNth(1));
    expect(await doorsnede([common.lees, reader([900, 500]).lees], 100)(ONDER, 10)).toEqual([900, 500]);
    expect(common.given()).toBeLessThan(100);
    const none = reader(everyNth(1));
    expect(await doorsnede([reader([]).lees, none.lees], 100)(ONDER, 10)).toEqual([]);
    expect(none.given()).toBe(0);
  });

  it("is found without reading far below what was asked for", async () => {
    const [twos, threes] = [reader(everyNth(2)), reader(everyNth(3))];
    expect(await doorsnede([twos.lees, threes.lees], 1000)(ONDER, 10)).toEqual(
      everyNth(6).toReversed().slice(0, 10),
    );
    expect(twos.given() + threes.given()).toBeLessThan(100);
  });
});

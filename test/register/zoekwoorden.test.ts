import fc from "fast-check";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import type { Db } from "../../src/register/db.ts";
import { zoekKlachten } from "../../src/register/zoeken.ts";
import { inIndextaal, leesZoektermen } from "../../src/register/zoekopdracht.ts";
import { uitgeschreven } from "../../src/register/zoekwoorden.ts";
import { writeCases } from "./fill.ts";
import { memoryRegister } from "./temporary.ts";

const TEXT = "Premie, premies en premievrij; polis AB-123.45 van j.smit@voorbeeld.nl. Café-premie.";

const inMain = (db: Db, typed: string) =>
  Promise.all(leesZoektermen(typed).map((term) => uitgeschreven(db, term, ["main"])));

describe("what was typed, in whole words", () => {
  it.for([
    ["premi", ['"premie" OR "premies" OR "premievrij"']],
    ["PREMIES", ['"premies"']],
    ["ab-12", ['"ab 123"']],
    ["smit@voorbeeld.n", ['"smit voorbeeld nl"']],
    ["polis.", ['"polis"']],
    ["vrij", ['"vrij"*']],
    ["café", ['"café"*']],
    ['"van j"', ['"van j"']],
    ["premiev polis", ['"premievrij"', '"polis"']],
  ] as const)("%j is %j", async ([typed, expected]) => {
    const db = await memoryRegister();
    await writeCases(db, [{ omschrijving: TEXT }]);
    expect(await inMain(db, typed)).toEqual(expected);
  });

  it("stays the beginning of a word where very many words begin so", async () => {
    const db = await memoryRegister();
    const words = Array.from({ length: 65 }, (_, n) => `zee${n}`);
    await writeCases(db, [{ omschrijving: words.slice(0, 64).join(" ") }]);
    expect((await inMain(db, "zee"))[0]?.split(" OR ")).toHaveLength(64);
    await writeCases(db, [{ omschrijving: words.join(" ") }]);
    expect(await inMain(db, "zee")).toEqual(['"zee"*']);
    const { ids } = await zoekKlachten(db, leesZoektermen("zee"), {
      ...{ peildatum: "2024-12-31", bestanden: ["main"], aantal: null },
    });
    expect(ids).toEqual([2, 1]);
  });

  it("finds what FTS5 itself finds, whatever is typed", async () => {
    const db = await memoryRegister();
    const signs = fc.constantFrom(..."abAB12éÉß-.@'_ ()*:^+\"");
    const text = fc.string({ unit: signs, minLength: 1, maxLength: 12 });
    const matching = async (term: string) => {
      const found = sql<{
        rowid: number;
      }>`select rowid from zoekindex where zoekindex match ${term} order by rowid`;
      return (await found.execute(db)).rows.map(({ rowid }) => rowid);
    };
    await fc.assert(
      fc.asyncProperty(text, text, async (omschrijving, typed) => {
        await writeCases(db, [{ omschrijving: `${omschrijving} x` }]);
        for (const term of leesZoektermen(typed)) {
          const inWords = await uitgeschreven(db, term, ["main"]);
          expect(await matching(inWords), inWords).toEqual(await matching(inIndextaal(term)));
        }
      }),
      { numRuns: 300 },
    );
  });
});

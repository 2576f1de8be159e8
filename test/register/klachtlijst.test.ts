import { describe, expect, it } from "vitest";
import type { Mijlpalen } from "../../src/procedure/mijlpalen.ts";
import { alleenIngediend } from "../../src/procedure/mijlpalen.ts";
import { STATUSSEN, statusOp } from "../../src/procedure/verloop.ts";
import {
  type KlachtenFilter,
  leesKlachtIds,
  SORTERINGEN,
  streamKlachten,
  telKlachten,
} from "../../src/register/klachtlijst.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { HANDELENDE, writeCases } from "./fill.ts";
import { memoryRegister } from "./temporary.ts";

const DAYS = ["2024-03-04", "2024-03-05", "2024-03-06"] as const;
/** The milestones on which the status depends; the others must not matter. */
const TELLING = [
  "gemeldOp",
  "standpuntOp",
  "bezwaarOp",
  "herbeoordeeldOp",
  "geschilOp",
  "afgehandeldOp",
] as const satisfies (keyof Mijlpalen)[];
const OTHERS = ["bevestigdOp", "meegedeeldOp", "schriftelijkOp"] as const satisfies (keyof Mijlpalen)[];

/** Every way in which the milestones can lie before, on and after a day, or not be reached: 4⁶. */
function everyCourse(): Mijlpalen[] {
  const choices = [null, ...DAYS];
  return Array.from({ length: choices.length ** TELLING.length }, (_, n) => {
    const day = (place: number) => choices[Math.floor(n / choices.length ** place) % choices.length] ?? null;
    return {
      ...alleenIngediend(DAYS[0]),
      ...Object.fromEntries(TELLING.map((name, place) => [name, day(place)])),
      ...Object.fromEntries(OTHERS.map((name, place) => [name, choices[(n * 7 + place) % choices.length]])),
    };
  });
}

describe("the status as a condition on the rows", () => {
  it("agrees with the status of the procedure, for every course and day", async () => {
    const db = await memoryRegister();
    const courses = everyCourse();
    const numbers = await writeCases(db, courses);
    expect(courses).toHaveLength(4096);

    const listed = async (filter: KlachtenFilter) => {
      const rows: string[] = [];
      for await (const { nummer } of streamKlachten(db, filter, "nummer", null)) rows.push(nummer);
      expect(await telKlachten(db, filter)).toBe(rows.length);
      return rows.toSorted();
    };
    const seen = new Set<string>();
    for (const peildatum of [...DAYS, "2024-03-07"]) {
      const expected = Object.groupBy(numbers, (_, n) => statusOp(courses[n]!, peildatum));
      for (const status of STATUSSEN) {
        expect(await listed({ peildatum, status }), `${status} on ${peildatum}`).toEqual(
          expected[status] ?? [],
        );
        if (expected[status]) seen.add(status);
      }
      const open = numbers.filter((_, n) => statusOp(courses[n]!, peildatum) !== "afgehandeld");
      expect(await listed({ peildatum, open: true })).toEqual(open);
    }
    // Every status came up, so that none was compared as nothing with nothing.
    expect([...seen].sort()).toEqual([...STATUSSEN].sort());
    expect(await listed({ peildatum: "2024-03-03" })).toEqual([]);
  });

  it("is the status that each row of a list tells", async () => {
    const db = await memoryRegister();
    const courses = everyCourse().filter((_, n) => n % 37 === 0);
    const numbers = await writeCases(db, courses);
    const told = new Map<string, string>();
    for await (const { nummer, status } of streamKlachten(db, { peildatum: DAYS[1] }, "nummer", null)) {
      told.set(nummer, status);
    }
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(numbers.map((nummer, n) => [nummer, statusOp(courses[n]!, DAYS[1])])),
    );
  });
});

describe("a list in order", () => {
  it("puts the newest number first, beyond four digits too", async () => {
    const db = await memoryRegister();
    await writeCases(
      db,
      Array.from({ length: 3 }, () => ({ ingediendOp: "2024-01-01" })),
    );
    await db
      .updateTable("klacht")
      .set({ volgnummer: 10_000, nummer: "2024-10000" })
      .where("id", "=", 3)
      .execute();
    await writeCases(db, [{ ingediendOp: "2023-12-31" }, { ingediendOp: "2024-01-01" }]);
    const rows: string[] = [];
    for await (const { nummer } of streamKlachten(db, { peildatum: "2024-03-04" }, "nummer", null)) {
      rows.push(nummer);
    }
    expect(rows).toEqual(["2024-10001", "2024-10000", "2024-0002", "2024-0001", "2023-0001"]);
  });
});

describe("all cases, more than are looked up at a time", () => {
  const NAMES = ["de Boer", "De boer", "Öztürk", "aalders", "Zoë", "日本"];
  const PEOPLE = ["Anna", "Jelle"];

  it.each(SORTERINGEN)("come in the same order as the first of them: by %s", async (sortering) => {
    const db = await memoryRegister();
    for (const naam of PEOPLE) await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
    const cases = Array.from({ length: 250 }, (_, n) => ({
      ingediendOp: DAYS[(n * 5) % 3]!,
      klager: { naam: NAMES[(n * 7) % NAMES.length]! },
      ...(n % 3 > 0 && { aan: PEOPLE[n % 3 === 1 ? 0 : 1]! }),
    }));
    await writeCases(db, cases);
    const filter = { peildatum: DAYS[1] };
    const rows = async (aantal: number | null) => {
      const found: unknown[] = [];
      for await (const row of streamKlachten(db, filter, sortering, aantal)) found.push(row);
      return found;
    };
    const all = await rows(null);
    expect(all).toHaveLength(await telKlachten(db, filter));
    expect(all.length).toBeGreaterThan(100);
    expect(all).toEqual(await rows(1000));
    expect(await rows(7)).toEqual(all.slice(0, 7));
    const ids = await leesKlachtIds(db, filter, sortering, null);
    expect(ids).toEqual(all.map((row) => (row as { id: number }).id));
    expect(await leesKlachtIds(db, filter, sortering, 7)).toEqual(ids.slice(0, 7));
  });
});

/**
 * The figures on real complaints, against a count that reads the list itself and shares nothing with the program:
 * loops over rows, no database. `tdi-steekproef.csv` has every thirtieth complaint of 2022–2025 of the public list of the
 * Texas Department of Insurance, and those that stand twice; where the whole list is at hand it is counted too.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKlacht, ROOT } from "./run.ts";

const SAMPLE = join(ROOT, "test/cli/tdi-steekproef.csv");
const WHOLE = join(ROOT, "../shared/data/tdi-statefarm-complaints.csv");
const MAPPING = join(ROOT, "test/cli/tdi-koppeling.json");
const TODAY = "2026-11-22";

interface Row {
  readonly received: number;
  readonly closed: number;
  readonly reason: string;
  readonly coverage: string;
  readonly confirmed: string;
}

/** Days since 1970 of an American date. */
function day(text: string): number {
  const [month, date, year] = text.split("/").map(Number);
  return Date.UTC(year!, month! - 1, date!) / 86_400_000;
}

/** The rows of a list, the first of each number. */
function rowsOf(path: string): Row[] {
  const records: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true });
  const perNumber = new Map<string, Row>();
  for (const record of records) {
    const number = record["Complaint number"]!;
    if (perNumber.has(number)) continue;
    perNumber.set(number, {
      received: day(record["Received date"]!),
      closed: day(record["Closed date"]!),
      reason: record["Reason complaint filed"]!.split(";")[0]!.trim(),
      coverage: record["Coverage type"]!,
      confirmed: record["Confirmed complaint"]!,
    });
  }
  return [...perNumber.values()];
}

/** How often each comes up, the most frequent first. */
function tally(words: readonly (string | null)[]) {
  return [...new Set(words)]
    .map((code) => ({ code, aantal: words.filter((word) => word === code).length }))
    .sort((a, b) => b.aantal - a.aantal || (String(a.code) < String(b.code) ? -1 : 1));
}

function count(rows: readonly Row[], year: number) {
  const { aard, product } = JSON.parse(readFileSync(MAPPING, "utf8")).velden;
  const word = (list: Record<string, string>, text: string) => list[text] ?? list["*"]!;
  const [first, last] = [day(`1/1/${year}`), day(`12/31/${year}`)];
  const within = (date: number) => date >= first && date <= last;
  const received = rows.filter((row) => within(row.received));
  const settled = rows.filter((row) => within(row.closed));
  const open = (on: number) => rows.filter((row) => row.received <= on && row.closed > on);
  const month = (date: number) => new Date(date * 86_400_000).getUTCMonth();
  const took = settled.map((row) => row.closed - row.received).sort((a, b) => a - b);
  // The list has no day of the answer: where there was an outcome, it is that of the settlement.
  const answers = settled.filter((row) => row.confirmed !== "").map((row) => row.closed - row.received);
  const half = took.length / 2;
  const unanswered = open(last).filter((row) => last - row.received > 21);
  return {
    aantallen: {
      openBegin: open(first - 1).length,
      ontvangen: received.length,
      afgehandeld: settled.length,
      openEinde: open(last).length,
    },
    perMaand: Array.from({ length: 12 }, (_, n) => ({
      maand: n + 1,
      ontvangen: received.filter((row) => month(row.received) === n).length,
      afgehandeld: settled.filter((row) => month(row.closed) === n).length,
    })),
    aard: tally(received.map((row) => word(aard.vertaling, row.reason))),
    product: tally(received.map((row) => word(product.vertaling, row.coverage))),
    oordeel: tally(settled.map((row) => ({ Yes: "gegrond", No: "ongegrond" })[row.confirmed] ?? null)),
    doorlooptijd: {
      aantal: took.length,
      mediaan: (took[Math.ceil(half) - 1]! + took[Math.floor(half)]!) / 2,
      gemiddelde: took.reduce((sum, days) => sum + days, 0) / took.length,
      percentiel90: took[Math.ceil(took.length * 0.9 - 1e-9) - 1],
      langste: took.at(-1),
    },
    reactie: {
      gedaan: answers.length,
      opTijd: answers.filter((days) => days <= 21).length,
      opTijdMetUitstel: answers.filter((days) => days <= 21).length,
      openTeLaat: unanswered.length,
    },
    streefdatum: answers.filter((days) => days <= 14).length,
  };
}

describe.for([
  ["a sample", SAMPLE],
  ["the whole list", WHOLE],
] as const)("of %s", ([, path]) => {
  describe.skipIf(!existsSync(path))("the overviews", () => {
    const { klacht: base, remove } = createKlacht();
    const klacht = base.with({ peildatum: TODAY });
    beforeAll(async () => {
      const { exitCode } = await klacht("importeren", path, "--koppeling", MAPPING, "--sla-fouten-over");
      expect(exitCode).toBe(0);
    });
    afterAll(remove);

    it.for([2023, 2024, 2025])("of %i are what the list itself says", async (year) => {
      const rows = rowsOf(path);
      const { cijfers, vorigJaar } = (await klacht("jaaroverzicht", `--jaar=${year}`, "--json")).json();
      for (const [shown, counted] of [
        [cijfers, count(rows, year)],
        [vorigJaar, count(rows, year - 1)],
      ]) {
        const { reactie, streefdatum, ...figures } = counted;
        expect(shown).toMatchObject(figures);
        expect(shown.termijnen.reactie).toEqual(reactie);
        expect(shown.termijnen.streefdatum.opTijd).toBe(streefdatum);
        const { openBegin, ontvangen, afgehandeld, openEinde } = shown.aantallen;
        expect(openBegin + ontvangen - afgehandeld).toBe(openEinde);
        expect(ontvangen).toBeGreaterThan(20);
      }
    });
  });
});

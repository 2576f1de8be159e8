/** Rows are the same wherever the text of a list is cut. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvRij, OnleesbareCsv, Rijenlezer } from "../../src/exchange/csv-rijen.ts";

type Uitkomst = { rijen: CsvRij[]; fout: { regel: number; reden: string } | null };

function readInPieces(pieces: readonly Buffer[]): Uitkomst {
  const lezer = new Rijenlezer(";", 1);
  const rijen: CsvRij[] = [];
  try {
    for (const piece of pieces) for (const some of lezer.lees(piece)) rijen.push(...some);
    for (const some of lezer.sluitAf()) rijen.push(...some);
    return { rijen, fout: null };
  } catch (error) {
    if (!(error instanceof OnleesbareCsv)) throw error;
    return { rijen, fout: { regel: error.regel, reden: error.reden } };
  }
}

const read = (text: string) => readInPieces([Buffer.from(text)]);

describe("rows of a text", () => {
  it("are those of the whole text, in whatever pieces it comes", () => {
    const part = fc.constantFrom('"', '"a;b"', '"p\nq"', '""', "x", "é€", ";", "\n", "\r\n", "\r", "\n\n");
    const cuts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), cuts, (parts, sizes) => {
        const text = Buffer.from(parts.join(""));
        const pieces: Buffer[] = [];
        for (let begin = 0; begin < text.length; begin += pieces.at(-1)!.length)
          pieces.push(text.subarray(begin, begin + sizes[pieces.length % sizes.length]!));
        expect(readInPieces(pieces)).toEqual(readInPieces([text]));
      }),
      { numRuns: 1000 },
    );
  });

  it("are what csv-parse makes of them, wherever quotes stand", () => {
    const part = fc.constantFrom('"', '""', '"a;b"', "x", " ", "é", ";", ";", "\n");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        let expected: string[][] | null = null;
        try {
          expected = parse(text, { delimiter: ";", relax_column_count: true });
        } catch {}
        const { rijen, fout } = read(text);
        if (expected === null) expect(fout).not.toBeNull();
        else {
          const filled = expected.filter((cellen) => cellen.some((cel) => cel.trim() !== ""));
          expect([rijen.map(({ cellen }) => cellen), fout]).toEqual([filled, null]);
        }
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it("keep their lines and their order where some have quotes and others not", () => {
    const text = 'a;1\n"b\nb";2\n"c";3\n\nd;4\n"e"\n;\nf;"6"';
    expect(read(text)).toEqual({
      rijen: [
        { regel: 1, cellen: ["a", "1"] },
        { regel: 2, cellen: ["b\nb", "2"] },
        { regel: 4, cellen: ["c", "3"] },
        { regel: 6, cellen: ["d", "4"] },
        { regel: 7, cellen: ["e"] },
        { regel: 9, cellen: ["f", "6"] },
      ],
      fout: null,
    });
  });

  it("are given up to a quote that goes wrong, and none after it", () => {
    const { rijen, fout } = read('a;1\n"b";2\n"c" d;3\ne;4\n');
    expect(rijen.map(({ regel }) => regel)).toEqual([1, 2]);
    expect(fout).toEqual({ regel: 3, reden: expect.stringContaining("na een sluitend aanhalingsteken") });
  });

  it("take no more than a row may be, also without a quote", () => {
    const { rijen, fout } = readInPieces(Array.from({ length: 5 }, () => Buffer.alloc(1_000_000, "x")));
    expect(rijen).toEqual([]);
    expect(fout).toMatchObject({ regel: 1 });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { herstel, maakOnschadelijk } from "../../src/exchange/onschadelijk.ts";

describe("a cell", () => {
  it.for([
    // What a spreadsheet would run.
    "=1+1",
    "+31 6 12345678",
    "-10% korting",
    "@SUM(A1:A9)",
    "\t=1",
    "＝1+1",
    "＠x",
    // What it would write in its own way.
    "0612345678",
    "00042",
    "123456789012",
    "12,50",
    "1.234",
    "1.234,50",
    "1e5",
    "50%",
    "50 %",
    "€ 12,50",
    "1-2",
    "1/2",
    "3-4-2024",
    "03-2024",
    "2024-03",
    "2024-03-04",
    "3 mei",
    "3-mei-2024",
    "jan-24",
    "mei 2024",
    "10:30",
    "10:30 pm",
    "1 1/2",
    "waar",
    "FALSE",
    // What would otherwise lose an apostrophe of its own.
    "'s Gravenhage",
    "'=1+1",
    "''",
  ])("with %j is marked as text", (tekst) => {
    expect(maakOnschadelijk(tekst)).toBe(`'${tekst}`);
  });

  it.for([
    "",
    "J. de Vries",
    "1234 AB",
    "0513 123 456",
    "06-12345678",
    "2024-0007",
    "42",
    "K-77",
    "P-10450",
    "Dorpsstraat 3",
    "mei",
    "Marie",
    "maart was te laat",
    "3 dagen te laat",
    "een = teken",
    "a-b",
    "‘s Gravenhage",
  ])("with %j stays as it is", (tekst) => {
    expect(maakOnschadelijk(tekst)).toBe(tekst);
  });

  it("comes back as it was, whatever it held, and never begins as a formula", () => {
    const lastig = fc.constantFrom("'", "=", "+", "-", "@", "＝", "0", "1", " ", "\t", "\n", ",", "e", "a");
    const tekst = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: lastig, maxLength: 8 }));
    fc.assert(
      fc.property(tekst, (oud) => {
        const cel = maakOnschadelijk(oud);
        expect(herstel(cel)).toBe(oud);
        expect(cel).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
      }),
    );
  });

  it("is another for every text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", "=", "a") }),
        fc.string({ unit: fc.constantFrom("'", "=", "a") }),
        (een, ander) => {
          expect(maakOnschadelijk(een) === maakOnschadelijk(ander)).toBe(een === ander);
        },
      ),
    );
  });
});

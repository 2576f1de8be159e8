import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BEDRAG,
  DATUM,
  type Datumstijl,
  GETAL,
  JA_OF_NEE,
  NAMEN,
  TEKST,
} from "../../src/exchange/celsoorten.ts";
import { leesRegels, schrijfRegels } from "../../src/exchange/regels-in-cel.ts";

const VORM = { datum: DATUM, bedrag: BEDRAG, akkoord: JA_OF_NEE, id: GETAL, aanwezig: NAMEN, tekst: TEKST };

describe("rows in a cell", () => {
  it("are a line each, as a person would write them", () => {
    const regels = [
      {
        datum: "2024-03-04",
        bedrag: 1_250_50,
        akkoord: true,
        id: 7,
        aanwezig: ["Jan", "Anna"],
        tekst: "Goed",
      },
      {
        datum: "2024-03-05",
        bedrag: null,
        akkoord: null,
        id: null,
        aanwezig: [],
        tekst: 'Zei: "nee"; en ging\nweg',
      },
    ];
    expect(schrijfRegels(regels, VORM, "nl")).toBe(
      '04-03-2024; 1250,50; ja; 7; "Jan; Anna"; Goed\n05-03-2024; ; ; ; ; "Zei: ""nee""; en ging\nweg"',
    );
  });

  it("come back as they were", () => {
    const gehaald = fc
      .string({ unit: fc.constantFrom(";", '"', "\n", " ", "a", "é", ",", "'", "\t", "=") })
      .map((tekst) => tekst.trim())
      .filter((tekst) => tekst !== "");
    const naam = gehaald.filter((tekst) => !tekst.includes(";"));
    const ofNiets = <T>(waarde: fc.Arbitrary<T>) => fc.option(waarde, { nil: null });
    const regel = fc.record({
      datum: ofNiets(fc.constantFrom("2024-02-29", "1999-12-31")),
      bedrag: ofNiets(fc.nat()),
      akkoord: ofNiets(fc.boolean()),
      id: ofNiets(fc.nat()),
      aanwezig: fc.array(naam, { maxLength: 3 }),
      // A line of nothing but empty values would be no line.
      tekst: gehaald,
    });
    fc.assert(
      fc.property(fc.array(regel), fc.constantFrom<Datumstijl>("iso", "nl"), (regels, datums) => {
        expect(leesRegels(schrijfRegels(regels, VORM, datums), VORM)).toEqual(regels);
      }),
    );
  });

  it("may be typed without spaces, and with the last parts left out", () => {
    expect(leesRegels("4-3-2024;12,5;Ja", VORM)).toEqual([
      { datum: "2024-03-04", bedrag: 1250, akkoord: true, id: null, aanwezig: [], tekst: null },
    ]);
  });

  it.for([
    ["morgen", "datum: “morgen” is geen datum"],
    ["2024-03-04; twaalf", "bedrag: “twaalf” is geen bedrag; typ bijvoorbeeld 125,50"],
    ["2024-03-04; 1; soms", "akkoord: moet ja of nee zijn"],
    ["2024-03-04; ; ; x", "id: “x” is geen geheel getal"],
    ["2024-03-04\n;;;;;;", "regel 2: heeft 7 delen, en hoogstens 6 kan"],
    ['2024-03-04; ; ; ; ; "open', "heeft aanhalingstekens die niet kloppen"],
  ] as const)("in %j are refused", ([cel, fout]) => {
    expect(leesRegels(cel, VORM)).toEqual({ fout });
  });
});

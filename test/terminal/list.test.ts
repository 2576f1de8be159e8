import { describe, expect, it } from "vitest";
import { type Cell, type Column, startList } from "../../src/terminal/list.ts";
import { widthOf } from "../../src/terminal/text.ts";
import { fakeTerminal } from "./screen.ts";

const COLUMNS: readonly Column[] = [
  { title: "Nummer", width: 9 },
  { title: "Klager", width: 14, grow: true },
  { title: "Aard", width: 18, grow: true },
  { title: "Verantwoordelijke", width: 17, grow: true, from: 100 },
  { title: "Dagen", width: 5, align: "right", from: 90 },
];

const ROWS: readonly (readonly Cell[])[] = [
  ["2024-0001", "Jan de Vries", "Advies", "Anna Visser", "3"],
  [
    "2024-0002",
    "Stichting tot Behoud van het Cultureel Erfgoed in Zuidwest-Fryslân en Omstreken",
    { text: "Opzegging of royement", tone: "alarm" },
    "",
    "120",
  ],
  [
    "2024-0003",
    "日本保険株式会社日本保険株式会社日本保険株式会社日本保険株式会社",
    "Overig",
    "Zoë\u001b[31m Öz\nregel",
    "1",
  ],
];

function render(columns: number | null): string {
  const { terminal, out } = fakeTerminal(columns);
  const list = startList(terminal, COLUMNS);
  list.group("Te laat");
  for (const row of ROWS) list.row(row);
  return out();
}

describe("a list", () => {
  it("on a terminal of 80 columns leaves out what doesn't fit", () => {
    expect(render(80)).toMatchInlineSnapshot(`
      "Nummer     Klager                           Aard

      Te laat
      2024-0001  Jan de Vries                     Advies
      2024-0002  Stichting tot Behoud van het C…  Opzegging of royement
      2024-0003  日本保険株式会社日本保険株式会…  Overig
      "
    `);
  });

  it("on a terminal of 140 columns shows all", () => {
    expect(render(140)).toMatchInlineSnapshot(`
      "Nummer     Klager                                 Aard                                       Verantwoordelijke                         Dagen

      Te laat
      2024-0001  Jan de Vries                           Advies                                     Anna Visser                                   3
      2024-0002  Stichting tot Behoud van het Culture…  Opzegging of royement                                                                  120
      2024-0003  日本保険株式会社日本保険株式会社日本…  Overig                                     Zoë�[31m Öz regel                             1
      "
    `);
  });

  it("where there is no terminal cuts nothing", () => {
    expect(render(null)).toMatchInlineSnapshot(`
      "Nummer     Klager                          Aard                                Verantwoordelijke                  Dagen

      Te laat
      2024-0001  Jan de Vries                    Advies                              Anna Visser                            3
      2024-0002  Stichting tot Behoud van het Cultureel Erfgoed in Zuidwest-Fryslân en Omstreken  Opzegging of royement                                                    120
      2024-0003  日本保険株式会社日本保険株式会社日本保険株式会社日本保険株式会社  Overig                              Zoë�[31m Öz regel                      1
      "
    `);
  });

  it.each([80, 90, 100, 140, 400])("of %i columns exceeds them nowhere, nor 140", (columns) => {
    const widths = render(columns).split("\n").map(widthOf);
    expect(Math.max(...widths)).toBeLessThanOrEqual(Math.min(columns, 140));
  });

  it("ends no line in spaces", () => {
    for (const columns of [80, 140, null]) expect(render(columns)).not.toMatch(/ $/m);
  });
});

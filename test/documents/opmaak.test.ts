import { expect, it } from "vitest";
import { alineas, bedragInEuro, dagenInWeken, maandenInWoorden, zin } from "../../src/documents/opmaak.ts";

it.each([
  [0, "€ 0,00"],
  [5, "€ 0,05"],
  [12_500, "€ 125,00"],
  [123_456, "€ 1.234,56"],
  [100_000_000, "€ 1.000.000,00"],
  [-1_050, "€ -10,50"],
])("%i cents are %s", (centen, verwacht) => {
  expect(bedragInEuro(centen)).toBe(verwacht);
});

it.each([
  [1, "één maand"],
  [3, "drie maanden"],
  [12, "één jaar"],
  [18, "18 maanden"],
  [24, "twee jaar"],
])("%i months are %s", (maanden, verwacht) => {
  expect(maandenInWoorden(maanden)).toBe(verwacht);
});

it.each([
  [7, "één week"],
  [21, "drie weken"],
  [10, "tien dagen"],
  [1, "één dag"],
  [91, "13 weken"],
])("%i days are %s", (dagen, verwacht) => {
  expect(dagenInWeken(dagen)).toBe(verwacht);
});

it("a text falls into paragraphs, whatever ends its lines", () => {
  expect(alineas(" a\r\nb\r\n\r\n\nc\u2029d\ve ")).toEqual(["a", "b", "c", "d", "e"]);
  expect(alineas(null)).toEqual([]);
});

it("a sentence ends with one full stop", () => {
  expect(["a", "a.", "a?", "a.”", "", "a "].map(zin)).toEqual(["a.", "a.", "a?", "a.”", "", "a."]);
});

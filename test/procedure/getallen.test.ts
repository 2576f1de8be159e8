import { describe, expect, it } from "vitest";
import { metTeken, toonAandeel, toonGetal, toonRuw } from "../../src/procedure/getallen.ts";

describe("a number in Dutch", () => {
  it.each([
    [0, 0, "0"],
    [7, 0, "7"],
    [999, 0, "999"],
    [1000, 0, "1.000"],
    [1234567, 0, "1.234.567"],
    [1234.56, 2, "1.234,56"],
    [63.302, 1, "63,3"],
    [0.05, 1, "0,1"],
    [-3, 0, "−3"],
    [-1234.5, 1, "−1.234,5"],
    [-0.04, 1, "0,0"],
  ])("%f with %i decimals is %s", (getal, decimalen, tekst) => {
    expect(toonGetal(getal, decimalen)).toBe(tekst);
  });

  it.each([
    [12, "12"],
    [12.5, "12,5"],
    [42.571, "42,6"],
    [-3.2, "−3,2"],
  ])("%f by itself is %s", (getal, tekst) => {
    expect(toonRuw(getal)).toBe(tekst);
  });

  it.each([
    ["3", "+3"],
    ["0", "0"],
    ["0,0", "0,0"],
    ["−3", "−3"],
  ])("%s as a change is %s", (tekst, verschil) => {
    expect(metTeken(tekst)).toBe(verschil);
  });

  it.each([
    [1, 3, 1, "33,3%"],
    [2, 3, 0, "67%"],
    [0, 4, 1, "0,0%"],
    [4, 4, 1, "100,0%"],
    [0, 0, 1, null],
  ])("%i of %i is %s", (deel, geheel, decimalen, tekst) => {
    expect(toonAandeel(deel, geheel, decimalen)).toBe(tekst);
  });
});

import { describe, expect, it } from "vitest";
import { leesRegel, leesTekst, MAX_REGEL, MAX_TEKST, opsomming } from "../../src/procedure/tekst.ts";

const STUURTEKEN = { fout: "bevat een onzichtbaar stuurteken" };
const REGELEINDE = { fout: "bevat een regeleinde of een onzichtbaar stuurteken" };
const BESCHADIGD = { fout: "bevat beschadigde tekens" };

describe("a line of text", () => {
  it.each([
    ["Fokje de Vries", "Fokje de Vries"],
    ["  Fokje \t\n", "Fokje"],
    ["", ""],
    // The text itself stays as the klager writes it.
    ["Sjoerd  Jäger-Ægidius (é) ’t Hooft & Zn. <b>", "Sjoerd  Jäger-Ægidius (é) ’t Hooft & Zn. <b>"],
    ["naïef 👍🏽 日本 \u{1F468}\u200D\u{1F469}", "naïef 👍🏽 日本 \u{1F468}\u200D\u{1F469}"],
    ["=1+1", "=1+1"],
  ])("%j is kept as %j", (getypt, waarde) => {
    expect(leesRegel(getypt)).toEqual({ waarde });
  });

  it.each([
    ["a line end", "a\nb"],
    ["a carriage return", "a\rb"],
    ["a tab", "a\tb"],
    ["NUL", "a\u0000b"],
    ["the escape of a terminal", "a\u001b[31mb"],
    ["DEL", "a\u007fb"],
    ["the first of the C1 controls", "a\u0080b"],
    ["the C1 escape of a terminal", "a\u009b31mb"],
    ["NEL", "a\u0085b"],
    ["a line separator", "a\u2028b"],
    ["a paragraph separator", "a\u2029b"],
  ])("with %s is refused", (_wat, getypt) => {
    expect(leesRegel(getypt)).toEqual(REGELEINDE);
  });

  it.each(["a\ud800b", "\udc00", "\ude00\ud83d", "👍\ud83d"])(
    "with half a character is refused",
    (getypt) => {
      expect(leesRegel(getypt)).toEqual(BESCHADIGD);
    },
  );

  it("takes as many characters as it may have, and not one more", () => {
    expect(MAX_REGEL).toBe(200);
    expect(leesRegel("a".repeat(200))).toEqual({ waarde: "a".repeat(200) });
    expect(leesRegel("a".repeat(201))).toEqual({ fout: "is te lang (201 tekens; hoogstens 200)" });
    expect(leesRegel("abc", 3)).toEqual({ waarde: "abc" });
    expect(leesRegel("abcd", 3)).toEqual({ fout: "is te lang (4 tekens; hoogstens 3)" });
  });

  it("does not count the white space around it", () => {
    expect(leesRegel(`  ${"a".repeat(200)}  `)).toEqual({ waarde: "a".repeat(200) });
  });
});

describe("a longer text", () => {
  it.each([
    ["eerste\r\ntweede\rderde\nvierde", "eerste\ntweede\nderde\nvierde"],
    ["a\r\n\r\nb", "a\n\nb"],
    ["kolom\tkolom", "kolom\tkolom"],
    ["\n  de tekst \r\n", "de tekst"],
    ["", ""],
    ["één 👍 – “zo”", "één 👍 – “zo”"],
  ])("%j is kept as %j", (getypt, waarde) => {
    expect(leesTekst(getypt)).toEqual({ waarde });
  });

  it.each([
    ["NUL", "a\u0000b"],
    ["a bell", "a\u0007b"],
    ["a backspace", "a\bb"],
    ["a vertical tab", "a\vb"],
    ["a form feed", "a\fb"],
    ["the escape of a terminal", "a\u001b]0;x\u0007b"],
    ["DEL", "a\u007fb"],
    ["the C1 escape of a terminal", "a\u009b31mb"],
  ])("with %s is refused", (_wat, getypt) => {
    expect(leesTekst(getypt)).toEqual(STUURTEKEN);
  });

  it("with half a character is refused", () => {
    expect(leesTekst("a\nb\ud800")).toEqual(BESCHADIGD);
  });

  it("takes as many characters as it may have, and not one more", () => {
    expect(MAX_TEKST).toBe(50_000);
    expect(leesTekst("a".repeat(50_000))).toEqual({ waarde: "a".repeat(50_000) });
    expect(leesTekst("a".repeat(50_001))).toEqual({ fout: "is te lang (50001 tekens; hoogstens 50000)" });
    expect(leesTekst("a\r\nb", 3)).toEqual({ waarde: "a\nb" });
    expect(leesTekst("abcd", 3)).toEqual({ fout: "is te lang (4 tekens; hoogstens 3)" });
  });
});

describe("an enumeration", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a en b"],
    [["a", "b", "c"], "a, b en c"],
    [["a", "b", "c", "d"], "a, b, c en d"],
  ])("of %j reads %j", (delen, tekst) => {
    expect(opsomming(delen)).toBe(tekst);
  });

  it("takes another conjunction", () => {
    expect(opsomming(["a", "b", "c"], "of")).toBe("a, b of c");
  });
});

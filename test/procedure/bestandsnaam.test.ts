import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { veiligeBestandsnaam } from "../../src/procedure/bestandsnaam.ts";

describe("a file name from outside", () => {
  it.each([
    ["Brief aan verzekeraar (2).pdf", "Brief aan verzekeraar (2).pdf"],
    ["Schade – Fokje’s auto, één 👍.jpeg", "Schade – Fokje’s auto, één 👍.jpeg"],
    ["offerte.tar.gz", "offerte.tar.gz"],
    // No folders, of either kind.
    ["/home/anke/brief.pdf", "brief.pdf"],
    ["C:\\Users\\Anke\\brief.pdf", "brief.pdf"],
    ["../../etc/passwd", "passwd"],
    ["..\\..\\boot.ini", "boot.ini"],
    ["map/brief.pdf/", "brief.pdf"],
    // Nothing hidden, and no endings that Windows drops.
    [".bashrc", "bashrc"],
    ["brief.pdf. .", "brief.pdf"],
    ["  brief.pdf  ", "brief.pdf"],
    // Nothing that a terminal or Windows reads otherwise.
    ["a\u001b[31mb\n.pdf", "a_[31mb_.pdf"],
    ['wat<>:"|?*.pdf', "wat_______.pdf"],
    ["brief\u202Efdp.exe", "brief_fdp.exe"],
    ["half\ud800.pdf", "half_.pdf"],
    // No device.
    ["con", "_con"],
    ["AUX.pdf", "_AUX.pdf"],
    ["nul.2024.pdf", "_nul.2024.pdf"],
    ["prn", "_prn"],
    ["Com1.txt", "_Com1.txt"],
    ["LPT9", "_LPT9"],
    ["map/con", "_con"],
    ["contract.pdf", "contract.pdf"],
    ["com10.pdf", "com10.pdf"],
    ["icon.pdf", "icon.pdf"],
    // There is always a name.
    ["", "bestand"],
    ["..", "bestand"],
    ["///", "bestand"],
    [" . ", "bestand"],
  ])("%j is kept as %j", (pad, naam) => {
    expect(veiligeBestandsnaam(pad)).toBe(naam);
  });

  it("keeps its ending when it is too long", () => {
    expect(veiligeBestandsnaam(`${"a".repeat(116)}.pdf`)).toBe(`${"a".repeat(116)}.pdf`);
    expect(veiligeBestandsnaam(`${"a".repeat(117)}.pdf`)).toBe(`${"a".repeat(116)}.pdf`);
    expect(veiligeBestandsnaam("a".repeat(200))).toBe("a".repeat(120));
    expect(veiligeBestandsnaam(`${"a".repeat(200)}.${"b".repeat(12)}`)).toBe(
      `${"a".repeat(107)}.${"b".repeat(12)}`,
    );
    expect(veiligeBestandsnaam(`${"a".repeat(200)}.${"b".repeat(13)}`)).toBe("a".repeat(120));
    expect(veiligeBestandsnaam(`${"a".repeat(200)}.z`)).toBe(`${"a".repeat(118)}.z`);
    expect(veiligeBestandsnaam(`a.${"b".repeat(200)}`)).toBe(`a.${"b".repeat(118)}`);
  });

  it("never leaves its folder, whatever was sent", () => {
    const deel = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom("/", "\\", "..", ".", "con", "nul.", "\0", "\ud83d", "👍"),
    );
    const pad = fc.array(deel, { maxLength: 20 }).map((delen) => delen.join(""));
    fc.assert(
      fc.property(pad, (van) => {
        const naam = veiligeBestandsnaam(van);
        expect(naam).not.toMatch(/[/\\\p{Cc}]|^\.|^(?:con|nul)(?:\.|$)/iu);
        expect(naam.length).toBeGreaterThan(0);
        expect(naam.length).toBeLessThanOrEqual(120);
        expect(naam.isWellFormed()).toBe(true);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  // Trimming dots and spaces from the end is quadratic in a run of them inside: 20 s for this one.
  it("is judged at once, however long", () => {
    const begin = performance.now();
    expect(veiligeBestandsnaam(`${" .".repeat(50_000)}x${". ".repeat(50_000)}`)).toBe("x");
    expect(veiligeBestandsnaam(`a${" .".repeat(50_000)}x`)).toHaveLength(120);
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

import { describe, expect, it } from "vitest";
import { normaliseer, zwakte } from "../../src/kluis/wachtwoord.ts";
import { englishIn } from "../cli/english.ts";

const HINT = "Neem bijvoorbeeld vier woorden die niets met elkaar te maken hebben.";
const KNOWN = ["Sietske Bakker", "Sietske", "Bakker", "Dijkstra", "Assurantiën"];

describe("a weak passphrase is refused with its reason and a hint:", () => {
  it.each([
    ["", "Het wachtwoord is korter dan 12 tekens"],
    ["geheim", "Het wachtwoord is korter dan 12 tekens"],
    ["x7#Qp9!zL2$", "Het wachtwoord is korter dan 12 tekens"],
    ["😀😀😀😀😀😀😀😀😀😀😀", "Het wachtwoord is korter dan 12 tekens"],
    ["            ", "Herhaalde letters zijn makkelijk te raden"],
    ["aaaaaaaaaaaaaaaaaa", "Herhaalde letters zijn makkelijk te raden"],
    ["geheimgeheimgeheim", "Herhaalde delen zijn makkelijk te raden"],
    ["abcdefghijklmnop", "Een reeks zoals abc is makkelijk te raden"],
    ["qwertyuiop[]", "Toetsen naast elkaar zijn makkelijk te raden"],
    ["welkomwelkom01", null],
    ["wachtwoord123", null],
    ["Wachtwoord2024!", null],
    ["P@ssw0rd12345", null],
    ["Sietske Bakker", null],
    ["sietskebakker1975", null],
    ["Dijkstra Assurantiën", null],
    ["amsterdam2024", null],
    ["Voorjaar2024", null],
    ["12-03-198012-03-1980", null],
    ["1234567890123456789012345678901234567890", null],
  ] as const)("%j", async (passphrase, reason) => {
    const said = await zwakte(passphrase, KNOWN);
    expect(said).toMatch(/^[A-ZÉ][^.]+\. /);
    expect(said?.endsWith(HINT)).toBe(true);
    if (reason !== null) expect(said).toBe(`${reason}. ${HINT}`);
    expect(englishIn(said ?? "")).toEqual([]);
  });

  it("however long a weak one is made, within what a person types", async () => {
    expect(await zwakte("geheim".repeat(40), KNOWN)).not.toBeNull();
  });
});

describe("a strong passphrase is taken:", () => {
  it.each([
    "vier paarden in de mist 77",
    "correct horse battery staple",
    "trommel gisteren oester kapstok",
    "Kq7#vLp2!xWz",
    "ik-fiets-elke-ochtend-langs-de-molen-van-oma",
    "нежный крокодил танцует",
    "x".repeat(3) + " zeeleeuw parachute boterham fluitketel ".repeat(30),
  ])("%j", async (passphrase) => {
    expect(await zwakte(passphrase, KNOWN)).toBeNull();
  });

  it("but not where it is made of what is known of the person and the office", async () => {
    const passphrase = "gerlofwiersmaholwerd";
    expect(await zwakte(passphrase, [])).toBeNull();
    expect(await zwakte(passphrase, ["gerlof", "wiersma", "holwerd"])).not.toBeNull();
  });
});

describe("what is typed on another keyboard", () => {
  it("opens as well: letters with accents have one form", () => {
    expect(normaliseer("cafe\u0301")).toBe("caf\u00e9");
    expect(normaliseer("caf\u00e9")).toBe("caf\u00e9");
  });

  it("keeps its spaces and capitals", () => {
    expect(normaliseer(" Vier  paarden ")).toBe(" Vier  paarden ");
  });
});

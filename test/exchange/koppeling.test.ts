import { describe, expect, it } from "vitest";
import { NotFound, WrongUse } from "../../src/errors.ts";
import { leesKoppeling } from "../../src/exchange/koppeling.ts";
import { useFolder } from "./folder.ts";

const put = useFolder();

const read = (content: unknown) =>
  leesKoppeling(put("koppeling.json", typeof content === "string" ? content : JSON.stringify(content)));

describe("leesKoppeling", () => {
  it("reads all that a mapping may say", () => {
    const koppeling = {
      datumvorm: ["D-M-JJJJ", "M/D/YYYY"],
      scheiding: ";",
      tekenset: "windows-1252",
      herkenKoppen: true,
      velden: {
        naam: { kolommen: ["Voornaam", 3], tussen: " " },
        ingediendOp: { kolom: "Datum" },
        omschrijving: { vast: "Uit de oude lijst" },
        plaats: {
          kolom: 4,
          splits: [
            { op: ",", deel: "rest" },
            { op: " ", deel: "3-" },
          ],
          standaard: "Onbekend",
        },
        oordeel: { kolom: "Gegrond", vertaling: { ja: "gegrond", "": null, "*": "ongegrond" } },
      },
    };
    expect(read(koppeling)).toEqual(koppeling);
    expect(read(`\ufeff${JSON.stringify(koppeling)}`)).toEqual(koppeling);
  });

  it.each([
    [{}, "velden ontbreekt"],
    [[], "velden ontbreekt"],
    ["tekst", "is geen geldig JSON-bestand"],
    [1, "het geheel moet een groep zijn"],
    [{ velden: {}, datumform: "D-M-YYYY" }, "datumform is onbekend; bedoelde u “datumvorm”?"],
    [{ velden: { klager: { kolom: "x" } } }, "velden.klager is onbekend"],
    [
      { velden: { ingediendop: { kolom: "x" } } },
      "velden.ingediendop is onbekend; bedoelde u “ingediendOp”?",
    ],
    [{ velden: { naam: { kolomn: "x" } } }, "velden.naam.kolomn is onbekend; bedoelde u “kolom”?"],
    [{ velden: { naam: "Klager" } }, 'velden.naam moet een groep zijn, zoals { "kolom": "Naam" }'],
    [{ velden: { naam: {} } }, "velden.naam moet één van “kolom”, “kolommen” en “vast” bevatten"],
    [{ velden: { naam: { kolom: "a", vast: "b" } } }, "velden.naam moet één van"],
    [{ velden: { naam: { vast: "b", standaard: "c" } } }, "velden.naam met “vast” mag niets anders bevatten"],
    [{ velden: { naam: { kolom: "a", tussen: "-" } } }, "velden.naam heeft “tussen” alleen bij “kolommen”"],
    [{ velden: { naam: { kolom: 0 } } }, "velden.naam.kolom moet een kop zijn, of het nummer van een kolom"],
    [{ velden: { naam: { kolom: "" } } }, "velden.naam.kolom mag niet leeg zijn"],
    [{ velden: { naam: { kolommen: [] } } }, "velden.naam.kolommen mag niet leeg zijn"],
    [{ velden: { naam: { kolom: "a", splits: { op: ",", deel: 0 } } } }, "velden.naam.splits"],
    [{ velden: { naam: { kolom: "a", splits: { op: ",", deel: "laatste" } } } }, "velden.naam.splits"],
    [{ velden: { naam: { kolom: "a", vertaling: { x: 1 } } } }, "velden.naam.vertaling.x moet tekst zijn"],
    [{ velden: {}, datumvorm: "D-M" }, "datumvorm moet dag, maand en jaar bevatten"],
    [{ velden: {}, scheiding: "|" }, "scheiding moet ; of , of een tab zijn"],
    [{ velden: {}, tekenset: "ascii" }, "tekenset moet een van deze zijn: utf-8, windows-1252"],
  ])("refuses %j", (koppeling, fout) => {
    expect(() => read(koppeling)).toThrow(WrongUse);
    expect(() => read(koppeling)).toThrow(fout);
  });

  it("names all faults at once", () => {
    const fouten = { velden: { naam: {}, adres: { kolon: "x" } }, taal: "nl" };
    expect(() => read(fouten)).toThrow(
      /velden\.naam .*\n.*velden\.adres\.kolon .*\n(?:.*\n)*.*taal is onbekend/,
    );
  });

  it("refuses what is no JSON, and a file that isn't there", () => {
    expect(() => read("{ velden: ")).toThrow("De koppeling koppeling.json is geen geldig JSON-bestand");
    expect(() => leesKoppeling("/bestaat/niet.json")).toThrow(NotFound);
  });
});

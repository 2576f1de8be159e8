import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NotFound, Refused, WrongUse } from "../../src/errors.ts";
import { type CsvVorm, leesRijen, openCsv } from "../../src/exchange/csv.ts";
import { useFolder } from "./folder.ts";

const put = useFolder();

/** Everything that the reader has to say of a file. */
async function read(content: string | Uint8Array, vorm?: CsvVorm) {
  const csv = await openCsv(put("lijst.csv", content), vorm);
  const rijen = [];
  for await (const piece of leesRijen(csv)) rijen.push(...piece);
  return {
    scheiding: csv.scheiding,
    tekenset: csv.file.tekenset,
    koppen: csv.koppen,
    regels: rijen.map(({ regel }) => regel),
    cellen: rijen.map(({ cellen }) => cellen),
  };
}

describe("separator", () => {
  it.each([
    [";", "Naam;Datum, ontvangen;Klacht\nA;1, 2;B\n"],
    [",", "Naam,Datum; ontvangen,Klacht\nA,1; 2,B\n"],
    ["\t", "Naam\tDatum\tKlacht\nA\t1;2;3\tB\n"],
    [",", '"Naam; voluit; en; meer",Datum\nA,1\n'],
    [";", '"Naam,\nvoluit, met, komma\'s";Datum\nA;1\n'],
    [";", "Naam\nA\n"],
    [";", "\r\n\r\nNaam;Datum\r\nA;1\r\n"],
    [",", "sep=,\r\nNaam;x;y,Datum\r\nA,1\r\n"],
    ["\t", "SEP=\t\nNaam\tDatum\nA\t1\n"],
  ])("finds %j", async (scheiding, content) => {
    expect((await read(content)).scheiding).toBe(scheiding);
  });

  it("takes the one that it is told", async () => {
    expect(await read("a;b,c\n1;2,3\n", { scheiding: "," })).toMatchObject({
      koppen: ["a;b", "c"],
      cellen: [["1;2", "3"]],
    });
  });

  it("leaves out the line by which Excel tells its separator, and counts it", async () => {
    expect(await read("sep=;\r\nNaam;Nr\r\nA;1\r\n")).toMatchObject({
      koppen: ["Naam", "Nr"],
      regels: [3],
      cellen: [["A", "1"]],
    });
  });
});

describe("encoding", () => {
  const text = "Naam;Reden\r\nZoë “de” Vries;€ 5 – te véél\r\n";
  const latin = Buffer.from(
    text.replaceAll(/[“”€–]/g, (sign) => ({ "“": "\x93", "”": "\x94", "€": "\x80", "–": "\x96" })[sign]!),
    "latin1",
  );
  const wide = Buffer.from(text, "utf16le");
  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\ufeff${text}`)],
    ["windows-1252", latin],
    ["utf-16le", Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ["utf-16be", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()])],
  ])("reads %s", async (tekenset, bytes) => {
    expect(await read(bytes)).toMatchObject({
      tekenset,
      koppen: ["Naam", "Reden"],
      cellen: [["Zoë “de” Vries", "€ 5 – te véél"]],
    });
  });

  it("reads all of Windows-1252 as Windows does", async () => {
    const bytes = Buffer.from(Array.from({ length: 128 }, (_, index) => index + 0x80));
    const { cellen } = await read(Buffer.concat([Buffer.from("a\n"), bytes, Buffer.from("\n")]), {
      tekenset: "windows-1252",
    });
    const text = cellen[0]![0]!;
    expect(text.slice(0, 16)).toBe("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f");
    expect(text.slice(16, 32)).toBe("\u0090‘’“”•–—˜™š›œ\u009džŸ");
    expect(text.slice(32)).toBe(bytes.subarray(32).toString("latin1"));
  });

  it("sees a stray byte far into the file", async () => {
    const lines = "Jan;brief\n".repeat(60_000);
    const { tekenset, cellen } = await read(
      Buffer.concat([Buffer.from(`Naam;Wijze\n${lines}`), Buffer.from([0x5a, 0x6f, 0xeb, 0x3b, 0x78, 0x0a])]),
    );
    expect(tekenset).toBe("windows-1252");
    expect(cellen.at(-1)).toEqual(["Zoë", "x"]);
  });

  it("keeps a character of several bytes whole where the reading is cut", async () => {
    const before = "Naam;Reden\n";
    for (const shift of [0, 1, 2, 3]) {
      const filler = "x".repeat(131_072 - before.length - shift);
      const { tekenset, cellen } = await read(`${before}${filler}€😀é;b\n`);
      expect(tekenset).toBe("utf-8");
      expect(cellen).toEqual([[`${filler}€😀é`, "b"]]);
    }
  });

  it("refuses what says that it is UTF-8 and isn't", async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xe9, 0x0a]);
    await expect(read(bytes)).rejects.toThrow("bevat tekens die in UTF-8 niet bestaan");
    await expect(read(Buffer.from([0x61, 0x0a, 0xe9, 0x0a]), { tekenset: "utf-8" })).rejects.toThrow(Refused);
  });
});

describe("rows", () => {
  it("tells the line on which each row begins, whatever its line ends", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const lines = ["Naam;Reden", `A;"een${end}twee${end}drie"`, "B;kort", "", ";", `"C${end}";slot`, "D;x"];
      const { regels, cellen } = await read(lines.join(end));
      expect(regels).toEqual([2, 5, 8, 10]);
      expect(cellen.map(([naam]) => naam!.trim())).toEqual(["A", "B", "C", "D"]);
    }
  });

  it("reads doubled quotes, separators and line ends in quotes", async () => {
    expect((await read('a;b\n"zei ""nee"";\nen ging";";"\n')).cellen).toEqual([['zei "nee";\nen ging', ";"]]);
  });

  it("drops headings without a name at the end only", async () => {
    expect((await read(" Naam  klager ;;Datum;;\nA;x;1;;\n")).koppen).toEqual(["Naam klager", "", "Datum"]);
  });

  it("gives the rows before quotes that go wrong, and then tells where", async () => {
    const seen: number[] = [];
    const csv = await openCsv(put("kapot.csv", 'a;b\n1;2\n3;4\n"open;5\n6;7\n'));
    const reading = (async () => {
      for await (const piece of leesRijen(csv)) seen.push(...piece.map(({ regel }) => regel));
    })();
    await expect(reading).rejects.toMatchObject({
      regel: 4,
      reden: expect.stringContaining("nergens meer gesloten"),
    });
    expect(seen).toEqual([2, 3]);
  });

  it.each([
    ['a;b\n1;"x" y\n', "na een sluitend aanhalingsteken volgt nog tekst"],
    ['a;b\n1;12" scherm\n', "midden in een veld staat een aanhalingsteken"],
    [`a;b\n1;"${"x".repeat(4_100_000)}`, "een aanhalingsteken wordt geopend"],
  ])("says what is wrong with quotes (%#)", async (content, reden) => {
    await expect(read(content)).rejects.toMatchObject({ regel: 2, reden: expect.stringContaining(reden) });
  });

  it("comes back the same, whatever stands in the fields", async () => {
    const field = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.stringMatching(/^[";,\t\r\n a€]{0,12}$/),
      fc.constantFrom("", '"', '""', '";"', "\n", "=1+1", " x ", "\u2028", "sep=;"),
    );
    const rows = fc
      .tuple(fc.constantFrom(";", ",", "\t"), fc.constantFrom("\n", "\r\n"), fc.integer({ min: 1, max: 6 }))
      .chain(([separator, end, width]) =>
        fc.record({
          separator: fc.constant(separator),
          end: fc.constant(end),
          mark: fc.boolean(),
          rows: fc.array(fc.array(field, { minLength: width, maxLength: width }), { maxLength: 20 }),
        }),
      );
    await fc.assert(
      fc.asyncProperty(rows, async ({ separator, end, mark, rows }) => {
        const clean = rows.map((row) => row.map((cell) => cell.replaceAll("\0", "").toWellFormed()));
        const width = clean[0]?.length ?? 1;
        const head = Array.from({ length: width }, (_, index) => `kop ${index}`);
        const quote = (cell: string) => (/[";,\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
        const text = [head, ...clean].map((row) => row.map(quote).join(separator)).join(end);
        const { cellen, regels } = await read((mark ? "\ufeff" : "") + text, { scheiding: separator });
        const breaks = (row: readonly string[]) =>
          row.flatMap((cell) => cell.match(/\r\n|[\r\n]/g) ?? []).length;
        let line = 2;
        const expected = clean.flatMap((row) => {
          const begin = line;
          line += 1 + breaks(row);
          return row.some((cell) => cell.trim() !== "") ? [{ row, begin }] : [];
        });
        expect(cellen).toEqual(expected.map(({ row }) => row));
        expect(regels).toEqual(expected.map(({ begin }) => begin));
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is no list", () => {
  it("refuses an empty file, one with only a mark, and one with only white space", async () => {
    for (const content of ["", "\ufeff", " \r\n\r\n", `${"\n".repeat(200_000)}`]) {
      await expect(read(content)).rejects.toThrow("lijst.csv is leeg");
    }
  });

  it("refuses a workbook and other bytes, and says how it goes", async () => {
    await expect(read(Buffer.from("504b030414000600", "hex"))).rejects.toMatchObject({
      message: "lijst.csv is een Excel-bestand en geen CSV",
      hint: expect.stringContaining("CSV UTF-8"),
    });
    await expect(read(Buffer.from("d0cf11e0a1b11ae1", "hex"))).rejects.toThrow("Excel-bestand");
    await expect(read("Naam;\0\n")).rejects.toThrow("is geen tekstbestand");
  });

  it("refuses a file that isn't there, and a folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "klacht-map-"));
    await expect(openCsv(folder)).rejects.toThrow(WrongUse);
    await expect(openCsv(join(folder, "weg.csv"))).rejects.toThrow(NotFound);
    await expect(openCsv(put("quote.csv", '"Naam;Datum\n1;2\n'))).rejects.toThrow(
      "is niet te lezen: regel 1",
    );
    rmSync(folder, { recursive: true });
  });
});

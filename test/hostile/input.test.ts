/** Files from outside that are not what they should be: JSON, lists, attachments. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readIntakeJson } from "../../src/commands/intake-json.ts";
import { KlachtError, WrongUse } from "../../src/errors.ts";
import { Leesverslag } from "../../src/exchange/inlezen.ts";
import { openLijst } from "../../src/exchange/lijst.ts";
import { VELDNAMEN } from "../../src/procedure/antwoorden.ts";
import { veiligeBestandsnaam } from "../../src/procedure/bestandsnaam.ts";
import {
  leesInstellingen,
  standaardInstellingen,
  woordenlijstenVan,
} from "../../src/register/instellingen.ts";
import { englishIn } from "../cli/english.ts";
import { useFolder } from "../exchange/folder.ts";
import { anyText } from "./texts.ts";

const put = useFolder();
const KADER = { vandaag: "2024-12-31", woordenlijsten: woordenlijstenVan(standaardInstellingen()) };

const NAMES = [
  ...VELDNAMEN,
  "klager",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "",
];

/** JSON of any form, most of it nearly right. */
const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    anyText,
    fc.constantFrom(null, true, false, 0, -1, 1e308, ""),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), anyText), tie("value")), { maxLength: 6 })
    // `__proto__` must be a name here, as it is in JSON.
    .map((pairs) => {
      const object = Object.create(null);
      for (const [name, value] of pairs)
        Object.defineProperty(object, name, { value, enumerable: true, configurable: true });
      return object;
    }),
})).value;

/** What a reader of JSON made of it: the answers, or a refusal in Dutch. */
function readOrRefuse(text: string): Record<string, string> | WrongUse {
  try {
    return readIntakeJson(text, "x.json") as Record<string, string>;
  } catch (error) {
    expect(error).toBeInstanceOf(WrongUse);
    return error as WrongUse;
  }
}

describe("an intake in JSON", () => {
  it("gives answers under the names of the intake or is refused, whatever it holds", () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = JSON.stringify(value);
        const result = readOrRefuse(text);
        expect(({} as Record<string, unknown>).naam).toBeUndefined();
        expect(Object.keys(Object.prototype)).toEqual([]);
        if (result instanceof WrongUse) {
          expect(result.message).toMatch(/^In x\.json: |^x\.json /);
          return;
        }
        for (const [name, answer] of Object.entries(result)) {
          expect(VELDNAMEN as readonly string[]).toContain(name);
          expect(typeof answer).toBe("string");
        }
      }),
      { numRuns: 3000 },
    );
  });

  it.each(
    [
      ['{"__proto__": {"naam": "x"}}', "x.json bevat “__proto__”, en dat is een onbekend gegeven"],
      ['{"klager": {"__proto__": "x"}}', "x.json bevat “__proto__”, en dat is een onbekend gegeven"],
      ['{"constructor": "x"}', "constructor is een onbekend gegeven"],
      ['{"klager": {"toString": null}}', "klager.toString is een onbekend gegeven"],
      ['{"klager": []}', "klager moet een groep gegevens zijn"],
      ['{"klager": "x"}', "klager moet een groep gegevens zijn"],
      ['{"omschrijving": 7}', "omschrijving moet tekst zijn"],
      ['{"omschrijving": ["x"]}', "omschrijving moet tekst zijn"],
      ['{"vertrouwelijk": 1}', "vertrouwelijk moet true of false zijn"],
      ['{"omschrijving": "een", "omschrijving": "twee"}', "x.json noemt “omschrijving” twee keer"],
      ['{"klager": {"naam": "a"}, "klager": {"naam": "b"}}', "x.json noemt “klager” twee keer"],
      ['{"klager": {"naam": "a", "\\u006eaam": "b"}}', "x.json noemt “naam” twee keer"],
      ["[]", "moet één klacht zijn"],
      ["null", "moet één klacht zijn"],
      ["7", "moet één klacht zijn"],
      ["", "bevat geen geldige JSON"],
      ["{", "bevat geen geldige JSON"],
      ["{'naam': 1}", "bevat geen geldige JSON"],
      ["\0", "bevat geen geldige JSON"],
      ["[".repeat(100_000), "bevat geen geldige JSON"],
      ["[".repeat(5_000) + "]".repeat(5_000), "moet één klacht zijn"],
    ].map(([text, said]) => [text!.slice(0, 60), text!, said!]),
  )("such as %j is refused in Dutch", (_, text, said) => {
    const refusal = readOrRefuse(text) as WrongUse;
    expect(refusal).toBeInstanceOf(WrongUse);
    expect(refusal.message).toContain(said);
    expect(englishIn(refusal.message.replaceAll(/true|false|constructor|toString/g, ""))).toEqual([]);
  });
});

function refusalOf(work: () => unknown): KlachtError {
  try {
    work();
  } catch (error) {
    if (error instanceof KlachtError) return error;
    throw error;
  }
  throw new Error("it was taken");
}

describe("settings", () => {
  it.each(
    [
      '{"__proto__": {"jaren": 1}}',
      '{"termijnen": {"__proto__": {}}}',
      '{"constructor": {}}',
      '{"woordenlijsten": {"aard": {"__proto__": "x"}}}',
      '{"woordenlijsten": {"aard": {"constructor": "x"}}}',
      '{"bewaartermijn": {"jaren": "7"}}',
      '{"bewaartermijn": {"jaren": 7, "jaren": 1}}',
      '{"bewaartermijn": [7]}',
      "[]",
      "7",
      "",
      "[".repeat(50_000),
    ].map((text) => [text.slice(0, 60), text]),
  )("such as %j are refused", (_, text) => {
    const path = put("instellingen.json", text);
    const map = path.slice(0, -"/instellingen.json".length);
    const refusal = refusalOf(() => leesInstellingen(map));
    expect(refusal.message).toContain(path);
    expect(englishIn(refusal.message.replace(path, ""))).toEqual([]);
    expect(refusal.exitCode).toBe(6);
  });

  it("with bytes that are no UTF-8 are refused, not read as something else", () => {
    const path = put("instellingen.json", Buffer.from('{"kantoor": {"naam": "Zo\xeb"}}', "latin1"));
    const map = path.slice(0, -"/instellingen.json".length);
    expect(() => leesInstellingen(map)).toThrow(path);
  });
});

/** All that a list brings in and all that it complains of, or why it is no list. */
async function readList(
  content: string | Uint8Array,
): Promise<{ taken: number; faults: number } | KlachtError> {
  try {
    const lijst = await openLijst(put("lijst.csv", content), null, KADER);
    const verslag = new Leesverslag(50);
    let taken = 0;
    for await (const stuk of lijst.overnames(verslag)) taken += stuk.length;
    return { taken, faults: verslag.afgekeurd };
  } catch (error) {
    if (error instanceof KlachtError) return error;
    throw error;
  }
}

const HEADINGS = ["Naam", "Omschrijving", "Datum", "Klachtnummer", "Wijze", "Aard", "E-mail", "Oordeel"];

describe("a list", () => {
  it("is read or refused, whatever its rows and its bytes are", async () => {
    const cell = fc.oneof(anyText, fc.constantFrom("4-3-2024", "Jan", "7", "brief", "", "gegrond"));
    const rows = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 });
    const bytes = fc.constantFrom("utf8", "latin1", "utf16le", "mark", "wide", "random");
    await fc.assert(
      fc.asyncProperty(
        rows,
        bytes,
        fc.boolean(),
        fc.uint8Array({ maxLength: 200 }),
        async (some, how, quoted, noise) => {
          const quote = (text: string) => (quoted ? `"${text.replaceAll('"', '""')}"` : text);
          const text = [HEADINGS, ...some].map((row) => row.map(quote).join(";")).join("\r\n");
          const content = {
            utf8: () => Buffer.from(text),
            latin1: () => Buffer.from(text, "latin1"),
            utf16le: () => Buffer.from(text, "utf16le"),
            mark: () => Buffer.from(`\ufeff${text}`),
            wide: () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]),
            random: () => Buffer.concat([Buffer.from(`${HEADINGS.join(";")}\r\n`), noise]),
          }[how as "utf8"]();
          const result = await readList(content);
          if (result instanceof KlachtError) expect(result.message).toContain("lijst.csv");
          else expect(result.taken).toBeLessThanOrEqual(some.length * 3 + 200);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("of 10,000 columns, and of rows of any length, is read in a moment", async () => {
    const begin = performance.now();
    const wide = [...HEADINGS, ...Array.from({ length: 10_000 }, (_, n) => `kolom ${n}`)].join(";");
    const row = `Jan;Te duur.;4-3-2024;77;brief;advies;jan@voorbeeld.nl;${";x".repeat(10_000)}`;
    expect(await readList(`${wide}\r\n${row}\r\n`)).toEqual({ taken: 1, faults: 0 });
    const ragged = ["Jan", row, `${row};${"y;".repeat(10_000)}`, ";".repeat(20_000), ""].join("\r\n");
    // Rows that are longer than the headings have something without a column; the short one lacks what it needs.
    const result = await readList(`${HEADINGS.join(";")}\r\n${ragged}`);
    expect(result).toEqual({ taken: 0, faults: 3 });
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  it("of one endless line, or of headings alone, is said to be none", async () => {
    for (const content of [
      "x".repeat(3_000_000),
      `"${"x".repeat(5_000_000)}`,
      HEADINGS.join(";"),
      "\0\0\0\0",
      ";;;;",
    ]) {
      const result = await readList(content);
      expect(result instanceof KlachtError || result.taken === 0).toBe(true);
    }
  });
});

describe("the name of an attachment", () => {
  const segments = [
    "..\\..\\x",
    "../../x",
    "CON",
    "con.txt",
    "NUL.tar.gz",
    "a".repeat(255),
    "é".repeat(255),
    "👩‍👧".repeat(60),
  ];
  const odd = [
    ".x",
    "..",
    "...",
    " x ",
    "x ",
    "x.",
    "x. . .",
    "\u202egpj.exe",
    "a\0b",
    "C:",
    "C:\\x",
    "\\\\?\\x",
    "x:stream",
  ];

  it.each([...segments, ...odd, "", "/", "-rf", "$(x)", "`x`", "%PATH%", "~"])(
    "%.30j stays a name",
    (given) => {
      const name = veiligeBestandsnaam(given);
      expect(name).not.toMatch(
        /[/\\:*?"<>|\p{Cc}\p{Cf}]|^[. ]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu,
      );
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
      expect(name).not.toBe("");
      // A name that was made safe stays as it is.
      expect(veiligeBestandsnaam(name)).toBe(name);
    },
  );

  it("of anything is one that every system takes, and stays so", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom(...segments, ...odd)), { maxLength: 4 }),
        (some) => {
          const name = veiligeBestandsnaam(some.join(""));
          expect(name).not.toMatch(
            /[/\\:*?"<>|\p{Cc}\p{Cf}]|^[. ]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu,
          );
          expect(name.isWellFormed()).toBe(true);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
          expect(veiligeBestandsnaam(name)).toBe(name);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

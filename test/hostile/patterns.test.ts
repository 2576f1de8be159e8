/** No text from outside makes a pattern of ours take longer than its length asks for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "scslre";
import { describe, expect, it } from "vitest";
import { kopsleutel } from "../../src/exchange/lijstvelden.ts";
import { maakOnschadelijk } from "../../src/exchange/onschadelijk.ts";
import { leesRegels } from "../../src/exchange/regels-in-cel.ts";
import { isEigenLijst } from "../../src/exchange/uitvoerkolommen.ts";
import { veiligeBestandsnaam } from "../../src/procedure/bestandsnaam.ts";
import { leesDatum } from "../../src/procedure/datum.ts";
import { leesJson } from "../../src/procedure/json.ts";
import { leesRegel, leesTekst } from "../../src/procedure/tekst.ts";
import { VELDEN } from "../../src/procedure/velden.ts";
import { STANDAARD_WOORDENLIJSTEN } from "../../src/procedure/woordenlijsten.ts";
import { inIndextaal, leesZoektermen } from "../../src/register/zoekopdracht.ts";
import { safeLine, safeText } from "../../src/terminal/text.ts";
import { ROOT } from "../cli/run.ts";

/** A pattern in the source: after what an expression can begin with. */
const LITERAL =
  /(?<=(?:[(=,:[!&|?{};]|return|=>)\s*)\/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/g;

function patterns(): { file: string; literal: string }[] {
  return readdirSync(join(ROOT, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .flatMap(({ parentPath, name }) => {
      const code = readFileSync(join(parentPath, name), "utf8").replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, "");
      return [...code.matchAll(LITERAL)].map(([literal]) => ({ file: name, literal }));
    });
}

/** Patterns that begin anew at each place of a long run, and are never given one. */
const SHORT_TEXTS = [
  // Names of parts in a Word file.
  "docx-velden.ts /([^/]+)$/",
  // Digits of a number.
  String.raw`opmaak.ts /\B(?=(\d{3})+$)/g`,
  String.raw`geld.ts /\B(?=(?:\d{3})+$)/g`,
  String.raw`getallen.ts /\B(?=(?:\d{3})+$)/g`,
  // Headings, of which white space has been made one space.
  String.raw`uitvoerkolommen.ts /\s*\(.*$/s`,
  // The manual, and our own options.
  String.raw`markdown.ts /\[([^\]]+)\]\([^)]*\)/g`,
  String.raw`tree.ts /[<[](.+)[>\]]/`,
];

describe("every pattern in the source", () => {
  it("takes a time that grows with the text and no faster, but for those that only get short ones", () => {
    const all = patterns();
    expect(all.length).toBeGreaterThan(120);
    const slow = all.flatMap(({ file, literal }) => {
      const end = literal.lastIndexOf("/");
      const { reports } = analyse({ source: literal.slice(1, end), flags: literal.slice(end + 1) } as RegExp);
      expect(reports.filter(({ exponential }) => exponential)).toEqual([]);
      return reports.length > 0 ? [`${file} ${literal}`] : [];
    });
    expect(new Set(slow)).toEqual(new Set(SHORT_TEXTS));
  });
});

const KADER = { vandaag: "2024-03-04", woordenlijsten: STANDAARD_WOORDENLIJSTEN };

/** Whatever reads what somebody else wrote, as long as he likes. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  leesRegel: (text) => leesRegel(text),
  leesTekst: (text) => leesTekst(text),
  leesDatum: (text) => leesDatum(text, KADER.vandaag),
  leesJson: (text) => leesJson(text),
  "leesJson of a text in it": (text) => leesJson(JSON.stringify({ a: text, [text]: [text] })),
  maakOnschadelijk: (text) => maakOnschadelijk(text),
  leesRegels: (text) => leesRegels(text, {}),
  isEigenLijst: (text) => isEigenLijst([text.replaceAll(/\s+/g, " ")]),
  kopsleutel,
  veiligeBestandsnaam,
  safeLine,
  safeText,
  leesZoektermen: (text) => leesZoektermen(text).map(inIndextaal),
  ...Object.fromEntries(
    VELDEN.map(({ naam, lees }) => [`the field ${naam}`, (text: string) => lees(text, KADER, {})]),
  ),
};

/** What makes patterns go back: long runs, with something at the end that doesn't fit. */
const RUNS = [
  " ",
  "\t",
  "\n",
  "\r",
  "0",
  "9",
  "a",
  "-",
  ".",
  ",",
  '"',
  "'",
  "\\",
  "{",
  "[",
  "(",
  "@",
  "=",
  "a@",
  "1.",
  "\u0301",
  "\u200d",
  "\ud83d",
  "\u001b[",
];

describe("a long text", () => {
  it.each(Object.entries(READERS))("is read by %s in a time that doubles with its length", (_name, read) => {
    const time = (run: string, length: number) => {
      const text = `${run.repeat(length / run.length)}!`;
      const begin = performance.now();
      read(text);
      return performance.now() - begin;
    };
    for (const run of RUNS) {
      // Far from any limit: a text that takes the square of its length would take minutes.
      const [short, long] = [time(run, 100_000), time(run, 400_000)];
      expect({ run, short, long, isFast: long < 16 * short + 250 }).toMatchObject({ isFast: true });
    }
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Damaged, NotFound, WrongUse } from "../../src/errors.ts";
import {
  bewaarInstellingen,
  type Instellingen,
  leesInstellingen,
  standaardInstellingen,
  vlakkeInstellingen,
  woordenlijstenVan,
  zetInstelling,
} from "../../src/register/instellingen.ts";
import { temporaryFolder } from "./temporary.ts";

const set = (key: string, value: string, instellingen = standaardInstellingen()) =>
  zetInstelling(instellingen, key, value);

const at = (instellingen: Instellingen, key: string) =>
  Object.fromEntries(vlakkeInstellingen(instellingen))[key];

describe("changing a setting", () => {
  it.each([
    ["kantoor.naam", " Dijkstra ", "Dijkstra"],
    ["kantoor.naam", "", null],
    ["verantwoordelijke", "Anna Visser", "Anna Visser"],
    ["termijnen.reactie", "28", 28],
    ["termijnen.reactie", "1", 1],
    ["termijnen.reactie", "365", 365],
    ["termijnen.verschuiven", "Ja", true],
    ["termijnen.verschuiven", "nee", false],
    ["feestdagen.gewerkt", "bevrijdingsdag, goede-vrijdag", ["bevrijdingsdag", "goede-vrijdag"]],
    ["feestdagen.gewerkt", "", []],
    ["feestdagen.extra", "2024-12-24", ["2024-12-24"]],
    ["woordenlijsten.aard.app-storing", "Storing in de app", "Storing in de app"],
    ["woordenlijsten.oorzaak.2e-lijn", "Tweede lijn", "Tweede lijn"],
    ["kifid.maanden-na-standpunt", "6", 6],
    ["bewaartermijn.jaren", "100", 100],
  ])("%s to %j", (key, typed, expected) => {
    expect(at(set(key, typed), key)).toEqual(expected);
  });

  it.each([
    ["termijnen.reactie", "0"],
    ["termijnen.reactie", "366"],
    ["termijnen.reactie", "-1"],
    ["termijnen.reactie", "2,5"],
    ["termijnen.reactie", "1e2"],
    ["termijnen.reactie", ""],
    ["termijnen.melding", "31"],
    ["termijnen.verschuiven", "misschien"],
    ["termijnen.verschuiven", "constructor"],
    ["feestdagen.gewerkt", "carnaval"],
    ["feestdagen.gewerkt", "goede-vrijdag,,"],
    ["feestdagen.extra", "24-12-2024"],
    ["feestdagen.extra", "2024-02-30"],
    ["bewaartermijn.jaren", "0"],
    ["kantoor.naam", "a\u001b[2Jb"],
    ["verantwoordelijke", "A\nB"],
    ["kifid.naam", ""],
    ["woordenlijsten.aard.Hoofdletter", "x"],
    ["woordenlijsten.aard.twee woorden", "x"],
    ["woordenlijsten.aard.-x", "x"],
    // Names that every object has already; a word that disappears without a sound would be worse than none.
    ["woordenlijsten.aard.__proto__", "x"],
    ["woordenlijsten.aard.constructor", "x"],
    ["woordenlijsten.aard.prototype", "x"],
  ])("%s to %j is refused", (key, typed) => {
    expect(() => set(key, typed)).toThrow(WrongUse);
  });

  it("to a line that is too long is refused", () => {
    expect(at(set("kantoor.naam", "x".repeat(200)), "kantoor.naam")).toHaveLength(200);
    expect(() => set("kantoor.naam", "x".repeat(201))).toThrow(WrongUse);
  });

  it.each([
    "",
    ".",
    "termijnen",
    "termijnen.",
    "termijnen.reactie.x",
    "termijnen.Reactie",
    "kantoor.__proto__",
    "__proto__",
    "__proto__.polluted",
    "constructor",
    "constructor.prototype",
    "kantoor.constructor.name",
    "toString",
    "woordenlijsten",
    "woordenlijsten.aard",
    "woordenlijsten.wijze.x",
    "woordenlijsten.aard.a.b",
    "feestdagen.extra.0",
  ])("%j is not there", (key) => {
    expect(() => set(key, "5")).toThrow(NotFound);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("leaves the settings that it was given alone", () => {
    const before = structuredClone(standaardInstellingen());
    set("termijnen.reactie", "28");
    set("woordenlijsten.aard.eigen", "Eigen");
    expect(standaardInstellingen()).toEqual(before);
  });

  it("takes a word of the office away again by an empty value", () => {
    const withWord = set("woordenlijsten.product.drone", "Drone");
    expect(woordenlijstenVan(withWord).product.at(-1)).toEqual({ code: "drone", label: "Drone" });
    expect(set("woordenlijsten.product.drone", "", withWord)).toEqual(standaardInstellingen());
  });
});

describe("the settings file", () => {
  const path = (map: string) => join(map, "instellingen.json");
  const written = (map: string) => JSON.parse(readFileSync(path(map), "utf8"));

  it("holds only what differs from the defaults", () => {
    const map = temporaryFolder();
    const changed = set("termijnen.reactie", "28", set("kantoor.plaats", "Sneek"));
    bewaarInstellingen(map, changed);
    expect(written(map)).toEqual({ kantoor: { plaats: "Sneek" }, termijnen: { reactie: 28 } });
    expect(leesInstellingen(map)).toEqual(changed);
    bewaarInstellingen(map, set("kantoor.plaats", "", set("termijnen.reactie", "21", changed)));
    expect(written(map)).toEqual({});
    expect(leesInstellingen(map)).toEqual(standaardInstellingen());
  });

  it("gives back whatever was set", () => {
    const map = temporaryFolder();
    const text = fc.string({ unit: "grapheme", maxLength: 40 }).filter((typed) => !/\p{Cc}/u.test(typed));
    const change = fc.oneof(
      fc.tuple(fc.constantFrom("kantoor.naam", "verantwoordelijke", "klantdossiers", "kifid.nummer"), text),
      fc.tuple(
        fc.constantFrom("termijnen.melding", "termijnen.reactie"),
        fc.integer({ min: 1, max: 30 }).map(String),
      ),
      fc.tuple(fc.constant("termijnen.verschuiven"), fc.constantFrom("ja", "nee")),
      fc.tuple(fc.constant("feestdagen.extra"), fc.constantFrom("", "2024-12-24", "2024-12-24,2025-12-24")),
      fc.tuple(fc.constantFrom("woordenlijsten.aard.a", "woordenlijsten.oorzaak.b-1"), text),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        const settings = changes.reduce((now, [key, typed]) => set(key, typed, now), standaardInstellingen());
        bewaarInstellingen(map, settings);
        expect(leesInstellingen(map)).toEqual(settings);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it.each([
    ["no JSON", "{", "is geen geldig JSON-bestand"],
    ["nothing", "", "is geen geldig JSON-bestand"],
    ["an unknown key", '{"termijen": 1}', "de sleutel “termijen” is onbekend"],
    ["an unknown key in a group", '{"kifid": {"tel": "1"}}', "de sleutel “kifid.tel” is onbekend"],
    ["a key that every object has", '{"constructor": 1}', "de sleutel “constructor” is onbekend"],
    [
      "a wrong value",
      '{"termijnen": {"reactie": "21"}}',
      "termijnen.reactie moet een geheel getal van 1 tot 365 zijn",
    ],
    ["a wrong member", '{"feestdagen": {"extra": ["morgen"]}}', "feestdagen.extra.0 moet een datum zijn"],
    [
      "a word with a wrong code",
      '{"woordenlijsten": {"aard": {"A B": "x"}}}',
      "een code is in kleine letters",
    ],
    ["a list for a group", '{"kantoor": []}', "kantoor moet een groep zijn"],
    ["text for a group", '{"kantoor": "Bakker"}', "kantoor moet een groep zijn"],
  ])("with %s is damaged", (_what, content, reason) => {
    const map = temporaryFolder();
    writeFileSync(path(map), content);
    expect(() => leesInstellingen(map)).toThrow(Damaged);
    expect(() => leesInstellingen(map)).toThrow(reason);
    expect(() => leesInstellingen(map)).toThrow(path(map));
  });
});

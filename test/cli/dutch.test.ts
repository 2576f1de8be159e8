import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { fill } from "../register/fill.ts";
import { englishIn, hasStackTrace } from "./english.ts";
import { createKlacht } from "./run.ts";

const { klacht, remove } = createKlacht();
afterAll(remove);

describe("a command line that can't be", () => {
  it.for([
    [["--xyz"], "De optie --xyz bestaat niet bij “klacht”.\n→ Uitleg: klacht --help\n"],
    [["-x"], "De optie -x bestaat niet bij “klacht”.\n→ Uitleg: klacht --help\n"],
    [["--jsn"], "De optie --jsn bestaat niet bij “klacht”.\n→ Bedoelde u “--json”?\n"],
    [
      ["lijst", "--te-lat"],
      "De optie --te-lat bestaat niet bij “klacht lijst”.\n→ Bedoelde u “--te-laat”?\n",
    ],
    [["lijst", "--te-laat=ja"], "De optie --te-laat=ja bestaat niet bij “klacht lijst”.\n"],
    [["lijst", "-q"], "De optie -q bestaat niet bij “klacht lijst”.\n→ Uitleg: klacht lijst --help\n"],
    [["medewerkers", "toevoegen", "A", "--fnctie=x"], "→ Bedoelde u “--functie”?\n"],
    [["instellingen", "--xyz"], "De optie --xyz bestaat niet bij “klacht instellingen"],
    [["lijs"], "De opdracht “lijs” bestaat niet.\n→ Bedoelde u “lijst”?\n"],
    [["frommelen"], "De opdracht “frommelen” bestaat niet.\n→ Uitleg: klacht --help\n"],
    [[""], "De opdracht “” bestaat niet.\n→ Uitleg: klacht --help\n"],
    [["medewerkers", "toevogen"], "De opdracht “toevogen” bestaat niet.\n→ Bedoelde u “toevoegen”?\n"],
    [
      ["instellingen", "frommelen"],
      "De opdracht “frommelen” bestaat niet.\n→ Uitleg: klacht instellingen --help\n",
    ],
    [["toon"], "Bij “klacht toon” ontbreekt nr.\n→ Uitleg: klacht toon --help\n"],
    [["instellingen", "zet", "kantoor.naam"], "Bij “klacht instellingen zet” ontbreekt waarde.\n"],
    [["medewerkers", "uit-dienst"], "Bij “klacht medewerkers uit-dienst” ontbreekt naam.\n"],
    [["lijst", "--jaar"], "Bij --jaar ontbreekt een waarde.\n→ Uitleg: klacht lijst --help\n"],
    [["--map"], "Bij --map ontbreekt een waarde.\n"],
    [["nieuw", "--vertrouwelijk"], "Bij --vertrouwelijk ontbreekt een waarde.\n"],
    [
      ["toon", "1", "2"],
      "“2” is te veel bij “klacht toon”.\n→ Zet een tekst met spaties tussen aanhalingstekens.\n",
    ],
    [["instellingen", "zet", "a", "b", "c", "d"], "“c d” is te veel bij “klacht instellingen zet”.\n"],
    [["instellingen", "toon", "x"], "“x” is te veel bij “klacht instellingen toon”.\n"],
    [["medewerkers", "lijst", "x"], "“x” is te veel bij “klacht medewerkers lijst”.\n"],
    [["nieuw", "Jan"], "“Jan” is te veel bij “klacht nieuw”.\n"],
  ] as const)("%j is told in Dutch", async ([args, expected]) => {
    const { exitCode, stdout, stderr } = await klacht(...args);
    expect(stderr).toContain(expected);
    expect(englishIn(stderr)).toEqual([]);
    expect(hasStackTrace(stderr)).toBe(false);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });
});

describe("help", () => {
  /** The commands that a help page lists. */
  const listed = (page: string) =>
    [...(page.split("\nOpdrachten:\n")[1] ?? "").matchAll(/^ {2}([a-z]\S*)/gm)].map(([, name]) => name!);

  it("of every command and subcommand is in Dutch and whole", async () => {
    const pages: string[][] = [[]];
    for (const path of pages) {
      const { stdout, stderr, exitCode } = await klacht(...path, "--help");
      const title = ["klacht", ...path].join(" ");
      expect(stdout).toMatch(new RegExp(`^Gebruik: ${title}(?: |$)`, "m"));
      expect(englishIn(stdout), title).toEqual([]);
      // A sentence on what it does, and no option or command without a word about it.
      expect(stdout.split("\n\n")[1], title).toMatch(/^\p{Lu}.*\.$/su);
      expect(stdout.match(/^ {2}\S+(?: [<[]\S+[>\]])*$/gm), title).toBeNull();
      expect(stdout, title).toMatch(/^ {2}-h, --help +deze uitleg$/m);
      expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
      pages.push(...listed(stdout).map((name) => [...path, name]));
    }
    expect(pages.map((path) => path.join(" "))).toEqual(
      expect.arrayContaining(["nieuw", "termijnen", "medewerkers uit-dienst", "instellingen zet"]),
    );
  });

  it.for([
    [["help"], ["--help"]],
    [["-h"], ["--help"]],
    [
      ["help", "lijst"],
      ["lijst", "--help"],
    ],
    [
      ["help", "medewerkers", "toevoegen"],
      ["medewerkers", "toevoegen", "--help"],
    ],
    [
      ["lijst", "-h"],
      ["lijst", "--help"],
    ],
  ] as const)("by %j is that by %j", async ([typed, same]) => {
    const bare = klacht.with({ map: null, als: null, peildatum: null });
    expect(await bare(...typed)).toMatchObject({ stdout: (await bare(...same)).stdout, exitCode: 0 });
  });

  it("names the default of an option", async () => {
    expect((await klacht("termijnen", "--help")).stdout).toContain("hoeveel dagen vooruit (standaard: 7)");
  });
});

describe("a register that lost a table", () => {
  const broken = createKlacht();
  afterAll(broken.remove);

  beforeAll(async () => {
    await fill(broken.klacht.map, [], [{}]);
    const sqlite = openSqlite(join(broken.klacht.map, "register.db"), {});
    sqlite.exec("pragma foreign_keys = off; drop table termijn");
    sqlite.close();
  });

  it.for([["toon", "1"], ["termijnen"], ["lijst", "--te-laat"]])("is told in Dutch by %j", async (args) => {
    const { exitCode, stdout, stderr } = await broken.klacht(...args);
    expect(stderr).toMatch(/ is beschadigd of is geen register van klacht\.\n→ .*\n$/);
    expect(englishIn(stderr)).toEqual([]);
    expect(hasStackTrace(stderr)).toBe(false);
    expect(stdout).toBe("");
    expect(exitCode).toBe(6);
  });

  it("shows its cause only with KLACHT_DEBUG=1", async () => {
    const { exitCode, stderr } = await broken.klacht.with({ env: { KLACHT_DEBUG: "1" } })("termijnen");
    expect(stderr).toContain("no such table: termijn");
    expect(hasStackTrace(stderr)).toBe(true);
    expect(exitCode).toBe(6);
    const other = await broken.klacht.with({ env: { KLACHT_DEBUG: "0" } })("termijnen");
    expect(hasStackTrace(other.stderr)).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { fill } from "../register/fill.ts";
import { fillWithKluis } from "../register/kluis.ts";
import { converse } from "./conversation.ts";
import { contentsOf, createKlacht } from "./run.ts";

const { klacht, remove } = createKlacht();
afterAll(remove);

beforeAll(async () => {
  await fillWithKluis(
    klacht.map,
    ["Anna Visser"],
    [
      { ingediendOp: "2023-11-20", klager: { naam: "Zoë Özdemir" }, omschrijving: "Café niet verzekerd." },
      {
        ingediendOp: "2024-01-10",
        gemeldOp: "2024-01-11",
        aan: "Anna",
        omschrijving: `${"Lang verhaal vooraf. ".repeat(20)}Toen kwam de royementsbrief.${" En nog veel meer.".repeat(20)}`,
        polisnummer: "AB-12.34",
      },
      ...Array.from({ length: 30 }, () => ({ ingediendOp: "2024-03-01", omschrijving: "Premie te hoog." })),
      { ingediendOp: "2024-03-02", vertrouwelijk: true, omschrijving: "Nooit gezien" },
    ],
  );
  const post = [
    "--richting=in",
    "--soort=e-mail",
    "--onderwerp=Herinnering",
    "--tekst=Ik wacht nog op de premie.",
  ];
  await klacht("correspondentie", "2024-1", "toevoegen", ...post);
});

describe("zoek", () => {
  it("shows each case with the words around what was found, the newest number first", async () => {
    const { stdout, stderr, exitCode } = await klacht("zoek", "cafe");
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Nummer     Ingediend   Status               Klager
      2023-0001  20-11-2023  ingediend            Zoë Özdemir
                 Omschrijving: «Café» niet verzekerd.

      1 klacht.
      "
    `);
    expect(stderr).toBe("De vertrouwelijke klachten zijn niet doorzocht; dat kan met --kluis.\n");
  });

  it.for([
    [["zoe", "özdemir"], ["2023-0001"]],
    [["ZOE café"], ["2023-0001"]],
    [['"niet verzekerd"'], ["2023-0001"]],
    [['"verzekerd niet"'], []],
    [["ab-12.34"], ["2024-0001"]],
    [["herinnering royement"], ["2024-0001"]],
    [["premie", "--aantal=1"], ["2024-0031"]],
    [["nee*"], []],
    [["-premie", "--aantal=1"], ["2024-0031"]],
    [["NEAR(premie hoog)"], []],
    [['"'], []],
    [["*"], []],
    [["-"], []],
    [["--", "--json"], []],
  ] as const)("%j finds %j", async ([args, expected]) => {
    const { json, exitCode } = await klacht("--json", "zoek", ...args);
    expect(exitCode).toBe(0);
    expect(json().map(({ nummer }: { nummer: string }) => nummer)).toEqual(expected);
  });

  it("prints as JSON what each case is, and where it was found", async () => {
    expect((await klacht("zoek", "wacht royementsbrief", "--json")).json()).toEqual([
      {
        nummer: "2024-0001",
        status: "in behandeling",
        vertrouwelijk: false,
        ingediendOp: "2024-01-10",
        klager: "Jan de Vries",
        verantwoordelijke: "Anna Visser",
        treffers: [
          { veld: "correspondentie", id: 1, fragment: "Ik «wacht» nog op de premie." },
          {
            veld: "omschrijving",
            id: null,
            fragment: expect.stringMatching(/^….* kwam de «royementsbrief»\. .*…$/),
          },
        ],
      },
    ]);
  });

  it("shows the first 25, or as many as are asked for, and tells how many there are", async () => {
    const rows = async (...args: string[]) =>
      (await klacht("zoek", "premie", ...args)).stdout.match(/^20/gm)?.length;
    expect(await rows()).toBe(25);
    expect(await rows("--aantal=3")).toBe(3);
    expect(await rows("--alles")).toBe(31);
    expect((await klacht("zoek", "premie")).stdout).toMatch(
      /\n\n25 van 31 klachten; alle met: klacht zoek premie --alles\n$/,
    );
    expect((await klacht("zoek", "premie", "--alles")).stdout).toMatch(/\n\n31 klachten\.\n$/);
    expect((await klacht("zoek", "cafe")).stdout).toMatch(/\n\n1 klacht\.\n$/);
  });

  it("is kind where nothing is found, and knows a number when it sees one", async () => {
    expect(await klacht("zoek", "onvindbaar")).toMatchObject({
      stdout: "Niets gevonden met “onvindbaar”.\n",
      exitCode: 0,
    });
    expect((await klacht("zoek", "***")).stdout).toBe(
      "Niets gevonden met “***”: er staat geen woord of getal in.\n",
    );
    const { stderr } = await klacht("zoek", "2024-2");
    expect(stderr).toContain("→ Dit is het nummer van een klacht: klacht toon 2024-0002\n");
  });

  it("sees the register as it stood on the reference date", async () => {
    const then = klacht.with({ peildatum: "2023-12-31" });
    expect((await then("zoek", "premie", "--json")).json()).toEqual([]);
    expect((await then("zoek", "cafe", "--json")).json()).toHaveLength(1);
  });

  it("changes nothing", async () => {
    const before = contentsOf(klacht.home);
    await klacht("zoek", "premie");
    expect(contentsOf(klacht.home)).toEqual(before);
  });

  it.for([
    [["zoek"], "Bij “klacht zoek” ontbreekt tekst."],
    [["zoek", " "], "Er is niet gezegd wat er gezocht moet worden."],
    [["zoek", "x", "--aantl=3"], "De optie --aantl=3 bestaat niet bij “klacht zoek”."],
    [["zoek", "x", "--aantal=0"], "“0” bij --aantal is geen geheel getal"],
    [["zoek", "x".repeat(201)], "De zoektekst is te lang (201 tekens; hoogstens 200)."],
  ] as const)("answers %j with what is wrong", async ([args, reason]) => {
    const { exitCode, stdout, stderr } = await klacht(...args);
    expect(stderr).toContain(reason);
    expect([stdout, exitCode]).toEqual(["", 2]);
  });
});

describe("a word that stands in very many cases", () => {
  it("is shown in the newest, whenever these were registered, and not counted to the end", async () => {
    const { klacht: office, remove: removeOffice } = createKlacht();
    onTestFinished(removeOffice);
    const cases = (count: number, ingediendOp: string) =>
      Array.from({ length: count }, () => ({ ingediendOp }));
    await fill(office.map, [], cases(1001, "2023-05-01"));
    const found = async (...args: string[]) => {
      const { stdout } = await office("zoek", "premie", ...args);
      return [stdout.match(/^20\d\d-\d{4}/gm)?.slice(0, 2), stdout.split("\n").at(-2)];
    };
    const newest = ["2023-1001", "2023-1000"];
    const more = "van meer dan 1000 klachten; alle met: klacht zoek premie --alles";
    expect(await found()).toEqual([newest, `25 ${more}`]);
    expect(await found("--aantal=1000")).toEqual([newest, `1000 ${more}`]);
    expect(await found("--aantal=1001")).toEqual([newest, "1001 klachten."]);
    expect(await found("--alles")).toEqual([newest, "1001 klachten."]);
    expect((await office("zoek", "premie", "--json")).json()).toHaveLength(1001);
    // A list of former years, imported later.
    await fill(office.map, [], cases(1100, "2021-05-01"));
    expect(await found()).toEqual([newest, "25 van 2101 klachten; alle met: klacht zoek premie --alles"]);
  });
});

describe("what was found, on a terminal", () => {
  it.for([80, 100, 140])("of %i columns stands on one line that fits, in bold", async (columns) => {
    const talk = converse(klacht, ["zoek", "royements"], { columns });
    expect(await talk.exitCode()).toBe(0);
    const line = talk
      .shown()
      .split("\n")
      .find((text) => text.includes("Omschrijving"));
    expect(line).toMatch(/^ {11}Omschrijving: ….*royementsbrief/);
    expect(line!.length).toBeLessThanOrEqual(columns);
    expect(talk.raw()).toContain("\u001b[1mroyementsbrief\u001b[22m");
  });

  it("stands between marks where there is no colour", async () => {
    const talk = converse(klacht, ["zoek", "royements", "--geen-kleur"]);
    await talk.exitCode();
    expect(talk.raw()).toContain("«royementsbrief»");
  });
});

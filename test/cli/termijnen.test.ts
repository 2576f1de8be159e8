import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fill } from "../register/fill.ts";
import { createKlacht } from "./run.ts";

const { klacht, remove } = createKlacht();
afterAll(remove);

beforeAll(async () => {
  await fill(
    klacht.map,
    ["Anna Visser", "Jelle Dijkstra"],
    [
      { ingediendOp: "2024-02-12", gemeldOp: "2024-02-12", aan: "Anna", klager: { naam: "Fam. Öz" } },
      { ingediendOp: "2024-02-28" },
      { ingediendOp: "2024-03-04", gemeldOp: "2024-03-06", bevestigdOp: "2024-03-07", aan: "Jelle" },
      { ingediendOp: "2024-02-01", gemeldOp: "2024-02-02", afgehandeldOp: "2024-02-20", aan: "Anna" },
    ],
  );
});

const due = async (peildatum: string, ...args: string[]) =>
  (await klacht.with({ peildatum })("termijnen", "--json", ...args))
    .json()
    .map(({ nummer, soort, dagen }: Record<string, unknown>) => `${nummer} ${soort} ${dagen}`);

describe("termijnen", () => {
  it("shows what is late, due today and coming, and a line of totals", async () => {
    const { stdout, stderr, exitCode } = await klacht("termijnen", "--dagen=14");
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "Nummer     Wanneer           Termijn               Uiterlijk      Klager                    Verantwoordelijke

      Te laat of voorbij
      2024-0001  7 dagen te laat   ontvangstbevestiging  ma 26-02-2024  Fam. Öz                   Anna Visser
      2024-0001  7 dagen voorbij   streefdatum           ma 26-02-2024  Fam. Öz                   Anna Visser

      Vandaag
      2024-0002  vandaag           melding               ma 04-03-2024  Jan de Vries              nog niemand
      2024-0001  vandaag           reactie               ma 04-03-2024  Fam. Öz                   Anna Visser

      De komende 14 dagen
      2024-0003  nog 3 dagen       melding               do 07-03-2024  Jan de Vries              Jelle Dijkstra
      2024-0002  nog 9 dagen       ontvangstbevestiging  wo 13-03-2024  Jan de Vries              nog niemand
      2024-0002  nog 9 dagen       streefdatum           wo 13-03-2024  Jan de Vries              nog niemand
      2024-0003  nog 14 dagen      ontvangstbevestiging  ma 18-03-2024  Jan de Vries              Jelle Dijkstra
      2024-0003  nog 14 dagen      streefdatum           ma 18-03-2024  Jan de Vries              Jelle Dijkstra

      1 te laat, 1 voorbij, 2 vandaag, 5 in de komende 14 dagen.
      "
    `);
  });

  it("prints the deadlines in the names of the contract, the most urgent first", async () => {
    expect((await klacht("termijnen", "--json", "--dagen=0")).json()).toEqual([
      {
        nummer: "2024-0001",
        soort: "ontvangstbevestiging",
        uiterlijk: "2024-02-26",
        dagen: -7,
        vertrouwelijk: false,
        klager: "Fam. Öz",
        verantwoordelijke: "Anna Visser",
      },
      expect.objectContaining({ nummer: "2024-0001", soort: "streefdatum", dagen: -7 }),
      {
        nummer: "2024-0002",
        soort: "melding",
        uiterlijk: "2024-03-04",
        dagen: 0,
        vertrouwelijk: false,
        klager: "Jan de Vries",
        verantwoordelijke: null,
      },
      expect.objectContaining({ nummer: "2024-0001", soort: "reactie", dagen: 0 }),
    ]);
  });

  it("looks seven days ahead where nothing else is said", async () => {
    expect(await due("2024-03-04")).toEqual([
      "2024-0001 ontvangstbevestiging -7",
      "2024-0001 streefdatum -7",
      "2024-0002 melding 0",
      "2024-0001 reactie 0",
      "2024-0003 melding 3",
    ]);
  });

  it("counts as late only what was promised or is due by law", async () => {
    expect(await due("2024-03-20", "--te-laat")).toEqual([
      "2024-0001 ontvangstbevestiging -23",
      "2024-0002 melding -16",
      "2024-0001 reactie -16",
      "2024-0002 ontvangstbevestiging -7",
    ]);
  });

  it("sees what was open on the reference date, whatever happened after it", async () => {
    expect(await due("2024-02-15", "--dagen=0")).toEqual([
      "2024-0004 ontvangstbevestiging 0",
      "2024-0004 streefdatum 0",
    ]);
    expect(await due("2024-02-19", "--te-laat")).toEqual(["2024-0004 ontvangstbevestiging -4"]);
    // Settled on the 20th: from that day on it asks for nothing.
    expect(await due("2024-02-20", "--te-laat")).toEqual([]);
    expect(await due("2024-03-05", "--dagen=2", "--verantwoordelijke=jelle")).toEqual([
      "2024-0003 melding 2",
    ]);
    expect(await due("2024-03-06", "--dagen=2", "--verantwoordelijke=jelle")).toEqual([]);
  });

  it("shows those of one responsible", async () => {
    expect(await due("2024-03-04", "--verantwoordelijke=Anna Visser", "--te-laat")).toEqual([
      "2024-0001 ontvangstbevestiging -7",
    ]);
  });

  it("tells how many it left out, and with --alles leaves out none", async () => {
    const { stdout } = await klacht("termijnen", "--aantal=1");
    expect(stdout).toContain("De eerste 1 van 5; alle met: klacht termijnen --alles");
    expect(stdout).toContain("1 te laat, 1 voorbij, 2 vandaag, 1 in de komende 7 dagen.");
    expect((await klacht("termijnen", "--alles")).stdout).not.toContain("De eerste");
  });

  it("says kindly that nothing is due", async () => {
    const quiet = klacht.with({ peildatum: "2024-02-01" });
    expect((await quiet("termijnen", "--dagen=2")).stdout).toBe(
      "Er is niets te laat en de komende 2 dagen hoeft er niets klaar te zijn. Mooi zo.\n",
    );
    expect((await quiet("termijnen", "--te-laat")).stdout).toBe("Er is niets te laat. Mooi zo.\n");
    expect((await quiet("termijnen", "--json", "--te-laat")).json()).toEqual([]);
  });

  it.for([
    [["--dagen=-1"], 2, "“-1” bij --dagen is geen geheel getal van 0 tot 3650"],
    [["--dagen=veel"], 2, "“veel” bij --dagen"],
    [["--aantal=0"], 2, "“0” bij --aantal"],
    [["--verantwoordelijke=Wubbo"], 3, "Er is geen medewerker “Wubbo”"],
  ] as const)("answers %j with exit %i", async ([args, code, reason]) => {
    const { exitCode, stderr } = await klacht("termijnen", ...args);
    expect(stderr).toContain(reason);
    expect(exitCode).toBe(code);
  });
});

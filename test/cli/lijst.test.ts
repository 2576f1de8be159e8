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
      { ingediendOp: "2023-11-20", gemeldOp: "2023-11-21", afgehandeldOp: "2023-12-04", aan: "Anna" },
      { ingediendOp: "2024-01-10", gemeldOp: "2024-01-11", aan: "Jelle", aard: "privacy", product: "auto" },
      {
        ingediendOp: "2024-01-15",
        gemeldOp: "2024-01-15",
        standpuntOp: "2024-01-20",
        aan: "Anna",
        klager: { naam: "Bouwbedrijf Özdemir & Zonen B.V.", klantnummer: "K-77" },
        product: "inkomen-arbeidsongeschiktheid",
      },
      { ingediendOp: "2024-03-01", klager: { naam: "anna van Dam", klantnummer: "K-7" }, aard: "privacy" },
      // Lodged before the one above it in the list.
      { ingediendOp: "2024-02-01", klager: { naam: "Zwart" } },
    ],
  );
});

const numbers = async (...args: string[]) =>
  (await klacht("lijst", "--json", ...args)).json().map(({ nummer }: { nummer: string }) => nummer);

describe("lijst", () => {
  it("shows the cases in columns, the newest number first", async () => {
    const { stdout, stderr, exitCode } = await klacht("lijst");
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatchInlineSnapshot(`
      "Nummer     Ingediend   Status               Klager            Aard                Product           Verantwoordelijke  Dagen
      2024-0004  01-02-2024  ingediend            Zwart             Advies                                                      32
      2024-0003  01-03-2024  ingediend            anna van Dam      Privacy                                                      3
      2024-0002  15-01-2024  standpunt ingenomen  Bouwbedrijf Özdemir & Zonen B.V.  Advies              Inkomen en arbeidsongeschiktheid  Anna Visser           49
      2024-0001  10-01-2024  in behandeling       Jan de Vries      Privacy             Auto              Jelle Dijkstra        54
      2023-0001  20-11-2023  afgehandeld          Jan de Vries      Advies                                Anna Visser           14

      5 klachten.
      "
    `);
  });

  it("prints whole cases as JSON", async () => {
    const cases = (await klacht("lijst", "--json")).json();
    expect(cases).toHaveLength(5);
    const one = (await klacht("toon", "2024-2", "--json")).json();
    expect(cases.find(({ nummer }: { nummer: string }) => nummer === "2024-0002")).toEqual(one);
  });

  it.for([
    [["--status=ingediend"], ["2024-0004", "2024-0003"]],
    [["--status", "Standpunt-Ingenomen"], ["2024-0002"]],
    [["--jaar=2023"], ["2023-0001"]],
    [["--verantwoordelijke=visser"], ["2024-0002", "2023-0001"]],
    [["--aard=Privacy"], ["2024-0003", "2024-0001"]],
    [["--product=auto"], ["2024-0001"]],
    [["--klant=K-7"], ["2024-0003"]],
    [["--klant=VAN DAM"], ["2024-0003"]],
    [["--klant=Özdemir"], ["2024-0002"]],
    [["--klant=özdemir"], ["2024-0002"]],
    [["--klant=%"], []],
    [["--open"], ["2024-0004", "2024-0003", "2024-0002", "2024-0001"]],
    [["--te-laat"], ["2024-0004", "2024-0002", "2024-0001"]],
    [["--open", "--aard=privacy", "--jaar=2024", "--te-laat"], ["2024-0001"]],
    [["--aantal=2"], ["2024-0004", "2024-0003"]],
    [["--sorteer=datum"], ["2024-0003", "2024-0004", "2024-0002", "2024-0001", "2023-0001"]],
    [["--sorteer=klager"], ["2024-0003", "2024-0002", "2024-0001", "2023-0001", "2024-0004"]],
    [["--sorteer=verantwoordelijke"], ["2024-0002", "2023-0001", "2024-0001", "2024-0004", "2024-0003"]],
  ] as const)("with %j finds %j", async ([args, expected]) => {
    expect(await numbers(...args)).toEqual(expected);
  });

  it("sees the cases as they stood on the reference date", async () => {
    const then = klacht.with({ peildatum: "2023-12-01" });
    const cases = (await then("lijst", "--json")).json();
    expect(cases).toMatchObject([{ nummer: "2023-0001", status: "in behandeling" }]);
    expect((await then("lijst", "--json", "--status=afgehandeld")).json()).toEqual([]);
    expect((await then("lijst", "--json", "--open")).json()).toHaveLength(1);
    const days = async (peildatum: string) =>
      / (\d+)$/m.exec((await klacht.with({ peildatum })("lijst", "--jaar=2023")).stdout)?.[1];
    // Counted up to the reference date, or up to the day on which the case was settled.
    expect(await days("2023-12-01")).toBe("11");
    expect(await days("2024-03-04")).toBe("14");
  });

  it("says that nothing fits, and that there is nothing", async () => {
    expect((await klacht("lijst", "--aard=kosten-vergoeding")).stdout).toBe(
      "Geen klachten die hieraan voldoen.\n",
    );
    const early = klacht.with({ peildatum: "2020-01-01" });
    expect((await early("lijst")).stdout).toBe(
      `Er staan nog geen klachten in het register in ${klacht.map}.\n`,
    );
    expect((await early("lijst", "--json")).json()).toEqual([]);
  });

  it("tells how many it left out, and with --alles leaves out none", async () => {
    expect((await klacht("lijst", "--aantal=2")).stdout).toMatch(
      /\nDe eerste 2; alle met: klacht lijst --alles\n$/,
    );
    expect((await klacht("lijst", "--aantal=2", "--alles")).stdout).toMatch(/\n5 klachten\.\n$/);
  });

  it.for([
    [["--status=zoek"], 2, "De status “zoek” bestaat niet"],
    [["--jaar=24"], 2, "“24” bij --jaar is geen geheel getal van 1900 tot 2199"],
    [["--aantal=0"], 2, "“0” bij --aantal is geen geheel getal van 1 tot 1000000"],
    [["--aantal=1e3"], 2, "“1e3” bij --aantal"],
    [["--aard=x"], 2, "“x” bij --aard is onbekend"],
    [["--product=x"], 2, "“x” bij --product is onbekend"],
    [["--sorteer=x"], 2, "Sorteren op “x” kan niet"],
    [["--verantwoordelijke=Jele Dijkstra"], 3, "Bedoelde u “Jelle Dijkstra”?"],
  ] as const)("answers %j with exit %i", async ([args, code, reason]) => {
    const { exitCode, stdout, stderr } = await klacht("lijst", ...args);
    expect(stderr).toContain(reason);
    expect(stdout).toBe("");
    expect(exitCode).toBe(code);
  });
});

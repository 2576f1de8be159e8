import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, vi } from "vitest";
import { fill } from "../register/fill.ts";
import { fillWithKluis } from "../register/kluis.ts";
import { bringsOverUnharmed } from "./brings-over.ts";
import { converse } from "./conversation.ts";
import {
  contentsOf,
  createKlacht,
  environment,
  globalOptions,
  INTAKE,
  it,
  type Klacht,
  PROGRAM,
} from "./run.ts";

/** The rows of a list as a spreadsheet gets them, by heading. */
function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { bom: true, delimiter: ";", columns: true });
}

/** Another register beside this one. */
const beside = (klacht: Klacht, name: string): Klacht => klacht.with({ map: join(klacht.home, name) });

/** A case whose files stayed behind: only their names are left. */
const withoutFiles = (one: { correspondentie: object[] }) => ({
  ...one,
  correspondentie: one.correspondentie.map((stuk) => ({ ...stuk, grootte: null, sha256: null })),
});

const allOf = async (klacht: Klacht) => (await klacht("lijst", "--json")).json();

const { klacht: source, remove: removeSource } = createKlacht();
const ATTACHMENT = Uint8Array.from({ length: 3000 }, (_, n) => n % 256);
beforeAll(() => live(source));
afterAll(removeSource);

/** Gives a test a register of its own in which something happened. */
function lived(klacht: Klacht): void {
  cpSync(source.map, klacht.map, { recursive: true });
}

/** A case that went the whole way, one that did not, and a letter with a file. */
async function live(klacht: Klacht): Promise<void> {
  const on = (peildatum: string) => klacht.with({ peildatum });
  await klacht("medewerkers", "toevoegen", "Anna Visser");
  const omschrijving = '=1+1\nZe zei: "komt goed"; en toen niets.';
  await on("2024-01-08")(
    "nieuw",
    ...INTAKE.slice(0, 5),
    `--omschrijving=${omschrijving}`,
    "--telefoon=0612345678",
  );
  await on("2024-01-09")("toewijzen", "2024-1", "--aan=Anna");
  await on("2024-01-10")("onderzoek", "2024-1", "--met=Jelle", "--tekst=Het dossier was zoek.");
  await on("2024-01-10")("brief", "2024-1", "ontvangstbevestiging");
  const bijlage = join(klacht.home, "bijlage.bin");
  writeFileSync(
    bijlage,
    Uint8Array.from({ length: 3000 }, (_, n) => n % 256),
  );
  const stuk = ["--richting=in", "--soort=e-mail", "--onderwerp=Foto's", "--tekst=Zie bijlage"];
  await on("2024-01-11")("correspondentie", "2024-1", "toevoegen", ...stuk, `--bestand=${bijlage}`);
  await on("2024-01-12")(
    "besluit",
    "2024-1",
    "--oordeel=ongegrond",
    "--motivering=Volgens de polis.",
    "--oorzaak=geen",
  );
  await on("2024-01-15")("brief", "2024-1", "standpunt");
  await on("2024-01-20")("bezwaar", "2024-1", "--tekst=Niet mee eens");
  const opnieuw = [
    "--oordeel=gegrond",
    "--motivering=Toch wel.",
    "--beoordelaars=Anna Visser;Jelle Dijkstra",
  ];
  await on("2024-01-25")("herbeoordeling", "2024-1", ...opnieuw);
  await on("2024-01-25")(
    "maatregel",
    "2024-1",
    "schadevergoeding",
    "--bedrag=1.250,50",
    "--toelichting=-10% korting",
  );
  await on("2024-01-26")("brief", "2024-1", "herbeoordeling");
  await on("2024-01-27")(
    "gesprek",
    "2024-1",
    "--aanwezig=Jan;Anna",
    "--verslag=Goed.",
    "--uitkomst=overeenstemming",
  );
  await on("2024-01-28")("sluiten", "2024-1", "--reden=afgehandeld", "--berust=ja");
  await on("2024-02-28")("nieuw", ...INTAKE, "--klantnummer=00042");
  await on("2024-02-29")("toewijzen", "2024-2", "--aan=Anna");
  await on("2024-03-01")("uitstel", "2024-2", "--tot=2024-04-12", "--reden=Wacht op stukken");
}

describe("exporteren to CSV", () => {
  it("is what a Dutch Excel opens: a mark, semicolons, a decimal comma, no formulas", async ({ klacht }) => {
    lived(klacht);
    const { stdout, stderr, exitCode } = await klacht("exporteren");
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      "4 bestanden bij de correspondentie gaan niet mee; dat kan met --formaat json --met-bestanden.\n",
    );
    expect(stdout).toMatch(/^\ufeffNummer;Status;Vertrouwelijk;/);
    expect(stdout.endsWith("\r\n")).toBe(true);
    const [row, second] = rowsOf(stdout);
    expect(row).toMatchObject({
      Nummer: "2024-0001",
      Status: "afgehandeld",
      Vertrouwelijk: "nee",
      "Ingediend op": "2024-01-08",
      Telefoon: "'0612345678",
      Omschrijving: `'=1+1\nZe zei: "komt goed"; en toen niets.`,
      Oordeel: "ongegrond",
      "Oordeel herbeoordeling": "gegrond",
      Beoordelaars: "Anna Visser; Jelle Dijkstra",
      Schadevergoeding: "1250,50",
      Berust: "ja",
      "Maatregelen (datum; soort; bedrag; akkoord verzekeraar; toelichting)":
        "2024-01-25; schadevergoeding; 1250,50; nee; -10% korting",
    });
    expect(second).toMatchObject({ Klantnummer: "'00042", Schadevergoeding: "" });
  });

  it("has its dates as they are asked for", async ({ klacht }) => {
    lived(klacht);
    const [row] = rowsOf((await klacht("exporteren", "--datums=nl")).stdout);
    expect(row).toMatchObject({ "Ingediend op": "08-01-2024" });
    expect(row!["Uitstel (datum; tot; reden)"]).toBe("");
    expect(row!["Bezwaren (datum; tekst)"]).toBe("20-01-2024; Niet mee eens");
  });

  it("leaves nothing behind that a spreadsheet would run", async ({ klacht }) => {
    const nasty = ["=1", "+1", "-1", "@a", "＝1", "'=1", "\t=1"];
    await fill(
      klacht.map,
      [],
      nasty.map((text) => ({ omschrijving: text, klager: { naam: text.trim(), plaats: text.trim() } })),
    );
    for (const row of rowsOf((await klacht("exporteren")).stdout)) {
      for (const [heading, cell] of Object.entries(row))
        expect(cell, heading).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }
  });
});

describe("exporteren to JSON", () => {
  it("has each case as `toon` shows it", async ({ klacht }) => {
    lived(klacht);
    const cases = (await klacht("exporteren", "--formaat=json")).json();
    expect(cases).toEqual([
      (await klacht("toon", "2024-1", "--json")).json(),
      (await klacht("toon", "2", "--json")).json(),
    ]);
    expect((await klacht("exporteren", "--json")).json()).toEqual(cases);
  });

  it("is an empty array of a register without cases", async ({ klacht }) => {
    expect((await klacht("exporteren", "--formaat=json")).json()).toEqual([]);
    expect((await klacht("exporteren", "--formaat=csv")).stdout).toMatch(/^\ufeffNummer;[^\n]*\r\n$/);
    expect(existsSync(klacht.map)).toBe(false);
  });
});

describe("exporteren", () => {
  it("leaves nothing behind where it is broken off", async ({ klacht }) => {
    await fill(
      klacht.map,
      [],
      Array.from({ length: 12_000 }, () => ({})),
    );
    const folder = join(klacht.home, "uit");
    mkdirSync(folder);
    const args = [PROGRAM, ...globalOptions(klacht.map), "exporteren", "--naar", folder];
    const running = spawn(process.execPath, args, { env: environment(klacht.home), stdio: "ignore" });
    const ended = once(running, "exit");
    await vi.waitUntil(() => readdirSync(folder).length > 0, { timeout: 20_000, interval: 1 });
    running.kill("SIGINT");
    expect(await ended).toEqual([130, null]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("writes the file that is asked for, of one year where that is asked", async ({ klacht }) => {
    await fill(klacht.map, [], [{ ingediendOp: "2023-05-01" }, { ingediendOp: "2024-01-01" }, {}]);
    const path = join(klacht.home, "uit.json");
    const { stdout } = await klacht("exporteren", "--naar", path, "--jaar=2024");
    expect(stdout).toContain("2 klachten staan in");
    expect(JSON.parse(readFileSync(path, "utf8")).map(({ nummer }: { nummer: string }) => nummer)).toEqual([
      "2024-0001",
      "2024-0002",
    ]);
    expect(await klacht("exporteren", "--naar", path)).toMatchObject({ exitCode: 1 });
    expect((await klacht("exporteren", "--naar", klacht.home, "--jaar=2023", "--json")).json()).toEqual({
      pad: join(klacht.home, "klachten-2023.json"),
      klachten: 1,
      gesloten: 0,
      bestandenNietMee: 0,
    });
  });

  it("goes to a file on a terminal", async ({ klacht }) => {
    await fill(klacht.map, [], [{}]);
    const talk = converse(klacht, ["exporteren", "--naar", klacht.home]);
    expect(await talk.exitCode()).toBe(0);
    expect(talk.shown().replaceAll(/\s+/g, " ")).toContain(
      `1 klacht staat in ${join(klacht.home, "klachten.csv")}`,
    );
  });

  it("changes nothing in the register, and leaves no file when it fails", async ({ klacht }) => {
    lived(klacht);
    const before = contentsOf(klacht.map);
    await klacht("exporteren");
    await klacht("exporteren", "--formaat=json", "--met-bestanden");
    expect(contentsOf(klacht.map)).toEqual(before);
    const { openSqlite } = await import("../../src/register/addon.ts");
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    sqlite.exec("delete from dossier where klacht_id = 2");
    sqlite.close();
    const outside = contentsOf(klacht.home);
    const { exitCode, stderr } = await klacht("exporteren", "--naar", join(klacht.home, "x.csv"));
    expect([exitCode, stderr]).toEqual([
      6,
      expect.stringContaining("De inhoud van klacht 2024-0002 ontbreekt"),
    ]);
    expect(contentsOf(klacht.home)).toEqual(outside);
  });

  it("leaves no file when it fails after many cases were written", async ({ klacht }) => {
    await fill(
      klacht.map,
      ["Anna"],
      Array.from({ length: 60 }, () => ({})),
    );
    const { openSqlite } = await import("../../src/register/addon.ts");
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    sqlite.exec("delete from dossier where klacht_id = 60");
    sqlite.close();
    const outside = contentsOf(klacht.home);
    for (const name of ["x.csv", "x.json"]) {
      expect((await klacht("exporteren", "--naar", join(klacht.home, name))).exitCode).toBe(6);
      expect(contentsOf(klacht.home)).toEqual(outside);
    }
  });

  it("shows of a confidential case no more than the register may know", async ({ klacht }) => {
    await fillWithKluis(
      klacht.map,
      ["Anna"],
      [{}, { vertrouwelijk: true, aan: "Anna", gemeldOp: "2024-03-04" }],
    );
    const { json, stderr } = await klacht("exporteren", "--formaat=json");
    expect(stderr).toBe("1 vertrouwelijke klacht staat er zonder inhoud in; met --kluis gaat die mee.\n");
    expect(json()[1]).toEqual({
      nummer: "2024-0002",
      status: "in behandeling",
      vertrouwelijk: true,
      gesloten: true,
      ingediendOp: "2024-03-04",
      verantwoordelijke: "Anna",
      termijnen: expect.arrayContaining([
        {
          soort: "melding",
          uiterlijk: "2024-03-07",
          eersteUiterlijk: null,
          voldaanOp: "2024-03-04",
          vervallenOp: null,
          dagen: null,
        },
      ]),
    });
    const [, row] = rowsOf((await klacht("exporteren")).stdout);
    const filled = Object.entries(row!).filter(([, cell]) => cell !== "");
    expect(filled.map(([heading]) => heading.split(" (")[0])).toEqual([
      "Nummer",
      "Status",
      "Vertrouwelijk",
      "Gesloten",
      "Ingediend op",
      "Verantwoordelijke",
      "Termijnen",
    ]);
  });

  it.for([
    [["--formaat=xls"], 2, "“xls” kan niet bij --formaat"],
    [["--datums=us"], 2, "“us” kan niet bij --datums"],
    [["--jaar=24"], 2, "“24” bij --jaar"],
    [["--met-bestanden"], 2, "Bestanden gaan niet mee in CSV"],
    [["--naar=/geen/map/x.csv"], 3, "De map /geen/map is er niet"],
  ] as const)("answers %j with exit %i", async ([args, code, reason], { klacht }) => {
    const { exitCode, stdout, stderr } = await klacht("exporteren", ...args);
    expect(stderr).toContain(reason);
    expect([stdout, exitCode]).toEqual(["", code]);
  });
});

describe("what was exported", () => {
  it.for([["csv"], ["csv", "--datums=nl"], ["json"], ["json", "--met-bestanden"]])(
    "comes back as %j into an equal register",
    async ([formaat, ...options], { klacht }) => {
      lived(klacht);
      const path = join(klacht.home, `uit.${formaat}`);
      await klacht("exporteren", `--formaat=${formaat}`, ...options!, "--naar", path);
      const other = beside(klacht, "ander");
      const { json, exitCode } = await other("importeren", path, "--json");
      expect(json()).toMatchObject({
        geimporteerd: 2,
        dubbel: [],
        fouten: [],
        nietOvergenomen: [],
        medewerkersToegevoegd: ["Anna Visser"],
        perJaar: [{ jaar: 2024, aantal: 2, eerste: "2024-0001", laatste: "2024-0002" }],
      });
      expect(exitCode).toBe(0);
      const withFiles = options?.includes("--met-bestanden");
      const expected = await allOf(klacht);
      expect(await allOf(other)).toEqual(withFiles ? expected : expected.map(withoutFiles));
      expect(await other("controle")).toMatchObject({ exitCode: 0, stderr: "" });
      expect((await other("termijnen", "--json")).json()).toEqual(
        (await klacht("termijnen", "--json")).json(),
      );
      // The case goes on there as it would have here.
      expect((await other("nieuw", ...INTAKE, "--json")).json().nummer).toBe("2024-0003");
      const log = (await other("logboek", "2024-1", "--json")).json();
      expect(log).toMatchObject([{ handeling: "geïmporteerd", details: { nummer: "2024-0001" } }]);
      // Who finds a file elsewhere can still tell that it is the one.
      expect(log[0].details.zonderBestand?.length).toBe(withFiles ? undefined : 4);
      // With its files the register is whole; without them it says so where they are asked for.
      const to = join(klacht.home, "terug.bin");
      const saved = await other("correspondentie", "2024-1", "bewaar", "2", "--naar", to);
      if (withFiles) {
        expect(readFileSync(to).equals(ATTACHMENT)).toBe(true);
      } else {
        expect(saved).toMatchObject({
          exitCode: 3,
          stderr: expect.stringContaining("is geen bestand bewaard"),
        });
        const zip = await other("inzage", "2024-1", "--met-bijlagen", "--naar", klacht.home);
        expect(zip.exitCode).toBe(0);
        expect(zip.stderr).toContain("staat het bestand niet in dit register");
      }
    },
  );

  it("comes back the same whatever stands in it", { timeout: 120_000 }, () => bringsOverUnharmed(6));
});

/** What is done with cases past their retention: shown, tried, asked, wiped; and what stays the same all the while. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { withPassphrase } from "../register/kluis.ts";
import { makeOffice, OPEN_WORD, SECRET_WORD } from "../register/office.ts";
import { converse, ENTER } from "./conversation.ts";
import { englishIn } from "./english.ts";
import { contentsOf, filesHolding, it, type Klacht } from "./run.ts";

/** Two cases were settled on 8 April 2024, the second one confidential. */
const DUE = "2031-04-08";
const OPEN = "2024-0001";
const CONFIDENTIAL = "2024-0002";

let original: string;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeOffice(original);
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** The office as it is on a day, the closed file shut or open. */
function office(klacht: Klacht, peildatum = DUE): { shut: Klacht; opened: Klacht } {
  cpSync(original, klacht.map, { recursive: true });
  const shut = klacht.with({ peildatum });
  return { shut, opened: klacht.with({ peildatum, env: withPassphrase(klacht.home) }) };
}

const numbers = (rows: readonly { nummer: string }[]) => rows.map(({ nummer }) => nummer);

describe.concurrent("klacht bewaartermijn lijst", () => {
  it.for([
    ["2031-04-07", []],
    ["2031-04-08", [OPEN, CONFIDENTIAL]],
  ] as const)("of %s has what was settled seven years ago", async ([day, expected], { klacht, expect }) => {
    const { shut } = office(klacht, day);
    const { stdout, json } = await shut("bewaartermijn", "lijst", "--json");
    expect(numbers(json())).toEqual(expected);
    expect(stdout).toBe(`${JSON.stringify(json(), null, 2)}\n`);
  });

  it("says of a confidential case no more than its number and days", async ({ klacht, expect }) => {
    const { shut, opened } = office(klacht);
    const before = contentsOf(klacht.map);
    const { stdout, stderr, exitCode } = await shut("bewaartermijn");
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    expect(stdout).toMatch(/2024-0001 +08-04-2024 +08-04-2031 +Naam Leesbaar/);
    expect(stdout).toMatch(/2024-0002 +08-04-2024 +08-04-2031 +vertrouwelijk/);
    expect(stdout).not.toContain(SECRET_WORD);
    expect((await opened("bewaartermijn")).stdout).toContain(`Naam ${SECRET_WORD}`);
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("goes by the term of the office, which is never under a year", async ({ klacht, expect }) => {
    const { shut } = office(klacht, "2025-04-08");
    for (const value of ["0", "-1", "0,5", "101"]) {
      const { exitCode, stderr } = await shut("instellingen", "zet", "bewaartermijn.jaren", value);
      expect({ value, exitCode }).toEqual({ value, exitCode: 2 });
      expect(stderr).toContain("moet een geheel getal van 1 tot 100 zijn");
    }
    expect((await shut("bewaartermijn")).stdout).toContain("Van geen enkele klacht");
    await shut("instellingen", "zet", "bewaartermijn.jaren", "1");
    expect(numbers((await shut("bewaartermijn", "--json")).json())).toEqual([OPEN, CONFIDENTIAL]);
  });
});

describe.concurrent("klacht bewaartermijn opschonen", { timeout: 60_000 }, () => {
  it("with --proef, or without a yes, wipes nothing", async ({ klacht, expect }) => {
    const { opened } = office(klacht);
    const before = contentsOf(klacht.map);
    const trial = await opened("bewaartermijn", "opschonen", "--proef");
    expect(trial.stdout).toContain("Dit was een proef: er is niets gewist.");
    expect(trial.exitCode).toBe(0);
    const refused = await opened("bewaartermijn", "opschonen");
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toBe(
      "Opschonen wist de gegevens van 2 klachten voorgoed.\n→ Bevestig met --ja.\n",
    );
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("asks for the number of cases, and takes nothing else for a yes", async ({ klacht, expect }) => {
    const { shut } = office(klacht);
    for (const [typed, code, name] of [
      ["2", 130, `Naam ${OPEN_WORD}`],
      ["1", 0, "(verwijderd)"],
    ] as const) {
      // The closed file stays shut: nobody knows its passphrase here.
      const talk = converse(shut, ["bewaartermijn", "opschonen"], { peildatum: DUE });
      await talk.sees("Wachtwoord van de kluis");
      talk.type(ENTER);
      await talk.sees("Typ het aantal om door te gaan");
      talk.type(typed + ENTER);
      expect(await talk.exitCode()).toBe(code);
      expect((await shut("toon", OPEN, "--json")).json().klager.naam).toBe(name);
    }
  });

  it("leaves every figure of the years as it was, and nothing by which the person is found", async ({
    klacht,
    expect,
  }) => {
    const { shut, opened } = office(klacht);
    const figures = async () => [
      (await shut("jaaroverzicht", "--jaar=2024", "--json")).json(),
      (await opened("jaaroverzicht", "--jaar=2024", "--kluis", "--json")).json(),
      (await shut("jaaroverzicht", "--jaar=2024", "--formaat=csv")).stdout,
    ];
    const counted = await figures();
    const before = (await shut("lijst", "--alles", "--json")).json();
    expect(numbers((await shut("zoek", OPEN_WORD, "--json")).json())).toEqual([OPEN]);
    expect(numbers((await opened("zoek", SECRET_WORD, "--kluis", "--json")).json())).toEqual([CONFIDENTIAL]);

    const done = await opened("bewaartermijn", "opschonen", "--ja", "--json");
    expect(done.json()).toEqual({ geanonimiseerd: [OPEN, CONFIDENTIAL], overgeslagen: 0 });
    expect(englishIn(done.stderr)).toEqual([]);

    for (const [index, figure] of (await figures()).entries()) expect(figure).toEqual(counted[index]);
    for (const word of [OPEN_WORD, SECRET_WORD, `Naam ${OPEN_WORD}`, `K-${OPEN_WORD}`]) {
      expect((await opened("zoek", word, "--kluis", "--json")).json()).toEqual([]);
    }
    expect(filesHolding(klacht.map, OPEN_WORD)).toEqual([]);
    // The list has the case as before, but for whom it was about.
    const after = (await shut("lijst", "--alles", "--json")).json();
    expect(numbers(after)).toEqual(numbers(before));
    const [was, is] = [before, after].map((rows) =>
      rows.find(({ nummer }: { nummer: string }) => nummer === OPEN),
    );
    expect(is).toMatchObject({
      nummer: OPEN,
      ingediendOp: was.ingediendOp,
      aard: was.aard,
      status: was.status,
    });
    expect(is.klager.naam).toBe("(verwijderd)");
    expect((await shut("lijst", "--alles")).stdout).toContain("(verwijderd)");
    expect((await shut("toon", OPEN)).stdout).not.toContain(OPEN_WORD);
    // Who did what when stays, and that it was wiped; without the person.
    const log = (await shut("logboek", OPEN, "--json")).json();
    expect(log.at(-1)).toMatchObject({
      handeling: "geanonimiseerd",
      details: { reden: "bewaartermijn van 7 jaar voorbij" },
    });
    expect(JSON.stringify(log)).not.toContain(OPEN_WORD);
    expect((await opened("controle")).exitCode).toBe(0);
    expect((await opened("bewaartermijn", "opschonen", "--ja")).stdout).toContain("Van geen enkele klacht");
  });

  it("without the passphrase passes over what lies in the closed file, and says so", async ({
    klacht,
    expect,
  }) => {
    const { shut, opened } = office(klacht);
    const { stdout, exitCode } = await shut("bewaartermijn", "opschonen", "--ja");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("De gegevens van 1 klacht zijn gewist");
    expect(stdout).toContain("1 klacht in de kluis wordt overgeslagen");
    expect((await opened("toon", CONFIDENTIAL)).stdout).toContain(SECRET_WORD);
  });

  it("of one case asks why, and waits until a year has passed", async ({ klacht, expect }) => {
    const { shut } = office(klacht, "2025-04-07");
    const before = contentsOf(klacht.map);
    const one = ["bewaartermijn", "opschonen", `--nr=${OPEN}`, "--ja"];
    expect(await shut(...one)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("Er ontbreekt: --reden"),
    });
    const steering = await shut(...one, "--reden=\u001b]0;x\u0007");
    expect(steering).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("De reden bevat een regeleinde of"),
    });
    expect(await shut(...one, "--reden=Verzoek.")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("moet tot 08-04-2025 bewaard blijven"),
    });
    expect(await shut(...one.map((arg) => arg.replace(OPEN, "2024-0003")), "--reden=Verzoek.")).toMatchObject(
      {
        exitCode: 1,
        stderr: expect.stringContaining("is nog niet afgehandeld"),
      },
    );
    expect(contentsOf(klacht.map)).toEqual(before);
    const later = shut.with({ peildatum: "2025-04-08" });
    expect((await later(...one, "--reden=Verzoek.")).exitCode).toBe(0);
    expect((await later("logboek", OPEN, "--json")).json().at(-1).details).toEqual({ reden: "Verzoek." });
    expect(await later(...one, "--reden=Nog eens.")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("is al geanonimiseerd"),
    });
  });
});

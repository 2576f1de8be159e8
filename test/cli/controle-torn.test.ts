/** `klacht controle`: a pair that was torn by a copy put back, as staff meets it. */
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { fillWithKluis, JELLE, withPassphrase } from "../register/kluis.ts";
import { englishIn, hasStackTrace } from "./english.ts";
import { contentsOf, INTAKE, it, type Klacht, type Result } from "./run.ts";

const CONFIDENTIAL = INTAKE.map((option) => option.replace("=nee", "=ja"));
const CALL = ["toevoegen", "--richting=in", "--soort=telefoon", "--onderwerp=o"];

const unlocked = (klacht: Klacht) => klacht.with({ env: withPassphrase(klacht.home) });

/** An office with a confidential case, of which a copy was made before `acts`. */
async function office(klacht: Klacht, acts: (own: Klacht) => Promise<unknown>): Promise<Klacht> {
  await fillWithKluis(klacht.map, [JELLE], [{ vertrouwelijk: true }, {}]);
  cpSync(klacht.map, join(klacht.home, "kopie"), { recursive: true });
  const own = unlocked(klacht);
  await acts(own);
  return own;
}

function putBack({ map, home }: Klacht, part: "register.db" | "kluis"): void {
  rmSync(join(map, part), { recursive: true });
  cpSync(join(home, "kopie", part), join(map, part), { recursive: true });
}

function expectDutch({ stdout, stderr }: Result): void {
  expect(englishIn(stdout + stderr)).toEqual([]);
  expect(hasStackTrace(stderr)).toBe(false);
}

const flat = (text: string) => text.replaceAll(/\s+/g, " ");

describe("a register that is older than the closed file", { timeout: 120_000 }, () => {
  it("is named at every use of the closed file, mended by controle --herstel, and then whole", async ({
    klacht,
  }) => {
    const own = await office(klacht, async (opened) => {
      expect((await opened("nieuw", ...CONFIDENTIAL)).exitCode).toBe(0);
      expect((await opened("correspondentie", "1", ...CALL)).exitCode).toBe(0);
    });
    putBack(klacht, "register.db");
    const before = contentsOf(klacht.map);

    for (const args of [
      ["toon", "1"],
      ["lijst", "--kluis"],
      ["nieuw", ...CONFIDENTIAL],
      ["vertrouwelijk", "2", "--reden=r"],
    ]) {
      const result = await own(...args);
      expect(result).toMatchObject({
        exitCode: 6,
        stdout: "",
        stderr:
          "Register en kluis passen niet bij elkaar: het register is ouder dan de kluis.\n→ Herstel wat te herstellen is met: klacht controle --herstel\n",
      });
    }
    const found = await own("controle");
    expect(found.exitCode).toBe(6);
    expect(found.stdout).toContain("Register en kluis zijn niet van hetzelfde moment.\n");
    expect(found.stderr).toMatch(
      /^Er zijn \d dingen niet in orde\.\n→ Herstel wat te herstellen is met: klacht controle --herstel\n$/,
    );
    expectDutch(found);
    // Without the key nothing is mended, and nothing is known of it.
    expect((await klacht("controle", "--herstel")).exitCode).toBe(4);
    expect(contentsOf(klacht.map)).toEqual(before);

    const mended = await own("controle", "--herstel");
    expect(mended).toMatchObject({ exitCode: 0, stderr: "" });
    expect(flat(mended.stdout)).toContain(
      "Hersteld: klacht 2024-0001: bijgewerkt in het register, uit de kluis.",
    );
    expect(flat(mended.stdout)).toContain(
      "Hersteld: klacht 2024-0003: stond niet meer in het register en is daar teruggezet.",
    );
    expect(flat(mended.stdout)).toContain("Alles is in orde");
    expectDutch(mended);
    expect((await own("controle", "--herstel", "--json")).json()).toMatchObject({ gaaf: true, hersteld: [] });
    expect((await own("toon", "3")).exitCode).toBe(0);
    expect((await own("nieuw", ...CONFIDENTIAL, "--json")).json().nummer).toBe("2024-0004");
  });

  it("is not made to look whole by a letter that was left over", async ({ klacht }) => {
    const own = await office(klacht, (opened) => opened("correspondentie", "1", ...CALL));
    putBack(klacht, "register.db");
    const letters = join(klacht.map, "brieven");
    mkdirSync(letters);
    writeFileSync(join(letters, "2024-0001-standpunt.docx"), "een brief");
    const before = contentsOf(klacht.map);
    for (const args of [["controle"], ["kluis", "controle"]]) expect((await own(...args)).exitCode).toBe(6);
    expect(contentsOf(klacht.map)).toEqual(before);
    expect((await own("controle", "--herstel", "--json")).json()).toMatchObject({
      gaaf: true,
      hersteld: [{ nummer: "2024-0001", gelukt: true }],
    });
    const { correspondentie } = (await own("toon", "1", "--json")).json();
    expect(correspondentie.map(({ soort }: { soort: string }) => soort)).toEqual([
      "telefoon",
      "eigen versie",
    ]);
    expect(readdirSync(letters)).toEqual([]);
  });
});

describe("a closed file that is older than the register", { timeout: 120_000 }, () => {
  it("is mended as far as it goes, and what is lost is named", async ({ klacht }) => {
    const own = await office(klacht, async (opened) => {
      await opened("nieuw", ...CONFIDENTIAL);
      await opened("correspondentie", "1", ...CALL);
    });
    putBack(klacht, "kluis");
    expect((await own("toon", "1")).stderr).toContain("de kluis is ouder dan het register");

    const mended = await own("controle", "--herstel");
    expect(mended.exitCode).toBe(6);
    expect(flat(mended.stdout)).toContain(
      "Hersteld: klacht 2024-0001: de kluis is ouder: wat na handeling 1 is gedaan, moet opnieuw worden ingevoerd.",
    );
    expect(flat(mended.stdout)).toContain(
      "Niet hersteld: klacht 2024-0003: de inhoud ligt in geen van beide bestanden; zet een reservekopie terug.",
    );
    expect(flat(mended.stdout)).toContain("Klacht 2024-0003: de inhoud ontbreekt in de kluis.");
    expectDutch(mended);
    // What is there can be used again.
    expect((await own("correspondentie", "1", ...CALL)).exitCode).toBe(0);
    expect((await own("toon", "3")).exitCode).toBe(6);
    expect((await own("lijst", "--kluis")).exitCode).toBe(0);
  });
});

describe("a register in which something was changed from outside", () => {
  it("is named by the case and the row", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    sqlite.exec("drop trigger logboek_blijft; update logboek set wie = 'Niemand' where klacht_id = 1");
    sqlite.close();
    const { exitCode, stdout, stderr } = await klacht("controle");
    expect(exitCode).toBe(6);
    expect(stdout).toBe("Klacht 2024-0001: regel 1 van het logboek is gewijzigd.\n");
    expect(stderr).toBe("Er is iets niet in orde.\n→ Zet zo nodig de laatste goede reservekopie terug.\n");
    expect((await klacht("controle", "--json")).json()).toEqual({
      gaaf: false,
      kluis: "geen",
      bevindingen: [{ nummer: "2024-0001", wat: "regel 1 van het logboek is gewijzigd" }],
      hersteld: [],
    });
  });
});

import { chmodSync, cpSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { fill } from "../register/fill.ts";
import { fillWithKluis, JELLE, SIETSKE, withPassphrase } from "../register/kluis.ts";
import { converse } from "./conversation.ts";
import { englishIn } from "./english.ts";
import { contentsOf, INTAKE, it, type Klacht } from "./run.ts";

const NR = "2024-0001";
const WELL = "Alles is in orde: het register, het logboek en de plaats van elke klacht.\n";

/** What `sqlite3` does, on one statement. */
function otherProgram(klacht: Klacht, ...statements: string[]): void {
  const sqlite = openSqlite(join(klacht.map, "register.db"), {});
  for (const statement of statements) sqlite.exec(statement);
  sqlite.close();
}

/** As the program itself leaves what it writes; what a test lays there has the rights that are usual. */
function ownOnly(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  chmodSync(folder, 0o700);
}

describe("klacht controle", () => {
  it("says that all is well, and changes nothing", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const before = contentsOf(klacht.map);
    expect(await klacht("controle")).toMatchObject({ stdout: WELL, stderr: "", exitCode: 0 });
    expect((await klacht("controle", "--json")).json()).toEqual({
      gaaf: true,
      kluis: "geen",
      bevindingen: [],
      hersteld: [],
    });
    expect(contentsOf(klacht.map)).toEqual(before);
    expect(await klacht("controle", "--herstel")).toMatchObject({ stdout: WELL, exitCode: 0 });
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it("of a folder without a register finds nothing, and makes nothing", async ({ klacht, expect }) => {
    expect(await klacht("controle")).toMatchObject({ stdout: WELL, exitCode: 0 });
    expect(() => statSync(klacht.map)).toThrow();
  });

  it("names the case that another program changed; on a terminal somebody may say that it is right", async ({
    klacht,
    expect,
  }) => {
    await klacht("nieuw", ...INTAKE);
    otherProgram(klacht, "update dossier set naam = 'Een ander'");
    const found = await klacht("controle");
    expect(found).toMatchObject({
      exitCode: 6,
      stdout: `Klacht ${NR}: de gegevens zijn met een ander programma gewijzigd.\n`,
      stderr: "Er is iets niet in orde.\n→ Herstel wat te herstellen is met: klacht controle --herstel\n",
    });
    const unasked = await klacht("controle", "--herstel");
    expect(unasked).toMatchObject({ exitCode: 6 });
    expect(unasked.stderr).toMatch(
      /→ Zijn de gegevens goed zoals ze zijn, herhaal dit dan met --ja\. Zet anders /,
    );

    const no = converse(klacht, ["controle", "--herstel"]);
    await no.sees("Zijn de gegevens goed zoals ze nu zijn?");
    no.type("n\r");
    expect(await no.exitCode()).toBe(6);
    const yes = converse(klacht, ["controle", "--herstel"]);
    await yes.sees("Zijn de gegevens goed zoals ze nu zijn?");
    yes.type("j\r");
    await yes.sees(`Hersteld: klacht ${NR}: aanvaard zoals de gegevens nu zijn.`);
    expect(await yes.exitCode()).toBe(0);
    expect((await klacht("controle")).exitCode).toBe(0);
    expect((await klacht("logboek", NR, "--json")).json().at(-1)).toMatchObject({
      handeling: "gegevens buiten klacht om gewijzigd; aanvaard",
      wie: "Sietske Bakker",
    });
  });

  it("puts a deadline back that another program changed, and says so in the log", async ({
    klacht,
    expect,
  }) => {
    await klacht("nieuw", ...INTAKE);
    const before = (await klacht("toon", NR, "--json")).json();
    otherProgram(klacht, "update termijn set uiterlijk = '2024-12-31' where soort = 'reactie'");
    const { json, exitCode } = await klacht("controle", "--json");
    expect(exitCode).toBe(6);
    expect(json()).toEqual({
      gaaf: false,
      kluis: "geen",
      bevindingen: [
        { nummer: NR, wat: "de termijn voor reactie is niet wat de regels geven", herstel: "termijn" },
        { nummer: NR, wat: "de gegevens zijn met een ander programma gewijzigd", herstel: "zegel" },
      ],
      hersteld: [],
    });
    expect(await klacht("controle", "--herstel")).toMatchObject({
      exitCode: 0,
      stdout: `Hersteld: klacht ${NR}: de termijn voor reactie is volgens de regels\nteruggezet op 25-03-2024.\n${WELL}`,
      stderr: "",
    });
    expect((await klacht("toon", NR, "--json")).json()).toEqual(before);
    expect((await klacht("logboek", NR)).stdout).toContain("termijn hersteld");
  });

  it("points to a backup where nothing can be mended, and to both where some can", async ({
    klacht,
    expect,
  }) => {
    await klacht("nieuw", ...INTAKE);
    await klacht("nieuw", ...INTAKE);
    otherProgram(klacht, "drop trigger logboek_gaat_niet_weg", "delete from logboek where klacht_id = 1");
    const both = await klacht("controle");
    expect(both.stderr).toBe(
      "Er zijn 2 dingen niet in orde.\n→ Herstel wat te herstellen is met: klacht controle --herstel. Zet voor de rest een goede reservekopie terug: klacht reservekopie lijst\n",
    );
    const rest = await klacht("controle", "--herstel");
    expect(rest).toMatchObject({ exitCode: 6 });
    expect(rest.stdout).toContain("Hersteld: de beveiliging logboek_gaat_niet_weg is opnieuw gemaakt.");
    expect(rest.stdout).toContain(
      `Klacht ${NR}: het logboek eindigt bij regel 0, en het register verwacht 1.`,
    );
    expect(rest.stderr).toBe(
      "Er is iets niet in orde.\n→ Zet een goede reservekopie terug: klacht reservekopie lijst\n",
    );
    expect(englishIn(`${both.stdout}${both.stderr}${rest.stdout}${rest.stderr}`)).toEqual([]);
  });

  it("finds files that others may read, shuts them, and follows no link out of the folder", async ({
    klacht,
    expect,
  }) => {
    await fill(klacht.map, [], [{}]);
    chmodSync(klacht.map, 0o755);
    chmodSync(join(klacht.map, "register.db"), 0o640);
    mkdirSync(join(klacht.map, "brieven"), { mode: 0o700 });
    const shared = join(klacht.home, "gedeeld");
    mkdirSync(shared);
    writeFileSync(join(shared, "van-een-ander"), "x", { mode: 0o644 });
    chmodSync(shared, 0o755);
    symlinkSync(shared, join(klacht.map, "brieven", "gedeeld"));
    const found = await klacht("controle", "--json");
    expect(found.exitCode).toBe(6);
    expect(found.json().bevindingen.map(({ wat }: { wat: string }) => wat)).toEqual([
      `${klacht.map} is ook voor anderen leesbaar`,
      `${join(klacht.map, "register.db")} is ook voor anderen leesbaar`,
    ]);
    expect((await klacht("controle", "--herstel")).exitCode).toBe(0);
    expect(statSync(klacht.map).mode & 0o777).toBe(0o700);
    expect(statSync(join(klacht.map, "register.db")).mode & 0o777).toBe(0o600);
    expect(statSync(shared).mode & 0o777).toBe(0o755);
    expect(statSync(join(shared, "van-een-ander")).mode & 0o777).toBe(0o644);
  });

  it("takes the closed file along where it can be opened, and says where it could not", async ({
    klacht,
    expect,
  }) => {
    await fillWithKluis(klacht.map, [JELLE], [{ vertrouwelijk: true }], [SIETSKE]);
    ownOnly(klacht.map);
    expect(await klacht("controle")).toMatchObject({
      exitCode: 0,
      stdout: `${WELL}De kluis was niet open en is niet gecontroleerd.\n`,
    });
    const opened = klacht.with({ env: withPassphrase(klacht.home) });
    expect(await opened("controle")).toMatchObject({
      exitCode: 0,
      stdout: `${WELL}De kluis is meegenomen.\n`,
    });
    expect(await klacht("controle", "--herstel")).toMatchObject({ exitCode: 4, stdout: "" });
    // A register that somebody put back by hand, from before the last act on a confidential case.
    cpSync(join(klacht.map, "register.db"), join(klacht.home, "eerder.db"));
    await opened("toewijzen", "1", `--aan=${JELLE}`);
    cpSync(join(klacht.home, "eerder.db"), join(klacht.map, "register.db"));
    expect(await opened("controle")).toMatchObject({ exitCode: 6 });
    const mended = await opened("controle", "--herstel");
    expect(mended.stdout).toContain(`Hersteld: klacht ${NR}: bijgewerkt in het register, uit de kluis.`);
    expect(mended.exitCode).toBe(0);
    expect((await opened("toon", "1", "--json")).json().verantwoordelijke).toBe(JELLE);
  });
});

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceOfOption } from "../../src/commands/aanvulling/sources.ts";
import { COMMANDS } from "../../src/commands/list.ts";
import { openSqlite } from "../../src/register/addon.ts";
import { DutchCommand } from "../../src/terminal/command.ts";
import { fillWithKluis } from "../register/kluis.ts";
import { contentsOf, createKlacht } from "./run.ts";
import { isInstalled, openShell, type ShellName } from "./shell.ts";

const { klacht, remove } = createKlacht();
const bare = klacht.with({ map: null, als: null, peildatum: null });
afterAll(remove);

beforeAll(async () => {
  const cases = [
    { aard: "bejegening", klager: { naam: "Geheime Naam" }, omschrijving: "Geheime tekst" },
    { vertrouwelijk: true, aard: "privacy", klager: { naam: "Geheime Naam" }, omschrijving: "Geheime tekst" },
    { gemeldOp: "2024-03-04", afgehandeldOp: "2024-03-08", aan: "Jelle" },
    { aard: "duurzaamheid" },
    { aard: "niet-meer-bekend" },
  ];
  await fillWithKluis(klacht.map, ["Sietske Bakker", "Jelle Dijkstra", "Sjoerd Öz"], cases);
  await klacht("instellingen", "zet", "woordenlijsten.aard.duurzaamheid", "Duurzaamheid");
  await klacht("medewerkers", "uit-dienst", "Sjoerd Öz");
});

/** What is offered where the last of the words stops, with what it means behind it. */
async function offered(
  words: string,
  { shell = "zsh", env = { KLACHT_MAP: klacht.map } as Record<string, string> } = {},
) {
  const typed = words.split(" ");
  const last = `:${typed.pop()}`;
  const { stdout, stderr, exitCode } = await bare.with({ env })("aanvulling", "--", shell, ...typed, last);
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  return stdout.split("\n").slice(0, -1);
}
const words = async (...args: Parameters<typeof offered>) =>
  (await offered(...args)).map((line) => line.split("\t")[0]);

describe("aanvulling offers", () => {
  it("the commands, as the help names them", async () => {
    expect(await offered("")).toEqual(COMMANDS.map(({ name, summary }) => `${name}\t${summary}`));
    expect(await words("me")).toEqual(["medewerkers"]);
  });

  it("what is below a command, and nothing of that behind it", async () => {
    expect(await words("medewerkers ")).toEqual(["lijst", "toevoegen", "wijzig", "uit-dienst"]);
    expect(await words("medewerkers toevoegen ")).toEqual([]);
    expect(await words("lijst m")).toEqual([]);
  });

  it("the options of a command and those of all, without what was given", async () => {
    const options = await offered("lijst --te-laat --jaar 2024 --geen-kleur -");
    expect(options).toContain("--aard\talleen van deze aard");
    expect(options).toContain("--map\tmap met het register");
    expect(options.join("\n")).not.toMatch(/^--(te-laat|jaar|geen-kleur)/m);
    expect(await words("medewerkers toevoegen --f")).toEqual(["--functie"]);
  });

  it.each([
    ["nieuw --wijze te", ["telefonisch"]],
    ["sluiten 1 --wijze te", ["telefoon"]],
    ["nieuw --vertrouwelijk ", ["ja", "nee"]],
    ["nieuw --aard d", ["doorlooptijd", "duurzaamheid"]],
    ["nieuw --aard=d", ["doorlooptijd", "duurzaamheid"]],
    ["lijst --status in-", ["in-behandeling", "in-geschil"]],
    ["brief 1 ui", ["uitstel", "uitnodiging-gesprek"]],
    ["maatregel 1 v", ["verontschuldiging", "verzekeraar"]],
    ["instellingen zet termijnen.r", ["termijnen.reactie"]],
    ["aanvulling ", ["bash", "zsh", "fish", "powershell"]],
    ["nieuw --naam ", []],
    ["nieuw --frommel ", []],
    ["toon 1 ", []],
    ["lijst --te-laat=", []],
  ])("for “%s” these: %j", async (typed, expected) => {
    expect(await words(typed)).toEqual(expected);
  });

  it("whole words to shells that put a whole word in the place", async () => {
    expect(await words("nieuw --aard=be", { shell: "fish" })).toEqual([
      "--aard=bereikbaarheid",
      "--aard=bejegening",
    ]);
    expect(await words("nieuw --aard=bej", { shell: "powershell" })).toEqual(["--aard=bejegening"]);
    expect(await words("nieuw --aard = bej", { shell: "bash" })).toEqual(["bejegening"]);
    expect(await words("nieuw --aard =", { shell: "bash" })).toContain("bejegening");
  });

  it("the open cases, the last one first, with their aard and nothing else", async () => {
    const expected = [
      "2024-0005\tniet-meer-bekend",
      "2024-0004\tDuurzaamheid",
      "2024-0002\t",
      "2024-0001\tBejegening",
    ];
    expect(await offered("toon ")).toEqual(expected);
    expect(await offered("--als Jelle --json besluit ")).toEqual(expected);
    expect(await words("toon 2024-0001")).toEqual(["2024-0001"]);
  });

  it("the settled cases where only those can be meant", async () => {
    expect(await offered("heropenen ")).toEqual(["2024-0003\tAdvies"]);
  });

  it("the people in service, however their name is typed", async () => {
    expect(await words("toewijzen 1 --aan ")).toEqual(["Jelle Dijkstra", "Sietske Bakker"]);
    for (const typed of ["si", "Sie", '"Sie', "'Sietske\\", "Sietske\\"]) {
      expect(await words(`toewijzen 1 --aan ${typed}`), typed).toEqual(["Sietske Bakker"]);
    }
    expect(await words("nieuw --toewijzen j")).toEqual(["Jelle Dijkstra"]);
    expect(await words("nieuw --toewijzen --aard bej")).toEqual(["bejegening"]);
  });

  it.each([
    ["lijst --map ", [":mappen"]],
    ["nieuw --invoer ./", [":bestanden"]],
    ["importeren ", [":bestanden"]],
    ["brief 1 standpunt --naar=x", [":bestanden"]],
  ])("for “%s” what the shell knows itself", async (typed, expected) => {
    expect(await offered(typed)).toEqual(expected);
  });

  it("from the register that is meant", async () => {
    const none = { env: {} };
    expect(await words("toon ", none)).toEqual([]);
    expect(await words(`--map ${klacht.map} toon `, none)).toContain("2024-0001");
    expect(await words(`toon --map=${klacht.map} `, none)).toContain("2024-0001");
    expect(await words("toon --map ~/register ", none)).toContain("2024-0001");
    expect(await words("toon --map ~/elders ")).toEqual([]);
  });
});

describe("every option with words to choose from", async () => {
  const options: [name: string, command: string, option: string, value: string, help: string][] = [];
  const collect = (command: Command, path: string) => {
    for (const { long, flags, description } of command.options) {
      const [, value = ""] = /[<[](.+)[>\]]/.exec(flags) ?? [];
      options.push([`${path} ${long}`, path, long!, value, description]);
    }
    for (const below of command.commands) collect(below, `${path} ${below.name()}`);
  };
  for (const { name, load } of COMMANDS) {
    const command = new DutchCommand(name);
    (await load()).define(command, async () => {});
    collect(command, name);
  }
  const listed = options.filter(([, , , value]) => ["code", "status", "volgorde"].includes(value));

  it("is found at all", () => {
    expect(listed.map(([name]) => name)).toEqual(
      expect.arrayContaining(["nieuw --aard", "besluit --oordeel", "lijst --sorteer", "kifid --status"]),
    );
  });

  it.each(listed)("has those of its help: %s", (_, command, option, value, help) => {
    const source = sourceOfOption(command, option, value);
    if (typeof source === "string") return expect(["aard", "product", "oorzaak"]).toContain(source);
    const [, codes] = /: ([a-z -]+(?:, [a-z -]+)*)$/.exec(help) ?? [];
    expect(source?.map(({ code }) => code)).toEqual(
      codes?.split(", ").map((code) => code.replaceAll(" ", "-")),
    );
  });
});

describe("aanvulling keeps quiet", () => {
  const elsewhere = (name: string) => join(klacht.home, name);

  it("about a folder without a register, and makes none", async () => {
    const before = contentsOf(klacht.home);
    expect(await words("toon ", { env: { KLACHT_MAP: elsewhere("nergens") } })).toEqual([]);
    expect(contentsOf(klacht.home)).toEqual(before);
  });

  it("about a register that can't be read, and settings that can't", async () => {
    const map = elsewhere("kapot");
    mkdirSync(map);
    writeFileSync(join(map, "register.db"), "geen database");
    writeFileSync(join(map, "instellingen.json"), "{");
    const env = { KLACHT_MAP: map };
    expect(await words("toon ", { env })).toEqual([]);
    expect(await words("nieuw --aard bej", { env })).toEqual(["bejegening"]);
  });

  it("while somebody writes, and waits for nobody", async () => {
    const sqlite = openSqlite(join(klacht.map, "register.db"), {});
    try {
      sqlite.exec("begin exclusive");
      expect(await words("toon ")).toEqual([]);
      expect(await words("nieuw --wijze te")).toEqual(["telefonisch"]);
    } finally {
      sqlite.close();
    }
    expect(await words("toon ")).toContain("2024-0001");
  });

  it("in one line about a name with line ends in it", async () => {
    const map = elsewhere("vreemd");
    const strange = klacht.with({ map });
    await strange("inrichten", "--kantoor=X", "--verantwoordelijke=A B");
    const sqlite = openSqlite(join(map, "register.db"), {});
    sqlite.prepare("update medewerker set naam = ?").run("A\tB\n\u001b[31mC");
    sqlite.close();
    expect(await offered("lijst --als ", { env: { KLACHT_MAP: map } })).toEqual(["A B \ufffd[31mC\t"]);
  });
});

describe("klacht aanvulling", () => {
  it("refuses a shell that it doesn't know, and asks for one", async () => {
    expect(await klacht("aanvulling", "tcsh")).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: "Voor de shell “tcsh” is er geen aanvulling.\n→ Kies uit: bash, zsh, fish of powershell.\n",
    });
    expect((await klacht("aanvulling")).stderr).toContain("Bij “klacht aanvulling” ontbreekt shell");
  });

  it("gives PowerShell, which isn't here to try, a script that registers itself", async () => {
    const { stdout, exitCode } = await klacht("aanvulling", "powershell");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Register-ArgumentCompleter -Native -CommandName klacht");
    for (const [open, close] of ["{}", "()", "[]"]) {
      expect(stdout.split(open!).length, open).toBe(stdout.split(close!).length);
    }
  });
});

describe.each(["bash", "zsh", "fish"] as ShellName[])("in a real %s", (name) => {
  it.skipIf(!isInstalled(name))("the tab key shows and completes", { timeout: 90_000 }, async () => {
    const { type, sees } = await openShell(name, klacht);
    let step = 0;
    /** Clears what was typed; returns all that showed until then. */
    const clear = async () => {
      step += 1;
      type(`\u0015echo st""ap${step}\n`);
      return sees(`stap${step}`);
    };
    type("klacht toew\t");
    await sees("ijzen");
    await clear();
    // Once for what they have in common, then for the choice, with what each means.
    type("klacht toon 20\t");
    await sees("24-000");
    type("\t\t");
    const shown = `${await sees("Bejegening")}${await clear()}`;
    expect(shown).toMatch(/2024-0001\W+Bejegening/);
    expect(shown).toMatch(/2024-0004\W+Duurzaamheid/);
    expect(shown).toContain("2024-0002");
    expect(shown).not.toMatch(/Privacy|Geheime/);
    type("klacht nieuw --aard=du\t");
    await sees("urzaamheid");
    await clear();
    type("klacht lijst --map /us\t");
    await sees("r/");
    await clear();
    // A name with a space comes as one word, quoted or not: klacht takes it.
    type('klacht lijst --verantwoordelijke "Je\t\n');
    await sees("1 klacht.");
    type("klacht toewijzen 2024-0001 --datum 04-03-2024 --aan=Si\t\n");
    await sees("is gemeld aan Sietske Bakker");
  });
});

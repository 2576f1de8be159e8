/** Input without an end: refused as soon as it is more than can be right, in a program that gets little memory. */
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe } from "vitest";
import { contentsOf, environment, globalOptions, INTAKE, it, PROGRAM } from "../cli/run.ts";

const MEGABYTE = 1024 * 1024;
const LITTLE = { NODE_OPTIONS: "--max-old-space-size=64" };

/** A file of about so many megabytes: a piece over and over, between a begin and an end. */
function large(
  path: string,
  megabytes: number,
  [begin, piece, end]: readonly [string, string, string],
): string {
  const file = openSync(path, "w", 0o600);
  const block = piece.repeat(Math.ceil(MEGABYTE / piece.length));
  writeSync(file, begin);
  for (let written = 0; written < megabytes; written += 1) writeSync(file, block);
  writeSync(file, end);
  closeSync(file);
  return path;
}

const TEXT = ['{"omschrijving": "', "x", '"}'] as const;
const NESTED = ["", "[", ""] as const;

describe("100 MB", { timeout: 60_000 }, () => {
  it.for([
    ["one text", TEXT],
    ["brackets that never close", NESTED],
    ["zeros", ["", "\0", ""]],
  ] as const)(
    "of %s is no intake, from a file nor from standard input",
    async ([, form], { klacht, expect }) => {
      const path = large(join(klacht.home, "x.json"), 100, form);
      const own = klacht.with({ env: LITTLE });
      const fromFile = await own("nieuw", "--invoer", path);
      expect(fromFile).toMatchObject({ exitCode: 2, stdout: "" });
      expect(fromFile.stderr).toBe(
        `${path} is te groot voor één klacht.\n→ Neem veel klachten over met: klacht importeren\n`,
      );
      const args = [PROGRAM, ...globalOptions(klacht.map), "nieuw", "--invoer", "-"];
      const fromInput = await execa(process.execPath, args, {
        env: environment(klacht.home, LITTLE),
        extendEnv: false,
        reject: false,
        inputFile: path,
      });
      expect(fromInput).toMatchObject({ exitCode: 2, stdout: "" });
      expect(fromInput.stderr).toContain("de standaardinvoer is te groot");
      expect(contentsOf(klacht.home)).not.toHaveProperty("register");
    },
  );

  it("of a text is no reason for a decision, nor is one without an end", async ({ klacht, expect }) => {
    await klacht("nieuw", ...INTAKE);
    const path = large(join(klacht.home, "x.txt"), 100, ["", "x", ""]);
    for (const file of [path, "/dev/zero"]) {
      const { exitCode, stderr } = await klacht.with({ env: LITTLE })(
        ...["besluit", "1", "--oordeel=gegrond", "--motivering-bestand", file],
      );
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: `Het bestand ${file} is te groot voor een motivering.\n`,
      });
    }
  });

  it("of cases in JSON are read one by one, in little memory", async ({ klacht, expect }) => {
    const one = `{"nummer": "x", "omschrijving": "${"y".repeat(100_000)}"},\n`;
    const path = large(join(klacht.home, "lijst.json"), 100, ["[", one, "{}]"]);
    const { exitCode, stderr } = await klacht.with({ env: { NODE_OPTIONS: "--max-old-space-size=128" } })(
      ...["importeren", path, "--proef"],
    );
    expect(exitCode).toBe(1);
    expect(stderr).not.toContain("heap");
  });
});

describe("reasons in a file", () => {
  it.for([
    ["UTF-8", Buffer.from("Één premie was € 5 te hoog.")],
    ["UTF-8 with a mark", Buffer.from("\ufeffÉén premie was € 5 te hoog.")],
    ["UTF-16, as Notepad has it", Buffer.from("\ufeffÉén premie was € 5 te hoog.", "utf16le")],
    ["Windows-1252", Buffer.from("\xc9\xe9n premie was \x80 5 te hoog.", "latin1")],
  ] as const)("are read as they were written: %s", async ([, bytes], { klacht, expect }) => {
    const file = openSync(join(klacht.home, "motivering.txt"), "w", 0o600);
    writeSync(file, bytes);
    closeSync(file);
    await klacht("inrichten", "--kantoor=K", "--verantwoordelijke=Jelle Dijkstra");
    await klacht("nieuw", ...INTAKE, "--toewijzen");
    const decided = await klacht(
      ...[
        "besluit",
        "1",
        "--oordeel=gegrond",
        "--motivering-bestand",
        join(klacht.home, "motivering.txt"),
        "--json",
      ],
    );
    expect(decided.stderr).toBe("");
    expect(decided.json().standpunten[0].motivering).toBe("Één premie was € 5 te hoog.");
  });
});

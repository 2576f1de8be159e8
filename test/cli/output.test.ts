import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fill } from "../register/fill.ts";
import { converse } from "./conversation.ts";
import { createKlacht, environment, globalOptions, PROGRAM } from "./run.ts";

const { klacht, remove } = createKlacht();
afterAll(remove);

beforeAll(async () => {
  // More than a pipe holds.
  const cases = Array.from({ length: 400 }, () => ({ omschrijving: "x".repeat(200) }));
  await fill(klacht.map, [], cases);
});

describe("a reader that stops early", () => {
  it.for([["lijst", "--alles"], ["lijst", "--json"], ["termijnen", "--alles", "--dagen=60"], ["logboek"]])(
    "ends %j without a word",
    async (args) => {
      const program = [process.execPath, PROGRAM, ...globalOptions(klacht.map), ...args];
      const { stdout, stderr, exitCode } = await execa({
        env: { ...environment(klacht.home), PATH: process.env.PATH ?? "" },
        extendEnv: false,
        reject: false,
      })("sh", ["-c", '{ "$@"; echo "exit $?" >&2; } | head -n 1', "sh", ...program]);
      expect(stdout).toBe(args.includes("--json") ? "[" : stdout.split("\n")[0]);
      expect(stderr).toBe("exit 0");
      expect(exitCode).toBe(0);
    },
  );
});

const COLOUR = /\u001b\[\d+m/;

describe("colours", () => {
  const shownBy = async (args: string[], env: Record<string, string> = {}) => {
    const talk = converse(klacht, args, { env });
    expect(await talk.exitCode()).toBe(0);
    return talk.raw();
  };

  it("show on a terminal", async () => {
    expect(await shownBy(["toon", "1"])).toMatch(COLOUR);
  });

  it.for([
    [["toon", "1", "--geen-kleur"], {}],
    [["--geen-kleur", "termijnen"], {}],
    [["toon", "1"], { NO_COLOR: "1" }],
    [["lijst"], { TERM: "dumb" }],
  ] as [string[], Record<string, string>][])("don't show by %j with %j", async ([args, env]) => {
    const raw = await shownBy(args, env);
    expect(raw).toContain("2024-0");
    expect(raw).not.toMatch(COLOUR);
  });

  it("don't show where the output is no terminal", async () => {
    const { stdout } = await klacht.with({ env: { FORCE_COLOR: "1", TERM: "xterm-256color" } })("toon", "1");
    expect(stdout).not.toMatch(COLOUR);
  });
});

describe("the width of the terminal", () => {
  it.for([80, 90, 100, 120, 140, 200])("of %i columns is not exceeded", async (columns) => {
    for (const args of [["toon", "1"], ["lijst"], ["termijnen"], ["logboek"]]) {
      const talk = converse(klacht, args, { columns });
      await talk.exitCode();
      const widest = Math.max(
        ...talk
          .shown()
          .split("\n")
          .map((line) => line.length),
      );
      expect(widest, args[0]).toBeLessThanOrEqual(columns);
      expect(talk.shown()).toContain("2024-0");
    }
  });
});

describe("a file in the place of a pipe or a device", () => {
  it("is not made: what is there stays", async () => {
    const pipe = join(klacht.home, "pijp");
    await execa("mkfifo", [pipe]);
    for (const args of [
      ["inzage", "1"],
      ["exporteren", "--formaat=csv"],
    ]) {
      const { exitCode, stderr } = await klacht(...args, "--naar", pipe, "--ja");
      expect(stderr).toContain(
        `${pipe} is geen gewoon bestand.\n→ Kies met --naar een ander bestand, of een map.`,
      );
      expect(exitCode).toBe(1);
      expect(statSync(pipe).isFIFO()).toBe(true);
    }
  });
});

describe("a document asked for on standard output", () => {
  it.each([[["inzage", "1"]], [["jaaroverzicht", "--jaar=2024", "--formaat=docx"]]])(
    "%j is refused",
    async (args) => {
      const { exitCode, stderr, stdout } = await klacht(...args, "--naar", "-", "--ja");
      expect(stderr).toContain(
        "Een document gaat niet naar het scherm.\n→ Noem bij --naar een bestand of een map.",
      );
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(existsSync(join(klacht.home, "-"))).toBe(false);
    },
  );
});

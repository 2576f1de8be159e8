import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { Refused } from "../../src/errors.ts";
import { heeftWissel, voltooiWissel, type Wissel, wissel } from "../../src/kluis/wissel.ts";
import { afterSteps } from "../faults/power-cut.ts";
import { temporaryFolder } from "../register/temporary.ts";

vi.mock("node:fs", async (original) => {
  const { withPowerCuts } = await import("../faults/power-cut.ts");
  return withPowerCuts(await original());
});

const OLD = {
  "kluis.db": "the old database",
  "sleutel.age": "the old key",
  "herstel.pub": "recovery",
  "toegang/Anna.age": "Anna",
  "toegang/Anna.pub": "Anna, since long",
  "toegang/Bert.age": "Bert",
  "toegang/Bert.pub": "Bert, since long",
};

const CHANGE: Wissel = {
  bestanden: {
    "sleutel.age": "the new key",
    "toegang/Carel.age": Buffer.from("Carel"),
    "toegang/Carel.pub": "Carel, since today",
  },
  weg: ["toegang/Bert.age", "toegang/Bert.pub"],
  maak: async (folder) => writeFileSync(join(folder, "kluis.db"), "the new database"),
};

const { "toegang/Bert.age": _, "toegang/Bert.pub": __, ...STAYS } = OLD;
const NEW = {
  ...STAYS,
  "kluis.db": "the new database",
  "sleutel.age": "the new key",
  "toegang/Carel.age": "Carel",
  "toegang/Carel.pub": "Carel, since today",
};

function oldFolder(): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(OLD)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The files with their text, folders left out. */
function textsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

describe("a change of several files", () => {
  it("is there whole, and leaves nothing beside", async () => {
    const folder = oldFolder();
    await wissel(folder, CHANGE);
    expect(textsIn(folder)).toEqual(NEW);
    expect(readdirSync(folder).sort()).toEqual(["herstel.pub", "kluis.db", "sleutel.age", "toegang"]);
    expect(heeftWissel(folder)).toBe(false);
  });

  it("makes files for this user only", async () => {
    const folder = temporaryFolder();
    await wissel(folder, { bestanden: CHANGE.bestanden });
    for (const path of Object.keys(CHANGE.bestanden)) {
      expect(statSync(join(folder, path)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(join(folder, "toegang")).mode & 0o777).toBe(0o700);
  });

  it("that fails by itself changes nothing", async () => {
    const folder = oldFolder();
    const maak = async () => {
      throw new Error("no room");
    };
    await expect(wissel(folder, { ...CHANGE, maak })).rejects.toThrow("no room");
    expect(textsIn(folder)).toEqual(OLD);
    expect(heeftWissel(folder)).toBe(false);
  });

  it("may take away what isn't there", async () => {
    const folder = oldFolder();
    await wissel(folder, { ...CHANGE, weg: [...(CHANGE.weg ?? []), "toegang/Niemand.age"] });
    expect(textsIn(folder)).toEqual(NEW);
  });

  it("may put back what it takes away: the new file stays", async () => {
    const folder = oldFolder();
    await wissel(folder, { bestanden: { "toegang/Bert.age": "Bert again" }, weg: ["toegang/Bert.age"] });
    expect(textsIn(folder)).toEqual({ ...OLD, "toegang/Bert.age": "Bert again" });
  });

  it("finishes the one before it first", async () => {
    const folder = oldFolder();
    mkdirSync(join(folder, "nieuw"));
    writeFileSync(join(folder, "nieuw", "herstel.pub"), "decided, not yet in its place");
    mkdirSync(join(folder, "nieuw-onaf"));
    writeFileSync(join(folder, "nieuw-onaf", "sleutel.age"), "never decided");
    await wissel(folder, { bestanden: { "kluis.db": "one more" } });
    expect(textsIn(folder)).toEqual({
      ...OLD,
      "herstel.pub": "decided, not yet in its place",
      "kluis.db": "one more",
    });
  });
});

describe("the power cut at every step", () => {
  /** The folder after a cut at each step of a change, until the change comes to its end. */
  async function cutEverywhere(change: Wissel): Promise<string[]> {
    const folders: string[] = [];
    for (let steps = 0; ; steps += 1) {
      const folder = oldFolder();
      const whole = await afterSteps(steps, () => wissel(folder, change));
      folders.push(folder);
      if (whole) return folders;
    }
  }

  it("leaves the old or the new, once it is finished; never a mix, and nothing beside", async () => {
    const folders = await cutEverywhere(CHANGE);
    const outcomes = folders.map((folder) => {
      voltooiWissel(folder);
      expect(heeftWissel(folder)).toBe(false);
      expect(readdirSync(folder).filter((name) => name.startsWith("nieuw"))).toEqual([]);
      const texts = textsIn(folder);
      const isNew = texts["kluis.db"] === NEW["kluis.db"];
      expect(texts).toEqual(isNew ? NEW : OLD);
      return isNew;
    });
    // Old up to the moment of the decision, new from there on.
    expect(outcomes.at(0)).toBe(false);
    expect(outcomes.at(-1)).toBe(true);
    expect(outcomes).toEqual(outcomes.toSorted());
    expect(outcomes.filter((isNew) => isNew).length).toBeGreaterThan(5);
    expect(outcomes.filter((isNew) => !isNew).length).toBeGreaterThan(5);
  });

  it("and again at every step of the finishing comes to the same", async () => {
    for (const folder of await cutEverywhere(CHANGE)) {
      const finished = copyOf(folder);
      voltooiWissel(finished);
      for (let steps = 0; ; steps += 1) {
        const again = copyOf(folder);
        const whole = await afterSteps(steps, () => voltooiWissel(again));
        voltooiWissel(again);
        expect(textsIn(again)).toEqual(textsIn(finished));
        if (whole) break;
      }
    }
  });

  it("is finished by the next change as well", async () => {
    for (const folder of await cutEverywhere(CHANGE)) {
      const finished = copyOf(folder);
      voltooiWissel(finished);
      await wissel(folder, { bestanden: { "herstel.pub": "the next" } });
      expect(textsIn(folder)).toEqual({ ...textsIn(finished), "herstel.pub": "the next" });
    }
  });
});

describe("finishing", () => {
  it("does nothing where nothing was begun, any number of times", async () => {
    const folder = oldFolder();
    const before = textsIn(folder);
    for (let times = 0; times < 3; times += 1) voltooiWissel(folder);
    expect(textsIn(folder)).toEqual(before);
    expect(existsSync(join(folder, "nieuw"))).toBe(false);
  });

  it("says that it is not finished where the disk fails after it was decided, and is finished by who comes next", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sleutel.age"));
    writeFileSync(join(folder, "sleutel.age", "in the way"), "");
    const attempt = wissel(folder, { bestanden: { "sleutel.age": "the new key" } });
    await expect(attempt).rejects.toThrow(Refused);
    await expect(attempt).rejects.toThrow("De wijziging is nog niet af");
    rmSync(join(folder, "sleutel.age"), { recursive: true });
    voltooiWissel(folder);
    expect(textsIn(folder)).toEqual({ "sleutel.age": "the new key" });
  });
});

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { it } from "./run.ts";

describe("demo", { timeout: 60_000 }, () => {
  it("makes a register of its own, and carries the main job out on it", async ({ klacht }) => {
    const map = join(klacht.home, "proef");
    const { stdout, stderr, exitCode } = await klacht("demo", "--map", map);
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    for (const step of [
      "1. Er komt een klacht binnen",
      "2. Elke ochtend",
      "3. Een brief",
      "4. Een klacht van begin tot eind",
      "5. Het jaaroverzicht",
    ]) {
      expect(stdout).toContain(step);
    }
    expect(stdout).toMatch(/Klacht 2024-\d{4} van Fam\. De Groot is opgenomen\./);
    expect(stdout).toMatch(/klacht nieuw\n\nOf kijk verder rond/);
    expect(statSync(join(map, "jaaroverzicht-2023.docx")).size).toBeGreaterThan(20_000);
    expect(
      Math.max(
        ...stdout
          .split("\n")
          .filter((line) => !line.includes(map))
          .map((line) => line.length),
      ),
    ).toBeLessThan(121);
    const all = (await klacht("lijst", "--map", map, "--json")).json() as {
      status: string;
      ingediendOp: string;
    }[];
    expect(all).toHaveLength(41);
    expect(all.filter(({ status }) => status !== "afgehandeld")).toHaveLength(7);
    expect(all.every(({ ingediendOp }) => ingediendOp <= "2024-03-04")).toBe(true);
    expect(existsSync(join(klacht.map, "register.db"))).toBe(false);
  });

  it("begins anew each time", async ({ klacht }) => {
    const map = join(klacht.home, "proef");
    await klacht("demo", "--map", map);
    await klacht("demo", "--map", map);
    expect((await klacht("lijst", "--map", map, "--json")).json()).toHaveLength(41);
  });

  it("never empties a folder that holds anything else", async ({ klacht }) => {
    const map = join(klacht.home, "eigen");
    mkdirSync(map);
    writeFileSync(join(map, "register.db"), "het register van het kantoor");
    const { stderr, exitCode } = await klacht("demo", "--map", map);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("is niet leeg en is geen proefregister");
    expect(readFileSync(join(map, "register.db"), "utf8")).toBe("het register van het kantoor");
  });
});

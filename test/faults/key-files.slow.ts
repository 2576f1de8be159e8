/** Every fault under every kind of command, and a flipped byte at many places of every file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { contentsOf, INTAKE, it } from "../cli/run.ts";
import { SIETSKE } from "../register/kluis.ts";
import { expectSaid, makeOffices, type Offices, withFault } from "./damaged.ts";
import { FAULTS } from "./key-faults.ts";

let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices(mkdtempSync(join(tmpdir(), "klacht-test-")));
});
afterAll(() => rmSync(offices.folder, { recursive: true, force: true }));

const CONFIDENTIAL = INTAKE.map((option) => option.replace("=nee", "=ja"));

describe.concurrent("the closed file with", { timeout: 120_000 }, () => {
  it.for(FAULTS)("%s", async ([, fault], { klacht }) => {
    const own = withFault(klacht, offices, fault);
    const before = contentsOf(klacht.map);
    for (const command of [
      ["lijst", "--kluis"],
      ["vrijgeven", "1", "--reden=r"],
      ["kluis", "herstelsleutel"],
      ["nieuw", ...CONFIDENTIAL],
    ]) {
      expectSaid(await own(...command), fault);
    }
    for (const command of [
      ["controle", "--herstel"],
      ["kluis", "controle"],
    ]) {
      expectSaid(await own(...command), { ...fault, said: fault.found ?? fault.said });
    }
    expect(contentsOf(klacht.map)).toEqual(before);
    // What needs no key goes on.
    expect((await klacht("lijst", "--json")).json()).toHaveLength(1);
    expect((await klacht("toon", "1")).exitCode).toBe(0);
  });
});

/** Places spread over a file, the first and the last among them. */
function spread(length: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => Math.round((n * (length - 1)) / (count - 1)));
}

describe.concurrent("one flipped byte", { timeout: 300_000 }, () => {
  it.for([
    ["kluis.db", 80],
    ["sleutel.age", 20],
    [join("toegang", `${SIETSKE}.age`), 20],
    [join("toegang", `${SIETSKE}.pub`), 20],
  ] as const)(
    "of %s is noticed wherever it is, said in words, and changes nothing",
    async ([path, count], { klacht }) => {
      const own = withFault(klacht, offices, { happens: () => {} });
      const file = join(klacht.map, "kluis", path);
      const whole = readFileSync(file);
      for (const place of spread(whole.length, count)) {
        const bytes = Buffer.from(whole);
        bytes[place]! ^= 0x04;
        writeFileSync(file, bytes);
        const before = contentsOf(klacht.map);
        const result = await own("controle");
        const { exitCode, stderr } = result;
        expect([4, 6], `byte ${place}: ${stderr}`).toContain(exitCode);
        expectSaid(result, { exitCode: exitCode as 4 | 6, said: "" });
        expect(contentsOf(klacht.map)).toEqual(before);
      }
      writeFileSync(file, whole);
      expect((await own("controle")).exitCode).toBe(0);
    },
  );
});

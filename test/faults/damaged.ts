/** Registers of which the closed file is damaged, and what a command must say of it. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { englishIn, hasStackTrace } from "../cli/english.ts";
import type { Klacht, Result } from "../cli/run.ts";
import { fillWithKluis, JELLE, SIETSKE, withPassphrase } from "../register/kluis.ts";
import type { Fault } from "./key-faults.ts";

/** Two register folders, each with a confidential case and a closed file for the same two people. */
export interface Offices {
  readonly folder: string;
  readonly one: string;
  readonly other: string;
}

export async function makeOffices(folder: string): Promise<Offices> {
  const [one, other] = [join(folder, "one"), join(folder, "other")];
  for (const map of [one, other]) {
    const cases = [{ vertrouwelijk: true, klager: { naam: "Zwijgzaam" } }];
    await fillWithKluis(map, [], cases, [SIETSKE, JELLE]);
  }
  return { folder, one, other };
}

/** The program in a copy of the one, once the fault has happened there, with the passphrase at hand. */
export function withFault(
  klacht: Klacht,
  { one, other }: Offices,
  { happens }: Pick<Fault, "happens">,
): Klacht {
  cpSync(one, klacht.map, { recursive: true });
  happens(join(klacht.map, "kluis"), join(other, "kluis"));
  return klacht.with({ env: withPassphrase(klacht.home) });
}

/** A sentence with the way out, in Dutch, and the exit code; nothing of the case is shown. */
export function expectSaid(
  { exitCode, stdout, stderr }: Result,
  { exitCode: code, said }: Pick<Fault, "exitCode" | "said">,
): void {
  expect(stderr).toContain(said);
  expect(stderr).toMatch(/^[^\n]+\.\n→ [^\n]+\n$/);
  expect(englishIn(stderr)).toEqual([]);
  expect(hasStackTrace(stderr)).toBe(false);
  expect(stdout).not.toContain("Zwijgzaam");
  expect(exitCode).toBe(code);
}

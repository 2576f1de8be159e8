/** Registers for tests: in memory, or in a folder that goes when the test is over. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Db } from "../../src/register/db.ts";
import { openRegister } from "../../src/register/open.ts";

/** An empty folder. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "klacht-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty register that is nowhere on disk. */
export async function memoryRegister(): Promise<Db> {
  const { db, close } = await openRegister("/geen-map", { create: false });
  onTestFinished(close);
  return db;
}

/** A register in a folder of its own. */
export async function diskRegister(map = temporaryFolder()): Promise<{ db: Db; map: string }> {
  const { db, close } = await openRegister(map, { create: true });
  onTestFinished(close);
  return { db, map };
}

/** kill -9 at any moment while access to the closed file is changed: everybody who has it always gets in. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { DATABASE, kluismapVan, leesPersonen } from "../../src/kluis/kluismap.ts";
import { controleer } from "../../src/register/controle.ts";
import { eisKluis, leesToegang, sleutelMetHerstel } from "../../src/register/kluis-toestand.ts";
import { leesKluisgegevens, opKluisbestand } from "../../src/register/kluisbestand.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { openRegister } from "../../src/register/open.ts";
import { fillWithKluis, openedBy, passphraseOf, SIETSKE } from "../register/kluis.ts";
import { temporaryFolder } from "../register/temporary.ts";

const KILLS = 40;

/** Waits for the first change, so that the kill hits one that is under way. */
async function working(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`it ended by itself, with ${code}`)));
  });
}

it(`${KILLS} kills leave it open to all, and whole`, { timeout: 600_000 }, async () => {
  const map = temporaryFolder();
  const cases = [{ vertrouwelijk: true, klager: { naam: "Zwijgzaam" } }];
  const { herstel } = await fillWithKluis(map, [], cases);
  const script = join(import.meta.dirname, "change-access.ts");
  let unfinished = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, [script, map, SIETSKE, passphraseOf(SIETSKE)], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    await working(child);
    await setTimeout(Math.random() * 200);
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.removeAllListeners("exit");
    child.kill("SIGKILL");
    await ended;
    if (readdirSync(kluismapVan(map)).some((name) => name.startsWith("nieuw"))) unfinished += 1;

    const register = await openRegister(map, { create: true });
    try {
      await eisKluis(register.db, map);
      const byRecovery = await sleutelMetHerstel(map, herstel);
      await leesToegang(register.db, map);
      const { sleutel } = await openedBy(map, SIETSKE);
      expect(sleutel.alsTekst).toBe(byRecovery.alsTekst);
      await register.openKluis(sleutel);
      expect((await leesKlacht(register.db, "2024-0001")).klager.naam).toBe("Zwijgzaam");
      expect(await controleer(register.db, { kluisOpen: true, map })).toEqual([]);
      const { toegang } = await opKluisbestand(join(kluismapVan(map), DATABASE), sleutel, leesKluisgegevens);
      expect(toegang.map(({ naam }) => naam)).toEqual(leesPersonen(kluismapVan(map)).map(({ naam }) => naam));
      expect(readdirSync(kluismapVan(map)).toSorted()).toEqual([
        "herstel.pub",
        "kluis.db",
        "sleutel.age",
        "toegang",
      ]);
    } finally {
      await register.close();
    }
  }
  // Some must have hit a change between its begin and its end, or this proves nothing.
  expect(unfinished).toBeGreaterThan(1);
});

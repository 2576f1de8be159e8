/** Power cuts while the keys of the closed file change: it opens with the old ones or with the new ones, wholly. */
import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";
import { zoekPersoon } from "../../src/kluis/kluismap.ts";
import { ontgrendel } from "../../src/kluis/toegang.ts";
import { leesToegang } from "../../src/register/kluisbeheer.ts";
import { leesKluisgegevens, opKluisbestand } from "../../src/register/kluisbestand.ts";
import { type Db, openRegister } from "../../src/register/open.ts";
import { createKlacht, WHO } from "../cli/run.ts";
import { writeCases } from "../register/fill.ts";
import { bundle, CHILD_ENVIRONMENT } from "./bundle.ts";
import type { KeyAct, KeyStart } from "./keys-child.ts";
import { COLLEAGUE, holder, keyOf, makeQuickKluis, OTHER_PASSPHRASE, openBoth, PASSPHRASE } from "./kluis.ts";
import { expectWhole } from "./whole.ts";

const CASES = 20;

let child: string;
beforeAll(async () => {
  child = await bundle("keys-child");
});

const startOf = (map: string, make: boolean): KeyStart => ({
  map,
  kluismap: join(map, "kluis"),
  first: holder(WHO, PASSPHRASE),
  colleague: holder(COLLEAGUE, OTHER_PASSPHRASE),
  make,
});

/**
 * Lets the child change keys and kills it: in the middle of one of its first acts, or just when one has been decided.
 * Returns what it told.
 */
async function changeUntilKilled(start: KeyStart, when: "at random" | "when decided"): Promise<KeyAct[]> {
  const working = execa(process.execPath, [child], {
    env: CHILD_ENVIRONMENT,
    input: JSON.stringify(start),
    reject: false,
  });
  const kill = (within: number) => void setTimeout(() => working.kill("SIGKILL"), within * Math.random());
  const watcher =
    when === "when decided"
      ? watch(start.kluismap, (_event, name) => name === "nieuw" && kill(12))
      : undefined;
  let left = watcher ? Number.POSITIVE_INFINITY : Math.floor(3 * Math.random());
  working.stdout.on("data", (told: Buffer) => {
    left -= told.toString().split("\n").length - 1;
    if (left < 0) kill(120);
  });
  const { stdout, stderr, signal } = await working;
  watcher?.close();
  expect({ signal, stderr }).toEqual({ signal: "SIGKILL", stderr: "" });
  return stdout.split("\n").slice(1) as KeyAct[];
}

/** Checks that who is named opens it and that nobody else is named in it. Tells whether the colleague is in. */
async function expectOpenForThoseNamed(map: string): Promise<boolean> {
  const kluismap = join(map, "kluis");
  const register = await openRegister(map, { create: true });
  const personen = await leesToegang(register.db, map).finally(register.close);
  expect(readdirSync(kluismap).toSorted()).toEqual(["herstel.pub", "kluis.db", "sleutel.age", "toegang"]);
  const files = personen.flatMap(({ bestandsnaam }) => [`${bestandsnaam}.age`, `${bestandsnaam}.pub`]);
  expect(readdirSync(join(kluismap, "toegang")).toSorted()).toEqual(files.toSorted());

  const sleutel = await keyOf(map);
  const gegevens = await opKluisbestand(join(kluismap, "kluis.db"), sleutel, leesKluisgegevens);
  const named = personen.map(({ naam, sinds, ontvanger }) => ({ naam, sinds, ontvanger }));
  expect(gegevens.toegang.toSorted(byName)).toEqual(named.toSorted(byName));
  expect(readFileSync(join(kluismap, "herstel.pub"), "utf8")).toContain(gegevens.herstelOntvanger);
  const colleague = zoekPersoon(personen, COLLEAGUE);
  if (colleague !== undefined) {
    const theirs = await ontgrendel(kluismap, colleague, OTHER_PASSPHRASE);
    expect(theirs?.sleutel.alsTekst).toBe(sleutel.alsTekst);
  }
  return colleague !== undefined;
}

/** What the log tells of each act. */
const ACTS: Record<string, KeyAct> = {
  "kluis aangemaakt": "aangemaakt",
  "toegang tot de kluis gegeven": "gegeven",
  "toegang tot de kluis ingetrokken": "ingetrokken",
  "herstelsleutel van de kluis vervangen": "herstelsleutel",
  "wachtwoord van de kluis gewijzigd": "wachtwoord",
};

async function officeLog(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("logboek")
    .select("handeling")
    .where("klachtId", "=", 0)
    .orderBy("volgnummer")
    .execute();
  return rows.map(({ handeling }) => handeling);
}

const byName = (a: { naam: string }, b: { naam: string }) => (a.naam < b.naam ? -1 : 1);

describe.concurrent("keys that change while the power is cut", { timeout: 240_000 }, () => {
  it.for([
    ["at random", 50],
    ["when decided", 30],
  ] as const)(
    "leave a closed file that opens, and a log that tells of it (%s)",
    async ([when, kills], { annotate }) => {
      const { klacht, remove } = createKlacht();
      const { map } = klacht;
      const figures: Record<string, number> = { halfway: 0, unheard: 0 };
      let logged: string[] = [];
      try {
        await makeQuickKluis(map);
        const filled = await openBoth(map);
        await writeCases(
          filled.db,
          Array.from({ length: CASES }, (_, n) => ({ vertrouwelijk: n % 2 === 0 })),
        );
        logged = await officeLog(filled.db);
        await filled.close();
        for (let round = 0; round < kills; round += 1) {
          const done = await changeUntilKilled(startOf(map, false), when);
          for (const act of done) figures[act] = (figures[act] ?? 0) + 1;
          const over = readdirSync(join(map, "kluis")).filter((name) => name.startsWith("nieuw"));
          figures.halfway! += over.length > 0 ? 1 : 0;
          const colleagueIsIn = await expectOpenForThoseNamed(map);
          const { db, close } = await openBoth(map);
          expect(await expectWhole(db)).toHaveLength(CASES);
          const log = await officeLog(db);
          await close();
          // What was acknowledged is in the log, with one act more at most; and the log tells who is in.
          const since = log.slice(logged.length).map((act) => ACTS[act]);
          expect(log.slice(0, logged.length)).toEqual(logged);
          expect(since.slice(0, done.length)).toEqual(done);
          expect(since.length - done.length).toBeLessThanOrEqual(1);
          expect(ACTS[log.filter((act) => act.startsWith("toegang")).at(-1) ?? ""] === "gegeven").toBe(
            colleagueIsIn,
          );
          figures.unheard! += since.length - done.length;
          logged = log;
        }
        expect(figures.halfway).toBeGreaterThan(0);
        await annotate(JSON.stringify(figures));
      } finally {
        remove();
      }
    },
  );

  it("leave a closed file, or none that could be mistaken for one", async ({ annotate }) => {
    const figures = { made: 0, none: 0, unknown: 0 };
    for (let round = 0; round < 30; round += 1) {
      const { klacht, remove } = createKlacht();
      const { map } = klacht;
      try {
        const done = await changeUntilKilled(startOf(map, true), "at random");
        if (!existsSync(join(map, "kluis"))) {
          expect(done).toEqual([]);
          figures.none += 1;
          // What lies about doesn't stand in the way.
          await makeQuickKluis(map);
        } else {
          figures.made += 1;
          figures.unknown += done.length === 0 ? 1 : 0;
          await expectOpenForThoseNamed(map);
        }
        const { db, close } = await openBoth(map);
        expect((await officeLog(db))[0]).toBe("kluis aangemaakt");
        await writeCases(db, [{ vertrouwelijk: true }]);
        expect(await expectWhole(db)).toHaveLength(1);
        await close();
        expect(readdirSync(map).filter((name) => !name.startsWith("register.db"))).toEqual(["kluis"]);
      } finally {
        remove();
      }
    }
    expect(Math.min(figures.made, figures.none)).toBeGreaterThan(0);
    await annotate(JSON.stringify(figures));
  });
});

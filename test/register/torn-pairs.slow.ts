/** Pairs torn for real: one of the two files put back from an earlier moment, in every combination. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Damaged } from "../../src/errors.ts";
import type { Bevinding } from "../../src/register/bevinding.ts";
import { controleer } from "../../src/register/controle.ts";
import type { Db } from "../../src/register/db.ts";
import { type Herstel, herstelPaar } from "../../src/register/herstellen.ts";
import { isPaar, leesPaar } from "../../src/register/kluis-aansluiten.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { HANDELENDE } from "./fill.ts";
import { openBoth } from "./kluis.ts";
import { content, copyMoments, MOMENTS, note, torn } from "./torn.ts";

let copies: string;
beforeAll(async () => {
  copies = await copyMoments();
});
afterAll(() => rmSync(copies, { recursive: true, force: true }));

/** The klagers whose content lies in neither file, though the register has their case. */
const LOST = /ontbreekt in de kluis|ligt in geen van beide/;

const isLost = ({ wat }: Bevinding | Herstel) => LOST.test(wat);

async function check(db: Db): Promise<Bevinding[]> {
  return controleer(db, { kluisOpen: true });
}

async function isAPair(db: Db): Promise<boolean> {
  const { register, kluis } = await leesPaar(db);
  return isPaar(register, kluis);
}

const PAIRS = MOMENTS.flatMap((registerAt) => MOMENTS.map((kluisAt) => [registerAt, kluisAt] as const));

/** Whether an act between these two moments wrote both files: an open complaint is no business of the closed one. */
const areOfOneMoment = (one: string, other: string) => {
  const [from, to] = [MOMENTS.indexOf(one), MOMENTS.indexOf(other)].sort((a, b) => a - b);
  const between = MOMENTS.slice(from! + 1, to! + 1);
  return between.every((moment) => ["an open complaint more", "an act on that"].includes(moment));
};

describe("is noticed, named, mended, and loses nothing that either had:", () => {
  it.for(PAIRS)("a register from “%s” beside a closed file from “%s”", async ([registerAt, kluisAt]) => {
    const map = torn(copies, registerAt, kluisAt);
    const whole = areOfOneMoment(registerAt, kluisAt);
    if (!whole) await expect(openBoth(map)).rejects.toThrow(Damaged);
    const { db } = await openBoth(map, { ookOngelijk: true });
    expect(await isAPair(db)).toBe(whole);
    const before = await check(db);
    if (whole) {
      expect(before).toEqual([]);
      expect(await herstelPaar(db, HANDELENDE)).toEqual([]);
      return;
    }
    expect(before).toContainEqual(
      expect.objectContaining({ nummer: null, wat: "Register en kluis zijn niet van hetzelfde moment" }),
    );

    const had = await content(db);
    const mended = await herstelPaar(db, HANDELENDE);
    const has = await content(db);
    expect([...had].filter((fact) => !has.has(fact))).toEqual([]);
    expect(await isAPair(db)).toBe(true);
    // What is wrong then is only what lay in neither file, and that was told; open ones of a later moment leave a gap.
    const after = await check(db);
    expect(
      after.every(
        (finding) =>
          isLost(finding) || /logboek eindigt bij regel 0|terwijl er latere nummers zijn/.test(finding.wat),
      ),
    ).toBe(true);
    const lost = [...new Set(after.filter(isLost).map(({ nummer }) => nummer))].toSorted();
    expect(mended.filter(({ gelukt }) => !gelukt).map(({ nummer }) => nummer)).toEqual(lost);
    expect(mended.filter(({ gelukt }) => !gelukt).every(isLost)).toBe(true);
    for (const { wat } of mended) expect(wat).toMatch(/^[a-z]/);

    // Every case can be read and goes on, from where it lies.
    const cases = await db.selectFrom("klacht").select(["nummer", "vertrouwelijk"]).execute();
    for (const { nummer, vertrouwelijk } of cases.filter(({ nummer }) => !lost.includes(nummer))) {
      expect((await leesKlacht(db, nummer)).vertrouwelijk).toBe(vertrouwelijk === 1);
      await note("Verder.")(db, nummer);
    }
    expect(await check(db)).toEqual(after);
    expect(await herstelPaar(db, HANDELENDE)).toEqual([]);
  });
});

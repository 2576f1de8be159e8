import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { openSqlite } from "../../src/register/addon.ts";
import type { Register } from "../../src/register/open.ts";
import { veegResten } from "../../src/register/resten.ts";
import { verhuis } from "../../src/register/verhuizen.ts";
import { createKlacht } from "../cli/run.ts";
import { keyOf, makeQuickKluis, openBoth } from "../faults/kluis.ts";
import { HANDELENDE, writeCases } from "./fill.ts";

const { klacht, remove } = createKlacht();
const path = join(klacht.map, "register.db");
let key: Kluissleutel;
let register: Register;

beforeAll(async () => {
  await makeQuickKluis(klacht.map);
  key = await keyOf(klacht.map);
  register = await openBoth(klacht.map, key);
});
afterAll(async () => {
  await register.close();
  remove();
});

let nummer: string;
beforeEach(async () => {
  [nummer = ""] = await writeCases(register.db, [{ omschrijving: "kwaspelbrod ".repeat(2000) }]);
});

const resten = async () =>
  (await register.db.selectFrom("register").select("resten").executeTakeFirst())?.resten;
const move = (to: "kluis" | "register") => verhuis(register.db, nummer, to, { reden: "x" }, HANDELENDE);

describe("what a move leaves in the open register", () => {
  it("is counted with the move, and no more once it was swept", async () => {
    await move("kluis");
    expect(await resten()).toBe(1);
    const before = readFileSync(path).length;
    expect(await register.veeg()).toBe(true);
    expect(await resten()).toBe(0);
    expect(readFileSync(path).length).toBeLessThan(before);
    expect(readFileSync(path).includes("kwaspelbrod")).toBe(false);
  });

  it("waits for the next opening where the register can't be written now", async () => {
    await move("kluis");
    const other = openSqlite(path, {});
    other.exec("begin");
    other.prepare("select count(*) from klacht").get();
    expect(veegResten(path, 50)).toBe(false);
    other.close();
    expect(await resten()).toBe(1);
    await register.close();
    register = await openBoth(klacht.map, key);
    expect(await resten()).toBe(0);
  });

  it("is not counted for a move out that was done, but is for one that was broken off", async () => {
    await move("kluis");
    await register.veeg();
    const nobody = { ...HANDELENDE, wie: null as never };
    await expect(verhuis(register.db, nummer, "register", { reden: "x" }, nobody)).rejects.toThrow(
      "NOT NULL",
    );
    expect(await resten()).toBe(1);
    await register.veeg();
    await move("register");
    expect(await resten()).toBe(0);
    await expect(move("register")).rejects.toThrow("niet vertrouwelijk");
    expect(await resten()).toBe(0);
    await move("kluis");
    await register.veeg();
  });

  it("does not keep the closed file from being used on", async () => {
    await move("kluis");
    await register.veeg();
    const [next = ""] = await writeCases(register.db, [{ vertrouwelijk: true }]);
    expect(next).not.toBe("");
    await move("register");
    await move("kluis");
    await register.veeg();
  });

  it("is swept out of a large register too, by a file of which nothing stays", async () => {
    const long = { omschrijving: "nagelkras ".repeat(5000) };
    await writeCases(
      register.db,
      Array.from({ length: 600 }, () => long),
    );
    await move("kluis");
    const files = readdirSync(klacht.map).sort();
    expect(await register.veeg()).toBe(true);
    expect(await resten()).toBe(0);
    const bytes = readFileSync(path);
    expect(bytes.length).toBeGreaterThan(24 * 1024 * 1024);
    expect(bytes.includes("kwaspelbrod")).toBe(false);
    expect(readdirSync(klacht.map).sort()).toEqual(files);
  });
});

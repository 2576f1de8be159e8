/** Files of the closed file that are not what they were: each is said in words, with exit 4 or 6, and changes nothing. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { contentsOf, it } from "../cli/run.ts";
import { expectSaid, makeOffices, type Offices, withFault } from "./damaged.ts";
import { FAULTS } from "./key-faults.ts";

let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices(mkdtempSync(join(tmpdir(), "klacht-test-")));
});
afterAll(() => rmSync(offices.folder, { recursive: true, force: true }));

describe.concurrent("the closed file with", { timeout: 60_000 }, () => {
  it.for(FAULTS)("%s", async ([, fault], { klacht }) => {
    const own = withFault(klacht, offices, fault);
    const before = contentsOf(klacht.map);
    expectSaid(await own("toon", "1"), fault);
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

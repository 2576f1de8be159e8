import { rmSync } from "node:fs";
import { describe, expect } from "vitest";
import { createKlacht, it, type Result } from "../cli/run.ts";
import { courseOf, type Line, placesFor, runLine, type Words, wanted } from "./course.ts";
import { hunt, processesAtHome } from "./hunt.ts";
import { createSafe, keyOf, OTHER_PASSPHRASE, PASSPHRASE } from "./kluis.ts";

const WORDS: Words = ["kwaspelbrod", "zumpfelgris"];

const tellsOf = ({ args, input = "" }: Line) =>
  wanted(WORDS).some((word) => [...args, input].join().includes(word));
const showsAny = ({ stdout, stderr }: Result) =>
  wanted(WORDS).filter((word) => (stdout + stderr).includes(word));

describe.concurrent("every command with most of its options", { timeout: 180_000 }, () => {
  it("leaves nothing readable of confidential cases, with the key and without", async () => {
    const safe = await createSafe();
    const { unlocked, klacht, outside, recovery } = safe;
    try {
      const places = placesFor(klacht, outside);
      const course = courseOf(WORDS, places, { confidential: true });
      for (const line of course) {
        const { exitCode } = await runLine(unlocked, line);
        expect({ line, exitCode }).toEqual({ line, exitCode: line.ends ?? 0 });
      }
      rmSync(places.copies, { recursive: true });
      const { voorSqlcipher } = await keyOf(klacht.map, undefined, OTHER_PASSPHRASE);
      const key = voorSqlcipher.slice(2, -1);
      const secrets = [PASSPHRASE, OTHER_PASSPHRASE, recovery.geheim, key, Buffer.from(key, "hex")];
      const looked = [...wanted(WORDS), ...secrets];
      expect(hunt([klacht.home], looked)).toEqual([]);

      // Whoever has no key learns nothing of what he doesn't type himself, and leaves nothing of what he does.
      const open = course.filter(({ args }) => !args.includes("--vertrouwelijk=nee"));
      for (const line of open) {
        const result = await runLine(klacht, line);
        if (!tellsOf(line)) expect({ line, shows: showsAny(result) }).toEqual({ line, shows: [] });
      }
      rmSync(places.copies, { recursive: true, force: true });
      expect(hunt([klacht.home], looked)).toEqual([]);
      expect(processesAtHome(klacht.home)).toEqual([]);
    } finally {
      safe.remove();
    }
  });

  it("leaves all of it where the cases are open, so that the hunt would have heard it", async () => {
    const { klacht, remove } = createKlacht();
    const outside = `${klacht.home}/buiten`;
    try {
      const places = placesFor(klacht, outside);
      for (const line of courseOf(WORDS, places, { confidential: false })) {
        const { exitCode } = await runLine(klacht, line);
        expect({ line, exitCode }).toEqual({ line, exitCode: line.ends ?? 0 });
      }
      rmSync(places.copies, { recursive: true });
      rmSync(outside, { recursive: true });
      const found = hunt([klacht.home], wanted(WORDS));
      const inRegister = found.filter(({ path }) => path.endsWith("register.db")).map(({ word }) => word);
      expect(wanted(WORDS).filter((word) => !inRegister.includes(word))).toEqual([]);
      const elsewhere = (folder: string) => found.filter(({ path }) => path.includes(`/${folder}/`)).length;
      expect(elsewhere("brieven")).toBeGreaterThan(0);
      expect(elsewhere("klanten")).toBeGreaterThan(0);
    } finally {
      remove();
    }
  });
});

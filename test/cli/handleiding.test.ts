import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { converse } from "./conversation.ts";
import { it, type Klacht } from "./run.ts";

const manual = readFileSync("HANDLEIDING.md", "utf8");
const PATH = process.env.PATH ?? "";

/** A pager that keeps what it was given, and then shows that it did. */
function pagerIn(klacht: Klacht) {
  const [script, kept] = [join(klacht.home, "mijn pager"), join(klacht.home, "gelezen")];
  writeFileSync(script, `#!/bin/sh\ncat > "${kept}"\necho "gelezen met $1"\n`);
  chmodSync(script, 0o755);
  return { command: `"${script}" optie`, read: () => readFileSync(kept, "utf8") };
}

describe("handleiding", () => {
  it("is the file itself where nobody looks", async ({ klacht }) => {
    expect(await klacht("handleiding")).toEqual(
      expect.objectContaining({ stdout: manual, stderr: "", exitCode: 0 }),
    );
  });

  it("gives the chapter whose title fits, whatever its capitals", async ({ klacht }) => {
    const { stdout, exitCode } = await klacht("handleiding", "OCHTEND");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^## Elke ochtend\n/);
    expect(stdout.match(/^## /gm)).toHaveLength(1);
    expect(manual).toContain(stdout.trimEnd());
  });

  it("gives a command of the reference where no chapter is called so", async ({ klacht }) => {
    const { stdout } = await klacht("handleiding", "toewijzen");
    expect(stdout).toMatch(/^### klacht toewijzen\n\n```\nGebruik: klacht toewijzen/);
    expect(stdout.match(/^#+ /gm)).toHaveLength(1);
  });

  it("gives chapters as JSON", async ({ klacht }) => {
    expect((await klacht("handleiding", "ochtend", "--json")).json()).toEqual([
      { titel: "Elke ochtend", tekst: expect.stringContaining("| melding | 3 werkdagen |") },
    ]);
    const titles = (await klacht("handleiding", "--json"))
      .json()
      .map(({ titel }: { titel: string }) => titel);
    expect(titles).toEqual([...manual.matchAll(/^## (.+)$/gm)].map(([, title]) => title));
  });

  it("says where a word is found that is no title, and which chapters there are", async ({ klacht }) => {
    const { stdout, stderr, exitCode } = await klacht("handleiding", "briefhoofd");
    expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 3 });
    expect(stderr).toBe(
      "Geen hoofdstuk van de handleiding heet “briefhoofd”.\n→ Het komt wel voor in: Uw eigen briefpapier\n",
    );
    expect((await klacht("handleiding", "?!")).stderr).toMatch(/→ De hoofdstukken: Eerst proberen · /);
  });
});

describe("handleiding on a terminal", () => {
  it("goes to the user's own pager, laid out for the screen", async ({ klacht }) => {
    const pager = pagerIn(klacht);
    const talk = converse(klacht, ["handleiding"], { env: { PAGER: pager.command, PATH } });
    await talk.sees("gelezen met optie");
    expect(await talk.exitCode()).toBe(0);
    const text = pager.read();
    expect(text).toContain("\u001b[1mElke ochtend\u001b[22m\n");
    expect(text).not.toMatch(/^## |^\| ---|`klacht nieuw`/m);
    expect(talk.shown()).not.toContain("Elke ochtend");
  });

  it("scrolls in less, which q leaves", async ({ klacht }) => {
    const talk = converse(klacht, ["handleiding"], { env: { PATH } });
    await talk.sees("klachtenregister van uw kantoor");
    talk.type(" ");
    await talk.sees("De klacht melden");
    talk.type("q");
    expect(await talk.exitCode()).toBe(0);
    expect(talk.shown()).not.toContain("Naslag");
  });

  it("needs no pager for what fits", async ({ klacht }) => {
    const pager = pagerIn(klacht);
    const talk = converse(klacht, ["handleiding", "afsluiten"], { env: { PAGER: pager.command, PATH } });
    expect(await talk.exitCode()).toBe(0);
    expect(talk.shown()).toMatch(/^Afsluiten\n\nklacht sluiten 2024-0007 kan pas/);
    expect(existsSync(join(klacht.home, "gelezen"))).toBe(false);
  });

  it.each([
    ["there is none", { PATH: "/nergens" }],
    ["it isn't there", { PATH, PAGER: "/nergens/pager" }],
    ["none is wanted", { PATH, PAGER: "" }],
  ])("shows it all where %s", async (_, env) => {
    const { createKlacht } = await import("./run.ts");
    const { klacht, remove } = createKlacht();
    try {
      const talk = converse(klacht, ["handleiding", "--geen-kleur"], { env: env as Record<string, string> });
      expect(await talk.exitCode()).toBe(0);
      expect(talk.shown()).toContain("\nElke ochtend\n");
      expect(talk.shown()).toContain("\nklacht demo\n");
    } finally {
      remove();
    }
  });
});

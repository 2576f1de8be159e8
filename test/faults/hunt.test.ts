import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished } from "vitest";
import { it } from "../cli/run.ts";
import { allCommands, courseOf, intakeOf, placesFor, type Words, wanted } from "./course.ts";
import { hunt } from "./hunt.ts";

const WORDS: Words = ["kwaspelbrod", "zumpfelgris"];

describe("the hunt for words", () => {
  it("finds them in every form, in names and in what is packed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "klacht-jacht-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { strToU8, zipSync } = await import("fflate");
    const text = "Kwaspelbrod";
    const zip = zipSync({ "word/document.xml": strToU8(`<w:t>${text}</w:t>`) }, { level: 9 });
    const files: Record<string, string | Uint8Array> = {
      utf8: `x${text}x`,
      utf16le: Buffer.from(`x${text}x`, "utf16le"),
      utf16be: Buffer.from(`x${text}x`, "utf16le").swap16(),
      ...Object.fromEntries(
        [0, 1, 2].map((n) => [`base64-${n}`, Buffer.from(`${"x".repeat(n)}${text}yz`).toString("base64")]),
      ),
      "een.docx": zip,
      "een.zip": zipSync({ "brief.docx": zip }),
      [`van ${text}`]: "",
      none: "kwaspel brod",
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    mkdirSync(join(folder, "map", text), { recursive: true });
    const found = hunt([folder], ["kwaspelbrod"]).map(({ path }) => path.slice(folder.length + 1));
    expect([...new Set(found)].toSorted()).toEqual(
      [
        ...Object.keys(files).filter((name) => name !== "none" && !name.endsWith("x") && !name.endsWith("p")),
        ...["een.docx!word/document.xml", "een.zip!brief.docx!word/document.xml", `map/${text}`],
      ].toSorted(),
    );
  });
});

describe("the course of commands that is hunted through", () => {
  it("has every command there is", async ({ klacht }) => {
    const course = courseOf(WORDS, placesFor(klacht, klacht.home), { confidential: true });
    const run = new Set(course.flatMap(({ args: [first = "", second] }) => [first, `${first} ${second}`]));
    expect((await allCommands()).filter((name) => !run.has(name))).toEqual([]);
  });

  it("is heard of in the hunt where the case is open", async ({ klacht }) => {
    await klacht("nieuw", ...intakeOf(WORDS, false));
    const found = hunt([klacht.home], wanted(WORDS));
    expect([...new Set(found.map(({ word }) => word))]).toEqual(wanted(WORDS));
  });
});

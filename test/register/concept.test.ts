import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bewaarConcept, leesConcept, wisConcept } from "../../src/register/concept.ts";
import { filesHolding } from "../cli/run.ts";
import { temporaryFolder } from "./temporary.ts";

const SECRET = "zwijgplicht-4711";
const op = "2024-03-04T09:00:00.000Z";
const concept = { op, antwoorden: { vertrouwelijk: "nee", naam: SECRET, omschrijving: "Een\nverhaal 😀" } };

const draftFiles = (map: string) =>
  readdirSync(join(map, "concepten")).map((name) => join(map, "concepten", name));

describe("the draft of an intake", () => {
  it("is kept for who typed it, and for nobody else", () => {
    const map = temporaryFolder();
    bewaarConcept(map, "Anna Visser", concept);
    expect(leesConcept(map, "Anna Visser")).toEqual(concept);
    expect(leesConcept(map, "anna visser")).toEqual(concept);
    expect(leesConcept(map, "Jelle")).toBeNull();
    wisConcept(map, "Jelle");
    expect(leesConcept(map, "Anna Visser")).toEqual(concept);
    wisConcept(map, "Anna Visser");
    expect(leesConcept(map, "Anna Visser")).toBeNull();
    expect(draftFiles(map)).toEqual([]);
  });

  it("is for its owner only, and leaves its folder under no name", () => {
    const map = temporaryFolder();
    for (const wie of ["../../weg", "a/b", "\0", "", "x".repeat(5000)]) bewaarConcept(map, wie, concept);
    expect(readdirSync(map)).toEqual(["concepten"]);
    expect(draftFiles(map)).toHaveLength(5);
    for (const path of draftFiles(map)) expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(map, "concepten")).mode & 0o777).toBe(0o700);
  });

  it.each([
    ["confidential", { vertrouwelijk: "ja" }],
    ["not yet known to be open", {}],
    ["told to be confidential in other words", { vertrouwelijk: "J" }],
  ])("that is %s is never on disk, and what was kept of it before goes", (_what, answers) => {
    const map = temporaryFolder();
    bewaarConcept(map, "Anna", { op, antwoorden: { naam: SECRET, ...answers } });
    expect(filesHolding(map, SECRET)).toEqual([]);
    bewaarConcept(map, "Anna", concept);
    expect(filesHolding(map, SECRET)).toHaveLength(1);
    bewaarConcept(map, "Anna", {
      op,
      antwoorden: { ...concept.antwoorden, vertrouwelijk: undefined, ...answers } as never,
    });
    expect(filesHolding(map, SECRET)).toEqual([]);
    expect(leesConcept(map, "Anna")).toBeNull();
  });

  it.each([
    ["half a file", '{"op": "2024'],
    ["another thing", "[]"],
    ["nothing", "null"],
    ["no answers", `{"op": "${op}", "antwoorden": {}}`],
    ["no moment", '{"antwoorden": {"naam": "x"}}'],
    ["answers of no kind", `{"op": "${op}", "antwoorden": null}`],
  ])("that holds %s counts as none", (_what, content) => {
    const map = temporaryFolder();
    bewaarConcept(map, "Anna", concept);
    writeFileSync(draftFiles(map)[0]!, content);
    expect(leesConcept(map, "Anna")).toBeNull();
  });

  it("takes in no field that isn't one", () => {
    const map = temporaryFolder();
    bewaarConcept(map, "Anna", concept);
    const antwoorden = '{"naam": "Jan", "onzin": "x", "aard": 5, "__proto__": {"plaats": "x"}}';
    writeFileSync(draftFiles(map)[0]!, `{"op": "${op}", "antwoorden": ${antwoorden}}`);
    expect(leesConcept(map, "Anna")).toEqual({ op, antwoorden: { naam: "Jan" } });
  });

  it("makes no folder where there is nothing to keep", () => {
    const map = temporaryFolder();
    wisConcept(map, "Anna");
    bewaarConcept(map, "Anna", { op, antwoorden: { vertrouwelijk: "ja" } });
    expect(leesConcept(map, "Anna")).toBeNull();
    expect(existsSync(join(map, "concepten"))).toBe(false);
  });
});

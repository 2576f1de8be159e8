import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Damaged } from "../../src/errors.ts";
import {
  heeftKluis,
  identiteitspad,
  kluismapVan,
  leesPersonen,
  ontvangersbestand,
  ontvangerspad,
  zoekPersoon,
} from "../../src/kluis/kluismap.ts";
import { temporaryFolder } from "../register/temporary.ts";

const RECIPIENT = `age1${"q".repeat(58)}`;
const ANNA = { naam: "Anna Visser", sinds: "2024-03-04", ontvanger: RECIPIENT };

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, ontvangerspad(name));
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

describe("the folder of the closed file", () => {
  it("lies in that of the register", () => {
    const map = temporaryFolder();
    expect(kluismapVan(map)).toBe(join(map, "kluis"));
    expect(heeftKluis(map)).toBe(false);
    mkdirSync(join(map, "kluis"));
    expect(heeftKluis(map)).toBe(true);
  });

  it("without people has none", () => {
    expect(leesPersonen(temporaryFolder())).toEqual([]);
    expect(leesPersonen(join(temporaryFolder(), "nergens"))).toEqual([]);
  });

  it("has both files of a person side by side", () => {
    expect(identiteitspad("Anna Visser")).toBe(join("toegang", "Anna Visser.age"));
    expect(ontvangerspad("Anna Visser")).toBe(join("toegang", "Anna Visser.pub"));
  });

  it("names people by their files, in the order of their names, other files aside", () => {
    const folder = folderWith({
      "Zeger de Boer": ontvangersbestand({ ...ANNA, naam: "Zeger de Boer" }),
      "Anna Visser": ontvangersbestand(ANNA),
      Érik: ontvangersbestand({ ...ANNA, naam: "Érik" }),
    });
    writeFileSync(join(folder, identiteitspad("Niemand")), "");
    writeFileSync(join(folder, "toegang", "notities.txt"), "x");
    expect(leesPersonen(folder)).toEqual([
      { ...ANNA, bestandsnaam: "Anna Visser" },
      { ...ANNA, naam: "Érik", bestandsnaam: "Érik" },
      { ...ANNA, naam: "Zeger de Boer", bestandsnaam: "Zeger de Boer" },
    ]);
  });
});

describe("a recipients file", () => {
  it("is one that `age -R` reads, with name and day in its comment", () => {
    expect(ontvangersbestand(ANNA)).toBe(`# Anna Visser\n# toegang sinds 2024-03-04\n${RECIPIENT}\n`);
  });

  it("may have line ends of Windows, and none at its end", () => {
    const content = ontvangersbestand(ANNA).replaceAll("\n", "\r\n");
    const people = [{ ...ANNA, bestandsnaam: "Anna Visser" }];
    expect(leesPersonen(folderWith({ "Anna Visser": content }))).toEqual(people);
    expect(leesPersonen(folderWith({ "Anna Visser": content.trimEnd() }))).toEqual(people);
  });

  it("may have its name as another system writes accents", () => {
    const content = ontvangersbestand({ ...ANNA, naam: "Ren\u00e9" });
    expect(leesPersonen(folderWith({ "Rene\u0301": content }))).toHaveLength(1);
  });

  it("under another's name is called damaged", () => {
    const folder = folderWith({ "Zeger de Boer": ontvangersbestand(ANNA) });
    expect(() => leesPersonen(folder)).toThrow(Damaged);
    expect(() => leesPersonen(folder)).toThrow(join("toegang", "Zeger de Boer.pub"));
  });

  const good = ontvangersbestand(ANNA);
  it.each([
    ["empty", ""],
    ["without its comments", `${RECIPIENT}\n`],
    ["without a name", good.replace("# Anna Visser\n", "")],
    ["with an empty name", good.replace("Anna Visser", "")],
    ["with a day that is none", good.replace("2024-03-04", "2024-02-31")],
    ["with two recipients", good + RECIPIENT],
    ["with a line more", `${good}\n`],
    ["cut off", good.slice(0, 40)],
    ["with a secret key", good.replace(RECIPIENT, `AGE-SECRET-KEY-1${"Q".repeat(58)}`)],
    ["with an ssh key", good.replace(RECIPIENT, "ssh-ed25519 AAAA")],
    ["binary", "\u0000\u0001\u0002"],
  ])("%s is called damaged by its name", (_, content) => {
    const folder = folderWith({ "Anna Visser": content });
    expect(() => leesPersonen(folder)).toThrow(Damaged);
    expect(() => leesPersonen(folder)).toThrow(join("toegang", "Anna Visser.pub"));
  });
});

describe("a person", () => {
  const people = [
    { ...ANNA, bestandsnaam: "a" },
    { ...ANNA, naam: "Érik", bestandsnaam: "e" },
  ];

  it.each([
    ["Anna Visser", "a"],
    ["  anna visser ", "a"],
    ["ÉRIK", "e"],
  ])("is found as %j", (typed, file) => {
    expect(zoekPersoon(people, typed)?.bestandsnaam).toBe(file);
  });

  it.each(["", "Anna", "Erik", "Anna  Visser"])("is not found as %j", (typed) => {
    expect(zoekPersoon(people, typed)).toBeUndefined();
  });
});

import { format, inspect } from "node:util";
import { serialize } from "node:v8";
import { describe, expect, it } from "vitest";
import { Kluissleutel } from "../../src/kluis/sleutel.ts";

const HEX = "0123456789abcdef".repeat(4);

const key = () => {
  const sleutel = Kluissleutel.lees(HEX);
  if (sleutel === null) throw new Error("no key");
  return sleutel;
};

describe("a key of the closed file", () => {
  it("is made of 256 random bits", () => {
    const keys = Array.from({ length: 50 }, () => Kluissleutel.maak().alsTekst);
    for (const text of keys) expect(text).toMatch(/^[0-9a-f]{64}\n$/);
    expect(new Set(keys).size).toBe(50);
  });

  it.each([HEX, `${HEX}\n`, ` ${HEX}\r\n`, HEX.toUpperCase()])("is read from %j", (text) => {
    expect(Kluissleutel.lees(text)?.alsTekst).toBe(`${HEX}\n`);
    expect(Kluissleutel.lees(text)?.voorSqlcipher).toBe(`x'${HEX}'`);
  });

  it.each([
    "",
    "\n",
    HEX.slice(1),
    `${HEX}0`,
    HEX.replace("f", "g"),
    `x'${HEX}'`,
    `${HEX}\n${HEX}`,
    "wachtwoord",
  ])("is not read from %j", (text) => {
    expect(Kluissleutel.lees(text)).toBeNull();
  });
});

describe("a key shows itself to nobody:", () => {
  const ways: Record<string, (sleutel: Kluissleutel) => string> = {
    "a template string": (sleutel) => `${sleutel}`,
    concatenation: (sleutel) => "sleutel: ".concat(sleutel as never),
    JSON: (sleutel) => JSON.stringify({ sleutel, lijst: [sleutel] }),
    "util.inspect": (sleutel) => inspect(sleutel),
    "util.inspect with everything": (sleutel) =>
      inspect({ sleutel }, { showHidden: true, depth: null, getters: true, customInspect: true }),
    "util.inspect without its own way": (sleutel) =>
      inspect({ sleutel }, { showHidden: true, depth: null, customInspect: false }),
    "util.format": (sleutel) => format("%s %o %O %j", sleutel, sleutel, sleutel, sleutel),
    "the message of an error": (sleutel) => new Error(`niet gelukt met ${sleutel}`).message,
    "an error that carries it": (sleutel) =>
      inspect(new Error("mislukt", { cause: { sleutel } }), { showHidden: true, depth: null }),
    "its properties": (sleutel) => JSON.stringify(Object.entries(sleutel)) + Reflect.ownKeys(sleutel).join(),
    "a spread": (sleutel) => inspect({ ...sleutel }),
    "a clone": (sleutel) => inspect(structuredClone(sleutel)),
    "its bytes for another process": (sleutel) => serialize(sleutel).toString("latin1"),
  };

  it.each(Object.keys(ways))("%s", (name) => {
    const shown = ways[name]!(key());
    expect(shown.toLowerCase()).not.toContain(HEX.slice(0, 8));
    expect(shown).not.toContain(Buffer.from(HEX, "hex").toString("base64").slice(0, 8));
  });
});

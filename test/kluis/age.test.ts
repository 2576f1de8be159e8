import { beforeAll, describe, expect, it } from "vitest";
import { Damaged } from "../../src/errors.ts";
import {
  type Identiteit,
  leesIdentiteit,
  maakIdentiteit,
  ontsleutelMetIdentiteit,
  ontsleutelMetWachtwoord,
  versleutelMetWachtwoord,
  versleutelVoor,
} from "../../src/kluis/age.ts";

const PATH = "kluis/toegang/Anna.age";
const TEXT = "AGE-SECRET-KEY-1EEN-TEKST\n";
const PASSPHRASE = "vier paarden in de mist 77";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

let anna: Identiteit;
let bert: Identiteit;
beforeAll(async () => {
  anna = await maakIdentiteit();
  bert = await maakIdentiteit();
});

describe("an identity", () => {
  it("is an age key with its recipient, and another one each time", () => {
    for (const { geheim, ontvanger } of [anna, bert]) {
      expect(geheim).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
      expect(ontvanger).toMatch(/^age1[0-9a-z]{58}$/);
    }
    expect(anna.geheim).not.toBe(bert.geheim);
    expect(anna.ontvanger).not.toBe(bert.ontvanger);
  });

  it("is read back as people copy it from paper", async () => {
    const { geheim } = anna;
    const typed = [
      geheim,
      geheim.toLowerCase(),
      ` ${geheim}\r\n`,
      geheim.replaceAll(/.{6}/g, "$& "),
      `${geheim.slice(0, 30)}\n${geheim.slice(30)}`,
    ];
    for (const one of typed) expect(await leesIdentiteit(one)).toEqual(anna);
  });

  it("is not read with one letter wrong, whichever it is", async () => {
    const { geheim } = anna;
    for (let place = 0; place < geheim.length; place += 1) {
      const other = geheim[place] === "Q" ? "P" : "Q";
      const wrong = geheim.slice(0, place) + other + geheim.slice(place + 1);
      expect(await leesIdentiteit(wrong), wrong).toBeNull();
    }
  });

  it.each(["", "AGE-SECRET-KEY-1", "age1qqqq", "wachtwoord", "AGE-SECRET-KEY-PQ-1QQQQ"])(
    "is not read from %j",
    async (typed) => {
      expect(await leesIdentiteit(typed)).toBeNull();
    },
  );

  it("is not read with something before or behind it", async () => {
    expect(await leesIdentiteit(`${anna.geheim}Q`)).toBeNull();
    expect(await leesIdentiteit(`x${anna.geheim}`)).toBeNull();
    expect(await leesIdentiteit(anna.geheim + bert.geheim)).toBeNull();
    expect(await leesIdentiteit(anna.geheim.slice(0, -1))).toBeNull();
  });
});

describe("a file under a passphrase", () => {
  it("opens with that one and with no other", async () => {
    const bytes = await versleutelMetWachtwoord(TEXT, PASSPHRASE, 2);
    expect(await ontsleutelMetWachtwoord(bytes, PASSPHRASE, PATH)).toBe(TEXT);
    for (const wrong of ["", `${PASSPHRASE} `, PASSPHRASE.toUpperCase(), anna.geheim]) {
      expect(await ontsleutelMetWachtwoord(bytes, wrong, PATH)).toBeNull();
    }
  });

  it("says how hard guessing is made, and is never twice the same", async () => {
    const [one, two] = await Promise.all([2, 5].map((n) => versleutelMetWachtwoord(TEXT, PASSPHRASE, n)));
    expect(text(one!)).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 2\n/);
    expect(text(two!)).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 5\n/);
    expect(text(await versleutelMetWachtwoord(TEXT, PASSPHRASE, 2))).not.toBe(text(one!));
    expect(text(one!)).not.toContain("SECRET");
  });

  it("that would take hours to try is taken for damaged, not tried", async () => {
    const bytes = text(await versleutelMetWachtwoord(TEXT, PASSPHRASE, 2));
    const slow = Buffer.from(bytes.replace(/^(.*\n-> scrypt \S+) 2\n/, "$1 30\n"), "latin1");
    const started = performance.now();
    await expect(ontsleutelMetWachtwoord(slow, PASSPHRASE, PATH)).rejects.toThrow(Damaged);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("a file for recipients", () => {
  it("opens for each of them and for nobody else", async () => {
    const carel = await maakIdentiteit();
    const bytes = await versleutelVoor([anna.ontvanger, bert.ontvanger], TEXT);
    expect(await ontsleutelMetIdentiteit(bytes, anna.geheim, PATH)).toBe(TEXT);
    expect(await ontsleutelMetIdentiteit(bytes, bert.geheim, PATH)).toBe(TEXT);
    expect(await ontsleutelMetIdentiteit(bytes, carel.geheim, PATH)).toBeNull();
  });

  it("tells nobody whom it is for", async () => {
    const shown = text(await versleutelVoor([anna.ontvanger, bert.ontvanger], TEXT));
    expect(shown).not.toContain(anna.ontvanger);
    expect(shown).not.toContain(bert.ontvanger.slice(4, 20));
  });
});

describe("a file that is no age file, or not whole,", () => {
  const kinds: Record<string, (good: Uint8Array) => Uint8Array> = {
    empty: () => new Uint8Array(),
    text: () => Buffer.from("Dit is een gewone tekst.\n"),
    "a database": () => Buffer.from(`SQLite format 3\0${"\0".repeat(500)}`),
    "only the first line": () => Buffer.from("age-encryption.org/v1\n"),
    "of a later version of age": (good) => Buffer.from(text(good).replace("/v1\n", "/v9\n"), "latin1"),
    "cut off in the header": (good) => good.slice(0, 60),
    "cut off by one byte": (good) => good.slice(0, -1),
    "cut off before the text": (good) => good.slice(0, text(good).indexOf("\n---") + 49),
    "longer by one byte": (good) => Buffer.concat([good, Buffer.from([0])]),
    "twice itself": (good) => Buffer.concat([good, good]),
  };

  it.each(Object.keys(kinds))("is called damaged by its name: %s", async (kind) => {
    const under = kinds[kind]!(await versleutelMetWachtwoord(TEXT, PASSPHRASE, 2));
    const sent = kinds[kind]!(await versleutelVoor([anna.ontvanger], TEXT));
    for (const attempt of [
      ontsleutelMetWachtwoord(under, PASSPHRASE, PATH),
      ontsleutelMetIdentiteit(sent, anna.geheim, PATH),
    ]) {
      await expect(attempt).rejects.toThrow(Damaged);
      await expect(attempt).rejects.toThrow(`${PATH} is beschadigd of is geen bestand van age`);
    }
  });

  it("opens with no byte of it changed, wherever that is", async () => {
    const under = await versleutelMetWachtwoord(TEXT, PASSPHRASE, 2);
    const sent = await versleutelVoor([anna.ontvanger, bert.ontvanger], TEXT);
    const outcome = async (attempt: Promise<string | null>) =>
      attempt.catch((error) => (error instanceof Damaged ? "damaged" : error));
    for (let place = 0; place < Math.max(under.length, sent.length); place += 1) {
      const flip = (bytes: Uint8Array) => {
        const copy = Uint8Array.from(bytes);
        if (place < copy.length) copy[place]! ^= 0x01;
        return copy;
      };
      if (place < under.length) {
        const said = await outcome(ontsleutelMetWachtwoord(flip(under), PASSPHRASE, PATH));
        expect([null, "damaged"], `byte ${place} of a passphrase file`).toContain(said);
      }
      if (place < sent.length) {
        const said = await outcome(ontsleutelMetIdentiteit(flip(sent), anna.geheim, PATH));
        expect([null, "damaged"], `byte ${place} of a recipients file`).toContain(said);
      }
    }
  });
});

import { screen, wrapPrompt } from "@inquirer/testing/vitest";
import { describe, expect, it, vi } from "vitest";
import { Cancelled } from "../../src/errors.ts";
import { createAsker } from "../../src/terminal/ask.ts";
import type { Asker } from "../../src/terminal/question.ts";
import { englishIn } from "../cli/english.ts";
import { fakeTerminal } from "./screen.ts";

vi.mock("../../src/terminal/long-text.ts", async (original) => {
  const { longText } = await original<typeof import("../../src/terminal/long-text.ts")>();
  return { longText: wrapPrompt(longText) };
});

const asker: Asker = createAsker(fakeTerminal(80).terminal);
const NAME = { message: "Naam", help: "Zoals die zelf schrijft.", check: () => null };
const notEmpty = (answer: string) => (answer.trim() === "" ? "Dit kan niet leeg blijven." : null);

/** Waits until the screen says this. */
const sees = (text: string) =>
  vi.waitFor(() => expect(screen.getScreen()).toContain(text), { timeout: 10_000 });

describe("a line", () => {
  it("is asked with its explanation, which goes with the answer", async () => {
    const answer = asker.line(NAME);
    await sees("? Naam  Zoals die zelf schrijft.");
    screen.type("Jan");
    screen.keypress("enter");
    expect(await answer).toBe("Jan");
    expect(screen.getScreen()).toBe("✔ Naam Jan");
  });

  it("keeps what stands there, made harmless", async () => {
    const answer = asker.line({ ...NAME, default: "Jan\u001b[2J" });
    await sees("(Jan\ufffd[2J)");
    screen.keypress("enter");
    expect(await answer).toBe("Jan\ufffd[2J");
  });

  it("is checked before it is taken", async () => {
    const answer = asker.line({ ...NAME, check: notEmpty });
    await sees("Naam");
    screen.keypress("enter");
    await sees("✗ Dit kan niet leeg blijven.");
    screen.type("Jan");
    screen.keypress("enter");
    expect(await answer).toBe("Jan");
  });

  it("explains itself by ?, in full where there is more to say", async () => {
    const answer = asker.line({ ...NAME, more: "Bij een bedrijf de naam van het bedrijf.", check: notEmpty });
    await sees("Naam");
    screen.type("?");
    screen.keypress("enter");
    await sees("Uitleg: Bij een bedrijf de naam van het bedrijf.");
    expect(screen.getScreen()).not.toContain("✗");
    // Many just type on behind the mark.
    screen.type("Jan");
    screen.keypress("enter");
    expect(await answer).toBe("Jan");
  });

  it("explains itself by its short explanation, or says that there is none", async () => {
    const first = asker.line(NAME);
    await sees("Naam");
    screen.type("?");
    screen.keypress("enter");
    await sees("Uitleg: Zoals die zelf schrijft.");
    screen.keypress("backspace");
    screen.keypress("enter");
    await first;
    screen.clear();
    void asker.line({ message: "Plaats", check: () => null });
    await sees("Plaats");
    screen.type("?");
    screen.keypress("enter");
    await sees("Uitleg: hierbij is geen uitleg.");
  });
});

describe("a text", () => {
  it("explains itself by ?, and is then asked again", async () => {
    const answer = asker.text({ ...NAME, message: "Omschrijving", check: notEmpty });
    await sees("? Omschrijving  Zoals die zelf schrijft.");
    screen.input.write("?\r\r");
    await sees("Uitleg: Zoals die zelf schrijft.");
    screen.input.write("Het verhaal.\r\r");
    expect(await answer).toBe("Het verhaal.");
  });

  it("shows what stands there made harmless, and keeps it as it is", async () => {
    const answer = asker.text({
      ...NAME,
      message: "Omschrijving",
      default: "prijs \u202e001 €\nrest",
      check: notEmpty,
    });
    await sees("? Omschrijving");
    expect(screen.getScreen()).not.toContain("\u202e");
    screen.input.write("\r");
    expect(await answer).toBe("prijs \u202e001 €\nrest");
    expect(screen.getScreen()).not.toContain("\u202e");
  });
});

const CHOICES = [
  { value: "brief", name: "Brief" },
  { value: "e-mail", name: "E-mail\u001b[2J" },
  { value: "website", name: "Website" },
];

describe("a choice", () => {
  it("is made with the arrows, with a hint in Dutch", async () => {
    const answer = asker.select({ message: "Wijze", help: "Hoe het binnenkwam.", choices: CHOICES });
    await sees("❯ Brief");
    expect(screen.getScreen()).toMatchInlineSnapshot(`
      "? Wijze  Hoe het binnenkwam.
      ❯ Brief
        E-mail�[2J
        Website

      ↑↓ kiezen, of typ de eerste letters; Enter bevestigt"
    `);
    expect(englishIn(screen.getScreen())).toEqual([]);
    screen.keypress("down");
    await sees("❯ E-mail\ufffd[2J");
    screen.keypress("enter");
    expect(await answer).toBe("e-mail");
  });

  it("begins where it stood", async () => {
    const answer = asker.select({ message: "Wijze", choices: CHOICES, default: "website" });
    await sees("❯ Website");
    screen.keypress("enter");
    expect(await answer).toBe("website");
  });

  it("begins above where what stood there is no choice any more", async () => {
    const answer = asker.select({ message: "Wijze", choices: CHOICES, default: "duif" });
    await sees("❯ Brief");
    screen.keypress("enter");
    expect(await answer).toBe("brief");
  });

  it("stops at both ends", async () => {
    const answer = asker.select({ message: "Wijze", choices: CHOICES });
    await sees("❯ Brief");
    screen.keypress("up");
    for (let n = 0; n < 5; n += 1) screen.keypress("down");
    await sees("❯ Website");
    screen.keypress("enter");
    expect(await answer).toBe("website");
  });
});

describe("a choice that is read aloud", () => {
  const ask = (standard?: string) => {
    const { terminal, err } = fakeTerminal(80, { plain: true });
    const question = { message: "Wijze", help: "Hoe het binnenkwam.", choices: CHOICES };
    const answer = createAsker(terminal).select({ ...question, ...(standard && { default: standard }) });
    return { answer, err };
  };

  it("stands there once, with numbers", async () => {
    const { err } = ask();
    await sees("? Nummer");
    expect(err()).toBe("Wijze. Hoe het binnenkwam.\n  1. Brief\n  2. E-mail\ufffd[2J\n  3. Website\n");
    expect(screen.getScreen()).not.toContain("❯");
  });

  it.each([
    ["2", "e-mail"],
    [" 3 ", "website"],
    ["web", "website"],
    ["BRIEF", "brief"],
  ])("is made by %j", async (typed, chosen) => {
    const { answer } = ask();
    await sees("? Nummer");
    screen.type(typed);
    screen.keypress("enter");
    expect(await answer).toBe(chosen);
  });

  it("is shown by its name afterwards, and begins where it stood", async () => {
    const { answer } = ask("website");
    await sees("(3)");
    screen.keypress("enter");
    expect(await answer).toBe("website");
    expect(screen.getScreen()).toBe("✔ Nummer Website");
  });

  it.each(["0", "4", "duif", "", "-1"])("takes no %j", async (typed) => {
    void ask();
    await sees("? Nummer");
    screen.type(typed);
    screen.keypress("enter");
    await sees("✗ Typ een nummer van 1 tot en met 3, of het begin van een keuze.");
  });

  it("explains itself by ?", async () => {
    void ask();
    await sees("? Nummer");
    screen.type("?");
    screen.keypress("enter");
    await sees("Uitleg: Hoe het binnenkwam.");
  });
});

describe("a yes or no", () => {
  it.each([
    ["ja", true],
    ["J", true],
    ["nee", false],
    ["n", false],
    ["", false],
  ])("takes %j as %s", async (typed, expected) => {
    const answer = asker.confirm({ message: "Vertrouwelijk", help: "Zie §3.", default: false });
    await sees("? Vertrouwelijk  Zie §3. (j/N)");
    screen.type(typed);
    screen.keypress("enter");
    expect(await answer).toBe(expected);
    expect(screen.getScreen()).toBe(`✔ Vertrouwelijk ${expected ? "Ja" : "Nee"}`);
  });

  it("takes nothing else", async () => {
    const answer = asker.confirm({ message: "Melden?", default: true });
    await sees("? Melden? (J/n)");
    screen.type("misschien");
    screen.keypress("enter");
    await sees("✗ Antwoord met ja of nee.");
    expect(englishIn(screen.getScreen())).toEqual([]);
    for (let n = 0; n < "misschien".length; n += 1) screen.keypress("backspace");
    screen.keypress("enter");
    expect(await answer).toBe(true);
  });
});

describe("breaking off", () => {
  it.each([
    ["a line", () => asker.line(NAME)],
    ["a text", () => asker.text(NAME)],
    ["a choice", () => asker.select({ message: "Naam", choices: CHOICES })],
    ["a yes or no", () => asker.confirm({ message: "Naam", default: true })],
  ] as [string, () => Promise<unknown>][])("at %s is told as such", async (_what, question) => {
    const answer = question();
    const cancelled = expect(answer).rejects.toThrow(Cancelled);
    await sees("Naam");
    screen.input.write("\u0003");
    await cancelled;
    await expect(answer).rejects.toMatchObject({ message: "Afgebroken", exitCode: 130 });
  });

  it("leaves nothing listening behind", async () => {
    const before = process.listenerCount("beforeExit");
    for (let n = 0; n < 3; n += 1) {
      const answer = asker.line(NAME);
      await sees("? Naam");
      screen.keypress("enter");
      await answer;
    }
    expect(process.listenerCount("beforeExit")).toBe(before);
  });
});

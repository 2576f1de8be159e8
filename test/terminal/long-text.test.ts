import { setTimeout } from "node:timers/promises";
import { render } from "@inquirer/testing";
import { describe, expect, it, vi } from "vitest";
import { type LongTextConfig, longText } from "../../src/terminal/long-text.ts";

const CONFIG: LongTextConfig = { message: "Omschrijving", check: () => null };
/** Longer than a paste waits between two lines, by much. */
const A_MOMENT = 200;

const ask = (config: Partial<LongTextConfig> = {}) => render(longText, { ...CONFIG, ...config });

describe("a text of several lines", () => {
  it("ends by an empty line, and stands there as its first line", async () => {
    const { answer, input, getScreen } = await ask();
    expect(getScreen()).toBe("? Omschrijving");
    input.write("Eerste regel.\r");
    input.write("Tweede regel.\r");
    await setTimeout(A_MOMENT);
    expect(getScreen()).toBe("? OmschrijvingEerste regel.\n  Tweede regel.");
    input.write("\r");
    expect(await answer).toBe("Eerste regel.\nTweede regel.");
    expect(getScreen()).toBe("✔ Omschrijving Eerste regel. (+ 1 regel)");
  });

  it("that is pasted keeps its empty lines", async () => {
    const { answer, input } = await ask();
    input.write("Alinea een.\r\rAlinea twee.\r\r\rAlinea drie.\r");
    await setTimeout(A_MOMENT);
    input.write("\r");
    expect(await answer).toBe("Alinea een.\n\nAlinea twee.\n\n\nAlinea drie.");
  });

  it("that is pasted in parts, as a slow line brings it, is one text", async () => {
    const { answer, input } = await ask();
    input.write("Alinea een.\r\r");
    await setTimeout(10);
    input.write("Alinea twee.\r\r");
    expect(await answer).toBe("Alinea een.\n\nAlinea twee.");
  });

  it("that is pasted with an empty line at its end is ready at once", async () => {
    const { answer, input, getScreen } = await ask();
    input.write("Een.\r\nTwee.\r\nDrie.\r\n\r\n");
    expect(await answer).toBe("Een.\nTwee.\nDrie.");
    expect(getScreen()).toBe("✔ Omschrijving Een. (+ 2 regels)");
  });

  it("that is typed on behind an empty line goes on", async () => {
    const { answer, input } = await ask();
    input.write("Een.\r\r");
    input.write("Twee");
    await setTimeout(A_MOMENT);
    input.write(".\r\r");
    expect(await answer).toBe("Een.\n\nTwee.");
  });

  it("that is long is not drawn anew in full for every letter", async () => {
    const { answer, input, getFullOutput } = await ask();
    const text = Array.from({ length: 60 }, (_, n) => `Regel ${n}: ${"woord ".repeat(12)}`.trim()).join("\n");
    input.write(`${text.replaceAll("\n", "\r")}\r\r`);
    expect(await answer).toBe(text);
    // Without measure it is the square of the text: some 12 million characters for this one.
    expect((await getFullOutput({ raw: true })).length).toBeLessThan(1_000_000);
  });

  it("goes on with what was broken off, and tells what it has so far", async () => {
    const told: string[] = [];
    const { answer, input, getScreen } = await ask({
      initial: "Een lang verhaal.\n\nTweede deel.",
      onTyped: (text) => told.push(text),
    });
    expect(getScreen()).toMatch(/Een lang verhaal\.\n\s*\n {2}Tweede deel\./);
    input.write("Derde deel.\r");
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(told.at(-1)).toBe("Een lang verhaal.\n\nTweede deel.\nDerde deel.");
    input.write("\r");
    expect(await answer).toBe("Een lang verhaal.\n\nTweede deel.\nDerde deel.");
  });

  it("takes up the line before by a backspace at the begin of one", async () => {
    const { answer, input, events } = await ask();
    input.write("Een\rTweee\r");
    events.keypress("backspace");
    await setTimeout(0);
    input.write("\u007f\r\r");
    expect(await answer).toBe("Een\nTwee");
  });

  it("may stay empty where the check allows it", async () => {
    const { answer, input } = await ask();
    input.write("\r");
    expect(await answer).toBe("");
  });

  it("keeps what stood there by an empty answer", async () => {
    const { answer, input, getScreen } = await ask({ default: "Oud verhaal.\nTweede regel." });
    expect(getScreen()).toContain("Oud verhaal.");
    input.write("\r");
    expect(await answer).toBe("Oud verhaal.\nTweede regel.");
  });

  it("that is refused is told why, and asked again", async () => {
    const check = (text: string) => (text === "" ? "Dit kan niet leeg blijven." : null);
    const { answer, input, getScreen } = await ask({ check });
    input.write("\r");
    await setTimeout(A_MOMENT);
    expect(getScreen()).toMatch(/^\? Omschrijving\n.*Dit kan niet leeg blijven\./);
    input.write("Toch iets.");
    await setTimeout(A_MOMENT);
    expect(getScreen()).not.toContain("Dit kan niet leeg blijven.");
    input.write("\r\r");
    expect(await answer).toBe("Toch iets.");
  });

  it("can be taken to an editor, and comes back as it was made there", async () => {
    const given: string[] = [];
    const { answer, input, events, getScreen } = await ask({
      edit: async (text) => {
        given.push(text);
        return { text: `${text}.\n\nEn nog een alinea.` };
      },
    });
    input.write("Een.\rTwee");
    events.keypress({ name: "o", ctrl: true });
    await vi.waitFor(() => expect(getScreen()).toContain("En nog een alinea."));
    expect(given).toEqual(["Een.\nTwee"]);
    input.write("Drie.\r");
    await setTimeout(A_MOMENT);
    input.write("\r");
    expect(await answer).toBe("Een.\nTwee.\n\nEn nog een alinea.\nDrie.");
  });

  it("that stood there already goes to the editor too", async () => {
    const { answer, input, events, getScreen } = await ask({
      default: "Oud verhaal.",
      edit: async (text) => ({ text: text.replace("Oud", "Nieuw") }),
    });
    events.keypress({ name: "o", ctrl: true });
    await vi.waitFor(() => expect(getScreen()).toContain("Nieuw verhaal."));
    input.write("\r");
    expect(await answer).toBe("Nieuw verhaal.");
  });

  it("is not lost by an editor that doesn't work", async () => {
    const { answer, input, events, getScreen } = await ask({
      edit: async () => ({ reason: "De editor werkte niet." }),
    });
    input.write("Een.\rTwee");
    events.keypress({ name: "o", ctrl: true });
    await vi.waitFor(() => expect(getScreen()).toContain("De editor werkte niet."));
    input.write("\r\r");
    expect(await answer).toBe("Een.\nTwee");
  });

  it("knows no editor where none was given", async () => {
    const { answer, input, events } = await ask();
    input.write("Een.");
    events.keypress({ name: "o", ctrl: true });
    input.write("\r\r");
    expect(await answer).toBe("Een.");
  });

  it("that is refused is not lost", async () => {
    const check = (text: string) => (text.includes("fout") ? "Dit bevat fout." : null);
    const { answer, input, getScreen } = await ask({ check });
    input.write("Een lang verhaal.\rMet een fout.\r\r");
    await setTimeout(A_MOMENT);
    expect(getScreen()).toContain("Dit bevat fout.");
    expect(getScreen()).toContain("Een lang verhaal.");
    answer.catch(() => {});
    input.write("\u0003");
  });
});

import { describe, expect, it } from "vitest";
import { writeSection } from "../../src/terminal/page.ts";
import { widthOf } from "../../src/terminal/text.ts";
import { fakeTerminal } from "./screen.ts";

async function render(columns: number | null): Promise<string> {
  const { terminal, out } = fakeTerminal(columns);
  writeSection(terminal, "Klacht", [
    ["Naam", "Jan\u001b[2J de Vries\u202e"],
    ["Telefoon", ""],
    [
      "Omschrijving",
      "De schade aan mijn auto is zes weken geleden gemeld. Ik heb drie keer gebeld en kreeg telkens te horen dat ik zou worden teruggebeld.\n\nDat is niet gebeurd. 日本保険 😀",
    ],
    ["Nog een gegeven met een lang label", "kort"],
  ]);
  return out();
}

describe("a section of a page", () => {
  it("on a terminal of 80 columns", async () => {
    expect(await render(80)).toMatchInlineSnapshot(`
      "
      Klacht
        Naam                                Jan�[2J de Vries�
        Omschrijving                        De schade aan mijn auto is zes weken
                                            geleden gemeld. Ik heb drie keer gebeld en
                                            kreeg telkens te horen dat ik zou worden
                                            teruggebeld.

                                            Dat is niet gebeurd. 日本保険 😀
        Nog een gegeven met een lang label  kort
      "
    `);
  });

  it("on a terminal of 140 columns", async () => {
    expect(await render(140)).toMatchInlineSnapshot(`
      "
      Klacht
        Naam                                Jan�[2J de Vries�
        Omschrijving                        De schade aan mijn auto is zes weken geleden gemeld. Ik heb drie keer gebeld en kreeg telkens te horen
                                            dat ik zou worden teruggebeld.

                                            Dat is niet gebeurd. 日本保険 😀
        Nog een gegeven met een lang label  kort
      "
    `);
  });

  it.each([50, 80, 140])("exceeds %i columns nowhere", async (columns) => {
    expect(Math.max(...(await render(columns)).split("\n").map(widthOf))).toBeLessThanOrEqual(columns);
  });

  it("with a text of a thousand lines comes at once", { timeout: 5_000 }, async () => {
    const { terminal, out } = fakeTerminal(80);
    writeSection(terminal, "Standpunt", [["Motivering", "Het kantoor heeft dit uitgelegd.\n".repeat(1000)]]);
    expect(out().match(/uitgelegd/g)).toHaveLength(1000);
  });

  it("without a value is not there", async () => {
    const { terminal, out } = fakeTerminal(80);
    writeSection(terminal, "Leeg", [["Naam", ""]]);
    expect(out()).toBe("");
  });
});

import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/terminal/markdown.ts";
import { Terminal } from "../../src/terminal/terminal.ts";

const rendered = (text: string, { columns = 40, colour = false } = {}) => {
  const stdout = Object.assign(new Writable(), { isTTY: true, columns });
  return renderMarkdown(new Terminal({ stdin: process.stdin, stdout, stderr: stdout }, { colour }), text);
};

describe("a text in Markdown", () => {
  it("fills the width, however its lines were broken", () => {
    expect(
      rendered("Een alinea met `code`,\n*nadruk* en **kracht**, die over\ndrie regels loopt.\n\nEn nog een."),
    ).toBe("Een alinea met code, nadruk en kracht,\ndie over drie regels loopt.\n\nEn nog een.");
    const long = "woord ".repeat(60).trim();
    const widest = Math.max(
      ...rendered(long, { columns: 200 })
        .split("\n")
        .map((line) => line.length),
    );
    expect(widest).toBeGreaterThan(80);
    expect(widest).toBeLessThanOrEqual(90);
  });

  it("keeps what is between fences, and headings apart", () => {
    expect(rendered("# Kop\nTekst.\n```sh\nklacht `nieuw`  --x\n\n# geen kop\n```\nDaarna.")).toBe(
      "Kop\n\nTekst.\n\n    klacht `nieuw`  --x\n\n    # geen kop\n\nDaarna.",
    );
    expect(rendered("## Kop", { colour: true })).toBe("\u001b[1mKop\u001b[22m");
  });

  it("aligns a table", () => {
    expect(
      rendered("| termijn | hoe lang |\n| --- | --- |\n| melding | 3 `werkdagen` |\n| kifid-route | 8 |"),
    ).toBe("  termijn      hoe lang\n  melding      3 werkdagen\n  kifid-route  8");
  });

  it("indents the items of a list below their mark", () => {
    expect(
      rendered("Zo is geteld:\n\n- Een klacht telt als ontvangen in het\n  jaar waarin.\n- Twee.\n1. Drie."),
    ).toBe(
      "Zo is geteld:\n\n  - Een klacht telt als ontvangen in het\n    jaar waarin.\n  - Twee.\n  1. Drie.",
    );
  });

  it("shows a link by its words, and nothing that steers the terminal", () => {
    expect(rendered("Zie [de gids](https://voorbeeld.nl/x).\u001b[2J")).toBe("Zie de gids.\ufffd[2J");
  });
});

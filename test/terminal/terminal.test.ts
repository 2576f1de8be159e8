import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startProgress, startWaiting } from "../../src/terminal/progress.ts";
import { fakeTerminal } from "./screen.ts";

describe("a terminal", () => {
  it.each([
    [80, 80],
    [200, 140],
    [null, null],
  ])("of %s columns lays out for %s", (columns, width) => {
    const { terminal } = fakeTerminal(columns);
    expect(terminal.width).toBe(width);
    expect(terminal.interactive).toBe(columns !== null);
  });

  it("keeps data and remarks apart", () => {
    const { terminal, out, err } = fakeTerminal(80);
    terminal.line("gegeven");
    terminal.note("opmerking\u001b[2J");
    terminal.json({ naam: "Öz" });
    expect(out()).toBe('gegeven\n{\n  "naam": "Öz"\n}\n');
    expect(err()).toBe("opmerking\ufffd[2J\n");
  });

  it("breaks a paragraph within its width, behind its indent", () => {
    const { terminal } = fakeTerminal(30);
    expect(terminal.paragraph("De schade aan mijn auto is nog niet vergoed.\n\nHelaas.", "    ")).toBe(
      "    De schade aan mijn auto is\n    nog niet vergoed.\n\n    Helaas.",
    );
  });

  it("paints nothing that colours itself", () => {
    expect(fakeTerminal(80).terminal.paint("alarm", "\u001b[32mgroen\n")).toBe("\ufffd[32mgroen ");
  });
});

describe("progress", () => {
  it("is a bar that goes when the work is done", () => {
    const { terminal, out, err } = fakeTerminal(80);
    const progress = startProgress(terminal, "Lezen");
    progress.update(0.5);
    expect(err()).toBe(`\rLezen ${"█".repeat(15)}${"░".repeat(15)}  50%`);
    progress.done();
    expect(err()).toMatch(/\r\u001b\[2K$/);
    expect(out()).toBe("");
  });

  it("is its label alone where it is read aloud, and only of work that takes a while", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { terminal, err } = fakeTerminal(80, { plain: true });
    const short = startProgress(terminal, "Tellen");
    short.update(0.5);
    short.done();
    const long = startProgress(terminal, "Lezen");
    vi.advanceTimersByTime(1000);
    long.update(0.5);
    long.done();
    expect(err()).toBe("Lezen …\n");
  });

  it("says what is waited for after a while, and takes it back", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { terminal, err } = fakeTerminal(80);
    const waiting = startWaiting(terminal, "Versturen …");
    vi.advanceTimersByTime(500);
    expect(err()).toBe("");
    vi.advanceTimersByTime(500);
    expect(err()).toBe("\rVersturen …");
    waiting.done();
    expect(err()).toBe("\rVersturen …\r\u001b[2K");
  });

  it("is silent where there is no terminal", () => {
    const { terminal, err } = fakeTerminal(null);
    const progress = startProgress(terminal, "Lezen");
    progress.update(0.5);
    progress.done();
    expect(err()).toBe("");
  });
});

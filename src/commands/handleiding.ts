/** `klacht handleiding`: the manual, or the chapter that somebody looks for. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { packageRoot } from "../documents/package-root.ts";
import { Damaged, NotFound } from "../errors.ts";
import { aangehaald } from "../procedure/tekst.ts";
import { renderMarkdown } from "../terminal/markdown.ts";
import { page } from "../terminal/pager.ts";
import { action, type Context } from "./context.ts";

interface Chapter {
  readonly title: string;
  /** 2 for a chapter, 3 for a command in the reference. */
  readonly level: number;
  /** Its title included; of a chapter with parts, those too. */
  readonly text: string;
}

export function define(command: Command): void {
  command
    .argument("[zoekwoord]", "toon alleen het hoofdstuk waarvan de titel hierop past, zoals jaaroverzicht")
    .action(action(run));
}

async function run({ terminal, options }: Context, sought: string | undefined): Promise<void> {
  const manual = readManual();
  const all = chaptersOf(manual);
  const found = sought === undefined ? null : find(all, sought);
  if (options.json) {
    const shown = found ?? all.filter(({ level }) => level === 2);
    terminal.json(shown.map(({ title, text }) => ({ titel: title, tekst: text })));
    return;
  }
  const text = found === null ? manual.trimEnd() : found.map((chapter) => chapter.text).join("\n\n");
  // Elsewhere than on a terminal it is the file itself.
  if (terminal.width === null) terminal.line(text);
  else await page(terminal, renderMarkdown(terminal, text));
}

function readManual(): string {
  try {
    return readFileSync(join(packageRoot(), "HANDLEIDING.md"), "utf8").replaceAll("\r\n", "\n");
  } catch (cause) {
    throw new Damaged("De handleiding ontbreekt", "Installeer klacht opnieuw.", cause);
  }
}

function chaptersOf(manual: string): Chapter[] {
  const starts = [...withoutFenced(manual).matchAll(/^(##+) (.+)$/gm)].map(
    ({ 1: marks, 2: title, index }) => ({
      level: marks!.length,
      title: title!.trim(),
      index,
    }),
  );
  return starts.map(({ level, title, index }, n) => {
    const next = starts.slice(n + 1).find((other) => other.level <= level);
    return { level, title, text: manual.slice(index, next?.index).trimEnd() };
  });
}

/** The same text with spaces for what is between fences, so that places stay what they are. */
function withoutFenced(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, (fenced) => fenced.replaceAll(/[^\n]/g, " "));
}

/**
 * The chapters whose title holds the words, or else the command in the reference.
 * @throws {NotFound} none; the hint names the chapters that speak of it
 */
function find(all: readonly Chapter[], sought: string): Chapter[] {
  const words = plain(sought);
  const fits = (text: string) => words !== "" && plain(text).includes(words);
  const chapters = all.filter(({ level }) => level === 2);
  const found = [chapters, all].map((some) => some.filter(({ title }) => fits(title)));
  const best = found.find((some) => some.length > 0);
  if (best !== undefined) return best;
  const about = chapters.filter(({ text }) => fits(text)).map(({ title }) => title);
  throw new NotFound(
    `Geen hoofdstuk van de handleiding heet ${aangehaald(sought)}`,
    about.length > 0
      ? `Het komt wel voor in: ${about.join(" · ")}`
      : `De hoofdstukken: ${chapters.map(({ title }) => title).join(" · ")}`,
  );
}

/** Without capitals, accents and signs. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}

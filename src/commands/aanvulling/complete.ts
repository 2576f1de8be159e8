/**
 * What a shell may complete the command line with. A program of its own beside klacht: somebody waits with a finger
 * on the tab key, and the whole program takes three times as long to start.
 */
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import envPaths from "env-paths";
import { STANDAARD_WOORDENLIJSTEN, type Woord } from "../../procedure/woordenlijsten.ts";
import { leesAanvulling } from "../../register/aanvulling.ts";
import { safeLine } from "../../terminal/text.ts";
import { whatIsAsked } from "./find.ts";
import type { Source } from "./sources.ts";
import type { Tree } from "./tree.ts";

type OfficeList = "aard" | "product" | "oorzaak";

/** Shells that replace the whole word, and not only what stands behind the `=` of an option. */
const WHOLE_WORD = ["fish", "powershell"];

/**
 * The lines for a shell: a word, a tab, and what it means; or `:bestanden` or `:mappen`, which a shell knows best
 * itself. `words` are those behind `klacht`, the last one, at the cursor, behind a colon so that it is never empty.
 * What goes wrong is kept quiet: there is nobody to tell it to.
 */
export function complete([shell = "", ...words]: readonly string[], tree = readTree()): string {
  try {
    const current = unquote((words.at(-1) ?? ":").slice(1));
    const before = (shell === "bash" ? withOptionsWhole(words.slice(0, -1), current) : null) ?? {
      words: words.slice(0, -1),
      current,
    };
    const asked = whatIsAsked(tree, before.words.map(unquote), before.current);
    const disk = asked.sources.find((source) => source === "files" || source === "folders");
    if (disk !== undefined) return disk === "files" ? ":bestanden\n" : ":mappen\n";
    const prefix = WHOLE_WORD.includes(shell) ? asked.before : "";
    const typed = asked.typed.toLowerCase();
    return asked.sources
      .flatMap((source) => wordsOf(source, folderOf(asked.map)))
      .filter(({ code }) => code.toLowerCase().startsWith(typed))
      .map(({ code, label }) => `${prefix}${safeLine(code)}\t${safeLine(label)}\n`)
      .join("");
  } catch {
    return "";
  }
}

/** As the build wrote it down, beside the file that this one is bundled in. */
function readTree(): Tree {
  return JSON.parse(readFileSync(`${import.meta.dirname}/aanvulling.json`, "utf8"));
}

/** Bash takes a word apart at its `=`. */
function withOptionsWhole(words: readonly string[], current: string) {
  if (current === "=" && isOption(words.at(-1))) {
    return { words: words.slice(0, -1), current: `${words.at(-1)}=` };
  }
  const joined: string[] = [];
  for (const word of [...words, current]) {
    const isValue = joined.at(-1)?.endsWith("=") && isOption(joined.at(-1));
    if ((word === "=" && isOption(joined.at(-1))) || isValue) joined.push(`${joined.pop()}${word}`);
    else joined.push(word);
  }
  return { words: joined.slice(0, -1), current: joined.at(-1)! };
}

function isOption(word: string | undefined): boolean {
  return word?.startsWith("--") === true;
}

/** A word without the quotes and backslashes that it was typed with; the last quote may not be there yet. */
function unquote(word: string): string {
  return word.replaceAll(/\\(.?)|["']/g, "$1");
}

function wordsOf(source: Source, map: string): readonly Woord[] {
  switch (source) {
    case "files":
    case "folders":
      return [];
    case "aard":
    case "product":
    case "oorzaak":
      return wordsOfOffice(source, map);
    case "cases":
    case "settledCases": {
      const labels = new Map(wordsOfOffice("aard", map).map(({ code, label }) => [code, label]));
      return leesAanvulling(map, source === "cases" ? "lopend" : "afgehandeld").map(({ woord, aard }) => ({
        code: woord,
        label: aard === null ? "" : (labels.get(aard) ?? aard),
      }));
    }
    case "people":
      return leesAanvulling(map, "medewerkers").map(({ woord }) => ({ code: woord, label: "" }));
    default:
      return source;
  }
}

/** The words of the procedure and the office's own. Settings that can't be read are as good as none here. */
function wordsOfOffice(list: OfficeList, map: string): readonly Woord[] {
  const standard = STANDAARD_WOORDENLIJSTEN[list];
  try {
    const { woordenlijsten } = JSON.parse(readFileSync(join(map, "instellingen.json"), "utf8"));
    const own = Object.entries<string>(woordenlijsten?.[list] ?? {});
    return [...standard, ...own.map(([code, label]) => ({ code, label: String(label) }))];
  } catch {
    return standard;
  }
}

/** As the program finds it; a shell leaves `~` as it was typed. */
function folderOf(typed: string | undefined): string {
  const chosen = typed ?? process.env.KLACHT_MAP;
  return chosen ? chosen.replace(/^~(?=\/|$)/, homedir()) : envPaths("klacht", { suffix: "" }).data;
}

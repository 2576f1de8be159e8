/** What is asked at the end of a command line that is still being typed. */
import type { Woord } from "../../procedure/woordenlijsten.ts";
import type { Source } from "./sources.ts";
import type { Tree, TreeOption } from "./tree.ts";

export interface Asked {
  /** What stands there already of the word that is to be completed. */
  readonly typed: string;
  /** The option before it where both are one word (`--aard=`). */
  readonly before: string;
  /** Where the words come from that fit there. */
  readonly sources: readonly Source[];
  /** The value of `--map`, if it was given. */
  readonly map: string | undefined;
}

/** Goes through the words before the one at the cursor, as the program itself would, and tells what may follow. */
export function whatIsAsked(program: Tree, words: readonly string[], current: string): Asked {
  let command = program;
  let argument = 0;
  let map: string | undefined;
  let waiting: TreeOption | undefined;
  let onlyArguments = false;
  const options = () => ({ ...command.options, ...program.options });
  for (const word of words) {
    if (waiting !== undefined && !(waiting.value === "optional" && word.startsWith("-"))) {
      if (waiting === program.options["--map"]) map = word;
      waiting = undefined;
      continue;
    }
    waiting = undefined;
    if (word === "--" && !onlyArguments) {
      onlyArguments = true;
    } else if (word.startsWith("-") && !onlyArguments) {
      const [name, value] = splitOption(word);
      const option = options()[name];
      if (value !== undefined && option === program.options["--map"]) map = value;
      waiting = value === undefined && option?.value !== "none" ? option : undefined;
    } else if (argument === 0 && Object.hasOwn(command.commands, word)) {
      command = command.commands[word]!;
    } else {
      argument += 1;
    }
  }
  const asked = (typed: string, sources: readonly (Source | null | undefined)[], before = ""): Asked => ({
    typed,
    before,
    map,
    sources: sources.filter((source) => source !== null && source !== undefined),
  });
  if (waiting?.value === "required") return asked(current, [waiting.source]);
  if (current.startsWith("-") && !onlyArguments) {
    const [name, value] = splitOption(current);
    if (value !== undefined) return asked(value, [options()[name]?.source], `${name}=`);
    return asked(current, [withHelp(withoutGiven(options(), words))]);
  }
  const below = argument === 0 ? [withHelp(command.commands)] : [];
  return asked(current, [waiting?.source, ...below, command.args[argument]]);
}

function splitOption(word: string): [name: string, value: string | undefined] {
  const place = word.indexOf("=");
  return place < 0 ? [word, undefined] : [word.slice(0, place), word.slice(place + 1)];
}

/** An option that was given already needs no mention. */
function withoutGiven(
  options: Readonly<Record<string, TreeOption>>,
  words: readonly string[],
): Readonly<Record<string, TreeOption>> {
  const given = new Set(words.map((word) => splitOption(word)[0]));
  return Object.fromEntries(Object.entries(options).filter(([name]) => !given.has(name)));
}

function withHelp(things: Readonly<Record<string, { readonly help: string }>>): readonly Woord[] {
  return Object.entries(things).map(([code, { help }]) => ({ code, label: help }));
}

/** Choices for who has the screen read aloud: nothing is drawn anew at every key. */
import type { Asker, Choice, Question } from "./question.ts";
import type { Terminal } from "./terminal.ts";
import { safeLine } from "./text.ts";

/** A choice that can be read aloud: the choices once, each on a line, and then a question for the number of one. */
export async function byNumber<T>(
  terminal: Terminal,
  asker: Asker,
  { message, help, more }: Question,
  choices: readonly Choice<T>[],
  standard: T | undefined,
): Promise<T> {
  terminal.note([message, help].filter(Boolean).join(". "));
  for (const [place, { name }] of choices.entries()) terminal.note(`  ${place + 1}. ${safeLine(name)}`);
  const find = (typed: string) => choiceFor(choices, typed);
  const preset = choices.findIndex(({ value }) => value === standard) + 1;
  const typed = await asker.line({
    message: "Nummer",
    ...((more ?? help) !== undefined && { more: more ?? help! }),
    ...(preset > 0 && { default: String(preset) }),
    check: (answer) =>
      find(answer) === undefined
        ? `Typ een nummer van 1 tot en met ${choices.length}, of het begin van een keuze.`
        : null,
    show: (answer) => safeLine(find(answer)?.name ?? answer),
  });
  return find(typed)!.value;
}

/** The choice with this number, or the only one that begins like this. */
function choiceFor<T>(choices: readonly Choice<T>[], typed: string): Choice<T> | undefined {
  const text = typed.trim().toLowerCase();
  if (/^\d+$/.test(text)) return choices[Number(text) - 1];
  const alike = choices.filter(({ name }) => text !== "" && name.toLowerCase().startsWith(text));
  return alike.find(({ name }) => name.toLowerCase() === text) ?? (alike.length === 1 ? alike[0] : undefined);
}

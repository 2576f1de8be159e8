/** Questions in Dutch; the only place that knows inquirer, which is imported when the first question is asked. */
import { styleText } from "node:util";
import { Cancelled } from "../errors.ts";
import { byNumber } from "./numbered.ts";
import type { Asker, Choice, Edit, Question } from "./question.ts";
import type { Streams, Terminal } from "./terminal.ts";
import { safeLine, widthOf, wrap } from "./text.ts";

/**
 * Asks something, after which the terminal goes on showing nothing of what is typed. Not even between the answer and what
 * comes next, when the question itself would have it show that again: who typed ahead would read his passphrase there.
 */
async function unseen<T>(stdin: Streams["stdin"], ask: () => Promise<T>): Promise<T> {
  const { setRawMode } = stdin;
  if (setRawMode === undefined) return ask();
  stdin.setRawMode = (raw) => (raw ? setRawMode.call(stdin, true) : stdin);
  try {
    return await ask();
  } catch (error) {
    setRawMode.call(stdin, false);
    throw error;
  } finally {
    stdin.setRawMode = setRawMode;
  }
}

/**
 * Asks at this terminal, on standard error so that data stays apart.
 * @throws {Cancelled} at each question, when the user breaks off (Ctrl-C, Ctrl-D)
 */
export function createAsker(terminal: Terminal): Asker {
  // Opened by the first question: most commands get one of these, and ask nothing.
  const context = {
    get input() {
      return terminal.streams.stdin;
    },
    get output() {
      return terminal.streams.stderr;
    },
  };
  const settle = <T>(prompt: Promise<T>) => answered(prompt, context.output);
  const asker: Asker = {
    async line({ default: standard, check, forget, show = (answer) => answer, ...question }) {
      const { input } = await import("@inquirer/prompts");
      const look = theme(question, "\n ", context.output);
      return settle(
        input(
          {
            ...(standard && { default: safeLine(standard) }),
            message: question.message,
            validate: (answer) => explain(question, answer) ?? check(withoutMark(answer)) ?? true,
            theme: {
              style: {
                ...look.style,
                answer: (text: string) => (forget ? "…" : look.style.answer(show(withoutMark(text)))),
              },
            },
          },
          context,
        ),
      ).then(withoutMark);
    },
    async text({ default: standard, initial, onTyped, edit, check, ...asked }) {
      const more = asked.more ?? asked.help;
      const question = { ...asked, help: withKeys(asked.help, edit), ...(more !== undefined && { more }) };
      const { longText } = await import("./long-text.ts");
      return settle(
        longText(
          {
            ...(standard && { default: standard }),
            ...(initial && { initial }),
            ...(onTyped && { onTyped }),
            ...(edit && { edit }),
            message: question.message,
            explain: (answer) => explain(question, answer),
            check,
            theme: theme(question, "\n  ", context.output),
          },
          context,
        ),
      );
    },
    async select<T>({
      choices,
      default: standard,
      ...question
    }: Question & { choices: readonly Choice<T>[]; default?: T }) {
      if (terminal.plain) return byNumber(terminal, asker, question, choices, standard);
      const { select } = await import("@inquirer/prompts");
      const config = {
        message: question.message,
        choices: choices.map(({ value, name }) => ({ value, name: safeLine(name) })),
        // A long list stays within the screen, its question included.
        pageSize: Math.max((terminal.streams.stderr.rows ?? 24) - 6, 5),
        loop: false,
        theme: theme(question, "", context.output),
      };
      const preset = choices.some(({ value }) => value === standard)
        ? { default: standard as NoInfer<T> }
        : {};
      return settle(select<T>({ ...config, ...preset }, context));
    },
    async secret(question) {
      const { password } = await import("@inquirer/prompts");
      const { style, ...rest } = theme(question, "", context.output);
      const silent = { ...rest, style: { ...style, maskedText: "" } };
      return unseen(terminal.streams.stdin, () =>
        settle(password({ message: question.message, toggleMask: false, theme: silent }, context)),
      );
    },
    release() {
      terminal.streams.stdin.setRawMode?.(false);
    },
    async confirm({ default: standard, ...question }) {
      const { confirm } = await import("@inquirer/prompts");
      return settle(
        confirm(
          {
            message: question.message,
            default: standard,
            theme: {
              ...theme(question, "", context.output),
              keywords: { yes: "Ja", no: "Nee", error: () => "Antwoord met ja of nee." },
            },
          },
          context,
        ),
      );
    },
  };
  return asker;
}

/** How a question looks: while it is open its explanation stands beside it, afterwards only the answer. */
function theme({ message, help }: Question, beforeAnswer: string, output: { columns?: number }) {
  const columns = output.columns || 80;
  const explanation = help === undefined ? "" : styleText("dim", besideOrBelow(message, help, columns));
  return {
    style: {
      message: (text: string, status: string) =>
        status === "done"
          ? styleText("bold", text)
          : `${styleText("bold", text)}${explanation}${beforeAnswer}`,
      answer: (text: string) => styleText("cyan", withoutMark(text)),
      error: (text: string) =>
        text.startsWith(EXPLANATION)
          ? styleText("blue", wrap(text, columns - 1).join("\n"))
          : styleText("red", wrap(`✗ ${text}`, columns - 1).join("\n")),
      keysHelpTip: () => styleText("dim", "↑↓ kiezen, of typ de eerste letters; Enter bevestigt"),
    },
  };
}

/** An explanation on the line of its question where it fits, else below it, broken between words. */
function besideOrBelow(message: string, help: string, columns: number): string {
  const mark = 2;
  const yesOrNo = 6;
  if (mark + widthOf(message) + 2 + widthOf(help) + yesOrNo <= columns) return `  ${help}`;
  return wrap(help, columns - 2 - yesOrNo)
    .map((line) => `\n  ${line}`)
    .join("");
}

/** How a text ends is not to be guessed. */
function withKeys(help: string | undefined, edit: Edit | undefined): string {
  const keys = edit ? "Een lege regel sluit af, Ctrl-O opent uw editor." : "Een lege regel sluit af.";
  return [help, keys].filter(Boolean).join(" ");
}

const EXPLANATION = "Uitleg: ";
const SHOW_CURSOR = "\u001b[?25h";

function explain({ more, help }: Question, answer: string): string | null {
  return answer.trim() === "?" ? `${EXPLANATION}${more ?? help ?? "hierbij is geen uitleg."}` : null;
}

/** After the explanation the `?` still stands there, and many people just type on behind it. */
function withoutMark(answer: string): string {
  return answer.replace(/^\s*\?+/, "");
}

/** The answer; breaking off, however it is done, becomes `Cancelled`. */
async function answered<T>(prompt: Promise<T>, output: NodeJS.WritableStream): Promise<T> {
  let closed: () => void = () => {};
  // After Ctrl-D nothing settles the question: the process would end by itself, with a warning in English.
  const end = new Promise<never>((_, reject) => {
    closed = () => {
      output.write(`\n${SHOW_CURSOR}`);
      reject(new Cancelled("Afgebroken"));
    };
    process.once("beforeExit", closed);
  });
  try {
    return await Promise.race([prompt, end]);
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") throw new Cancelled("Afgebroken");
    throw error;
  } finally {
    process.removeListener("beforeExit", closed);
  }
}

/** The answers that an act needs: given as options, asked where they are missing, or named all at once. */
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import { leesDatum, toonDatum } from "../procedure/datum.ts";
import { aangehaald, leesRegel, leesTekst, opsomming } from "../procedure/tekst.ts";
import { opsommingVanCodes, type Woord, zoekCode } from "../procedure/woordenlijsten.ts";
import { asDay } from "./ask-field.ts";
import type { Context } from "./context.ts";
import { editorFor } from "./edit-text.ts";

export interface Field {
  /** The name of the option, without dashes; that of an argument in capitals. */
  readonly option: string;
  readonly label: string;
  /** Shown beside the question. */
  readonly help?: string;
  /** What the procedure says of it, for who answers `?`. */
  readonly more?: string;
  /** A `date` is today or earlier, and today where none is given; a `futureDate` is any day. */
  readonly kind: "line" | "text" | "date" | "futureDate" | "choice" | "names" | "path";
  readonly required?: boolean;
  /** The words of a `choice`. */
  readonly words?: readonly Woord[];
  /** What stands there already when it is asked. */
  readonly standard?: string;
  /** A reason why the answer can't be, beside what its kind tells; the answer is in the form that is kept. */
  readonly check?: (answer: string) => string | null;
}

export type Form = Readonly<Record<string, Field>>;

/** What was answered, by the names of the form; empty where nothing was. */
export type Answers<F extends Form> = Record<keyof F, string>;

const VALUES: Record<Field["kind"], string> = {
  line: "tekst",
  text: "tekst",
  date: "datum",
  futureDate: "datum",
  choice: "code",
  names: "A;B",
  path: "pad",
};

/** What can be said of every question of a kind. */
const MORE: Partial<Record<Field["kind"], string>> = {
  date: "typ de datum als 04-03-2024, of een dag: vandaag, gisteren, eergisteren, maandag (of ma: de laatste die er was), -3 (drie dagen geleden).",
  futureDate:
    "typ de datum als 04-03-2024, of een dag: morgen, overmorgen, vrijdag (of vr: de eerste die komt), +14 (over veertien dagen).",
};

/** Gives a command an option for every field. */
export function addFields(command: Command, fields: readonly Field[]): Command {
  for (const { option, kind, label, words } of fields) {
    const description = words
      ? `${label.toLowerCase()}: ${words.map(({ code }) => code).join(", ")}`
      : label.toLowerCase();
    command.option(`--${option} <${VALUES[kind]}>`, description);
  }
  return command;
}

/**
 * The answers to a form. Where somebody sits at a terminal and gave nothing, or not all that is necessary, what is not
 * given is asked; a date that is not given is today.
 * @throws {WrongUse} with everything that is missing or wrong, by option name
 */
export async function fillIn<F extends Form>(
  context: Context,
  form: F,
  given: Readonly<Record<string, unknown>>,
): Promise<Answers<F>> {
  const entries = Object.entries(form) as [keyof F & string, Field][];
  const answers = {} as Answers<F>;
  const faults: string[] = [];
  const missing: Field[] = [];
  for (const [name, field] of entries) {
    const typed = given[name];
    if (typeof typed !== "string" || isEmpty(field, typed)) {
      answers[name] = "";
      if (field.required) missing.push(field);
      continue;
    }
    const read = readAnswer(context, field, typed);
    if ("reason" in read) faults.push(`${nameOf(field)}: ${read.reason}`);
    else answers[name] = read.answer;
  }
  if (faults.length > 0) throw new WrongUse(faults.join("\n"));
  if (missing.length > 0 && !context.asks) {
    throw new WrongUse(`Er ontbreekt: ${opsomming(missing.map(nameOf))}`);
  }
  const asking = missing.length > 0 || (context.asks && entries.every(([name]) => given[name] === undefined));
  for (const [name, field] of entries) {
    const open = given[name] === undefined || missing.includes(field);
    if (asking && open) answers[name] = await ask(context, field);
    if (field.kind === "date" && answers[name] === "") answers[name] = context.vandaag;
  }
  return answers;
}

/** An option by its name; an argument, which is written in capitals, as it stands in the help. */
function nameOf({ option }: Field): string {
  return option === option.toUpperCase() ? option : `--${option}`;
}

async function ask(context: Context, field: Field): Promise<string> {
  const { asker } = context;
  const { label: message, help, kind, words = [] } = field;
  const more = field.more ?? MORE[kind];
  const question = { message, ...(help !== undefined && { help }), ...(more !== undefined && { more }) };
  if (kind === "choice") {
    const none = field.required ? [] : [{ value: "", name: "(niet opgeven)" }];
    const choices = [...none, ...words.map(({ code, label }) => ({ value: code, name: label }))];
    return asker.select({
      ...question,
      choices,
      ...(field.standard !== undefined && { default: field.standard }),
    });
  }
  const standard = field.standard ?? (kind === "date" ? toonDatum(context.vandaag) : "");
  const check = (answer: string) => {
    if (isEmpty(field, answer)) return field.required ? "Dit kan niet leeg blijven." : null;
    const read = readAnswer(context, field, answer);
    return "reason" in read ? read.reason : null;
  };
  const kept = (answer: string): string => {
    const read = isEmpty(field, answer) ? { answer: "" } : readAnswer(context, field, answer);
    return "answer" in read ? read.answer : "";
  };
  const edit = editorFor(context, { vertrouwelijk: context.isKluisOpen });
  const typed =
    kind === "text"
      ? await asker.text({ ...question, default: standard, check, ...(edit && { edit }) })
      : await asker.line({
          ...question,
          default: standard,
          check,
          show: (answer) => asDay(kept(answer), answer),
        });
  return kept(typed);
}

/** Brings an answer into the form that is kept, or tells in Dutch why it can't be. */
function readAnswer(context: Context, field: Field, typed: string): { answer: string } | { reason: string } {
  const read = byKind(context, field, typed);
  const reason = "answer" in read ? field.check?.(read.answer) : null;
  return reason ? { reason } : read;
}

function byKind(
  context: Context,
  { kind, words = [] }: Field,
  typed: string,
): { answer: string } | { reason: string } {
  switch (kind) {
    case "date":
      return attempt(() => context.datum(typed));
    case "futureDate": {
      const datum = leesDatum(typed, context.vandaag, "vooruit");
      return datum === null
        ? { reason: `${aangehaald(typed)} is geen datum; typ DD-MM-JJJJ, of een dag zoals vrijdag of +3` }
        : { answer: datum };
    }
    case "choice": {
      const code = zoekCode(words, typed);
      return code === null
        ? { reason: `${aangehaald(typed)} is onbekend; kies uit ${opsommingVanCodes(words)}` }
        : { answer: code };
    }
    case "path":
      return { answer: typed };
    default: {
      const read = kind === "text" ? leesTekst(typed) : leesRegel(typed);
      return "fout" in read ? { reason: `de tekst ${read.fout}` } : { answer: read.waarde };
    }
  }
}

function attempt(read: () => string): { answer: string } | { reason: string } {
  try {
    return { answer: read() };
  } catch (error) {
    if (error instanceof WrongUse) return { reason: error.message };
    throw error;
  }
}

function isEmpty({ kind }: Field, typed: string): boolean {
  return kind === "names" ? namesFrom(typed).length === 0 : typed.trim() === "";
}

/** Null where nothing was answered. */
export function orNull(answer: string): string | null {
  return answer === "" ? null : answer;
}

/** Names as they are typed in one option: `A;B`. */
export function namesFrom(answer: string): string[] {
  return answer
    .split(";")
    .map((name) => name.trim().replaceAll(/\s+/g, " "))
    .filter((name) => name !== "");
}

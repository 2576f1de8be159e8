/** The recovery key: shown once, on the screen or on a sheet for the safe, and never kept. */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { NotFound, Refused, WrongUse } from "../errors.ts";
import { type Identiteit, leesIdentiteit } from "../kluis/age.ts";
import type { Context } from "./context.ts";
import { stageConfidential } from "./output-file.ts";

export const RECOVERY_FILE = "KLACHT_KLUIS_HERSTEL_BESTAND";

/** How much of it must be typed over, to know that it was written down. */
const CHECKED = 4;

export interface SheetOptions {
  /** Where to write the sheet with the recovery key. */
  readonly herstelblad?: string;
}

/**
 * Shows the key, makes sure that it was written down, and only then does what makes it the key, whose result it returns.
 * @throws {Refused} the sheet would lie beside what it opens @throws {Cancelled} broken off; nothing is then changed
 */
export async function handOverRecoveryKey<T>(
  context: Context,
  { geheim }: Identiteit,
  { herstelblad }: SheetOptions,
  makeItSo: () => Promise<T>,
): Promise<T> {
  const { terminal, options, asks } = context;
  const sheet = herstelblad === undefined ? null : await stageSheet(context, geheim, herstelblad);
  let made: T;
  try {
    if (asks) {
      showKey(context, geheim);
      if (sheet === null) await checkWrittenDown(context, geheim);
    }
    made = await makeItSo();
    sheet?.commit();
  } catch (error) {
    sheet?.discard();
    throw error;
  }
  if (options.json) terminal.json({ herstelsleutel: geheim, ...(sheet && { herstelblad: sheet.path }) });
  else if (!asks) showKey(context, geheim);
  if (sheet !== null) {
    terminal.note(`Het herstelblad staat klaar: ${sheet.path}`);
    terminal.note("→ Druk het af, berg het op in een kluis of afgesloten kast, en wis het bestand.");
  }
  return made;
}

function showKey({ terminal }: Context, geheim: string): void {
  terminal.line("\nDe herstelsleutel van de kluis:\n");
  for (const line of inGroups(geheim)) terminal.line(`    ${terminal.paint("strong", line)}`);
  terminal.line(
    `\n${terminal.paragraph(
      "Schrijf hem over en berg hem op buiten deze computer. Wie zijn wachtwoord kwijt is, komt alleen hiermee weer in de kluis; wie hem vindt, kan erin. Hij wordt maar één keer getoond.",
    )}\n`,
  );
}

/** In groups, which are easier to copy; spaces don't matter when it is typed back. */
function inGroups(geheim: string): string[] {
  const [prefix, rest] = [geheim.slice(0, 16), geheim.slice(16)];
  const groups = rest.match(/.{1,6}/g) ?? [];
  return [prefix, groups.slice(0, 5).join(" "), groups.slice(5).join(" ")];
}

async function checkWrittenDown({ asker }: Context, geheim: string): Promise<void> {
  const last = geheim.slice(-CHECKED);
  await asker.line({
    message: `Typ de laatste ${CHECKED} tekens over van wat u hebt opgeschreven`,
    more: "zo weet u zeker dat de sleutel goed op papier staat. Zijn alle wachtwoorden kwijt en deze sleutel ook, dan kan niemand de kluis nog openen.",
    check: (typed) =>
      typed.trim().toUpperCase() === last ? null : "Dat zijn ze niet. Kijk op wat u hebt opgeschreven.",
  });
}

async function stageSheet(context: Context, geheim: string, to: string) {
  const inRegister = relative(context.map, resolve(to));
  if (!inRegister.startsWith("..") && resolve(to) !== inRegister) {
    throw new Refused(
      "Het herstelblad hoort niet in de map van het register: wie de map heeft, zou dan ook in de kluis kunnen",
      "Kies met --herstelblad een andere plaats.",
    );
  }
  const { makeRecoverySheet } = await import("../documents/herstelblad.ts");
  const docx = await makeRecoverySheet(inGroups(geheim), geheim, context.instellingen, context.vandaag);
  // What a power cut leaves of it must show: it would open everything.
  return stageConfidential(context, to, "herstelblad-kluis.docx", docx);
}

/**
 * The recovery key as somebody typed it, or from the file that the environment names.
 * @throws {WrongUse} it is no recovery key, or there is nobody to ask
 */
export async function askRecoveryKey(context: Context): Promise<Identiteit> {
  const typed = await recoveryText(context);
  const recovery = await leesIdentiteit(typed);
  if (recovery === null) {
    throw new WrongUse(
      "Dit is geen herstelsleutel",
      "Hij begint met AGE-SECRET-KEY-1 en heeft daarna 58 tekens; spaties tellen niet mee.",
    );
  }
  return recovery;
}

async function recoveryText({ asks, asker }: Context): Promise<string> {
  const path = process.env[RECOVERY_FILE];
  if (path) {
    try {
      return readFileSync(path, "utf8");
    } catch (cause) {
      throw new NotFound(
        `Het bestand in ${RECOVERY_FILE} is niet te lezen: ${path}`,
        "Controleer de naam.",
        cause,
      );
    }
  }
  if (!asks) {
    throw new WrongUse(
      "Er ontbreekt: de herstelsleutel",
      `Geef de opdracht op een terminal, of zet hem in een bestand en noem dat in ${RECOVERY_FILE}.`,
    );
  }
  return asker.line({
    message: "Herstelsleutel",
    help: "Van het blad uit de kluis of kast; spaties en kleine letters maken niet uit.",
    forget: true,
    check: (answer) => (answer.trim() === "" ? "Dit kan niet leeg blijven." : null),
  });
}

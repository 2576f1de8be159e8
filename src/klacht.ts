/** The program: finds the command, runs it, and turns whatever goes wrong into text and an exit code. */
import { CommanderError } from "commander";
import { version } from "../package.json";
import { COMMANDS } from "./commands/list.ts";
import { KlachtError } from "./errors.ts";
import { DutchCommand } from "./terminal/command.ts";
import { safeText } from "./terminal/text.ts";

const UNKNOWN_FAILURE = 1;

/** Makes the program; of its commands only those that `args` can mean, or all of them where it names none. */
function createProgram(args: readonly string[]): DutchCommand {
  const program = new DutchCommand("klacht");
  program
    .description("Klachtenregister voor het assurantiekantoor.")
    .version(version, "-V, --version", "het versienummer")
    .option("--map <pad>", "map met het register")
    .option("--als <medewerker>", "wie dit doet, voor het logboek")
    .option("--json", "toon het resultaat als JSON")
    .option("--geen-vragen", "stel geen vragen")
    .option("--ja", "bevestig zonder te vragen")
    .option("--geen-kleur", "zonder kleuren, en keuzes op nummer: voor een schermlezer")
    .option("--peildatum <datum>", "wat als vandaag geldt")
    .action(async (...args: unknown[]) =>
      (await import("./commands/overzicht.ts")).overzicht(runAsTyped)(...args),
    );
  const named = COMMANDS.filter(({ name }) => args.includes(name));
  for (const { name, summary } of named.length > 0 ? named : COMMANDS) {
    program.command(name).description(summary);
  }
  // A command's own file is read only when that command is called.
  program.hook("preSubcommand", async (_program, command) => {
    const entry = COMMANDS.find(({ name }) => name === command.name());
    if (entry) (await entry.load()).define(command, runAsTyped);
  });
  return program;
}

/** For a command that runs others (the menu, the demo): one that fails is told, and the rest goes on. */
async function runAsTyped(args: string[]): Promise<void> {
  try {
    await createProgram(args).parseAsync(args, { from: "user" });
  } catch (error) {
    report(error);
  }
}

/** `klacht help nieuw` is what people type before they know `klacht nieuw --help`. */
function withHelpAsOption([first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return [];
  if (first !== "help") return [first, ...rest];
  const known = rest[0] === undefined || COMMANDS.some(({ name }) => name === rest[0]);
  return known ? [...rest, "--help"] : rest;
}

/** Says what went wrong on standard error, and returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const debug = process.env.KLACHT_DEBUG === "1";
  if (error instanceof KlachtError) {
    process.stderr.write(`${safeText(error.message)}.\n`.replace(/([.?!:])\.\n$/, "$1\n"));
    if (error.hint !== undefined) process.stderr.write(`→ ${safeText(error.hint)}\n`);
  } else {
    process.stderr.write("klacht kon dit niet afmaken door een onverwachte fout; er is niets half gedaan.\n");
    process.stderr.write("→ Geef de opdracht opnieuw; met KLACHT_DEBUG=1 ervoor ziet u de oorzaak.\n");
  }
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n${error.cause ?? ""}\n`);
  return error instanceof KlachtError ? error.exitCode : UNKNOWN_FAILURE;
}

/** Runs a command line: everything behind `klacht`. Sets the exit code of the process. */
export async function main(typed: readonly string[]): Promise<void> {
  // Everything that the program makes is for this user only, SQLite's journal included.
  process.umask(0o077);
  const args = withHelpAsOption(typed);
  if (args.includes("--geen-kleur")) process.env.NO_COLOR = "1";
  try {
    await createProgram(args).parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** Commander in Dutch: its help, its errors, and nothing of it in English. */
import { type Argument, Command, Help, type Option } from "commander";
import leven from "leven";
import { WrongUse } from "../errors.ts";

/** Options that belong to every command. */
const HELP_FLAGS = "-h, --help";
const TITLES: Record<string, string> = {
  "Usage:": "Gebruik:",
  "Arguments:": "Argumenten:",
  "Options:": "Opties:",
  "Global Options:": "Opties bij elke opdracht:",
  "Commands:": "Opdrachten:",
};

class DutchHelp extends Help {
  override showGlobalOptions = true;

  override commandDescription(command: Command): string {
    const text = super.commandDescription(command);
    return text === "" ? "" : `${text[0]!.toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
  }

  override styleTitle(title: string): string {
    return TITLES[title] ?? title;
  }

  override commandUsage(command: Command): string {
    return super
      .commandUsage(command)
      .replaceAll("[options]", "[opties]")
      .replaceAll("[command]", "[opdracht]");
  }

  override subcommandTerm(command: Command): string {
    return super.subcommandTerm(command).replaceAll("[options]", "[opties]");
  }

  override optionDescription(option: Option): string {
    return describe(option.description, option.argChoices, option.defaultValue);
  }

  override argumentDescription(argument: Argument): string {
    return describe(argument.description, argument.argChoices, argument.defaultValue);
  }
}

function describe(description: string, choices: readonly string[] | undefined, standard: unknown): string {
  const extra = [
    ...(choices ? [`keuze: ${choices.join(", ")}`] : []),
    ...(standard !== undefined && typeof standard !== "boolean" ? [`standaard: ${standard}`] : []),
  ];
  return extra.length === 0 ? description : `${description} (${extra.join("; ")})`;
}

/** A command whose faults are `WrongUse` in Dutch, each with the nearest right word. */
export class DutchCommand extends Command {
  #hyphens = false;

  constructor(name?: string) {
    super(name);
    this.helpOption(HELP_FLAGS, "deze uitleg");
    this.helpCommand(false);
    this.exitOverride((error) => {
      throw error;
    });
  }

  /** Takes `-text` for text; what begins as a long option is still a mistake. */
  allowHyphens(): void {
    this.#hyphens = true;
  }

  override createCommand(name?: string): DutchCommand {
    return new DutchCommand(name);
  }

  override createHelp(): Help {
    return Object.assign(new DutchHelp(), this.configureHelp());
  }

  /** Commander calls the following by these names when something is wrong with what was typed. */
  missingArgument(name: string): never {
    throw this.#wrongUse(`Bij “${this.#fullName()}” ontbreekt ${name}`);
  }

  optionMissingArgument(option: Option): never {
    throw this.#wrongUse(`Bij ${option.long} ontbreekt een waarde`);
  }

  missingMandatoryOptionValue(): never {
    const missing = this.options.filter(
      (option) => option.mandatory && this.getOptionValue(option.attributeName()) === undefined,
    );
    throw this.#wrongUse(`Bij “${this.#fullName()}” ontbreekt ${missing.map(({ long }) => long).join(", ")}`);
  }

  unknownOption(flag: string): void {
    if (this.#hyphens && !/^--[a-z]/i.test(flag)) return;
    const flags = [this, ...this.#ancestors()].flatMap((command) =>
      command.options.map(({ long }) => long ?? ""),
    );
    throw this.#wrongUse(`De optie ${flag} bestaat niet bij “${this.#fullName()}”`, nearest(flag, flags));
  }

  unknownCommand(): never {
    throw this.#noSuchCommand(this.args[0] ?? "");
  }

  _excessArguments(received: string[]): never {
    if (this.commands.length > 0) throw this.#noSuchCommand(received[0] ?? "");
    // `klacht instellingen zte`: commander handed the typing error to the command that runs by default.
    const group = this.parent as (DutchCommand & { _defaultCommandName?: string }) | null;
    if (
      group?.commands.length &&
      group._defaultCommandName === this.name() &&
      !group.args.includes(this.name())
    ) {
      throw group.#noSuchCommand(received[0] ?? "");
    }
    throw this.#wrongUse(
      `“${received.slice(this.registeredArguments.length).join(" ")}” is te veel bij “${this.#fullName()}”`,
      undefined,
      "Zet een tekst met spaties tussen aanhalingstekens.",
    );
  }

  #noSuchCommand(typed: string): WrongUse {
    const names = this.commands.map((command) => command.name());
    return this.#wrongUse(`De opdracht “${typed}” bestaat niet`, nearest(typed, names));
  }

  #wrongUse(message: string, meant?: string, hint?: string): WrongUse {
    const help = `${this.#fullName()} --help`;
    return new WrongUse(message, meant ? `Bedoelde u “${meant}”?` : (hint ?? `Uitleg: ${help}`));
  }

  #fullName(): string {
    return [...this.#ancestors().reverse(), this].map((command) => command.name()).join(" ");
  }

  #ancestors(): Command[] {
    const above: Command[] = [];
    for (let command = this.parent; command !== null; command = command.parent) above.push(command);
    return above;
  }
}

/** The word that was probably meant, if one is near enough. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const distance = (word: string) => leven(word, typed);
  const [best] = words.filter((word) => word !== "").sort((a, b) => distance(a) - distance(b));
  return best !== undefined && distance(best) <= Math.max(2, Math.floor(typed.length / 3)) ? best : undefined;
}

/** What can be typed after `klacht`, taken from the commands themselves; the build writes it down. */
import type { Argument, Command, Option } from "commander";
import { DutchCommand } from "../../terminal/command.ts";
import { COMMANDS } from "../list.ts";
import { type Source, sourceOfArgument, sourceOfOption } from "./sources.ts";

export interface Tree {
  readonly help: string;
  /** By their names, with the dashes. */
  readonly options: Readonly<Record<string, TreeOption>>;
  /** Of each argument, in their order. */
  readonly args: readonly (Source | null)[];
  readonly commands: Readonly<Record<string, Tree>>;
}

export interface TreeOption {
  readonly help: string;
  /** Whether a value follows; it may stay away where it is `optional`. */
  readonly value: "none" | "required" | "optional";
  readonly source: Source | null;
}

const HELP: TreeOption = { help: "deze uitleg", value: "none", source: null };

/** The whole tree, below the program with the options of every command. */
export async function commandTree(program: Command): Promise<Tree> {
  const commands: [string, Tree][] = [];
  for (const { name, summary, load } of COMMANDS) {
    const command = new DutchCommand(name).description(summary);
    (await load()).define(command, async () => {});
    commands.push([name, treeOf(command, name)]);
  }
  return { ...treeOf(program, ""), commands: Object.fromEntries(commands) };
}

function treeOf(command: Command, path: string): Tree {
  const below = path === "" ? [] : command.commands;
  return {
    help: command.description(),
    options: {
      ...Object.fromEntries(command.options.map((option) => [option.long!, optionOf(option, path)])),
      "--help": HELP,
    },
    args: command.registeredArguments.map((argument: Argument) => sourceOfArgument(path, argument.name())),
    commands: Object.fromEntries(below.map((sub) => [sub.name(), treeOf(sub, `${path} ${sub.name()}`)])),
  };
}

function optionOf(option: Option, path: string): TreeOption {
  const value = option.required ? "required" : option.optional ? "optional" : "none";
  const placeholder = /[<[](.+)[>\]]/.exec(option.flags)?.[1] ?? "";
  return {
    help: option.description,
    value,
    source: value === "none" ? null : sourceOfOption(path, option.long!, placeholder),
  };
}

/** `klacht instellingen`: every setting with its value, and changing one. */
import type { Command } from "commander";
import { wijzigInstellingen } from "../register/inrichten.ts";
import { type Instellingen, vlakkeInstellingen, zetInstelling } from "../register/instellingen.ts";
import { type Entry, writeSection } from "../terminal/page.ts";
import { action, type Context } from "./context.ts";

type Group = keyof Instellingen;

const TITLES: Record<Group, string> = {
  kantoor: "Kantoor",
  verantwoordelijke: "Behandeling",
  klantdossiers: "Klantdossiers",
  termijnen: "Termijnen (melding in werkdagen, de andere in dagen)",
  feestdagen: "Feestdagen",
  woordenlijsten: "Eigen woorden",
  kifid: "Kifid",
  bewaartermijn: "Bewaartermijn",
  mail: "E-mail",
  reservekopie: "Reservekopie",
  kluis: "Kluis",
};

export function define(command: Command): void {
  command.command("toon", { isDefault: true }).description("alle instellingen").action(action(show));
  command
    .command("zet")
    .description("verander een instelling")
    .argument("<sleutel>", "zoals termijnen.reactie")
    .argument("<waarde>", 'de nieuwe waarde; een lijst met komma\'s ertussen, "" maakt leeg')
    .action(action(set));
}

async function show(context: Context): Promise<void> {
  if (context.options.json) context.terminal.json(context.instellingen);
  else writeSettings(context, context.instellingen, Object.keys(TITLES) as Group[]);
}

async function set(context: Context, key: string, value: string): Promise<void> {
  const { db } = await context.writer();
  const { oud, nieuw } = await wijzigInstellingen(db, context.map, context.handelende, (nu) =>
    zetInstelling(nu, key, value),
  );
  const { terminal } = context;
  if (context.options.json) {
    terminal.json(nieuw);
    return;
  }
  terminal.line(
    `${terminal.paint("strong", key)} was ${inWords(settingAt(oud, key))} en is nu ${inWords(settingAt(nieuw, key))}.`,
  );
  if (key.startsWith("termijnen.") || key.startsWith("feestdagen.")) {
    terminal.line("Dit geldt voor nieuwe klachten; lopende klachten houden hun termijnen.");
  }
}

/** Writes the settings of these groups as a page. */
export function writeSettings(
  { terminal }: Context,
  instellingen: Instellingen,
  groups: readonly Group[],
): void {
  for (const group of groups) {
    const entries = vlakkeInstellingen(instellingen)
      .filter(([key]) => key === group || key.startsWith(`${group}.`))
      .map(([key, value]): Entry => [key, inWords(value)]);
    writeSection(terminal, TITLES[group], entries);
  }
}

function settingAt(instellingen: Instellingen, key: string): unknown {
  return vlakkeInstellingen(instellingen).find(([name]) => name === key)?.[1] ?? null;
}

function inWords(value: unknown): string {
  if (value === null || value === "") return "(leeg)";
  if (typeof value === "boolean") return value ? "ja" : "nee";
  if (Array.isArray(value)) return value.length === 0 ? "(geen)" : value.join(", ");
  return typeof value === "object" ? "(geen)" : String(value);
}

/** `klacht inrichten`: the office's own data and its default responsible. */
import { resolve } from "node:path";
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import { leesRegel } from "../procedure/tekst.ts";
import { veld } from "../procedure/velden.ts";
import { wijzigInstellingen } from "../register/inrichten.ts";
import type { Instellingen } from "../register/instellingen.ts";
import { action, type Context } from "./context.ts";
import { writeSettings } from "./instellingen.ts";

/** The questions of the set-up: option, what it is, and where it stands in the settings. */
const ITEMS = [
  {
    option: "kantoor",
    label: "Naam van het kantoor",
    help: "Zoals die onder uw brieven staat.",
    path: ["kantoor", "naam"],
  },
  {
    option: "adres",
    label: "Adres",
    help: "Straat en huisnummer van het kantoor.",
    path: ["kantoor", "adres"],
  },
  { option: "postcode", label: "Postcode", help: "Als 1234 AB.", path: ["kantoor", "postcode"] },
  {
    option: "plaats",
    label: "Plaats",
    help: "Staat boven uw brieven, bij de datum.",
    path: ["kantoor", "plaats"],
  },
  {
    option: "telefoon",
    label: "Telefoon",
    help: "Waarop een klager u bereikt.",
    path: ["kantoor", "telefoon"],
  },
  { option: "email", label: "E-mailadres", help: "Waarop een klager u bereikt.", path: ["kantoor", "email"] },
  {
    option: "verantwoordelijke",
    label: "Verantwoordelijke voor klachten",
    help: "Wie klachten behandelt (§4).",
    path: ["verantwoordelijke"],
  },
  {
    option: "kifid-nummer",
    label: "Aansluitnummer bij Kifid",
    help: "Komt in brieven die op Kifid wijzen.",
    path: ["kifid", "nummer"],
  },
  {
    option: "klantdossiers",
    label: "Map met klantdossiers",
    help: "Daarin komt een kopie van elk registratieformulier (§3).",
    path: ["klantdossiers"],
  },
  {
    option: "logo",
    label: "Bestand met het logo",
    help: "Een PNG of JPG, voor de brieven.",
    path: ["kantoor", "logo"],
  },
] as const;

type Item = (typeof ITEMS)[number];
type Answers = Partial<Record<Item["option"], string>>;

export function define(command: Command): void {
  for (const { option, label } of ITEMS) command.option(`--${option} <tekst>`, label.toLowerCase());
  command.action(action(run));
}

async function run(context: Context, options: Record<string, string>): Promise<void> {
  const given = fromOptions(options);
  const answers = Object.keys(given).length > 0 ? given : await askAll(context);
  check(context, answers);
  const { db } = await context.writer();
  const { nieuw } = await wijzigInstellingen(db, context.map, context.handelende, (oud) =>
    applied(context, oud, answers),
  );
  if (context.options.json) {
    context.terminal.json(nieuw);
    return;
  }
  context.terminal.line("Het kantoor is ingericht.");
  writeSettings(context, nieuw, ["kantoor", "verantwoordelijke", "klantdossiers", "kifid"]);
}

function fromOptions(options: Record<string, string>): Answers {
  return Object.fromEntries(
    ITEMS.flatMap(({ option }) => {
      const value = options[option === "kifid-nummer" ? "kifidNummer" : option];
      return value === undefined ? [] : [[option, value]];
    }),
  );
}

async function askAll(context: Context): Promise<Answers> {
  if (!context.asks) {
    throw new WrongUse(
      "Er is niet gezegd wat er ingericht moet worden",
      'Bijvoorbeeld: klacht inrichten --kantoor "Dijkstra Assurantiën" --verantwoordelijke "J. Dijkstra"',
    );
  }
  context.terminal.note("De gegevens van het kantoor. Enter houdt wat er staat.\n");
  const answers: Answers = {};
  for (const item of ITEMS) {
    const now = valueAt(context.instellingen, item);
    answers[item.option] = await context.asker.line({
      message: item.label,
      help: item.help,
      default: now ?? "",
      check: (typed) => reasonAgainst(context, item, typed),
    });
  }
  return answers;
}

/** @throws {WrongUse} with every answer that can't be */
function check(context: Context, answers: Answers): void {
  const faults = ITEMS.flatMap((item) => {
    const reason = reasonAgainst(context, item, answers[item.option] ?? "");
    return reason === null ? [] : [`${item.label}: ${reason}`];
  });
  if (faults.length > 0) throw new WrongUse(faults.join("\n"));
}

function reasonAgainst(context: Context, item: Item, typed: string): string | null {
  const read = readAnswer(context, item, typed);
  return "fout" in read ? read.fout : null;
}

/** An answer in the form that is kept; a path holds from whatever folder klacht is called later. */
function readAnswer(
  { kader }: Context,
  { option }: Item,
  typed: string,
): { waarde: string } | { fout: string } {
  if (typed.trim() === "") return { waarde: "" };
  if (option === "postcode" || option === "email" || option === "telefoon")
    return veld(option).lees(typed, kader, {});
  const read = leesRegel(typed);
  if ("fout" in read || (option !== "logo" && option !== "klantdossiers")) return read;
  return { waarde: resolve(read.waarde) };
}

function applied(context: Context, instellingen: Instellingen, answers: Answers): Instellingen {
  const nieuw = structuredClone(instellingen);
  for (const item of ITEMS) {
    const answer = answers[item.option];
    if (answer === undefined) continue;
    const [group, name] = item.path;
    const read = readAnswer(context, item, answer);
    const value = "waarde" in read && read.waarde !== "" ? read.waarde : null;
    if (name === undefined) Object.assign(nieuw, { [group]: value });
    else Object.assign(nieuw[group], { [name]: value });
  }
  return nieuw;
}

function valueAt(instellingen: Instellingen, { path: [group, name] }: Item): string | null {
  const at = instellingen[group];
  return name === undefined ? (at as string | null) : ((at as Record<string, string | null>)[name] ?? null);
}

/** The menu of `klacht` on a terminal: each choice is a command, run as if it had been typed. */

import { jaarVan } from "../procedure/datum.ts";
import { leesNummer } from "../procedure/nummer.ts";
import type { Context } from "./context.ts";
import type { GlobalOptions } from "./global-options.ts";

interface Item {
  readonly name: string;
  readonly args: readonly string[];
  /** What the command must be told besides: the number of one case, or words. */
  readonly asks?: "case" | "words";
}

const ITEMS: readonly Item[] = [
  { name: "Een klacht opnemen", args: ["nieuw"] },
  { name: "Een klacht bekijken", args: ["toon"], asks: "case" },
  { name: "Een klacht melden aan de verantwoordelijke", args: ["toewijzen"], asks: "case" },
  { name: "Een brief maken", args: ["brief"], asks: "case" },
  { name: "Een standpunt vastleggen", args: ["besluit"], asks: "case" },
  { name: "Een klacht afhandelen", args: ["sluiten"], asks: "case" },
  { name: "Gegevens van een klacht verbeteren", args: ["wijzig"], asks: "case" },
  { name: "Alle termijnen", args: ["termijnen", "--alles"] },
  { name: "De laatste klachten", args: ["lijst"] },
  { name: "Iets opzoeken in de klachten", args: ["zoek"], asks: "words" },
  { name: "Het jaaroverzicht", args: ["jaaroverzicht"] },
  { name: "De kluis: wie erin kan", args: ["kluis"] },
  { name: "Een reservekopie maken", args: ["reservekopie", "maken"] },
  { name: "Het kantoor inrichten", args: ["inrichten"] },
];

/**
 * Offers the menu until somebody stops.
 * @throws {Cancelled} broken off
 */
export async function runMenu(
  context: Context,
  runCommand: (args: string[]) => Promise<void>,
): Promise<void> {
  const { asker, terminal } = context;
  for (;;) {
    terminal.note();
    const item = await asker.select<Item | null>({
      message: "Wat wilt u doen?",
      choices: [...ITEMS.map((value) => ({ value, name: value.name })), { value: null, name: "Stoppen" }],
    });
    if (item === null) return;
    const answer = item.asks === undefined ? [] : ["--", await ASK[item.asks](context)];
    terminal.note();
    // Behind `--` words are words, whatever they begin with.
    await runCommand([...item.args, ...asTyped(context.options, context.map), ...answer]);
  }
}

const ASK = { case: askNumber, words: askWords };

function askWords({ asker }: Context): Promise<string> {
  return asker.line({
    message: "Wat zoekt u?",
    help: "Een naam of woorden, of een deel daarvan; vertrouwelijke klachten alleen met klacht zoek --kluis.",
    check: (typed) => (typed.trim() === "" ? "Typ waar u naar zoekt." : null),
  });
}

async function askNumber({ asker, vandaag }: Context): Promise<string> {
  const year = jaarVan(vandaag);
  return asker.line({
    message: "Nummer van de klacht",
    help: `Zoals ${year}-0007, of gewoon 7.`,
    check: (typed) => (leesNummer(typed, year) === null ? `“${typed}” is geen klachtnummer.` : null),
  });
}

/** The options that hold for the menu hold for what is chosen in it. */
function asTyped({ als, peildatum, geenKleur }: GlobalOptions, map: string): string[] {
  return [
    "--map",
    map,
    ...(als === undefined ? [] : ["--als", als]),
    ...(peildatum === undefined ? [] : ["--peildatum", peildatum]),
    ...(geenKleur ? ["--geen-kleur"] : []),
  ];
}

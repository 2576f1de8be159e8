/** The menu of `klacht` on a terminal: each choice is a command, run as if it had been typed. */

import { jaarVan } from "../procedure/datum.ts";
import { leesNummer } from "../procedure/nummer.ts";
import type { Context, GlobalOptions } from "./context.ts";

interface Item {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether it works on one case, whose number is asked. */
  readonly onCase?: boolean;
}

const ITEMS: readonly Item[] = [
  { name: "Een klacht opnemen", args: ["nieuw"] },
  { name: "Een klacht bekijken", args: ["toon"], onCase: true },
  { name: "Een klacht melden aan de verantwoordelijke", args: ["toewijzen"], onCase: true },
  { name: "Een brief maken", args: ["brief"], onCase: true },
  { name: "Een standpunt vastleggen", args: ["besluit"], onCase: true },
  { name: "Een klacht afhandelen", args: ["sluiten"], onCase: true },
  { name: "Gegevens van een klacht verbeteren", args: ["wijzig"], onCase: true },
  { name: "Alle termijnen", args: ["termijnen", "--alles"] },
  { name: "De laatste klachten", args: ["lijst"] },
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
    const nummer = item.onCase ? [await askNumber(context)] : [];
    terminal.note();
    await runCommand([...item.args, ...nummer, ...asTyped(context.options, context.map)]);
  }
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

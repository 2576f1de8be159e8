/** The commands, in the order of the help. A new one is a file and a line here. */
import type { Command } from "commander";

/** Runs another command, as if it had been typed. */
export type RunCommand = (args: string[]) => Promise<void>;

export interface Entry {
  readonly name: string;
  readonly summary: string;
  /** Loads the command's own file, which gives it its arguments, options and action. */
  readonly load: () => Promise<{ define: (command: Command, runCommand: RunCommand) => void }>;
}

export const COMMANDS: readonly Entry[] = [
  { name: "nieuw", summary: "neem een klacht op", load: () => import("./nieuw.ts") },
  {
    name: "termijnen",
    summary: "wat wanneer klaar moet zijn, het dringendste eerst",
    load: () => import("./termijnen.ts"),
  },
  { name: "lijst", summary: "de klachten, met filters", load: () => import("./lijst.ts") },
  { name: "toon", summary: "alles over één klacht", load: () => import("./toon.ts") },
  { name: "wijzig", summary: "verbeter gegevens van een klacht", load: () => import("./wijzig.ts") },
  {
    name: "toewijzen",
    summary: "meld een klacht aan de verantwoordelijke",
    load: () => import("./toewijzen.ts"),
  },
  { name: "logboek", summary: "wie wat wanneer deed", load: () => import("./logboek.ts") },
  {
    name: "importeren",
    summary: "neem klachten over uit een lijst (CSV)",
    load: () => import("./importeren.ts"),
  },
  { name: "inrichten", summary: "de gegevens van het kantoor", load: () => import("./inrichten.ts") },
  {
    name: "medewerkers",
    summary: "wie klachten opneemt en behandelt",
    load: () => import("./medewerkers.ts"),
  },
  {
    name: "instellingen",
    summary: "termijnen, feestdagen, woordenlijsten en meer",
    load: () => import("./instellingen.ts"),
  },
  {
    name: "demo",
    summary: "een register met verzonnen klachten, om te proberen",
    load: () => import("./demo/index.ts"),
  },
];

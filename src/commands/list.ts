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
  {
    name: "agenda",
    summary: "de termijnen als bestand voor uw agenda",
    load: () => import("./agenda.ts"),
  },
  { name: "lijst", summary: "de klachten, met filters", load: () => import("./lijst.ts") },
  {
    name: "zoek",
    summary: "zoek in de teksten van de klachten en hun correspondentie",
    load: () => import("./zoek.ts"),
  },
  { name: "toon", summary: "alles over één klacht", load: () => import("./toon.ts") },
  { name: "wijzig", summary: "verbeter gegevens van een klacht", load: () => import("./wijzig.ts") },
  {
    name: "toewijzen",
    summary: "meld een klacht aan de verantwoordelijke",
    load: () => import("./toewijzen.ts"),
  },
  {
    name: "onderzoek",
    summary: "leg vast wat het onderzoek opleverde",
    load: () => import("./onderzoek.ts"),
  },
  { name: "besluit", summary: "neem een gemotiveerd standpunt in", load: () => import("./besluit.ts") },
  { name: "maatregel", summary: "leg vast wat het kantoor goedmaakt", load: () => import("./maatregel.ts") },
  {
    name: "bezwaar",
    summary: "de klager is het niet eens met het standpunt",
    load: () => import("./bezwaar.ts"),
  },
  {
    name: "herbeoordeling",
    summary: "beoordeel de klacht opnieuw, na een bezwaar",
    load: () => import("./herbeoordeling.ts"),
  },
  { name: "gesprek", summary: "leg een gesprek met de klager vast", load: () => import("./gesprek.ts") },
  {
    name: "kifid",
    summary: "verwijs naar Kifid, of leg vast hoe het daar loopt",
    load: () => import("./kifid.ts"),
  },
  { name: "uitstel", summary: "geef een latere datum voor het antwoord", load: () => import("./uitstel.ts") },
  { name: "brief", summary: "maak een brief in Word", load: () => import("./brief.ts") },
  {
    name: "formulier",
    summary: "het registratieformulier in Word, ingevuld of leeg",
    load: () => import("./formulier.ts"),
  },
  { name: "inzage", summary: "het dossier voor de klager", load: () => import("./inzage.ts") },
  {
    name: "correspondentie",
    summary: "brieven, e-mails en gesprekken, met hun bestanden",
    load: () => import("./correspondentie.ts"),
  },
  { name: "sluiten", summary: "handel een klacht af", load: () => import("./sluiten.ts") },
  { name: "heropenen", summary: "open een afgehandelde klacht weer", load: () => import("./heropenen.ts") },
  {
    name: "vertrouwelijk",
    summary: "verplaats een klacht naar de kluis",
    load: () => import("./vertrouwelijk.ts"),
  },
  { name: "vrijgeven", summary: "haal een klacht uit de kluis", load: () => import("./vrijgeven.ts") },
  { name: "kluis", summary: "het gesloten dossier: wie erin kan", load: () => import("./kluis.ts") },
  {
    name: "reservekopie",
    summary: "maak een reservekopie, of zet er een terug",
    load: () => import("./reservekopie.ts"),
  },
  {
    name: "bewaartermijn",
    summary: "wat lang genoeg bewaard is, en het opschonen daarvan",
    load: () => import("./bewaartermijn.ts"),
  },
  { name: "controle", summary: "kijk of alles nog gaaf is", load: () => import("./controle.ts") },
  {
    name: "jaaroverzicht",
    summary: "alle klachten van een jaar en hun afhandeling",
    load: () => import("./jaaroverzicht.ts"),
  },
  { name: "logboek", summary: "wie wat wanneer deed", load: () => import("./logboek.ts") },
  {
    name: "exporteren",
    summary: "alle klachten naar CSV voor Excel, of naar JSON",
    load: () => import("./exporteren.ts"),
  },
  {
    name: "importeren",
    summary: "neem klachten over uit een lijst of een ander register",
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
    name: "handleiding",
    summary: "de handleiding, of één hoofdstuk ervan",
    load: () => import("./handleiding.ts"),
  },
  {
    name: "aanvulling",
    summary: "laat de tab-toets opdrachten aanvullen",
    load: () => import("./aanvulling/index.ts"),
  },
  {
    name: "demo",
    summary: "een register met verzonnen klachten, om te proberen",
    load: () => import("./demo/index.ts"),
  },
];

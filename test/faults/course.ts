/** Every command there is, on a case that has two words of its own in every text: what the hunts for them run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "../../src/commands/list.ts";
import { DutchCommand } from "../../src/terminal/command.ts";
import type { Klacht, Result } from "../cli/run.ts";

/**
 * Words that stand in no file of anybody else. Each text has both, with the name of its field before them: the search
 * index writes only the end of a word that begins like the one before.
 */
export type Words = readonly [string, string];

export const phraseOf =
  ([one, two]: Words) =>
  (field: string): string =>
    `${field}${one} ${field}${two}`;

/** What has no letters: as good as a name to who looks for somebody. */
export const PHONE = "0512 998 877 66";
export const POSTCODE = "8923-QXZ-77";

/** All that a hunt looks for. */
export const wanted = (words: Words): string[] => [...words, PHONE, POSTCODE];

/** One run of the program. */
export interface Line {
  readonly args: readonly string[];
  /** What counts as today. */
  readonly day?: string;
  /** Exit code; 0 where none is given. */
  readonly ends?: number;
  readonly input?: string;
}

/** Files to hand in, and a folder for copies that somebody asks for. */
export interface Places {
  readonly outside: string;
  readonly copies: string;
  /** Where the office keeps the files of its clients. */
  readonly clients: string;
  readonly demo: string;
}

/** The intake in every field, as options. */
export function intakeOf(words: Words, confidential: boolean): string[] {
  const phrase = phraseOf(words);
  return [
    `--naam=${phrase("naam")}`,
    `--adres=${phrase("adres")}`,
    `--postcode=${POSTCODE}`,
    `--plaats=${phrase("plaats")}`,
    `--land=${phrase("land")}`,
    `--telefoon=${PHONE}`,
    `--email=${words[0]}@${words[1]}.example`,
    `--klantnummer=${phrase("klantnummer")}`,
    "--wijze=brief",
    `--vertrouwelijk=${confidential ? "ja" : "nee"}`,
    "--aard=advies",
    `--polisnummer=${phrase("polis")}`,
    `--maatschappij=${phrase("maatschappij")}`,
    `--omschrijving=${phrase("omschrijving")} ${"en nog veel meer. ".repeat(400)}${phrase("einde")}`,
    `--gewenste-oplossing=${phrase("oplossing")}`,
    `--betrokken-medewerker=${phrase("betrokken")}`,
  ];
}

/**
 * The whole course of case 1, with every command; lines that are refused say so. Case 2 is open when it begins and in
 * the end confidential, unless all is to stay open.
 */
export function courseOf(words: Words, places: Places, { confidential }: { confidential: boolean }): Line[] {
  const phrase = phraseOf(words);
  const files = makeFiles(words, places, confidential);
  const only = (lines: Line[]): Line[] => (confidential ? lines : []);
  const kluis = confidential ? ["--kluis"] : [];
  const copy = (name: string) => ["--naar", join(places.copies, name)];
  return [
    { args: ["inrichten", "--kantoor=Dijkstra Assurantiën", "--verantwoordelijke=Jelle Dijkstra"] },
    { args: ["inrichten", "--klantdossiers", places.clients] },
    { args: ["medewerkers", "toevoegen", "Anna Visser"] },
    { args: ["medewerkers", "wijzig", "Anna Visser", "--email=anna@kantoor.example"] },
    { args: ["medewerkers", "uit-dienst", "Anna Visser"] },
    { args: ["medewerkers", "lijst"] },
    { args: ["instellingen", "zet", "bewaartermijn.jaren", "8"] },
    { args: ["instellingen", "toon"] },
    { args: ["nieuw", ...intakeOf(words, confidential)] },
    { args: ["nieuw", "--invoer", files.intake, "--vertrouwelijk=nee"] },
    { args: ["nieuw", "--invoer", "-", "--toewijzen"], input: files.intakeText },

    { args: ["nieuw", ...intakeOf(words, confidential), "--datum=31-12-2099"], ends: 2 },
    { args: ["nieuw", ...intakeOf(words, confidential), "--toewijzen=Niemand"], ends: 3 },
    { args: ["toewijzen", "1"], day: "2024-03-05" },
    { args: ["brief", "1", "ontvangstbevestiging"], day: "2024-03-06" },
    { args: ["brief", "2", "ontvangstbevestiging"], day: "2024-03-06" },
    {
      args: ["wijzig", "1", `--omschrijving=${phrase("gewijzigd")}`, `--klantnummer=${phrase("nummer2")}`],
      day: "2024-03-07",
    },
    { args: ["wijzig", "2", `--klantnummer=${phrase("nummer3")}`], day: "2024-03-07" },

    { args: ["wijzig", "1", `--email=${phrase("geenemail")}`], day: "2024-03-07", ends: 2 },
    ...only([
      { args: ["wijzig", "1", "--vertrouwelijk=nee"], day: "2024-03-07", ends: 1 },
      { args: ["wijzig", "2", "--vertrouwelijk=ja"], day: "2024-03-07", ends: 1 },
    ]),
    {
      args: ["onderzoek", "1", `--met=${phrase("met")}`, `--tekst=${phrase("notitie")}`],
      day: "2024-03-07",
    },
    { args: ["uitstel", "1", "--tot=2024-04-20", `--reden=${phrase("uitstel")}`], day: "2024-03-08" },

    { args: ["brief", "1", "uitstel", ...copy("uitstel.docx")], day: "2024-03-08" },
    {
      args: [
        ...["brief", "1", "informatieverzoek", `--vragen=${phrase("vragen")}`],
        "--antwoord-uiterlijk=2024-03-30",
      ],
      day: "2024-03-08",
    },
    ...["1", "2"].map((nr) => ({
      args: [
        ...["correspondentie", nr, "toevoegen", "--richting=in", "--soort=brief"],
        ...[`--onderwerp=${phrase("onderwerp")}`, `--tekst=${phrase("tekst")}`],
        ...["--bestand", files.attachment],
      ],
      day: "2024-03-09",
    })),
    { args: ["correspondentie", "1", "bewaar", "1", ...copy("stuk.docx")], day: "2024-03-09" },

    {
      args: [
        ...["correspondentie", "1", "toevoegen", "--richting=in", "--soort=e-mail"],
        ...[`--onderwerp=${phrase("niet")}`, "--bestand=/niets"],
      ],
      day: "2024-03-09",
      ends: 3,
    },
    { args: ["correspondentie", "1", "lijst"], day: "2024-03-09" },
    ...only([{ args: ["correspondentie", "1", "bewaar", "1"], day: "2024-03-09", ends: 2 }]),
    {
      args: [
        ...["besluit", "1", "--oordeel=gegrond", "--motivering-bestand", files.reasons],
        ...[`--door=${phrase("beslisser")}`, "--oorzaak=kennis"],
        `--verbetermaatregel=${phrase("verbetering")}`,
      ],
      day: "2024-03-10",
    },
    {
      args: ["maatregel", "1", "schadevergoeding", "--bedrag=123,45", `--toelichting=${phrase("maatregel")}`],
      day: "2024-03-11",
    },
    { args: ["brief", "1", "standpunt"], day: "2024-03-12" },
    { args: ["bezwaar", "1", `--tekst=${phrase("bezwaar")}`], day: "2024-03-13" },
    {
      args: [
        ...["herbeoordeling", "1", "--oordeel=ongegrond", `--motivering=${phrase("herbeoordeling")}`],
        `--beoordelaars=${phrase("beoordelaar")};Een ander`,
      ],
      day: "2024-03-14",
    },
    { args: ["brief", "1", "herbeoordeling"], day: "2024-03-15" },
    {
      args: [
        ...["gesprek", "1", `--aanwezig=${phrase("aanwezig")};Jan`, `--verslag=${phrase("gesprek")}`],
        "--uitkomst=geen-overeenstemming",
      ],
      day: "2024-03-16",
    },
    { args: ["kifid", "1", "--status=verwezen", `--uitkomst=${phrase("kifid")}`], day: "2024-03-17" },
    { args: ["sluiten", "1", `--toelichting=${phrase("sluiten")}`, "--berust=nee"], day: "2024-03-18" },
    ...only([{ args: ["brief", "1", "afsluiting", "--niet-loggen"], day: "2024-03-18", ends: 2 }]),
    { args: ["heropenen", "1", `--reden=${phrase("heropenen")}`], day: "2024-03-19" },
    { args: ["formulier", "1", ...copy("formulier.docx")], day: "2024-03-19" },
    { args: ["inzage", "1", "--met-bijlagen", ...copy("dossier.zip")], day: "2024-03-19" },
    ...only([
      { args: ["formulier", "1"], day: "2024-03-19", ends: 2 },
      { args: ["inzage", "1"], day: "2024-03-19", ends: 2 },
    ]),
    ...[[], ["--json"]].flatMap((how) =>
      [["toon", "1"], ["logboek", "1"], ["lijst", ...kluis], ["termijnen", ...kluis], ["logboek"], []].map(
        (args) => ({ args: [...args, ...how], day: "2024-03-20" }),
      ),
    ),
    { args: ["zoek", phrase("naam"), ...kluis], day: "2024-03-20" },
    { args: ["agenda", ...copy("termijnen.ics")], day: "2024-03-20" },
    // Without a server nothing is sent; test/cli/mail.test.ts looks into what is.
    { args: ["termijnen", "--mail", ...kluis], day: "2024-03-20", ends: 1 },
    {
      args: ["exporteren", "--formaat=json", "--met-bestanden", ...kluis, ...copy("klachten.json")],
      day: "2024-03-20",
    },

    { args: ["exporteren", ...kluis, ...copy("klachten.csv")], day: "2024-03-20" },
    { args: ["zoek", words[0], ...kluis, "--json"], day: "2024-03-20" },
    { args: ["handleiding"] },
    { args: ["reservekopie", "maken"] },
    ...only([
      // The backup from before goes too, and another one takes its place.
      { args: ["vertrouwelijk", "2", `--reden=${phrase("reden")}`, "--ja"], day: "2024-03-20" },
      { args: ["vrijgeven", "2", `--reden=${phrase("vrij")}`, "--ja"], day: "2024-03-20" },
      { args: ["vertrouwelijk", "2", `--reden=${phrase("weer")}`], day: "2024-03-20" },

      { args: ["vertrouwelijk", "2", `--reden=${phrase("al")}`], day: "2024-03-20", ends: 1 },
      { args: ["logboek", "--kluis", "--json"], day: "2024-03-20" },
      { args: ["kluis", "aanmaken"], ends: 1 },
      { args: ["kluis", "toegang", "Jelle Dijkstra"] },
      { args: ["kluis", "intrekken", "Jelle Dijkstra"] },
      { args: ["kluis", "herstel", "Anna Visser"] },
      { args: ["kluis", "herstelsleutel", "--herstelblad", join(places.copies, "herstelblad.docx")] },
      { args: ["kluis", "status"] },
      { args: ["kluis", "controle"] },
    ]),
    { args: ["controle"] },
    ...only([{ args: ["controle", "--herstel"] }]),
    { args: ["reservekopie", "lijst"] },
    { args: ["reservekopie", "controle", places.copies], ends: 3 },
    { args: ["reservekopie", "terugzetten", places.copies, "--ja"], ends: 3 },
    { args: ["reservekopie"] },
    { args: ["bewaartermijn"] },
    { args: ["bewaartermijn", "lijst"] },
    { args: ["bewaartermijn", "opschonen", "--ja"] },
    {
      args: ["jaaroverzicht", "--jaar=2024", "--met-namen", ...kluis, ...copy("jaar.docx")],
      day: "2025-01-03",
    },
    { args: ["importeren", files.list], ends: 1 },
    { args: ["importeren", files.list, "--proef"], ends: 1 },
    {
      args: ["brief", "sjablonen", "--voorbeeld", "standpunt", ...copy("voorbeeld.docx")],
      day: "2024-03-20",
    },
    { args: ["aanvulling", "bash"] },
    { args: ["demo", "--map", places.demo] },
    // Last: from here on another passphrase holds.
    ...only([{ args: ["kluis", "wachtwoord"] }]),
  ];
}

interface Files {
  readonly intake: string;
  readonly intakeText: string;
  readonly attachment: string;
  readonly reasons: string;
  readonly list: string;
}

function makeFiles(words: Words, { outside }: Places, confidential: boolean): Files {
  const phrase = phraseOf(words);
  const put = (name: string, text: string) => {
    writeFileSync(join(outside, name), text);
    return join(outside, name);
  };
  const intakeText = JSON.stringify({
    vertrouwelijk: confidential,
    klager: {
      naam: phrase("json"),
      email: `${words[0]}@${words[1]}.example`,
      klantnummer: phrase("jsonnummer"),
    },
    wijze: "e-mail",
    aard: "advies",
    omschrijving: phrase("jsonomschrijving"),
  });
  return {
    intakeText,
    intake: put("intake.json", intakeText),
    attachment: put(`${phrase("bijlage")}.txt`, `${phrase("bijlageinhoud")}\n`.repeat(2000)),
    reasons: put("motivering.txt", `${phrase("motivering")}\n`.repeat(300)),
    list: put(
      "lijst.csv",
      `Klachtnummer;Naam;Datum;Omschrijving;Vertrouwelijke klacht\n7;${phrase("lijst")};4-3-2024;${phrase("lijsttekst")};ja\nx;;;;\n`,
    ),
  };
}

/** Every command of the program, the commands below it included: `kluis toegang`. */
export async function allCommands(): Promise<string[]> {
  const names: string[] = [];
  for (const { name, load } of COMMANDS) {
    const command = new DutchCommand(name);
    (await load()).define(command, async () => {});
    names.push(name, ...command.commands.map((below) => `${name} ${below.name()}`));
  }
  return names;
}

/** The places of a test; the folder for copies is there. */
export function placesFor({ home }: Klacht, outside: string): Places {
  const copies = join(home, "kopieën");
  for (const folder of [copies, outside]) mkdirSync(folder, { recursive: true });
  return { outside, copies, clients: join(home, "klanten"), demo: join(home, "demo") };
}

/** Runs a line of a course. */
export function runLine(klacht: Klacht, { args, day, input }: Line): Promise<Result> {
  return klacht.with({ ...(day && { peildatum: day }), ...(input && { input }) })(...args);
}

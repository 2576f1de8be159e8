/** `klacht reservekopie`: copies of the whole register folder, looked over and put back. */
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { Damaged, Refused } from "../errors.ts";
import { dagVan, toonDatum } from "../procedure/datum.ts";
import { grootteVan, type Kopie, kopiemappenIn, leesKopie, leesKopieen } from "../register/kopie.ts";
import { ruimOp } from "../register/kopie-bewaren.ts";
import { controleerKopie, kenmerkVanRegister } from "../register/kopie-controle.ts";
import { kluisIsHalf, kopieenVan, maakKopie } from "../register/kopie-maken.ts";
import { zetTerug } from "../register/kopie-terugzetten.ts";
import { type Column, startList } from "../terminal/list.ts";
import { action, type Context } from "./context.ts";

const COLUMNS: readonly Column[] = [
  { title: "Gemaakt", width: 16 },
  { title: "Klachten", width: 8, align: "right" },
  { title: "Kluis", width: 5 },
  { title: "Grootte", width: 9, align: "right" },
  { title: "Map", width: 24, grow: true },
];

interface Place {
  readonly naar?: string;
}

export function define(command: Command): void {
  command
    .command("maken")
    .description("maak een reservekopie van register, kluis, instellingen en sjablonen")
    .option(
      "--naar <map>",
      "map voor de reservekopie, bijvoorbeeld op een andere schijf; anders backups in het register",
    )
    .action(action(make));
  command
    .command("lijst", { isDefault: true })
    .description("de reservekopieën die er zijn")
    .option("--naar <map>", "kijk in deze map; anders backups in het register")
    .action(action(showAll));
  command
    .command("controle")
    .description("kijk of een reservekopie nog gaaf is")
    .argument("<pad>", "map van de reservekopie")
    .action(action(check));
  command
    .command("terugzetten")
    .description("zet een reservekopie terug; wat er nu is, wordt eerst bewaard")
    .argument("<pad>", "map van de reservekopie")
    .action(action(putBack));
}

async function make(context: Context, { naar }: Place): Promise<void> {
  const { terminal, options, map } = context;
  // Read first: settings that can't be read are told before anything is made.
  const { dagen, weken, maanden } = context.instellingen.reservekopie;
  await settleKluis(context);
  const folder = naar === undefined ? kopieenVan(map) : resolve(naar);
  const kopie = await maakKopie(map, folder, new Date());
  const removed = ruimOp(folder, kopie, { dagen, weken, maanden });
  if (options.json) {
    terminal.json({ ...kopieJson(kopie), opgeruimd: removed.map(({ pad }) => pad) });
    return;
  }
  terminal.line(terminal.paragraph(`De reservekopie is gemaakt en nagekeken: ${kopie.pad}`));
  terminal.line(`${contentsInWords(kopie)}.`);
  if (removed.length > 0) {
    terminal.line(
      removed.length === 1
        ? "Eén oude kopie is opgeruimd."
        : `${removed.length} oude kopieën zijn opgeruimd.`,
    );
  }
  if (naar === undefined) {
    terminal.note("Let op: deze kopie staat op dezelfde schijf. Bewaar er ook een elders: --naar MAP");
  }
}

/** What a killed command left half-written in the closed file is set right by whoever opens it. */
async function settleKluis(context: Context): Promise<void> {
  if (!kluisIsHalf(context.map)) return;
  context.terminal.note(
    "De kluis is bij een vorige opdracht halverwege blijven staan en moet eerst even open.",
  );
  await context.openKluis(await context.changer());
  // The copy is made by connections of its own.
  await context.close();
}

async function showAll({ terminal, options, map }: Context, { naar }: Place): Promise<void> {
  const folder = naar === undefined ? kopieenVan(map) : resolve(naar);
  const kopieen = leesKopieen(folder);
  const readable = new Set(kopieen.map(({ pad }) => pad));
  for (const pad of kopiemappenIn(folder).filter((pad) => !readable.has(pad))) {
    terminal.note(`Let op: ${pad} is geen reservekopie die deze versie van klacht kan lezen.`);
  }
  if (options.json) {
    terminal.json(kopieen.map(kopieJson));
    return;
  }
  if (kopieen.length === 0) {
    terminal.line(`Er zijn nog geen reservekopieën in ${terminal.paint("plain", folder)}.`);
    terminal.line("Maak er een met: klacht reservekopie maken");
    return;
  }
  const list = startList(terminal, COLUMNS);
  for (const { pad, manifest } of kopieen) {
    const kluis = manifest.bestanden.some((bestand) => bestand.pad === "kluis/kluis.db");
    list.row([
      momentInWords(manifest.gemaaktOp),
      String(manifest.klachten),
      kluis ? "ja" : "nee",
      sizeInWords(grootteVan(manifest)),
      pad,
    ]);
  }
}

async function check({ terminal, options }: Context, typed: string): Promise<void> {
  const kopie = leesKopie(resolve(typed));
  const faults = controleerKopie(kopie);
  if (options.json) terminal.json({ ...kopieJson(kopie), gaaf: faults.length === 0, fouten: faults });
  else if (faults.length === 0) terminal.line(`De reservekopie is gaaf: ${contentsInWords(kopie)}.`);
  if (faults.length > 0) {
    throw new Damaged(
      `Deze reservekopie is niet goed: ${faults.join("; ")}`,
      "Gebruik een andere reservekopie.",
    );
  }
}

async function putBack(context: Context, typed: string): Promise<void> {
  const { terminal, options, map } = context;
  const kopie = leesKopie(resolve(typed));
  await confirm(context, kopie);
  const kept = await zetTerug(kopie, map, new Date());
  if (options.json) {
    terminal.json({ ...kopieJson(kopie), bewaard: kept });
    return;
  }
  terminal.line(
    terminal.paragraph(
      `Teruggezet: ${contentsInWords(kopie)}, van ${momentInWords(kopie.manifest.gemaaktOp)}.`,
    ),
  );
  if (kept !== null) terminal.line(terminal.paragraph(`Wat er was, is bewaard in ${kept}`));
  terminal.note("Wat na die kopie is vastgelegd, moet opnieuw worden ingevoerd. Kijk na: klacht controle");
}

/** @throws {Refused} it was not confirmed */
async function confirm({ options, asks, asker, map }: Context, kopie: Kopie): Promise<void> {
  if (options.ja) return;
  const own = kenmerkVanRegister(map);
  const stranger = own !== null && own !== kopie.manifest.kenmerk ? " van een ander register" : "";
  const what = `een kopie${stranger}: ${contentsInWords(kopie)}, van ${momentInWords(kopie.manifest.gemaaktOp)}`;
  if (!asks) {
    throw new Refused(
      `Terugzetten vervangt het hele register in ${map}`,
      `Het gaat om ${what}. Bevestig met --ja.`,
    );
  }
  const message = `Het hele register vervangen door ${what}?`;
  if (!(await asker.confirm({ message, default: false }))) throw new Refused("Er is niets teruggezet");
}

function kopieJson({ pad, manifest }: Kopie): Record<string, unknown> {
  const { gemaaktOp, klachten, vertrouwelijk } = manifest;
  return { pad: join(pad), gemaaktOp, klachten, vertrouwelijk, grootte: grootteVan(manifest) };
}

function contentsInWords({ manifest }: Kopie): string {
  const { klachten, vertrouwelijk } = manifest;
  const of = vertrouwelijk === 0 ? "" : `, waarvan ${vertrouwelijk} in de kluis`;
  return `${klachten === 1 ? "1 klacht" : `${klachten} klachten`}${of}, ${sizeInWords(grootteVan(manifest))}`;
}

function momentInWords(iso: string): string {
  const moment = new Date(iso);
  return `${toonDatum(dagVan(moment))} ${moment.toTimeString().slice(0, 5)}`;
}

function sizeInWords(bytes: number): string {
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${Math.ceil(kilo)} kB` : `${(kilo / 1024).toFixed(1).replace(".", ",")} MB`;
}

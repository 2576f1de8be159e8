/** `klacht zoek`: the cases in whose texts something stands, the newest first, with the words around it. */
import type { Command } from "commander";
import { WrongUse } from "../errors.ts";
import type { Veldnaam } from "../procedure/antwoorden.ts";
import { jaarVan, toonDatum } from "../procedure/datum.ts";
import { leesNummer } from "../procedure/nummer.ts";
import { aangehaald, leesRegel } from "../procedure/tekst.ts";
import { veld } from "../procedure/velden.ts";
import type { Db } from "../register/db.ts";
import { telVertrouwelijk } from "../register/gesloten.ts";
import { type KlachtRegel, streamMetIds } from "../register/klachtlijst.ts";
import { leesTreffers, type Treffer, type Zoekveld } from "../register/treffers.ts";
import { type Gevonden, zoekKlachten } from "../register/zoeken.ts";
import { leesZoektermen, type Zoekterm } from "../register/zoekopdracht.ts";
import type { DutchCommand } from "../terminal/command.ts";
import { type Column, startList } from "../terminal/list.ts";
import { widthOf } from "../terminal/text.ts";
import { action, type Context } from "./context.ts";
import { writeJsonArray } from "./json-array.ts";
import { takeLittleMemory } from "./little-memory.ts";
import { wholeNumber } from "./numbers.ts";

interface Options {
  readonly aantal?: string;
  readonly alles?: boolean;
  readonly kluis?: boolean;
}

const FIRST = 25;
/** Cases whose texts are read in one go. */
const BATCH = 200;

const COLUMNS: readonly Column[] = [
  { title: "Nummer", width: 9 },
  { title: "Ingediend", width: 10 },
  { title: "Status", width: 19 },
  { title: "Klager", width: 16, grow: true },
];

/** What the texts are called that are no fields of the intake. */
const LABELS = {
  externNummer: "Nummer in oude lijst",
  verbetermaatregel: "Verbetermaatregel",
  afsluittoelichting: "Afhandeling",
  maatregel: "Maatregel",
  bezwaar: "Bezwaar",
  gesprek: "Gesprek",
  kifid: "Kifid",
  uitstel: "Uitstel",
  notitie: "Onderzoek (intern)",
  onderwerp: "Correspondentie, onderwerp",
  correspondentie: "Correspondentie",
  bestandsnaam: "Correspondentie, bestand",
} as const satisfies Partial<Record<Zoekveld, string>>;

const INDENT = " ".repeat(11);

export function define(command: Command): void {
  command
    .argument("<tekst...>", 'woorden, of het begin ervan; "een paar woorden" bij elkaar')
    .option("--aantal <aantal>", `hoeveel er hoogstens getoond worden; anders ${FIRST}`)
    .option("--alles", "toon ze alle")
    .option("--kluis", "open de kluis en zoek ook in wat vertrouwelijk is")
    .action(action(run));
  (command as DutchCommand).allowHyphens();
}

async function run(context: Context, typed: readonly string[], options: Options): Promise<void> {
  const text = readText(typed);
  const terms = leesZoektermen(text);
  const kluis = Boolean(options.kluis);
  const { db } = await context.readerOf({ beide: kluis });
  if (context.options.json || options.alles) await takeLittleMemory(db);
  const found = await zoekKlachten(db, terms, {
    peildatum: context.vandaag,
    bestanden: kluis ? ["main", "kluis"] : ["main"],
    aantal: limitFrom(options, context.options.json ? null : FIRST),
  });
  const hits = readHits(context, db, found.ids, terms);
  if (context.options.json) await writeJson(context, hits);
  else if (found.totaal === 0) await writeNothing(context, db, text, terms);
  else await writeHits(context, hits, text, found);
  if (!kluis) await noteClosed(context, db);
}

/** @throws {WrongUse} nothing was typed, or what no text can hold */
function readText(typed: readonly string[]): string {
  const line = leesRegel(typed.join(" "));
  if ("fout" in line) throw new WrongUse(`De zoektekst ${line.fout}`);
  if (line.waarde !== "") return line.waarde;
  throw new WrongUse("Er is niet gezegd wat er gezocht moet worden", "Bijvoorbeeld: klacht zoek premie");
}

interface Hit {
  readonly regel: KlachtRegel;
  readonly treffers: readonly Treffer[];
}

async function* readHits(
  { vandaag, terminal }: Context,
  db: Db,
  ids: readonly number[],
  terms: readonly Zoekterm[],
): AsyncGenerator<Hit> {
  const words = terminal.width === null ? 24 : Math.max(Math.floor(terminal.width / 7), 8);
  for (let begin = 0; begin < ids.length; begin += BATCH) {
    const batch = ids.slice(begin, begin + BATCH);
    const treffers = await leesTreffers(db, batch, terms, words);
    for await (const regel of streamMetIds(db, batch, vandaag)) {
      yield { regel, treffers: treffers.get(regel.id) ?? [] };
    }
  }
}

async function writeHits(
  { terminal }: Context,
  hits: AsyncIterable<Hit>,
  text: string,
  { ids: { length: shown }, totaal, ofMeer }: Gevonden,
): Promise<void> {
  const list = startList(terminal, COLUMNS);
  for await (const { regel, treffers } of hits) {
    list.row([
      { text: regel.nummer, tone: "strong" },
      toonDatum(regel.ingediendOp),
      regel.status,
      regel.vertrouwelijk && regel.klager === null
        ? { text: "vertrouwelijk", tone: "dim" }
        : (regel.klager ?? ""),
    ]);
    const [best] = treffers;
    if (best === undefined) continue;
    const place = `${labelOf(best)}: `;
    const room = terminal.width === null ? null : terminal.width - INDENT.length - widthOf(place);
    const pieces = best.fragment.map(({ tekst, gevonden }) => ({ text: tekst, mark: gevonden }));
    terminal.line(`${INDENT}${terminal.paint("dim", place)}${terminal.fragment(pieces, room)}`);
  }
  const cases = `${ofMeer ? "meer dan " : ""}${totaal} ${totaal === 1 ? "klacht" : "klachten"}`;
  terminal.line(
    shown < totaal || ofMeer
      ? `\n${shown} van ${cases}; alle met: klacht zoek ${terminal.paint("plain", text)} --alles`
      : `\n${cases}.`,
  );
}

/** Where it was found: the name of the text, and which of them where a case may have more. */
function labelOf({ veld: found, id }: Treffer): string {
  if (found === "motivering") return id === 1 ? "Motivering" : "Motivering herbeoordeling";
  const label = found in LABELS ? LABELS[found as keyof typeof LABELS] : veld(found as Veldnaam).label;
  return id === null ? label : `${label} ${id}`;
}

async function writeNothing(
  { terminal, vandaag }: Context,
  db: Db,
  text: string,
  terms: readonly Zoekterm[],
): Promise<void> {
  const why = terms.length === 0 ? ": er staat geen woord of getal in" : "";
  terminal.line(`Niets gevonden met ${terminal.paint("plain", aangehaald(text))}${why}.`);
  const nummer = leesNummer(text, jaarVan(vandaag));
  if (nummer === null) return;
  const known = await db.selectFrom("klacht").select("id").where("nummer", "=", nummer).executeTakeFirst();
  if (known !== undefined) terminal.note(`→ Dit is het nummer van een klacht: klacht toon ${nummer}`);
}

async function writeJson({ terminal }: Context, hits: AsyncIterable<Hit>): Promise<void> {
  await writeJsonArray(terminal, hits, ({ regel, treffers }) => {
    const { nummer, status, vertrouwelijk, ingediendOp, klager, verantwoordelijke } = regel;
    const places = treffers.map(({ veld: found, id, fragment }) => ({
      veld: found,
      id,
      fragment: fragment.map(({ tekst, gevonden }) => (gevonden ? `«${tekst}»` : tekst)).join(""),
    }));
    return { nummer, status, vertrouwelijk, ingediendOp, klager, verantwoordelijke, treffers: places };
  });
}

/** What was not searched must not seem to hold nothing. */
async function noteClosed({ terminal }: Context, db: Db): Promise<void> {
  if ((await telVertrouwelijk(db)) > 0)
    terminal.note("De vertrouwelijke klachten zijn niet doorzocht; dat kan met --kluis.");
}

function limitFrom({ aantal, alles }: Options, standard: number | null): number | null {
  if (alles) return null;
  return aantal === undefined ? standard : wholeNumber(aantal, "--aantal", { min: 1, max: 1_000_000 });
}

/** `klacht importeren`: cases from a list in CSV, such as the office kept in Excel before. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { Refused } from "../errors.ts";
import { leesKoppeling } from "../exchange/koppeling.ts";
import { Leesverslag, type Lijst, openLijst } from "../exchange/lijst.ts";
import { LIJSTVELD } from "../exchange/lijstvelden.ts";
import type { Melding } from "../exchange/rij.ts";
import { opsomming } from "../procedure/tekst.ts";
import {
  type FirstOf,
  type Importeisen,
  type Importuitkomst,
  importeer,
  type Overname,
  type Overnames,
  proefImport,
} from "../register/importeren.ts";
import { openRegister, REGISTER_BESTAND } from "../register/open.ts";
import { startList } from "../terminal/list.ts";
import { startProgress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { cut, safeLine } from "../terminal/text.ts";
import { action, type Context } from "./context.ts";

interface Options {
  readonly koppeling?: string;
  readonly proef?: boolean;
  readonly slaFoutenOver?: boolean;
}

/** What came of it; `geimporteerd` is what stands in the register now, `aantal` what stands there or would. */
interface Result {
  readonly lijst: Lijst;
  readonly verslag: Leesverslag;
  readonly uitkomst: Importuitkomst;
  readonly proef: boolean;
  readonly refused: boolean;
}

/** How many errors, doubles and remarks are shown; JSON has them all. */
const SHOWN = 50;
const MAX_REASON = 300;

export function define(command: Command): void {
  command
    .argument("<bestand>", "lijst in CSV, bijvoorbeeld vanuit Excel")
    .option(
      "--koppeling <koppeling.json>",
      "welke kolom welk gegeven bevat, als de koppen dat niet zelf zeggen",
    )
    .option("--proef", "toon wat er zou gebeuren, zonder iets over te nemen")
    .option("--sla-fouten-over", "neem de goede regels over, ook als er regels met fouten zijn")
    .action(action(run));
}

async function run(context: Context, path: string, options: Options): Promise<void> {
  const koppeling = options.koppeling === undefined ? null : leesKoppeling(options.koppeling);
  const lijst = await openLijst(path, koppeling, context.kader);
  const result = await take(context, lijst, options);
  if (context.options.json) context.terminal.json(jsonOf(result));
  else show(context.terminal, result);
  if (result.refused) throw refusal(context.terminal, result, Boolean(context.options.json));
}

async function take(context: Context, lijst: Lijst, options: Options): Promise<Result> {
  const { proef, slaFoutenOver } = options;
  const max = context.options.json ? Number.POSITIVE_INFINITY : SHOWN;
  const { termijnKader: kader, handelende } = context;
  /** Reads the list, and does with its cases what is to be done. */
  const pass = async (work: Work): Promise<Result> => {
    const verslag = new Leesverslag(max);
    const gaatDoor = () => !verslag.onleesbaar && (Boolean(slaFoutenOver) || verslag.fouten.count === 0);
    const progress = startProgress(context.terminal, proef ? "Nakijken" : "Importeren");
    try {
      const overnames = lijst.overnames(verslag, (share) => progress.update(share));
      const uitkomst = await work(overnames, { kader, handelende, maxDubbel: max, gaatDoor });
      return { lijst, verslag, uitkomst, proef: Boolean(proef), refused: !gaatDoor() };
    } finally {
      progress.done();
    }
  };
  if (proef) return pass(async (...how) => proefImport((await context.reader()).db, ...how));
  if (existsSync(join(context.map, REGISTER_BESTAND))) return pass((...how) => write(context, ...how));
  // A list that is refused must not leave an empty register behind: it is read to its end first.
  const kept: Overname[][] = [];
  const first = await pass((overnames, eisen) => tryOut(context, keep(overnames, kept), eisen));
  if (first.refused) return first;
  if (kept.length > KEPT_PIECES) return pass((...how) => write(context, ...how));
  const eisen = { kader, handelende, maxDubbel: max, gaatDoor: () => true };
  return { ...first, uitkomst: await write(context, kept, eisen) };
}

type Work = (overnames: AsyncGenerator<Overname[]>, eisen: Importeisen) => Promise<Importuitkomst>;

async function write(context: Context, overnames: Overnames, eisen: Importeisen): Promise<Importuitkomst> {
  return importeer((await context.writer()).db, overnames, eisen);
}

/** As if written to the register that is not there yet. */
async function tryOut(context: Context, overnames: Overnames, eisen: Importeisen): Promise<Importuitkomst> {
  const { db, close } = await openRegister(context.map, { create: false });
  return proefImport(db, overnames, eisen).finally(close);
}

/** Pieces of a list that are remembered, to be read only once: some twenty thousand rows. */
const KEPT_PIECES = 40;

async function* keep(overnames: AsyncGenerator<Overname[]>, kept: Overname[][]): AsyncGenerator<Overname[]> {
  for await (const piece of overnames) {
    if (kept.length <= KEPT_PIECES) kept.push(piece);
    yield piece;
  }
}

function jsonOf({ lijst, verslag, uitkomst, proef, refused }: Result): Record<string, unknown> {
  return {
    bestand: lijst.naam,
    proef,
    gelezen: verslag.gelezen,
    geimporteerd: proef || refused ? 0 : uitkomst.aantal,
    ...(proef && { zouImporteren: refused ? 0 : uitkomst.aantal }),
    dubbel: uitkomst.dubbel.items,
    fouten: verslag.fouten.items,
    opmerkingen: verslag.opmerkingen.items,
    nietOvergenomen: lijst.nietOvergenomen,
    medewerkersToegevoegd: refused ? [] : uitkomst.medewerkers,
    perJaar: refused ? [] : uitkomst.perJaar,
  };
}

function show(terminal: Terminal, { lijst, verslag, uitkomst, proef, refused }: Result): void {
  const would = proef || refused;
  terminal.line(`${safeLine(lijst.naam)}: ${rows(verslag.gelezen)} gelezen.`);
  if (!refused) {
    const { aantal, medewerkers, perJaar } = uitkomst;
    terminal.line(
      `${would ? "Over te nemen" : "Geïmporteerd"}: ${aantal} ${aantal === 1 ? "klacht" : "klachten"}.`,
    );
    if (perJaar.length > 0) showYears(terminal, perJaar);
    if (medewerkers.length > 0) {
      terminal.line(
        `${would ? "Toe te voegen" : "Toegevoegd"} aan de medewerkers: ${safeLine(opsomming(medewerkers))}.`,
      );
    }
  }
  showDoubles(terminal, uitkomst.dubbel);
  showSome(terminal, "Opmerkingen", verslag.opmerkingen, inWords);
  if (lijst.nietOvergenomen.length > 0) {
    terminal.line(`Niet overgenomen kolommen: ${safeLine(lijst.nietOvergenomen.join(", "))}.`);
  }
  if (!refused && verslag.fouten.count > 0) {
    noteErrors(terminal, verslag, would ? "Overgeslagen zouden worden" : "Overgeslagen");
  }
  if (proef) terminal.line(terminal.paint("strong", "Dit was een proef: er is niets geïmporteerd."));
}

function showYears(terminal: Terminal, years: Importuitkomst["perJaar"]): void {
  const list = startList(terminal, [
    { title: "  Jaar", width: 6 },
    { title: "Klachten", width: 8, align: "right" },
    { title: years[0]?.eerste ? "Nummers" : "", width: 24 },
  ]);
  for (const { jaar, aantal, eerste, laatste } of years) {
    list.row([
      `  ${jaar}`,
      String(aantal),
      eerste === null ? "" : eerste === laatste ? eerste : `${eerste} t/m ${laatste}`,
    ]);
  }
}

function showDoubles(terminal: Terminal, dubbel: Importuitkomst["dubbel"]): void {
  showSome(
    terminal,
    "Dubbel, niet nog eens overgenomen",
    dubbel,
    ({ regel, externNummer, nummer }) =>
      `regel ${regel}: nummer ${externNummer}${nummer === null ? "" : ` is al klacht ${nummer}`}`,
  );
}

function showSome<T>(terminal: Terminal, title: string, some: FirstOf<T>, line: (item: T) => string): void {
  for (const text of listed(title, some, line)) terminal.line(text);
}

/** A title with its count, the first so many lines, and how many are not shown. */
function listed<T>(title: string, { items, count }: FirstOf<T>, line: (item: T) => string): string[] {
  if (count === 0) return [];
  const shown = items.slice(0, SHOWN).map((item) => `  ${cut(safeLine(line(item)), MAX_REASON)}`);
  return [
    `${title} (${count}):`,
    ...shown,
    ...(count > shown.length ? [`  … en nog ${count - shown.length}`] : []),
  ];
}

function inWords({ regel, kolom, veld, reden }: Melding): string {
  const where =
    kolom === null ? (veld === null ? "" : `, ${LIJSTVELD[veld].label.toLowerCase()}`) : `, kolom “${kolom}”`;
  return `regel ${regel}${where}: ${reden}`;
}

function noteErrors(terminal: Terminal, { fouten }: Leesverslag, title: string): void {
  for (const text of listed(title, fouten, inWords)) terminal.note(text);
}

function refusal(terminal: Terminal, { verslag, lijst }: Result, json: boolean): Refused {
  if (!json) noteErrors(terminal, verslag, `Fouten in ${lijst.naam}`);
  const { count } = verslag.fouten;
  return new Refused(
    `Er is niets geïmporteerd: ${count === 1 ? "1 fout" : `${count} fouten`} in ${lijst.naam}`,
    verslag.onleesbaar
      ? "Verbeter het bestand en probeer het opnieuw."
      : "Verbeter het bestand, of neem alleen de goede regels over met --sla-fouten-over.",
  );
}

function rows(count: number): string {
  return count === 1 ? "1 regel" : `${count} regels`;
}

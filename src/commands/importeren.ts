/** `klacht importeren`: cases from a list in CSV, such as the office kept in Excel before. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { leesKoppeling } from "../exchange/koppeling.ts";
import { Leesverslag, type Lijst, openLijst } from "../exchange/lijst.ts";
import { telVertrouwelijk } from "../register/gesloten.ts";
import {
  type Importeisen,
  type Importuitkomst,
  importeer,
  NIETS_OVERGENOMEN,
  type Overname,
  type Overnames,
  proefImport,
} from "../register/importeren.ts";
import { type Db, REGISTER_BESTAND, type Register } from "../register/open.ts";
import { startProgress } from "../terminal/progress.ts";
import { action, type Context } from "./context.ts";
import { type ImportResult, importJson, refusal, SHOWN, writeImport } from "./show-import.ts";

interface Options {
  readonly koppeling?: string;
  readonly proef?: boolean;
  readonly slaFoutenOver?: boolean;
}

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
  if (context.options.json) context.terminal.json(importJson(result));
  else writeImport(context.terminal, result);
  if (result.refused) throw refusal(result);
}

async function take(context: Context, lijst: Lijst, options: Options): Promise<ImportResult> {
  const { proef, slaFoutenOver } = options;
  const max = context.options.json ? Number.POSITIVE_INFINITY : SHOWN;
  const { termijnKader: kader, handelende } = context;
  /** Reads the list, and does with its cases what is to be done. */
  const pass = async (label: string, work: Work): Promise<ImportResult> => {
    const verslag = new Leesverslag(max);
    const gaatDoor = () => !verslag.onleesbaar && (Boolean(slaFoutenOver) || verslag.fouten.count === 0);
    const progress = startProgress(context.terminal, label);
    try {
      const overnames = lijst.overnames(verslag, (share) => progress.update(share));
      const uitkomst = await work(overnames, { kader, handelende, maxDubbel: max, gaatDoor });
      return { lijst, verslag, uitkomst, proef: Boolean(proef), refused: !gaatDoor() };
    } finally {
      progress.done();
    }
  };
  if (proef) {
    const db = await seeingAll(context, await context.reader());
    return pass("Nakijken", (...how) => proefImport(db, ...how));
  }
  const writeAll = () => pass("Importeren", (...how) => write(context, ...how));
  if (existsSync(join(context.map, REGISTER_BESTAND))) {
    await seeingAll(context, await context.writer());
    return writeAll();
  }
  // A list that is refused must not leave an empty register behind: it is read to its end first.
  const kept: Overname[][] = [];
  let pieces = 0;
  const checked = await pass("Nakijken", async (overnames) => {
    for await (const piece of overnames) {
      pieces += 1;
      if (pieces <= KEPT_PIECES) kept.push(piece);
      else kept.length = 0;
    }
    return NIETS_OVERGENOMEN;
  });
  if (checked.refused) return checked;
  if (pieces > KEPT_PIECES) return writeAll();
  const eisen = { kader, handelende, maxDubbel: max, gaatDoor: () => true };
  return { ...checked, uitkomst: await write(context, kept, eisen) };
}

/** Pieces of a list that are remembered, to be read only once: some twenty thousand rows. */
const KEPT_PIECES = 40;

type Work = (overnames: AsyncGenerator<Overname[]>, eisen: Importeisen) => Promise<Importuitkomst>;

async function write(context: Context, overnames: Overnames, eisen: Importeisen): Promise<Importuitkomst> {
  return importeer((await context.writer()).db, overnames, eisen);
}

/**
 * A row of the list may be a case that went into the closed file: taken for a new one, it would come in the open again.
 * @throws {Locked} there are such cases, and the closed file stayed shut
 */
async function seeingAll(context: Context, register: Register): Promise<Db> {
  if ((await telVertrouwelijk(register.db)) > 0) await context.openKluis(register);
  return register.db;
}

/** `klacht importeren`: cases from a list such as the office kept in Excel before, or from another register of ours. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { Leesverslag, type Lijst } from "../exchange/inlezen.ts";
import { leesKoppeling } from "../exchange/koppeling.ts";
import { openLijst } from "../exchange/lijst.ts";
import type { Melding } from "../exchange/rij.ts";
import { wipeAbandoned } from "../register/bestanden.ts";
import { type Db, REGISTER_BESTAND } from "../register/db.ts";
import { telVertrouwelijk } from "../register/gesloten.ts";
import { importeer, proefImport } from "../register/importeren.ts";
import type { Register } from "../register/open.ts";
import { startProgress } from "../terminal/progress.ts";
import { clearingAway } from "./clear-away.ts";
import { action, type Context } from "./context.ts";
import { type ImportResult, importJson, refusal, SHOWN, writeImport } from "./show-import.ts";

interface Options {
  readonly koppeling?: string;
  readonly proef?: boolean;
  readonly slaFoutenOver?: boolean;
  readonly nieuweNummers?: boolean;
  readonly kluis?: boolean;
}

export function define(command: Command): void {
  command
    .argument("<bestand>", "lijst in CSV, bijvoorbeeld vanuit Excel; of wat exporteren schreef")
    .option(
      "--koppeling <koppeling.json>",
      "welke kolom welk gegeven bevat, als de koppen dat niet zelf zeggen",
    )
    .option("--proef", "toon wat er zou gebeuren, zonder iets over te nemen")
    .option("--sla-fouten-over", "neem de goede regels over, ook als er regels met fouten zijn")
    .option("--nieuwe-nummers", "geef klachten uit een ander register van klacht een nieuw nummer")
    .option("--kluis", "neem ook vertrouwelijke klachten uit een ander register over, in de kluis")
    .action(action(run));
}

async function run(context: Context, path: string, options: Options): Promise<void> {
  const koppeling = options.koppeling === undefined ? null : leesKoppeling(options.koppeling);
  const { nieuweNummers: hernummeren = false, kluis = false } = options;
  // Of an import that was killed much may lie beside the register.
  if (options.proef !== true) wipeAbandoned(context.map);
  const lijst = await openLijst(path, koppeling, context.kader, { hernummeren, kluis });
  const result = await take(context, lijst, options);
  if (context.options.json) context.terminal.json(importJson(result));
  else writeImport(context.terminal, result);
  if (result.refused) throw refusal(result);
}

async function take(context: Context, lijst: Lijst, options: Options): Promise<ImportResult> {
  const { proef = false, slaFoutenOver = false, kluis = false } = options;
  const max = context.options.json ? Number.POSITIVE_INFINITY : SHOWN;
  const { termijnKader: kader, handelende } = context;
  /** Reads the list, and does with its cases what is to be done. */
  const pass = async (label: string, db: Db, work: typeof importeer): Promise<ImportResult> => {
    const verslag = new Leesverslag(max);
    const gaatDoor = () => !verslag.onleesbaar && (slaFoutenOver || verslag.fouten.count === 0);
    const progress = startProgress(context.terminal, label);
    try {
      const overnames = lijst.overnames(verslag, (share) => progress.update(share));
      const uitkomst = await work(db, clearingAway(overnames), {
        ...{ kader, handelende, max, gaatDoor },
        meldBotsing: (fout) => verslag.keurAf([{ ...fout, kolom: null, veld: null }]),
        // Of rows with errors the numbers are missing too: those errors say enough.
        meldOntbrekend: (nummers) => {
          if (slaFoutenOver || verslag.fouten.count > 0) return;
          for (const nummer of nummers.items) verslag.fouten.add(missing(nummer));
        },
      });
      return { lijst, verslag, uitkomst, proef, refused: !gaatDoor() };
    } finally {
      progress.done();
    }
  };
  const seen = (register: Register) => seeingAll(context, register, kluis);
  if (proef) return pass("Nakijken", await seen(await context.reader()), proefImport);
  const write = async (register: Register) => pass("Importeren", await seen(register), importeer);
  if (!existsSync(join(context.map, REGISTER_BESTAND))) {
    // A list that is refused must not leave an empty register behind.
    let result: ImportResult | undefined;
    const made = await context.make(async (register) => {
      result = await write(register);
      return !result.refused;
    });
    if (result && (made || result.refused)) return result;
  }
  return write(await context.writer());
}

function missing(nummer: string): Melding {
  const reden = `klacht ${nummer} staat er niet in, en andere na haar wel`;
  return { regel: null, kolom: null, veld: null, reden };
}

/**
 * A row of the list may be a case that went into the closed file: taken for a new one, it would come in the open again.
 * @throws {Locked} there are such cases, or more are to come, and the closed file stayed shut
 * @throws {Refused} more are to come, and there is no closed file
 */
async function seeingAll(context: Context, register: Register, kluis: boolean): Promise<Db> {
  if (kluis || (await telVertrouwelijk(register.db)) > 0) await context.openKluis(register);
  return register.db;
}

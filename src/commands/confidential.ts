/** §3: a confidential complaint belongs in the closed file, and nowhere else. */
import { Refused } from "../errors.ts";
import type { Kluissleutel } from "../kluis/sleutel.ts";
import type { Antwoorden } from "../procedure/antwoorden.ts";
import { veld } from "../procedure/velden.ts";
import type { Db } from "../register/db.ts";
import type { Context } from "./context.ts";

/** Whether the answers say that the complaint is confidential. */
export function saysConfidential({ kader }: Context, answers: Antwoorden): boolean {
  const gelezen = veld("vertrouwelijk").lees(answers.vertrouwelijk ?? "", kader, answers);
  return "waarde" in gelezen && gelezen.waarde === "ja";
}

/**
 * The register with the closed file open beside it, for a confidential intake. Who has none yet may make it now.
 * @throws {Refused} there is none @throws {Locked} it stayed shut
 */
export async function openForConfidential(context: Context): Promise<Db> {
  const made = await offerToMake(context);
  const register = await context.writer();
  await context.openKluis(register, {}, made);
  return register.db;
}

/** @throws {Refused} this register has no closed file @throws {Damaged} it had one, which is gone */
export async function refuseWithoutKluis(context: Context): Promise<void> {
  if (await hasKluis(context)) return;
  throw new Refused(
    "Een vertrouwelijke klacht hoort in een gesloten dossier (§3), en dit register heeft nog geen kluis; er is niets opgeslagen",
    "Maak eerst de kluis: klacht kluis aanmaken",
  );
}

/**
 * Makes the closed file where there is none and somebody wants it now; returns its key if so.
 * @throws {Refused} there is none, and there will be none
 */
async function offerToMake(context: Context): Promise<Kluissleutel | null> {
  if (await hasKluis(context)) return null;
  if (context.asks) {
    context.terminal.note("\nEen vertrouwelijke klacht komt in de kluis, en die is er nog niet (§3).");
    if (await context.asker.confirm({ message: "De kluis nu maken?", default: true })) {
      const { makeKluis } = await import("./kluis-aanmaken.ts");
      return makeKluis(context, {});
    }
  }
  await refuseWithoutKluis(context);
  return null;
}

async function hasKluis(context: Context): Promise<boolean> {
  const { isErKluis } = await import("../register/kluis-toestand.ts");
  return isErKluis((await context.reader()).db, context.map);
}

/** @throws {Refused} the answers would make a case confidential, or open, which takes more than a field */
export function refuseMove(context: Context, nummer: string, was: boolean, answers: Antwoorden): void {
  if (answers.vertrouwelijk === undefined || saysConfidential(context, answers) === was) return;
  throw was
    ? new Refused(
        `Klacht ${nummer} ligt in de kluis; daar komt zij niet uit door een gegeven te wijzigen`,
        `Geef haar vrij met: klacht vrijgeven ${nummer}`,
      )
    : new Refused(
        `Klacht ${nummer} wordt niet vertrouwelijk door een gegeven te wijzigen: het hele dossier moet naar de kluis (§3)`,
        `Verplaats haar met: klacht vertrouwelijk ${nummer}`,
      );
}

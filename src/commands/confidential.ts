/** §3: a confidential complaint belongs in a closed file, and nowhere else. */
import { Refused } from "../errors.ts";
import type { Antwoorden } from "../procedure/antwoorden.ts";
import { veld } from "../procedure/velden.ts";
import type { Context } from "./context.ts";

/** @throws {Refused} the answers say that the complaint is confidential */
export function refuseConfidential({ kader }: Context, answers: Antwoorden): void {
  const gelezen = veld("vertrouwelijk").lees(answers.vertrouwelijk ?? "", kader, answers);
  if (!("waarde" in gelezen) || gelezen.waarde !== "ja") return;
  throw new Refused(
    "Een vertrouwelijke klacht hoort in een gesloten dossier (§3), en dit register heeft nog geen kluis; er is niets opgeslagen",
    "Schrijf deze klacht op het papieren formulier en bewaar dat in een afgesloten kast.",
  );
}

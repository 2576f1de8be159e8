/** What a letter and the preview of one have in common: which one it is, and who signs it. */
import type { Ondertekenaar } from "../documents/brief-types.ts";
import type { Briefsoort } from "../documents/briefvelden.ts";
import { WrongUse } from "../errors.ts";
import { aangehaald } from "../procedure/tekst.ts";
import { BRIEFSOORTEN, opsommingVanCodes, zoekCode } from "../procedure/woordenlijsten.ts";
import type { Db } from "../register/db.ts";
import { leesMedewerkers } from "../register/medewerkers.ts";
import type { Context } from "./context.ts";

/**
 * The kind of letter that was typed, or that is chosen.
 * @throws {WrongUse} there is none of that name, or none was given and nobody can be asked
 */
export async function chooseLetter({ asks, asker }: Context, typed: string | undefined): Promise<Briefsoort> {
  if (typed === undefined && asks) {
    const choices = BRIEFSOORTEN.map(({ code, label }) => ({ value: code, name: label }));
    return (await asker.select({ message: "Welke brief?", choices })) as Briefsoort;
  }
  const code = typed === undefined ? null : zoekCode(BRIEFSOORTEN, typed);
  if (code !== null) return code as Briefsoort;
  const what = typed === undefined ? "Er ontbreekt: SOORT" : `Een brief ${aangehaald(typed)} bestaat niet`;
  throw new WrongUse(what, `Kies uit: ${opsommingVanCodes(BRIEFSOORTEN)}.`);
}

/** The responsible signs; before there is one, the office's usual one. */
export async function signer(
  { instellingen }: Context,
  db: Db,
  verantwoordelijke: string | null,
): Promise<Ondertekenaar | null> {
  const naam = verantwoordelijke ?? instellingen.verantwoordelijke;
  if (naam === null) return null;
  const medewerker = (await leesMedewerkers(db)).find((deze) => deze.naam === naam);
  return { naam, functie: medewerker?.functie ?? null };
}

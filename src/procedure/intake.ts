/** From answers to an intake: every field checked, everything that is missing named at once. */

import type { Antwoorden, Kader, Veldnaam } from "./antwoorden.ts";
import type { Intake, Klager } from "./klacht.ts";
import { isNederland } from "./veldcontroles.ts";
import { VELDEN, type Veld, veld } from "./velden.ts";

/** What is wrong with an answer; `veld` is null where the answers together fall short (no address at all). */
export interface IntakeFout {
  readonly veld: Veldnaam | "adresOfEmail";
  readonly reden: string;
  readonly ontbreekt: boolean;
}

export interface IntakeEisen {
  /** Name and address are the law's minimum (Bgfo Wft art. 41 lid 1); an old list that never had one comes in without. */
  readonly adresVerplicht: boolean;
  /** The fields, where who reads many intakes has them remember what they read. */
  readonly velden?: readonly Veld[];
}

/**
 * Checks all answers and makes the intake of them; otherwise all that is wrong, in the order of the fields.
 * Empty answers count as absent.
 */
export function leesIntake(
  antwoorden: Antwoorden,
  kader: Kader,
  { adresVerplicht, velden = VELDEN }: IntakeEisen = { adresVerplicht: true },
): { readonly intake: Intake } | { readonly fouten: readonly IntakeFout[] } {
  const fouten: IntakeFout[] = [];
  const waarden: Partial<Record<Veldnaam, string>> = {};
  for (const { naam, verplicht, lees } of velden) {
    const getypt = antwoorden[naam]?.trim() ?? "";
    if (getypt === "") {
      if (verplicht) fouten.push({ veld: naam, reden: "ontbreekt", ontbreekt: true });
      continue;
    }
    const gelezen = lees(getypt, kader, antwoorden);
    if ("fout" in gelezen) fouten.push({ veld: naam, reden: gelezen.fout, ontbreekt: false });
    else waarden[naam] = gelezen.waarde;
  }
  if (adresVerplicht && !heeftAdres(antwoorden)) {
    fouten.push({ veld: "adresOfEmail", reden: "ontbreekt", ontbreekt: true });
  }
  return fouten.length > 0 ? { fouten } : { intake: maakIntake(waarden) };
}

/** Whether a letter or an e-mail can reach the klager: a whole postal address, or an e-mail address (§3). */
export function heeftAdres({ adres, postcode, plaats, land, email }: Antwoorden): boolean {
  const gevuld = (tekst: string | undefined) => (tekst ?? "").trim() !== "";
  return gevuld(email) || (gevuld(adres) && gevuld(plaats) && (gevuld(postcode) || !isNederland(land)));
}

/** Whether a letter can be posted to somebody. */
export function heeftPostadres({ adres, plaats }: Pick<Klager, "adres" | "plaats">): boolean {
  return Boolean(adres && plaats);
}

/** The answers of a kept case, as they would have been typed: the start of a correction. */
export function antwoordenVan(intake: Intake): Antwoorden {
  const { klager, vertrouwelijk, ...rest } = intake;
  const vlak: Record<string, string | null> = {
    ...klager,
    ...rest,
    vertrouwelijk: vertrouwelijk ? "ja" : "nee",
  };
  return Object.fromEntries(VELDEN.map(({ naam }) => [naam, vlak[naam] ?? ""]));
}

/** `Naam van de klager ontbreekt`: a fault in words. */
export function foutInWoorden(fout: IntakeFout): string {
  const label = fout.veld === "adresOfEmail" ? "Postadres of e-mailadres" : veld(fout.veld).label;
  return `${label}: ${fout.reden}`;
}

function maakIntake(waarden: Partial<Record<Veldnaam, string>>): Intake {
  const mag = (naam: Veldnaam) => waarden[naam] ?? null;
  const moet = (naam: Veldnaam) => waarden[naam] ?? "";
  return {
    ingediendOp: moet("ingediendOp"),
    ontvangenDoor: mag("ontvangenDoor"),
    wijze: moet("wijze"),
    vertrouwelijk: waarden.vertrouwelijk === "ja",
    klager: {
      naam: moet("naam"),
      adres: mag("adres"),
      postcode: mag("postcode"),
      plaats: mag("plaats"),
      land: mag("land"),
      telefoon: mag("telefoon"),
      email: mag("email"),
      klantnummer: mag("klantnummer"),
    },
    aard: moet("aard"),
    product: mag("product"),
    polisnummer: mag("polisnummer"),
    maatschappij: mag("maatschappij"),
    omschrijving: moet("omschrijving"),
    gewensteOplossing: mag("gewensteOplossing"),
    betrokkenMedewerker: mag("betrokkenMedewerker"),
  };
}

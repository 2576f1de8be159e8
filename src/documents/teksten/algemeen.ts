/** What every letter says: from whom, to whom, when, about which case. */

import { datumInWoorden } from "../../procedure/datum.ts";
import { heeftPostadres } from "../../procedure/intake.ts";
import type { Klager } from "../../procedure/klacht.ts";
import { isNederland } from "../../procedure/veldcontroles.ts";
import type { Instellingen } from "../../register/instellingen.ts";
import type { Waarden } from "../alineas-vullen.ts";
import type { BriefInvoer } from "../brief-types.ts";
import { hoofdletter } from "../opmaak.ts";

type Kantoor = Instellingen["kantoor"];

/** The values of the fields that every letter has. */
export function algemeen(invoer: BriefInvoer, betreft: string): { waarden: Waarden; notes: string[] } {
  const { klacht, instellingen, datum, ondertekenaar } = invoer;
  const { kantoor } = instellingen;
  const { klager } = klacht;
  const dag = datumInWoorden(datum);
  return {
    waarden: {
      "kantoor-naam": regel(kantoor.naam),
      "kantoor-adres": regel(kantoor.adres),
      "kantoor-postcode-plaats": regel(samen(" ", kantoor.postcode, kantoor.plaats)),
      "kantoor-telefoon": regel(kantoor.telefoon),
      "kantoor-email": regel(kantoor.email),
      retouradres: regel(retouradres(kantoor)),
      vertrouwelijk: klacht.vertrouwelijk ? ["Vertrouwelijk"] : [],
      geadresseerde: geadresseerde(klager),
      klager: regel(klager.naam),
      klantnummer: regel(klager.klantnummer),
      polisnummer: regel(klacht.polisnummer),
      "plaats-en-datum": regel(samen(", ", kantoor.plaats, dag)),
      datum: [dag],
      nummer: [klacht.nummer],
      betreft: [betreft],
      "ingediend-op": [datumInWoorden(klacht.ingediendOp)],
      verantwoordelijke: regel(klacht.verantwoordelijke),
      contact: regel(contact(kantoor)),
      ondertekenaar: regel(ondertekenaar?.naam),
      functie: regel(ondertekenaar?.functie && hoofdletter(ondertekenaar.functie)),
    },
    notes: [
      ...(kantoor.naam
        ? []
        : ["De gegevens van het kantoor ontbreken in de brief; leg ze vast met: klacht inrichten."]),
      ...(heeftPostadres(klager) || klager.email
        ? []
        : ["Van de klager is geen volledig postadres en geen e-mailadres bekend."]),
    ],
  };
}

/** Name and address as they stand behind the window; by e-mail where there is no address to post to. */
function geadresseerde(klager: Klager): string[] {
  const { naam, adres, postcode, plaats, land, email } = klager;
  if (!heeftPostadres(klager) && email) return [naam, `Per e-mail: ${email}`];
  // Abroad the country is the last line, in capitals, as the post wants it.
  const buiten = isNederland(land) ? null : land?.toLocaleUpperCase("nl");
  return [naam, adres, samen(" ", postcode, plaats), buiten].flatMap(regel);
}

function retouradres({ naam, adres, postcode, plaats }: Kantoor): string {
  return adres && plaats ? samen(", ", naam, adres, samen(" ", postcode, plaats)) : "";
}

/** How to reach the office: by what it has. */
function contact({ telefoon, email }: Kantoor): string {
  const wegen = [telefoon && `op ${telefoon}`, email && `via ${email}`].filter(Boolean);
  return wegen.length === 0 ? "" : `Hebt u vragen? U bereikt ons ${wegen.join(" en ")}.`;
}

/** The office's own address in a sentence; empty where it is not known. */
export function kantooradres({ adres, plaats }: Kantoor): string {
  return adres ? samen(" in ", adres, plaats) : "";
}

function regel(tekst: string | null | undefined): string[] {
  return tekst ? [tekst] : [];
}

function samen(tussen: string, ...delen: (string | null | undefined)[]): string {
  return delen.filter(Boolean).join(tussen);
}

/** A case in the words of the form and the file. */

import type { IsoDate } from "../procedure/datum.ts";
import { toonDatum } from "../procedure/datum.ts";
import type { Correspondentie, Gesprek, Klacht, Maatregel } from "../procedure/klacht.ts";
import { isNederland } from "../procedure/veldcontroles.ts";
import {
  AFSLUITREDENEN,
  BRIEFSOORTEN,
  GESPREK_UITKOMSTEN,
  KIFID_STATUSSEN,
  labelVan,
  MAATREGELEN,
  OORDELEN,
  WIJZEN_VAN_AFHANDELING,
} from "../procedure/woordenlijsten.ts";
import { bedragInEuro, hoofdletter } from "./opmaak.ts";

export const dag = (datum: IsoDate | null) => (datum === null ? "" : toonDatum(datum));
export const jaNee = (waarde: boolean | null) => (waarde === null ? "" : waarde ? "Ja" : "Nee");

/** `8441 AB Heerenveen`, with the country where it is another one. */
export function woonplaats({ postcode, plaats, land }: Klacht["klager"]): string {
  const hier = [postcode, plaats].filter(Boolean).join(" ");
  return [hier, isNederland(land) ? null : land].filter(Boolean).join(", ");
}

/** `Schadevergoeding, € 125,00: toelichting`. */
export function maatregelInWoorden({ soort, bedrag, toelichting, akkoordVerzekeraar }: Maatregel): string {
  const wat = [labelVan(MAATREGELEN, soort), bedrag === null ? null : bedragInEuro(bedrag)]
    .filter(Boolean)
    .join(", ");
  const akkoord = soort === "verzekeraar" && akkoordVerzekeraar ? " (akkoord)" : "";
  return `${wat}${akkoord}${toelichting ? `: ${toelichting}` : ""}`;
}

export function gesprekInWoorden({ datum, aanwezig, uitkomst }: Gesprek): string {
  const met = aanwezig.length === 0 ? "" : `, met ${aanwezig.join(", ")}`;
  return `${dag(datum)}${met}: ${labelVan(GESPREK_UITKOMSTEN, uitkomst).toLowerCase()}`;
}

export function kifidInWoorden({ datum, status, uitkomst }: Klacht["kifid"][number]): string {
  return `${dag(datum)}: ${labelVan(KIFID_STATUSSEN, status)}${uitkomst ? `. ${uitkomst}` : ""}`;
}

/** How a case ended, and why where it was not by a position. */
export function afhandelingInWoorden({ wijzeVanAfhandeling, afsluitreden }: Klacht): string {
  const wijze = labelVan(WIJZEN_VAN_AFHANDELING, wijzeVanAfhandeling);
  const reden = afsluitreden === "afgehandeld" ? "" : labelVan(AFSLUITREDENEN, afsluitreden);
  return [wijze, reden].filter(Boolean).join(", ");
}

export const oordeelInWoorden = (oordeel: string) => labelVan(OORDELEN, oordeel);

/** The kind of a letter by its label; another kind (e-mail, gesprek) as it was typed. */
export const soortInWoorden = ({ soort }: Correspondentie) => hoofdletter(labelVan(BRIEFSOORTEN, soort));

export const richtingInWoorden = ({ richting }: Correspondentie) =>
  richting === "in" ? "Ontvangen" : "Verzonden";

/** What is asked at an intake, and what was answered, unchecked. */
import type { IsoDate } from "./datum.ts";
import type { Woordenlijsten } from "./woordenlijsten.ts";

/** The fields in the order in which they are asked: confidentiality before anything personal (§3). */
export const VELDNAMEN = [
  "vertrouwelijk",
  "naam",
  "adres",
  // Before the postcode: what that may look like depends on the country.
  "land",
  "postcode",
  "plaats",
  "telefoon",
  "email",
  "klantnummer",
  "ingediendOp",
  "ontvangenDoor",
  "wijze",
  "aard",
  "product",
  "polisnummer",
  "maatschappij",
  "omschrijving",
  "gewensteOplossing",
  "betrokkenMedewerker",
] as const;

export type Veldnaam = (typeof VELDNAMEN)[number];

/** What a check depends on: the day that counts as today, the vocabularies, and what else was filled in. */
export interface Kader {
  readonly vandaag: IsoDate;
  readonly woordenlijsten: Woordenlijsten;
}

/** What was typed for each field, unchecked. */
export type Antwoorden = Partial<Record<Veldnaam, string>>;

export type Gelezen = { readonly waarde: string } | { readonly fout: string };

/** Checks an answer, given the others; the reason of a refusal follows the label. */
export type Controle = (getypt: string, kader: Kader, antwoorden: Antwoorden) => Gelezen;

/** A case that went all the way: a row in every table of its content, each text with a word of its own. */
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { sluit, stelUit } from "../../src/register/einde.ts";
import { kifidStap, voerGesprek } from "../../src/register/geschil.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { treftMaatregel } from "../../src/register/maatregelen.ts";
import { besluit, herbeoordeel, maakBezwaar, onderzoek } from "../../src/register/standpunt.ts";
import { type Case, HANDELENDE } from "./fill.ts";

export const KADER = {
  regels: standaardInstellingen().termijnen,
  kalender: standaardInstellingen().feestdagen,
};

export const JELLE = "Jelle Dijkstra";
export const ANNA = "Anna Visser";
/** Who must be employees for {@link carryThrough}. */
export const PEOPLE = [JELLE, ANNA];

/** An intake of which every field that can hold something of a person holds this word. */
export function intakeAbout(word: string): Case {
  return {
    klager: {
      naam: `Naam ${word}`,
      adres: `Straat ${word} 1`,
      postcode: "8911 AA",
      plaats: `Plaats ${word}`,
      land: `Land ${word}`,
      telefoon: "058 1234567",
      email: `${word.toLowerCase()}@voorbeeld.nl`,
      klantnummer: `K-${word}`,
    },
    ontvangenDoor: `Ontvanger ${word}`,
    product: "auto",
    polisnummer: `P-${word}`,
    maatschappij: "Zekerheid NV",
    omschrijving: `Omschrijving ${word}`,
    gewensteOplossing: `Oplossing ${word}`,
    betrokkenMedewerker: `Betrokkene ${word}`,
  };
}

/** Takes a case that was lodged on 4 March 2024 through every step to its end on 8 April 2024. */
export async function carryThrough(db: Db, nummer: string, word: string): Promise<void> {
  const letter = (soort: string, datum: string) => ({
    soort,
    datum,
    richting: "uit" as const,
    onderwerp: `Onderwerp ${word}`,
    tekst: `Tekst ${word}`,
    bestand: {
      naam: `${word}-${soort}.docx`,
      mediatype: "application/x-brief",
      inhoud: Buffer.from(`Geachte ${word}, hierbij ${soort}.`),
    },
    wijze: "brief",
  });
  await wijsToe(db, nummer, JELLE, "2024-03-05", HANDELENDE);
  await onderzoek(
    db,
    nummer,
    { datum: "2024-03-06", met: `Met ${word}`, tekst: `Notitie ${word}` },
    HANDELENDE,
  );
  await voegCorrespondentieToe(db, nummer, letter("ontvangstbevestiging", "2024-03-06"), HANDELENDE);
  await stelUit(
    db,
    nummer,
    { datum: "2024-03-07", tot: "2024-04-01", reden: `Vertraging ${word}` },
    HANDELENDE,
  );
  await besluit(
    db,
    nummer,
    {
      oordeel: "gedeeltelijk-gegrond",
      motivering: `Motivering ${word}`,
      datum: "2024-03-08",
      door: null,
      oorzaak: "kennis",
      verbetermaatregel: `Verbetering ${word}`,
    },
    HANDELENDE,
  );
  await treftMaatregel(
    db,
    nummer,
    {
      soort: "schadevergoeding",
      datum: "2024-03-09",
      bedrag: 12550,
      toelichting: `Toelichting ${word}`,
      akkoordVerzekeraar: false,
    },
    HANDELENDE,
  );
  await voegCorrespondentieToe(db, nummer, letter("standpunt", "2024-03-11"), HANDELENDE);
  await maakBezwaar(db, nummer, { datum: "2024-03-15", tekst: `Bezwaar ${word}` }, KADER, HANDELENDE);
  await herbeoordeel(
    db,
    nummer,
    {
      oordeel: "ongegrond",
      motivering: `Herzien ${word}`,
      datum: "2024-03-22",
      beoordelaars: [`Beoordelaar ${word}`, ANNA],
    },
    HANDELENDE,
  );
  await voegCorrespondentieToe(db, nummer, letter("herbeoordeling", "2024-03-25"), HANDELENDE);
  await voerGesprek(
    db,
    nummer,
    {
      datum: "2024-03-28",
      aanwezig: [`Aanwezige ${word}`],
      verslag: `Verslag ${word}`,
      uitkomst: "geen-overeenstemming",
    },
    HANDELENDE,
  );
  await kifidStap(
    db,
    nummer,
    { datum: "2024-04-02", status: "verwezen", uitkomst: `Uitkomst ${word}` },
    HANDELENDE,
  );
  await sluit(
    db,
    nummer,
    {
      datum: "2024-04-08",
      reden: "afgehandeld",
      wijze: null,
      toelichting: `Afsluiting ${word}`,
      berust: true,
    },
    HANDELENDE,
  );
}

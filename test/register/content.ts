/** The content of a case in every table that has text, each text its own. */
import type { Db } from "../../src/register/db.ts";

/** The texts of a case, in the names under which a search finds them. */
export const TEXTS = [
  "naam",
  "adres",
  "postcode",
  "plaats",
  "telefoon",
  "email",
  "klantnummer",
  "polisnummer",
  "maatschappij",
  "betrokkenMedewerker",
  "externNummer",
  "omschrijving",
  "gewensteOplossing",
  "verbetermaatregel",
  "afsluittoelichting",
  "motivering",
  "maatregel",
  "bezwaar",
  "gesprek",
  "kifid",
  "uitstel",
  "notitie",
  "onderwerp",
  "correspondentie",
  "bestandsnaam",
] as const;

/** Writes the content of a case; `text` gives each text by its name. */
export async function writeContent(
  db: Db,
  klachtId: number,
  text: (name: (typeof TEXTS)[number]) => string,
): Promise<void> {
  const row = { klachtId, volgnummer: 1, datum: "2024-03-04" };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("dossier")
      .values({
        klachtId,
        naam: text("naam"),
        adres: text("adres"),
        postcode: text("postcode"),
        plaats: text("plaats"),
        land: null,
        telefoon: text("telefoon"),
        email: text("email"),
        klantnummer: text("klantnummer"),
        ontvangenDoor: null,
        wijze: "brief",
        aard: "advies",
        product: null,
        polisnummer: text("polisnummer"),
        maatschappij: text("maatschappij"),
        omschrijving: text("omschrijving"),
        gewensteOplossing: text("gewensteOplossing"),
        betrokkenMedewerker: text("betrokkenMedewerker"),
        oorzaak: null,
        verbetermaatregel: text("verbetermaatregel"),
        wijzeVanAfhandeling: null,
        afsluitreden: null,
        afsluittoelichting: text("afsluittoelichting"),
        berust: null,
        externNummer: text("externNummer"),
      })
      .execute();
    await trx
      .insertInto("standpunt")
      .values({
        klachtId,
        ronde: 1,
        oordeel: "gegrond",
        motivering: text("motivering"),
        datum: row.datum,
        door: null,
        beoordelaars: "[]",
        meegedeeldOp: null,
        wijzeVanMededeling: null,
      })
      .execute();
    await trx
      .insertInto("maatregel")
      .values({
        ...row,
        soort: "nakoming",
        bedrag: null,
        toelichting: text("maatregel"),
        akkoordVerzekeraar: 0,
      })
      .execute();
    await trx
      .insertInto("bezwaar")
      .values({ ...row, tekst: text("bezwaar") })
      .execute();
    await trx
      .insertInto("gesprek")
      .values({ ...row, aanwezig: "[]", verslag: text("gesprek"), uitkomst: "overeenstemming" })
      .execute();
    await trx
      .insertInto("kifid")
      .values({ ...row, status: "verwezen", uitkomst: text("kifid") })
      .execute();
    await trx
      .insertInto("uitstel")
      .values({ ...row, tot: "2024-04-04", reden: text("uitstel") })
      .execute();
    await trx
      .insertInto("notitie")
      .values({ ...row, met: null, tekst: text("notitie") })
      .execute();
    await trx
      .insertInto("correspondentie")
      .values({
        ...row,
        richting: "in",
        soort: "brief",
        onderwerp: text("onderwerp"),
        tekst: text("correspondentie"),
        bestandsnaam: text("bestandsnaam"),
        mediatype: null,
        grootte: null,
        sha256: null,
      })
      .execute();
  });
}

/** Inserting one row, for each of the tables that acts write to. */
import { opgesteld } from "../opstellen.ts";
import type { Schema } from "../schema.ts";

export const invoegen = {
  klacht: rijIn("klacht", {
    ...{ id: 1, nummer: 1, jaar: 1, volgnummer: 1, vertrouwelijk: 1, ingediendOp: 1, geregistreerdOp: 1 },
    ...{ verantwoordelijkeId: 1, gemeldOp: 1, bevestigdOp: 1, standpuntOp: 1, meegedeeldOp: 1 },
    ...{ schriftelijkOp: 1, bezwaarOp: 1, herbeoordeeldOp: 1, geschilOp: 1, overeenstemmingOp: 1 },
    ...{ afgehandeldOp: 1, logAantal: 1, logHash: 1 },
  }),
  termijn: rijIn("termijn", {
    ...{ klachtId: 1, soort: 1, uiterlijk: 1, eersteUiterlijk: 1, voldaanOp: 1, vervallenOp: 1 },
  }),
  dossier: rijIn("dossier", {
    ...{ klachtId: 1, naam: 1, adres: 1, postcode: 1, plaats: 1, land: 1, telefoon: 1, email: 1 },
    ...{ klantnummer: 1, ontvangenDoor: 1, wijze: 1, aard: 1, product: 1, polisnummer: 1, maatschappij: 1 },
    ...{ omschrijving: 1, gewensteOplossing: 1, betrokkenMedewerker: 1, oorzaak: 1, verbetermaatregel: 1 },
    ...{ wijzeVanAfhandeling: 1, afsluitreden: 1, afsluittoelichting: 1, berust: 1, externNummer: 1 },
    ...{ zegel: 1, geanonimiseerdOp: 1, klantMerk: 1 },
  }),
  standpunt: rijIn("standpunt", {
    ...{ klachtId: 1, ronde: 1, oordeel: 1, motivering: 1, datum: 1, door: 1, beoordelaars: 1 },
    ...{ meegedeeldOp: 1, wijzeVanMededeling: 1 },
  }),
  maatregel: rijIn("maatregel", {
    ...{ klachtId: 1, volgnummer: 1, soort: 1, datum: 1, bedrag: 1, toelichting: 1, akkoordVerzekeraar: 1 },
  }),
  bezwaar: rijIn("bezwaar", { klachtId: 1, volgnummer: 1, datum: 1, tekst: 1 }),
  gesprek: rijIn("gesprek", {
    ...{ klachtId: 1, volgnummer: 1, datum: 1, aanwezig: 1, verslag: 1, uitkomst: 1 },
  }),
  kifid: rijIn("kifid", { klachtId: 1, volgnummer: 1, datum: 1, status: 1, uitkomst: 1 }),
  uitstel: rijIn("uitstel", { klachtId: 1, volgnummer: 1, datum: 1, tot: 1, reden: 1 }),
  notitie: rijIn("notitie", { klachtId: 1, volgnummer: 1, datum: 1, met: 1, tekst: 1 }),
  correspondentie: rijIn("correspondentie", {
    ...{ klachtId: 1, volgnummer: 1, datum: 1, richting: 1, soort: 1, onderwerp: 1, tekst: 1 },
    ...{ bestandsnaam: 1, mediatype: 1, grootte: 1, sha256: 1 },
  }),
  bestand: rijIn("bestand", { klachtId: 1, volgnummer: 1, inhoud: 1 }),
  logboek: rijIn("logboek", {
    ...{ klachtId: 1, volgnummer: 1, op: 1, wie: 1, handeling: 1, detailsHash: 1, hash: 1 },
  }),
  logboekDetail: rijIn("logboekDetail", { klachtId: 1, volgnummer: 1, details: 1, zout: 1 }),
};

/** The columns by name, so that none of the table's can be forgotten; what a row lacks is empty. */
function rijIn<T extends keyof Schema>(tabel: T, kolommen: Readonly<Record<keyof Schema[T], 1>>) {
  return opgesteld<Partial<Schema[T]>>()((db, waarden) => {
    const namen = Object.keys(kolommen) as (keyof Schema[T])[];
    return db
      .insertInto(tabel)
      .values(Object.fromEntries(namen.map((naam) => [naam, waarden[naam]])) as never);
  });
}

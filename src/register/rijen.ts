/** From the rows of the tables to a case. */
import type { Selectable } from "kysely";
import type { Correspondentie, Gesprek, KifidStap, Klacht, Maatregel } from "../procedure/klacht.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import { TERMIJNEN, type Termijn, type TermijnSoort } from "../procedure/termijnen.ts";
import { leesJsonKolom } from "./json-kolom.ts";
import type { DossierTabel, KlachtTabel, Schema } from "./schema.ts";

type KlachtRij = Selectable<KlachtTabel> & Selectable<DossierTabel> & { verantwoordelijke: string | null };
type Rijen<T extends keyof Schema> = readonly Selectable<Schema[T]>[];

/** The rows of one case, each table in its order. */
export interface Delen {
  readonly termijnen: Rijen<"termijn">;
  readonly standpunten: Rijen<"standpunt">;
  readonly maatregelen: Rijen<"maatregel">;
  readonly bezwaren: Rijen<"bezwaar">;
  readonly gesprekken: Rijen<"gesprek">;
  readonly kifid: Rijen<"kifid">;
  readonly uitstel: Rijen<"uitstel">;
  readonly notities: Rijen<"notitie">;
  readonly correspondentie: Rijen<"correspondentie">;
}

const VOLGORDE = Object.keys(TERMIJNEN) as TermijnSoort[];

/** The case of these rows; the checks of the tables vouch for the codes. */
export function maakKlacht(rij: KlachtRij, delen: Delen): Klacht {
  return {
    nummer: rij.nummer,
    vertrouwelijk: rij.vertrouwelijk === 1,
    geregistreerdOp: rij.geregistreerdOp,
    ontvangenDoor: rij.ontvangenDoor,
    wijze: rij.wijze,
    klager: {
      naam: rij.naam,
      adres: rij.adres,
      postcode: rij.postcode,
      plaats: rij.plaats,
      land: rij.land,
      telefoon: rij.telefoon,
      email: rij.email,
      klantnummer: rij.klantnummer,
    },
    aard: rij.aard,
    product: rij.product,
    polisnummer: rij.polisnummer,
    maatschappij: rij.maatschappij,
    omschrijving: rij.omschrijving,
    gewensteOplossing: rij.gewensteOplossing,
    betrokkenMedewerker: rij.betrokkenMedewerker,
    verantwoordelijke: rij.verantwoordelijke,
    ...mijlpalenVan(rij),
    standpunten: delen.standpunten.map(({ klachtId: _, ...standpunt }) => ({
      ...standpunt,
      oordeel: standpunt.oordeel as Klacht["standpunten"][number]["oordeel"],
      beoordelaars: leesJsonKolom(standpunt.beoordelaars),
    })),
    maatregelen: delen.maatregelen.map(({ soort, datum, bedrag, toelichting, akkoordVerzekeraar }) => ({
      soort: soort as Maatregel["soort"],
      datum,
      bedrag,
      toelichting,
      akkoordVerzekeraar: akkoordVerzekeraar === 1,
    })),
    bezwaren: delen.bezwaren.map(({ datum, tekst }) => ({ datum, tekst })),
    gesprekken: delen.gesprekken.map(({ datum, aanwezig, verslag, uitkomst }) => ({
      datum,
      aanwezig: leesJsonKolom(aanwezig),
      verslag,
      uitkomst: uitkomst as Gesprek["uitkomst"],
    })),
    kifid: delen.kifid.map(({ datum, status, uitkomst }) => ({
      datum,
      status: status as KifidStap["status"],
      uitkomst,
    })),
    uitstel: delen.uitstel.map(({ datum, tot, reden }) => ({ datum, tot, reden })),
    notities: delen.notities.map(({ datum, met, tekst }) => ({ datum, met, tekst })),
    correspondentie: delen.correspondentie.map(({ klachtId: _, volgnummer, ...rest }) => ({
      id: volgnummer,
      ...rest,
      richting: rest.richting as Correspondentie["richting"],
    })),
    oorzaak: rij.oorzaak,
    verbetermaatregel: rij.verbetermaatregel,
    wijzeVanAfhandeling: rij.wijzeVanAfhandeling,
    afsluitreden: rij.afsluitreden as Klacht["afsluitreden"],
    afsluittoelichting: rij.afsluittoelichting,
    berust: rij.berust === null ? null : rij.berust === 1,
    externNummer: rij.externNummer,
    geanonimiseerdOp: rij.geanonimiseerdOp,
    termijnen: maakTermijnen(delen.termijnen),
  };
}

/** The deadlines of one case, in the order of the procedure. */
export function maakTermijnen(rijen: Rijen<"termijn">): Termijn[] {
  return rijen
    .map(({ klachtId: _, ...termijn }) => ({ ...termijn, soort: termijn.soort as TermijnSoort }))
    .sort((a, b) => VOLGORDE.indexOf(a.soort) - VOLGORDE.indexOf(b.soort));
}

/** When a case reached what. */
export function mijlpalenVan(rij: Mijlpalen): Mijlpalen {
  return {
    ingediendOp: rij.ingediendOp,
    gemeldOp: rij.gemeldOp,
    bevestigdOp: rij.bevestigdOp,
    standpuntOp: rij.standpuntOp,
    meegedeeldOp: rij.meegedeeldOp,
    schriftelijkOp: rij.schriftelijkOp,
    bezwaarOp: rij.bezwaarOp,
    herbeoordeeldOp: rij.herbeoordeeldOp,
    geschilOp: rij.geschilOp,
    overeenstemmingOp: rij.overeenstemmingOp,
    afgehandeldOp: rij.afgehandeldOp,
  };
}

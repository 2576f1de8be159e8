/**
 * The tables as the queries see them. `klacht` and `termijn` stand in the open register only and hold every case,
 * with nothing in them that the klager said or that tells who he is. The tables of the content hold open cases here;
 * those of confidential cases have the same tables in the closed file.
 */
import type { Generated } from "kysely";

export interface KlachtTabel {
  id: Generated<number>;
  nummer: string;
  jaar: number;
  volgnummer: number;
  vertrouwelijk: 0 | 1;
  ingediendOp: string;
  geregistreerdOp: string;
  verantwoordelijkeId: number | null;
  gemeldOp: string | null;
  bevestigdOp: string | null;
  standpuntOp: string | null;
  meegedeeldOp: string | null;
  schriftelijkOp: string | null;
  bezwaarOp: string | null;
  herbeoordeeldOp: string | null;
  geschilOp: string | null;
  overeenstemmingOp: string | null;
  afgehandeldOp: string | null;
  /** Length and last hash of the case's log, so that a cut-off tail shows. */
  logAantal: number;
  logHash: string;
}

export interface TermijnTabel {
  klachtId: number;
  soort: string;
  uiterlijk: string;
  eersteUiterlijk: string | null;
  voldaanOp: string | null;
  vervallenOp: string | null;
}

export interface DossierTabel {
  klachtId: number;
  naam: string;
  adres: string | null;
  postcode: string | null;
  plaats: string | null;
  land: string | null;
  telefoon: string | null;
  email: string | null;
  klantnummer: string | null;
  ontvangenDoor: string | null;
  wijze: string;
  aard: string;
  product: string | null;
  polisnummer: string | null;
  maatschappij: string | null;
  omschrijving: string;
  gewensteOplossing: string | null;
  betrokkenMedewerker: string | null;
  oorzaak: string | null;
  verbetermaatregel: string | null;
  wijzeVanAfhandeling: string | null;
  afsluitreden: string | null;
  /** Why it ended without a position. */
  afsluittoelichting: string | null;
  berust: 0 | 1 | null;
  /** The number in the list that the case was imported from. */
  externNummer: string | null;
  /** Hash of all rows of the case; null until its first act under this version. */
  zegel: string | null;
  /** ISO date on which all that tells who it was about was taken out. */
  geanonimiseerdOp: string | null;
  /** The same random mark for all cases of a client, from when the first of them was anonymised. */
  klantMerk: string | null;
}

export interface StandpuntTabel {
  klachtId: number;
  ronde: number;
  oordeel: string;
  motivering: string;
  datum: string;
  door: string | null;
  /** A JSON array of names. */
  beoordelaars: string;
  meegedeeldOp: string | null;
  wijzeVanMededeling: string | null;
}

/** Rows that are numbered within their case. */
interface EigenRegel {
  klachtId: number;
  volgnummer: number;
}

export interface MaatregelTabel extends EigenRegel {
  soort: string;
  datum: string;
  /** Euro cents. */
  bedrag: number | null;
  toelichting: string | null;
  akkoordVerzekeraar: 0 | 1;
}

export interface BezwaarTabel extends EigenRegel {
  datum: string;
  tekst: string;
}

export interface GesprekTabel extends EigenRegel {
  datum: string;
  /** A JSON array of names. */
  aanwezig: string;
  verslag: string;
  uitkomst: string;
}

export interface KifidTabel extends EigenRegel {
  datum: string;
  status: string;
  uitkomst: string | null;
}

export interface UitstelTabel extends EigenRegel {
  datum: string;
  tot: string;
  reden: string;
}

export interface NotitieTabel extends EigenRegel {
  datum: string;
  met: string | null;
  tekst: string;
}

export interface CorrespondentieTabel extends EigenRegel {
  datum: string;
  richting: string;
  soort: string;
  onderwerp: string;
  tekst: string | null;
  bestandsnaam: string | null;
  mediatype: string | null;
  grootte: number | null;
  sha256: string | null;
}

/** The bytes of a correspondence's file, under the same number. */
export interface BestandTabel extends EigenRegel {
  inhoud: Buffer;
}

export interface LogboekTabel {
  /** The case, or 0 for what concerns the office. */
  klachtId: number;
  volgnummer: number;
  /** Moment in UTC, ISO with milliseconds. */
  op: string;
  wie: string;
  handeling: string;
  detailsHash: string;
  hash: string;
}

/** The details apart from their row: retention may remove them and leave the chain whole. */
export interface LogboekDetailTabel {
  klachtId: number;
  volgnummer: number;
  details: string;
  /** Random, part of what the hash covers. */
  zout: string;
}

export interface MedewerkerTabel {
  id: Generated<number>;
  naam: string;
  functie: string | null;
  email: string | null;
  uitDienstOp: string | null;
}

/** One row: what this register is, and the tail of the office's own log. */
export interface RegisterTabel {
  id: 1;
  kenmerk: string;
  logAantal: number;
  logHash: string;
  /** How many acts wrote both files, and which was the last; null without a closed file. */
  paarAantal: number;
  paarKenmerk: string | null;
  /** How many acts left something in the pages of this file that is still to be swept out. */
  resten: number;
}

/** The cases whose log may leave its file, within one transaction. */
export interface LogboekOpenTabel {
  klachtId: number;
}

/** Closed file only. One row: of which register it is, and the last act that wrote both files. */
export interface KluisTabel {
  id: 1;
  kenmerk: string;
  /** The recipient of the recovery key. */
  herstelOntvanger: string;
  paarAantal: number;
  paarKenmerk: string;
}

/** Closed file only. Who has a key, and the recipient (public key) that belongs to it. */
export interface ToegangTabel {
  naam: string;
  ontvanger: string;
  /** ISO date. */
  sinds: string;
}

/** Closed file only. What `klacht` and `termijn` say of a case, as JSON. */
export interface KaartTabel {
  klachtId: number;
  gegevens: string;
}

/** Closed file only. An intake that was broken off, as JSON. */
export interface ConceptTabel {
  wie: string;
  gegevens: string;
}

export interface Schema {
  klacht: KlachtTabel;
  termijn: TermijnTabel;
  dossier: DossierTabel;
  standpunt: StandpuntTabel;
  maatregel: MaatregelTabel;
  bezwaar: BezwaarTabel;
  gesprek: GesprekTabel;
  kifid: KifidTabel;
  uitstel: UitstelTabel;
  notitie: NotitieTabel;
  correspondentie: CorrespondentieTabel;
  bestand: BestandTabel;
  logboek: LogboekTabel;
  logboekDetail: LogboekDetailTabel;
  logboekOpen: LogboekOpenTabel;
  medewerker: MedewerkerTabel;
  register: RegisterTabel;
  kluis: KluisTabel;
  toegang: ToegangTabel;
  kaart: KaartTabel;
  concept: ConceptTabel;
}

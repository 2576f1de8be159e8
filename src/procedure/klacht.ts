/** A case as the procedure sees it; the names are those of the JSON contract. Dates are ISO dates, sums euro cents. */
import type { IsoDate } from "./datum.ts";
import type { Mijlpalen } from "./mijlpalen.ts";
import type { Termijn } from "./termijnen.ts";

export type Oordeel = "gegrond" | "gedeeltelijk-gegrond" | "ongegrond";
export type Afsluitreden = "afgehandeld" | "ingetrokken" | "geen-klacht" | "doorgestuurd";

export interface Klager {
  readonly naam: string;
  readonly adres: string | null;
  readonly postcode: string | null;
  readonly plaats: string | null;
  readonly land: string | null;
  readonly telefoon: string | null;
  readonly email: string | null;
  readonly klantnummer: string | null;
}

/** What the registration form asks (§3): the content of a case at its intake. */
export interface Intake {
  readonly ingediendOp: IsoDate;
  readonly ontvangenDoor: string | null;
  readonly wijze: string;
  readonly vertrouwelijk: boolean;
  readonly klager: Klager;
  readonly aard: string;
  readonly product: string | null;
  readonly polisnummer: string | null;
  readonly maatschappij: string | null;
  readonly omschrijving: string;
  readonly gewensteOplossing: string | null;
  readonly betrokkenMedewerker: string | null;
}

/** A position of the office (§4c): round 1 is the decision, round 2 the re-assessment after an objection (§4.2). */
export interface Standpunt {
  readonly ronde: number;
  readonly oordeel: Oordeel;
  readonly motivering: string;
  readonly datum: IsoDate;
  readonly door: string | null;
  readonly beoordelaars: readonly string[];
  readonly meegedeeldOp: IsoDate | null;
  readonly wijzeVanMededeling: string | null;
}

/** What the office does about a founded complaint (§4.1). */
export interface Maatregel {
  readonly soort: "verontschuldiging" | "nakoming" | "schadevergoeding" | "verzekeraar";
  readonly datum: IsoDate;
  /** Euro cents. */
  readonly bedrag: number | null;
  readonly toelichting: string | null;
  /** Whether the professional-liability insurer has agreed to what is admitted and offered. */
  readonly akkoordVerzekeraar: boolean;
}

/** The klager's objection to the position (§4.2). */
export interface Bezwaar {
  readonly datum: IsoDate;
  readonly tekst: string;
}

/** A conversation with the klager (§4d, §6). */
export interface Gesprek {
  readonly datum: IsoDate;
  readonly aanwezig: readonly string[];
  readonly verslag: string;
  readonly uitkomst: "overeenstemming" | "geen-overeenstemming" | "standpunt-meegedeeld";
}

/** A step in the course at Kifid (§6). */
export interface KifidStap {
  readonly datum: IsoDate;
  readonly status: "verwezen" | "aanhangig" | "uitspraak";
  readonly uitkomst: string | null;
}

/** A later date for the answer, with the cause of the delay that the klager was told. */
export interface Uitstel {
  readonly datum: IsoDate;
  readonly tot: IsoDate;
  readonly reden: string;
}

/** A note of the investigation (§4b); internal, never shown to the klager. */
export interface Notitie {
  readonly datum: IsoDate;
  readonly met: string | null;
  readonly tekst: string;
}

/** A letter, e-mail or call (§3); its file, where it has one, lies beside it in the register. */
export interface Correspondentie {
  /** Number within the case, from 1. */
  readonly id: number;
  readonly datum: IsoDate;
  readonly richting: "in" | "uit";
  readonly soort: string;
  readonly onderwerp: string;
  readonly tekst: string | null;
  readonly bestandsnaam: string | null;
  readonly mediatype: string | null;
  /** Bytes. */
  readonly grootte: number | null;
  readonly sha256: string | null;
}

/** A whole case, as `toon --json` prints it once its deadlines are seen on a day. */
export interface Klacht extends Intake, Mijlpalen {
  readonly nummer: string;
  readonly geregistreerdOp: IsoDate;
  readonly verantwoordelijke: string | null;
  readonly standpunten: readonly Standpunt[];
  readonly maatregelen: readonly Maatregel[];
  readonly bezwaren: readonly Bezwaar[];
  readonly gesprekken: readonly Gesprek[];
  /** The course at Kifid, step by step. */
  readonly kifid: readonly KifidStap[];
  readonly uitstel: readonly Uitstel[];
  readonly notities: readonly Notitie[];
  readonly correspondentie: readonly Correspondentie[];
  readonly oorzaak: string | null;
  readonly verbetermaatregel: string | null;
  readonly wijzeVanAfhandeling: string | null;
  readonly afsluitreden: Afsluitreden | null;
  readonly afsluittoelichting: string | null;
  readonly berust: boolean | null;
  readonly externNummer: string | null;
  /** When all that tells who it was about was taken out, after its retention. */
  readonly geanonimiseerdOp: IsoDate | null;
  readonly termijnen: readonly Termijn[];
}

/** A confidential case while the closed file is shut: dates, deadlines and who is responsible, nothing else. */
export interface GeslotenKlacht extends Mijlpalen {
  readonly nummer: string;
  readonly verantwoordelijke: string | null;
  readonly termijnen: readonly Termijn[];
}

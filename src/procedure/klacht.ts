/** A case as the procedure sees it; the names are those of the JSON contract. Dates are ISO dates, sums euro cents. */
import type { IsoDate } from "./datum.ts";
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

/**
 * The dates on which the course of a case turned. They stand in the register for every case, also for one whose
 * content lies in the closed file: status and deadlines follow from them alone.
 */
export interface Mijlpalen {
  readonly ingediendOp: IsoDate;
  /** Reported to the responsible, who took it on (§4a). */
  readonly gemeldOp: IsoDate | null;
  /** Told in writing that it is being dealt with (§3). */
  readonly bevestigdOp: IsoDate | null;
  /** Position taken (§4c). */
  readonly standpuntOp: IsoDate | null;
  /** The position that counts told to the klager, in writing or in a conversation (§4d). */
  readonly meegedeeldOp: IsoDate | null;
  /** The position that counts gone out in writing (§4.2). */
  readonly schriftelijkOp: IsoDate | null;
  /** Objection (§4.2). */
  readonly bezwaarOp: IsoDate | null;
  /** Re-assessed (§4.2). */
  readonly herbeoordeeldOp: IsoDate | null;
  /** A lasting dispute: no agreement in the conversation, or Kifid (§6). */
  readonly geschilOp: IsoDate | null;
  /** Settled. */
  readonly afgehandeldOp: IsoDate | null;
}

/** A whole case, as `toon --json` prints it once its deadlines are seen on a day. */
export interface Klacht extends Intake, Mijlpalen {
  readonly nummer: string;
  readonly geregistreerdOp: IsoDate;
  readonly verantwoordelijke: string | null;
  readonly standpunten: readonly Standpunt[];
  readonly oorzaak: string | null;
  readonly verbetermaatregel: string | null;
  readonly wijzeVanAfhandeling: string | null;
  readonly afsluitreden: Afsluitreden | null;
  readonly berust: boolean | null;
  readonly externNummer: string | null;
  readonly termijnen: readonly Termijn[];
}

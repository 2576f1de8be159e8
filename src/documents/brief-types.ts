/** What goes into a letter, and what comes out. */
import type { IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import type { Instellingen } from "../register/instellingen.ts";

/** Who signs a letter. */
export interface Ondertekenaar {
  readonly naam: string;
  readonly functie: string | null;
}

/** The conversation that the office proposes; what is not known yet is agreed on by telephone. */
export interface Gespreksvoorstel {
  readonly datum: IsoDate | null;
  readonly tijd: string | null;
  /** Where; the office itself where it is not said. */
  readonly plaats: string | null;
}

export interface BriefInvoer {
  readonly klacht: Klacht;
  readonly instellingen: Instellingen;
  /** The date that the letter bears. */
  readonly datum: IsoDate;
  readonly ondertekenaar: Ondertekenaar | null;
  /** The folder of the office's own templates (`<map>/sjablonen`); null for none. */
  readonly sjablonen: string | null;
  /** informatieverzoek: the questions, one a line. */
  readonly vragen?: string | null;
  /** informatieverzoek: by when the answer is asked. */
  readonly antwoordUiterlijk?: IsoDate | null;
  /** uitnodiging-gesprek. */
  readonly gesprek?: Gespreksvoorstel | null;
  /** afsluiting: a word of explanation, such as to whom a case was passed on. */
  readonly toelichting?: string | null;
}

export interface Brief {
  readonly docx: Uint8Array;
  /** As the letter's “Betreft”, for the list of correspondence. */
  readonly onderwerp: string;
  /** What the office must know before it posts the letter, in Dutch, one sentence each. */
  readonly notes: readonly string[];
  /**
   * False for a standpunt that says nothing yet, because the insurer has not agreed (§4.1): the klager has not been
   * told the position by this letter. True for every other letter.
   */
  readonly volledig: boolean;
}

/** What a letter says beside what every letter says. */
export interface Inhoud {
  readonly betreft: string;
  readonly waarden: Readonly<Record<string, readonly string[]>>;
  readonly notes?: readonly string[];
  readonly volledig?: boolean;
}

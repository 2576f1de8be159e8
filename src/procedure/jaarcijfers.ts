/**
 * The figures of a year (§5), counted case by case. Which year a case belongs to is decided here and nowhere else:
 *
 * - it is *received* in the year of its lodging: its aard, product and wijze count there;
 * - it is *settled* in the year of its settlement: its oordeel, afsluitreden, oorzaak and lead time count there;
 * - what happens in a case (an answer, an objection) counts on the day on which it happened.
 */
import { dagenTussen, type IsoDate } from "./datum.ts";
import { type Periode, valtIn } from "./jaarperiode.ts";
import { Duurteller, type Spreiding } from "./spreiding.ts";
import { Teller, type Telling } from "./telling.ts";
import type { TermijnSoort } from "./termijnen.ts";

/** A case as the yearly figures need it. */
export interface Jaarregel {
  readonly ingediendOp: IsoDate;
  /** The day on which the klager first got the position. */
  readonly antwoordOp: IsoDate | null;
  readonly bezwaarOp: IsoDate | null;
  readonly herbeoordeeldOp: IsoDate | null;
  readonly afgehandeldOp: IsoDate | null;
  readonly vertrouwelijk: 0 | 1;
  /** Null where the content can't be read, as everything below: a confidential case while the closed file is shut. */
  readonly aard: string | null;
  readonly product: string | null;
  readonly wijze: string | null;
  readonly wijzeVanAfhandeling: string | null;
  readonly afsluitreden: string | null;
  readonly oorzaak: string | null;
  readonly metVerbetermaatregel: 0 | 1;
  readonly oordeel: string | null;
  /** The position after an objection (§4.2). */
  readonly herbeoordeling: string | null;
}

/** What was done by a deadline. */
export interface Tijdigheid {
  /** Done within the span, in time or not. */
  readonly gedaan: number;
  /** By the day that was promised first. */
  readonly opTijd: number;
  /** By the day that was promised last: after an extension, where there was one (§4d). */
  readonly opTijdMetUitstel: number;
  /** Not done at the end of the span, though the day that was promised first had passed. */
  readonly openTeLaat: number;
}

/** The deadlines that the office keeps or not; from the kifid-route on it is the klager who may do something. */
export const GEMETEN_TERMIJNEN = [
  "melding",
  "ontvangstbevestiging",
  "streefdatum",
  "reactie",
  "herbeoordeling",
] as const satisfies readonly TermijnSoort[];

export type GemetenTermijn = (typeof GEMETEN_TERMIJNEN)[number];

/** What is counted by its own date, whatever became of the case. */
export interface Jaarfeiten {
  readonly termijnen: Readonly<Record<GemetenTermijn, Tijdigheid>>;
  /** Conversations by their outcome. */
  readonly gesprekken: Telling;
  /** Cases by the step at Kifid. */
  readonly kifid: Telling;
  /** Cases by the kind of measure. */
  readonly maatregelen: Telling;
  /** Euro cents. */
  readonly schadevergoeding: number;
  /** Cases of which the answer was put off. */
  readonly uitgesteld: number;
  readonly klanten: {
    /** Clients with more than one complaint in the span. */
    readonly meerdereKlachten: number;
    /** Clients with a complaint in the span who had one before it too. */
    readonly ookEerder: number;
    /** Complaints of the span without a client number, so that nobody can tell. */
    readonly zonderKlantnummer: number;
  };
}

export interface Jaarcijfers extends Jaarfeiten {
  /** `openBegin + ontvangen − afgehandeld = openEinde`. */
  readonly aantallen: {
    readonly openBegin: number;
    readonly ontvangen: number;
    readonly afgehandeld: number;
    readonly openEinde: number;
  };
  /** Twelve, from January. */
  readonly perMaand: readonly { readonly ontvangen: number; readonly afgehandeld: number }[];
  readonly aard: Telling;
  readonly product: Telling;
  readonly wijze: Telling;
  readonly oordeel: Telling;
  /** After a re-assessment its outcome, otherwise the first position. */
  readonly eindoordeel: Telling;
  readonly afsluitreden: Telling;
  readonly wijzeVanAfhandeling: Telling;
  /** Of the cases that ended in a position. */
  readonly oorzaak: Telling;
  readonly metVerbetermaatregel: number;
  /** From lodging to settlement. */
  readonly doorlooptijd: Spreiding;
  /** How many were settled within each of {@link DUURKLASSEN}, and after the last. */
  readonly doorlooptijdInKlassen: readonly number[];
  /** From lodging to the first answer. */
  readonly antwoordtijd: Spreiding;
  /** The age of what was open at the end. */
  readonly leeftijd: Spreiding;
  readonly leeftijdInKlassen: readonly number[];
  readonly bezwaren: number;
  readonly herbeoordelingen: {
    readonly aantal: number;
    /** By outcome. */
    readonly oordeel: Telling;
    /** How many changed the first position. */
    readonly gewijzigd: number;
  };
  /** Of how many confidential cases the content couldn't be read, so that they are in no breakdown. */
  readonly zonderInhoud: {
    readonly ontvangen: number;
    readonly afgehandeld: number;
    /** Received, settled or open within the span. */
    readonly totaal: number;
  };
  /** How many confidential cases are in the breakdowns: the closed file was open. */
  readonly uitKluis: number;
}

/** Classes of days, up to and including: the target, the promise, and the way to Kifid (§7, §4d, Bgfo Wft art. 43). */
export const DUURKLASSEN = [14, 21, 56] as const;

/** The classes by name, with the one after the last. */
export const DUURKLASSEN_IN_WOORDEN: readonly string[] = [
  ...DUURKLASSEN.map((grens, n) => `${n === 0 ? 0 : DUURKLASSEN[n - 1]! + 1} tot en met ${grens} dagen`),
  `Meer dan ${DUURKLASSEN.at(-1)} dagen`,
];

/** Counts the cases of a span; those that had been settled before it, or came after it, may be passed by or given. */
export class Jaarteller {
  readonly #periode: Periode;
  readonly #aantallen = { openBegin: 0, ontvangen: 0, afgehandeld: 0, openEinde: 0 };
  readonly #perMaand = Array.from({ length: 12 }, () => ({ ontvangen: 0, afgehandeld: 0 }));
  readonly #teller = {
    aard: new Teller(),
    product: new Teller(),
    wijze: new Teller(),
    oordeel: new Teller(),
    eindoordeel: new Teller(),
    afsluitreden: new Teller(),
    wijzeVanAfhandeling: new Teller(),
    oorzaak: new Teller(),
    herbeoordeling: new Teller(),
  };
  readonly #doorlooptijd = new Duurteller();
  readonly #antwoordtijd = new Duurteller();
  readonly #leeftijd = new Duurteller();
  readonly #dagnummers = new Map<IsoDate, number>();
  readonly #zonderInhoud = { ontvangen: 0, afgehandeld: 0, totaal: 0 };
  #uitKluis = 0;
  #metVerbetermaatregel = 0;
  #bezwaren = 0;
  #herbeoordelingen = 0;
  #gewijzigd = 0;

  constructor(periode: Periode) {
    this.#periode = periode;
  }

  tel(regel: Jaarregel): void {
    const { van, tot } = this.#periode;
    const { ingediendOp, afgehandeldOp } = regel;
    const voorbij = afgehandeldOp !== null && afgehandeldOp < van;
    if (ingediendOp > tot || voorbij) return;
    if (ingediendOp < van) this.#aantallen.openBegin += 1;
    else this.#telOntvangen(regel);
    if (valtIn(afgehandeldOp, this.#periode)) this.#telAfgehandeld(regel, afgehandeldOp!);
    else this.#telOpen(regel);
    this.#telGebeurtenissen(regel);
    if (isGesloten(regel)) this.#zonderInhoud.totaal += 1;
    else this.#uitKluis += regel.vertrouwelijk;
  }

  cijfers(feiten: Jaarfeiten): Jaarcijfers {
    const { herbeoordeling, ...tellers } = this.#teller;
    return {
      ...feiten,
      aantallen: this.#aantallen,
      perMaand: this.#perMaand,
      aard: tellers.aard.telling,
      product: tellers.product.telling,
      wijze: tellers.wijze.telling,
      oordeel: tellers.oordeel.telling,
      eindoordeel: tellers.eindoordeel.telling,
      afsluitreden: tellers.afsluitreden.telling,
      wijzeVanAfhandeling: tellers.wijzeVanAfhandeling.telling,
      oorzaak: tellers.oorzaak.telling,
      metVerbetermaatregel: this.#metVerbetermaatregel,
      doorlooptijd: this.#doorlooptijd.spreiding(),
      doorlooptijdInKlassen: this.#doorlooptijd.inKlassen(DUURKLASSEN),
      antwoordtijd: this.#antwoordtijd.spreiding(),
      leeftijd: this.#leeftijd.spreiding(),
      leeftijdInKlassen: this.#leeftijd.inKlassen(DUURKLASSEN),
      bezwaren: this.#bezwaren,
      herbeoordelingen: {
        aantal: this.#herbeoordelingen,
        oordeel: herbeoordeling.telling,
        gewijzigd: this.#gewijzigd,
      },
      zonderInhoud: this.#zonderInhoud,
      uitKluis: this.#uitKluis,
    };
  }

  #telOntvangen(regel: Jaarregel): void {
    this.#aantallen.ontvangen += 1;
    this.#maand(regel.ingediendOp).ontvangen += 1;
    if (isGesloten(regel)) {
      this.#zonderInhoud.ontvangen += 1;
      return;
    }
    this.#teller.aard.tel(regel.aard);
    this.#teller.product.tel(regel.product);
    this.#teller.wijze.tel(regel.wijze);
  }

  #telAfgehandeld(regel: Jaarregel, op: IsoDate): void {
    const { oordeel, herbeoordeling, oorzaak } = regel;
    this.#aantallen.afgehandeld += 1;
    this.#maand(op).afgehandeld += 1;
    this.#doorlooptijd.tel(this.#dagen(regel.ingediendOp, op));
    if (isGesloten(regel)) {
      this.#zonderInhoud.afgehandeld += 1;
      return;
    }
    this.#teller.oordeel.tel(oordeel);
    this.#teller.eindoordeel.tel(herbeoordeling ?? oordeel);
    this.#teller.afsluitreden.tel(regel.afsluitreden);
    this.#teller.wijzeVanAfhandeling.tel(regel.wijzeVanAfhandeling);
    if (oordeel !== null || oorzaak !== null) this.#teller.oorzaak.tel(oorzaak);
    if (regel.metVerbetermaatregel) this.#metVerbetermaatregel += 1;
  }

  #telOpen({ ingediendOp }: Jaarregel): void {
    this.#aantallen.openEinde += 1;
    this.#leeftijd.tel(this.#dagen(ingediendOp, this.#periode.tot));
  }

  #telGebeurtenissen(regel: Jaarregel): void {
    const { ingediendOp, antwoordOp, bezwaarOp, herbeoordeeldOp } = regel;
    if (valtIn(antwoordOp, this.#periode)) this.#antwoordtijd.tel(this.#dagen(ingediendOp, antwoordOp!));
    if (valtIn(bezwaarOp, this.#periode)) this.#bezwaren += 1;
    if (!valtIn(herbeoordeeldOp, this.#periode)) return;
    this.#herbeoordelingen += 1;
    if (isGesloten(regel)) return;
    this.#teller.herbeoordeling.tel(regel.herbeoordeling);
    if (regel.herbeoordeling !== regel.oordeel) this.#gewijzigd += 1;
  }

  /** The same days come by again and again, and reading one is what takes time. */
  #dagen(van: IsoDate, tot: IsoDate): number {
    return this.#dagnummer(tot) - this.#dagnummer(van);
  }

  #dagnummer(datum: IsoDate): number {
    const bekend = this.#dagnummers.get(datum);
    if (bekend !== undefined) return bekend;
    const nummer = dagenTussen(this.#periode.van, datum);
    this.#dagnummers.set(datum, nummer);
    return nummer;
  }

  #maand(datum: IsoDate) {
    return this.#perMaand[Number(datum.slice(5, 7)) - 1]!;
  }
}

/** A confidential case without its content: the closed file is shut. */
function isGesloten({ vertrouwelijk, aard }: Jaarregel): boolean {
  return vertrouwelijk === 1 && aard === null;
}

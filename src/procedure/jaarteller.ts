/**
 * Counts the figures of a year (§5) case by case. Which year a case belongs to is decided here and nowhere else:
 *
 * - it is *received* in the year of its lodging: its aard, product and wijze count there;
 * - it is *settled* in the year of its settlement: its oordeel, afsluitreden, oorzaak and lead time count there;
 * - what happens in a case (an answer, an objection) counts on the day on which it happened.
 */
import { dagenTussen, type IsoDate } from "./datum.ts";
import {
  DUURKLASSEN,
  type Jaarcijfers,
  type Jaardagen,
  type Jaarfeiten,
  type Jaarinhoud,
} from "./jaarcijfers.ts";
import { type Periode, valtIn } from "./jaarperiode.ts";
import { Duurteller } from "./spreiding.ts";
import { Teller, type Telling, totaalVan } from "./telling.ts";

/** Counts the cases of a span; those that had been settled before it, or came after it, may be passed by or given. */
export class Jaarteller {
  readonly #periode: Periode;
  readonly #aantallen = { openBegin: 0, ontvangen: 0, afgehandeld: 0, openEinde: 0 };
  readonly #perMaand = Array.from({ length: 12 }, () => ({ ontvangen: 0, afgehandeld: 0 }));
  /** By content as a whole; what it says is taken apart once for all cases that have the same. */
  readonly #inhoud = {
    alle: new Teller<Jaarinhoud>(),
    ontvangen: new Teller<Jaarinhoud>(),
    afgehandeld: new Teller<Jaarinhoud>(),
    herbeoordeeld: new Teller<Jaarinhoud>(),
  };
  readonly #doorlooptijd = new Duurteller();
  readonly #antwoordtijd = new Duurteller();
  readonly #leeftijd = new Duurteller();
  readonly #bekendeDagen = new Map<IsoDate, Dag>();
  #bezwaren = 0;

  constructor(periode: Periode) {
    this.#periode = periode;
  }

  tel(dagen: Jaardagen, inhoud: Jaarinhoud): void {
    const { van, tot } = this.#periode;
    const { ingediendOp, afgehandeldOp } = dagen;
    const voorbij = afgehandeldOp !== null && afgehandeldOp < van;
    if (ingediendOp > tot || voorbij) return;
    this.#inhoud.alle.tel(inhoud);
    if (ingediendOp < van) this.#aantallen.openBegin += 1;
    else this.#telOntvangen(ingediendOp, inhoud);
    if (valtIn(afgehandeldOp, this.#periode)) this.#telAfgehandeld(ingediendOp, afgehandeldOp!, inhoud);
    else this.#telOpen(ingediendOp);
    this.#telGebeurtenissen(dagen, inhoud);
  }

  cijfers(feiten: Jaarfeiten): Jaarcijfers {
    const alle = verdeeld(this.#inhoud.alle.telling);
    const ontvangen = verdeeld(this.#inhoud.ontvangen.telling);
    const afgehandeld = verdeeld(this.#inhoud.afgehandeld.telling);
    const herbeoordeeld = verdeeld(this.#inhoud.herbeoordeeld.telling);
    return {
      ...feiten,
      aantallen: this.#aantallen,
      perMaand: this.#perMaand,
      aard: geteld(ontvangen.leesbaar, ({ aard }) => aard),
      product: geteld(ontvangen.leesbaar, ({ product }) => product),
      wijze: geteld(ontvangen.leesbaar, ({ wijze }) => wijze),
      oordeel: geteld(afgehandeld.leesbaar, ({ oordeel }) => oordeel),
      eindoordeel: geteld(afgehandeld.leesbaar, ({ oordeel, herbeoordeling }) => herbeoordeling ?? oordeel),
      afsluitreden: geteld(afgehandeld.leesbaar, ({ afsluitreden }) => afsluitreden),
      wijzeVanAfhandeling: geteld(afgehandeld.leesbaar, ({ wijzeVanAfhandeling }) => wijzeVanAfhandeling),
      oorzaak: geteld(
        waarin(afgehandeld.leesbaar, ({ oordeel, oorzaak }) => oordeel !== null || oorzaak !== null),
        ({ oorzaak }) => oorzaak,
      ),
      metVerbetermaatregel: totaalVan(
        waarin(afgehandeld.leesbaar, ({ metVerbetermaatregel }) => metVerbetermaatregel === 1),
      ),
      doorlooptijd: this.#doorlooptijd.spreiding(),
      doorlooptijdInKlassen: this.#doorlooptijd.inKlassen(DUURKLASSEN),
      antwoordtijd: this.#antwoordtijd.spreiding(),
      leeftijd: this.#leeftijd.spreiding(),
      leeftijdInKlassen: this.#leeftijd.inKlassen(DUURKLASSEN),
      bezwaren: this.#bezwaren,
      herbeoordelingen: {
        aantal: totaalVan(this.#inhoud.herbeoordeeld.telling),
        oordeel: geteld(herbeoordeeld.leesbaar, ({ herbeoordeling }) => herbeoordeling),
        gewijzigd: totaalVan(
          waarin(herbeoordeeld.leesbaar, ({ oordeel, herbeoordeling }) => herbeoordeling !== oordeel),
        ),
      },
      zonderInhoud: {
        ontvangen: totaalVan(ontvangen.gesloten),
        afgehandeld: totaalVan(afgehandeld.gesloten),
        totaal: totaalVan(alle.gesloten),
      },
      uitKluis: totaalVan(waarin(alle.leesbaar, ({ vertrouwelijk }) => vertrouwelijk === 1)),
    };
  }

  #telOntvangen(op: IsoDate, inhoud: Jaarinhoud): void {
    this.#aantallen.ontvangen += 1;
    this.#perMaand[this.#dag(op).maand]!.ontvangen += 1;
    this.#inhoud.ontvangen.tel(inhoud);
  }

  #telAfgehandeld(ingediendOp: IsoDate, op: IsoDate, inhoud: Jaarinhoud): void {
    this.#aantallen.afgehandeld += 1;
    this.#perMaand[this.#dag(op).maand]!.afgehandeld += 1;
    this.#doorlooptijd.tel(this.#dagen(ingediendOp, op));
    this.#inhoud.afgehandeld.tel(inhoud);
  }

  #telOpen(ingediendOp: IsoDate): void {
    this.#aantallen.openEinde += 1;
    this.#leeftijd.tel(this.#dagen(ingediendOp, this.#periode.tot));
  }

  #telGebeurtenissen(dagen: Jaardagen, inhoud: Jaarinhoud): void {
    const { ingediendOp, antwoordOp, bezwaarOp, herbeoordeeldOp } = dagen;
    if (valtIn(antwoordOp, this.#periode)) this.#antwoordtijd.tel(this.#dagen(ingediendOp, antwoordOp!));
    if (valtIn(bezwaarOp, this.#periode)) this.#bezwaren += 1;
    if (valtIn(herbeoordeeldOp, this.#periode)) this.#inhoud.herbeoordeeld.tel(inhoud);
  }

  #dagen(van: IsoDate, tot: IsoDate): number {
    return this.#dag(tot).nummer - this.#dag(van).nummer;
  }

  /** The same days come by again and again, and reading one is what takes time. */
  #dag(datum: IsoDate): Dag {
    const bekend = this.#bekendeDagen.get(datum);
    if (bekend !== undefined) return bekend;
    const dag = { nummer: dagenTussen(this.#periode.van, datum), maand: Number(datum.slice(5, 7)) - 1 };
    this.#bekendeDagen.set(datum, dag);
    return dag;
  }
}

interface Dag {
  /** From the first day of the span. */
  readonly nummer: number;
  /** From 0. */
  readonly maand: number;
}

type PerInhoud = ReadonlyMap<Jaarinhoud, number>;

/** Those whose content is there, and those of which it can't be read: the closed file is shut. */
function verdeeld(per: PerInhoud): { readonly leesbaar: PerInhoud; readonly gesloten: PerInhoud } {
  const isGesloten = ({ vertrouwelijk, aard }: Jaarinhoud) => vertrouwelijk === 1 && aard === null;
  return { leesbaar: waarin(per, (inhoud) => !isGesloten(inhoud)), gesloten: waarin(per, isGesloten) };
}

function waarin(per: PerInhoud, test: (inhoud: Jaarinhoud) => boolean): PerInhoud {
  return new Map([...per].filter(([inhoud]) => test(inhoud)));
}

function geteld(per: PerInhoud, woordVan: (inhoud: Jaarinhoud) => string | null): Telling {
  const teller = new Teller();
  for (const [inhoud, keer] of per) teller.tel(woordVan(inhoud), keer);
  return teller.telling;
}

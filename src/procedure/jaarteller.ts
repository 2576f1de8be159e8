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
    vertrouwelijk: new Teller<Jaarinhoud>(),
    ontvangen: new Teller<Jaarinhoud>(),
    afgehandeld: new Teller<Jaarinhoud>(),
    herbeoordeeld: new Teller<Jaarinhoud>(),
  };
  readonly #doorlooptijd = new Duurteller();
  readonly #antwoordtijd = new Duurteller();
  readonly #leeftijd = new Duurteller();
  #bezwaren = 0;

  constructor(periode: Periode) {
    this.#periode = periode;
  }

  tel(dagen: Jaardagen, inhoud: Jaarinhoud): void {
    const { van, tot } = this.#periode;
    const { ingediendOp, afgehandeldOp } = dagen;
    const voorbij = afgehandeldOp !== null && afgehandeldOp < van;
    if (ingediendOp > tot || voorbij) return;
    const ingediend = dagVan(ingediendOp);
    if (inhoud.vertrouwelijk === 1) this.#inhoud.vertrouwelijk.tel(inhoud);
    if (ingediendOp < van) this.#aantallen.openBegin += 1;
    else this.#telOntvangen(ingediend, inhoud);
    if (valtIn(afgehandeldOp, this.#periode)) this.#telAfgehandeld(ingediend, dagVan(afgehandeldOp!), inhoud);
    else this.#telOpen(ingediend);
    this.#telGebeurtenissen(ingediend, dagen, inhoud);
  }

  cijfers(feiten: Jaarfeiten): Jaarcijfers {
    const vertrouwelijk = verdeeld(this.#inhoud.vertrouwelijk.telling);
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
        totaal: totaalVan(vertrouwelijk.gesloten),
      },
      uitKluis: totaalVan(vertrouwelijk.leesbaar),
    };
  }

  #telOntvangen(op: Dag, inhoud: Jaarinhoud): void {
    this.#aantallen.ontvangen += 1;
    this.#perMaand[op.maand]!.ontvangen += 1;
    this.#inhoud.ontvangen.tel(inhoud);
  }

  #telAfgehandeld(ingediend: Dag, op: Dag, inhoud: Jaarinhoud): void {
    this.#aantallen.afgehandeld += 1;
    this.#perMaand[op.maand]!.afgehandeld += 1;
    this.#doorlooptijd.tel(op.nummer - ingediend.nummer);
    this.#inhoud.afgehandeld.tel(inhoud);
  }

  #telOpen(ingediend: Dag): void {
    this.#aantallen.openEinde += 1;
    this.#leeftijd.tel(dagVan(this.#periode.tot).nummer - ingediend.nummer);
  }

  #telGebeurtenissen(ingediend: Dag, dagen: Jaardagen, inhoud: Jaarinhoud): void {
    const { antwoordOp, bezwaarOp, herbeoordeeldOp } = dagen;
    if (valtIn(antwoordOp, this.#periode)) {
      this.#antwoordtijd.tel(dagVan(antwoordOp!).nummer - ingediend.nummer);
    }
    if (valtIn(bezwaarOp, this.#periode)) this.#bezwaren += 1;
    if (valtIn(herbeoordeeldOp, this.#periode)) this.#inhoud.herbeoordeeld.tel(inhoud);
  }
}

interface Dag {
  /** Counted on from any day that is the same for all. */
  readonly nummer: number;
  /** From 0. */
  readonly maand: number;
}

const bekendeDagen = new Map<IsoDate, Dag>();

/** The same days come by again and again, and reading one is what takes time. */
function dagVan(datum: IsoDate): Dag {
  const bekend = bekendeDagen.get(datum);
  if (bekend !== undefined) return bekend;
  const dag = { nummer: dagenTussen(EERSTE_DAG, datum), maand: Number(datum.slice(5, 7)) - 1 };
  bekendeDagen.set(datum, dag);
  return dag;
}

const EERSTE_DAG = "1970-01-01";

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

/** Working days: not Saturday, not Sunday, no public holiday on which the office is closed. */
import { type IsoDate, jaarVan, plusDagen, weekdag } from "./datum.ts";
import { type Feestdag, feestdagenVan } from "./feestdagen.ts";

/** What an office changes about the calendar of the law. */
export interface Kalender {
  /** Public holidays on which this office works all the same. */
  readonly gewerkt: readonly Feestdag[];
  /** Days of its own on which it is closed. */
  readonly extra: readonly IsoDate[];
}

export const WETTELIJKE_KALENDER: Kalender = { gewerkt: [], extra: [] };

/** Whether the office works on this day (§4a; Algemene termijnenwet art. 3). */
export function isWerkdag(datum: IsoDate, kalender: Kalender): boolean {
  const dag = weekdag(datum);
  return dag !== "zaterdag" && dag !== "zondag" && !geslotenIn(jaarVan(datum), kalender).has(datum);
}

/** The days of a year on which the office is closed, besides weekends: each deadline asks for them day after day. */
function geslotenIn(jaar: number, kalender: Kalender): ReadonlySet<IsoDate> {
  const jaren = gesloten.get(kalender) ?? new Map<number, ReadonlySet<IsoDate>>();
  gesloten.set(kalender, jaren);
  const dagen = jaren.get(jaar) ?? new Set([...feestdagenZonderWerk(jaar, kalender), ...kalender.extra]);
  jaren.set(jaar, dagen);
  return dagen;
}

const gesloten = new WeakMap<Kalender, Map<number, ReadonlySet<IsoDate>>>();

/** Two holidays may fall on one day (Hemelvaartsdag on 5 May 2016): the office works only where it works on both. */
function feestdagenZonderWerk(jaar: number, { gewerkt }: Kalender): IsoDate[] {
  const feestdagen = Object.entries(feestdagenVan(jaar)) as [Feestdag, IsoDate][];
  return feestdagen.flatMap(([naam, op]) => (gewerkt.includes(naam) ? [] : op));
}

/** The last day of a term of `aantal` working days; the day of receipt is day 0. */
export function plusWerkdagen(datum: IsoDate, aantal: number, kalender: Kalender): IsoDate {
  let dag = datum;
  for (let over = aantal; over > 0; ) {
    dag = plusDagen(dag, 1);
    if (isWerkdag(dag, kalender)) over -= 1;
  }
  return dag;
}

/** The day itself, or the first working day after it. */
export function eerstvolgendeWerkdag(datum: IsoDate, kalender: Kalender): IsoDate {
  let dag = datum;
  while (!isWerkdag(dag, kalender)) dag = plusDagen(dag, 1);
  return dag;
}

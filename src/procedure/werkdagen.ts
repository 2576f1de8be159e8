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
  if (dag === "zaterdag" || dag === "zondag" || kalender.extra.includes(datum)) return false;
  const feestdagen = feestdagenVan(jaarVan(datum));
  // Two holidays may fall on one day (Hemelvaartsdag on 5 May 2016): the office works only where it works on both.
  return Object.entries(feestdagen).every(
    ([naam, op]) => op !== datum || kalender.gewerkt.includes(naam as Feestdag),
  );
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

/** How long a settled complaint is kept (Bgfo Wft art. 41 lid 2: at least a year; the office may keep it longer). */
import { type IsoDate, jaarVan } from "./datum.ts";

/** The least that the law asks, in years after settlement. */
export const WETTELIJK_MINIMUM_JAREN = 1;

/** The last day of settlement whose term of so many years has ended on a day; 29 February counts as the 28th. */
export function uiterlijkAfgehandeld(vandaag: IsoDate, jaren: number): IsoDate {
  const jaar = String(jaarVan(vandaag) - jaren).padStart(4, "0");
  const dag = `${jaar}-${vandaag.slice(5)}`;
  return dag.endsWith("02-29") && !isSchrikkeljaar(Number(jaar)) ? `${jaar}-02-28` : dag;
}

/** The first day on which a complaint that was settled on a day may go. */
export function bewarenTot(afgehandeldOp: IsoDate, jaren: number): IsoDate {
  const jaar = jaarVan(afgehandeldOp) + jaren;
  return afgehandeldOp.endsWith("02-29") && !isSchrikkeljaar(jaar)
    ? `${jaar}-03-01`
    : `${jaar}-${afgehandeldOp.slice(5)}`;
}

function isSchrikkeljaar(jaar: number): boolean {
  return jaar % 4 === 0 && (jaar % 100 !== 0 || jaar % 400 === 0);
}

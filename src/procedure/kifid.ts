/** Until when the klager may file his complaint with Kifid (§6; Bgfo Wft art. 42: pointed out "with its terms"). */
import { type IsoDate, jaarVan } from "./datum.ts";

/** The terms of Kifid, in calendar months; settings, since they change. */
export interface KifidTermijnen {
  readonly "maanden-na-standpunt": number;
  readonly "maanden-na-klacht": number;
}

/**
 * The last day for filing: so many months after the final position, or so many after the complaint was lodged with
 * the office, whichever comes later.
 */
export function uiterlijkBijKifid(
  ingediendOp: IsoDate,
  standpuntOp: IsoDate,
  termijnen: KifidTermijnen,
): IsoDate {
  const naStandpunt = plusMaanden(standpuntOp, termijnen["maanden-na-standpunt"]);
  const naKlacht = plusMaanden(ingediendOp, termijnen["maanden-na-klacht"]);
  return naStandpunt > naKlacht ? naStandpunt : naKlacht;
}

/** The same day of the month `aantal` months later, or that month's last day where it has no such day. */
export function plusMaanden(datum: IsoDate, aantal: number): IsoDate {
  const maanden = jaarVan(datum) * 12 + Number(datum.slice(5, 7)) - 1 + aantal;
  const jaar = Math.floor(maanden / 12);
  const maand = maanden - jaar * 12;
  const laatste = new Date(Date.UTC(jaar, maand + 1, 0)).getUTCDate();
  const dag = Math.min(Number(datum.slice(8, 10)), laatste);
  return new Date(Date.UTC(jaar, maand, dag)).toISOString().slice(0, 10);
}

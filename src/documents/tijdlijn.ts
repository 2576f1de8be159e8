/** What happened in a case, day by day, as the klager may read it. */
import { datumInWoorden, type IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import {
  AFSLUITREDENEN,
  GESPREK_UITKOMSTEN,
  KIFID_STATUSSEN,
  labelVan,
} from "../procedure/woordenlijsten.ts";
import { oordeelInWoorden } from "./gegevens.ts";

export interface Moment {
  readonly datum: IsoDate;
  readonly tekst: string;
}

/** The moments in their order; those of one day in the order of the procedure. */
export function tijdlijn(klacht: Klacht): Moment[] {
  const { standpunten, bezwaren, gesprekken, kifid, uitstel, maatregelen } = klacht;
  const momenten: readonly (readonly [IsoDate | null, string])[] = [
    [klacht.ingediendOp, "Klacht ingediend"],
    [
      klacht.gemeldOp,
      klacht.verantwoordelijke ? `In behandeling bij ${klacht.verantwoordelijke}` : "In behandeling genomen",
    ],
    [klacht.bevestigdOp, "Ontvangst bevestigd"],
    ...uitstel.map(({ datum, tot }) => [datum, `Reactie uitgesteld tot ${datumInWoorden(tot)}`] as const),
    ...standpunten.flatMap(({ ronde, datum, oordeel, meegedeeldOp }) => [
      [
        datum,
        `${ronde === 1 ? "Standpunt" : "Herbeoordeling"}: ${oordeelInWoorden(oordeel).toLowerCase()}`,
      ] as const,
      [meegedeeldOp, `${ronde === 1 ? "Standpunt" : "Uitkomst van de herbeoordeling"} meegedeeld`] as const,
    ]),
    ...(maatregelen.length > 0 ? [[maatregelen[0]!.datum, "Maatregelen vastgelegd"] as const] : []),
    ...bezwaren.map(({ datum }) => [datum, "Bezwaar gemaakt"] as const),
    ...gesprekken.map(
      ({ datum, uitkomst }) =>
        [datum, `Gesprek: ${labelVan(GESPREK_UITKOMSTEN, uitkomst).toLowerCase()}`] as const,
    ),
    ...kifid.map(({ datum, status }) => [datum, labelVan(KIFID_STATUSSEN, status)] as const),
    [klacht.afgehandeldOp, afgehandeld(klacht)],
  ];
  return momenten
    .flatMap(([datum, tekst]) => (datum === null ? [] : [{ datum, tekst }]))
    .sort((een, ander) => (een.datum < ander.datum ? -1 : een.datum > ander.datum ? 1 : 0));
}

function afgehandeld({ afsluitreden }: Klacht): string {
  const reden = afsluitreden === "afgehandeld" ? "" : labelVan(AFSLUITREDENEN, afsluitreden).toLowerCase();
  return reden === "" ? "Afgehandeld" : `Afgehandeld: ${reden}`;
}

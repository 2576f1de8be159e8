/** The span of a yearly overview, and the one that it is set beside. */
import { type IsoDate, jaarVan } from "./datum.ts";

/** From the first day up to and including the last one that counts. */
export interface Periode {
  readonly jaar: number;
  readonly van: IsoDate;
  readonly tot: IsoDate;
}

export interface Jaarperioden {
  readonly dit: Periode;
  readonly vorig: Periode;
  /** Whether the year was not over yet: then both spans end on the same day of their year. */
  readonly voorlopig: boolean;
}

/**
 * The span of a year as it is seen on a day, and that of the year before. A year that is not over goes up to that day,
 * and the year before as far: a part of a year says nothing beside a whole one. The year must have begun.
 */
export function periodenVan(jaar: number, peildatum: IsoDate): Jaarperioden {
  const voorlopig = jaarVan(peildatum) === jaar && peildatum < `${jaar}-12-31`;
  const einde = voorlopig ? peildatum.slice(4) : "-12-31";
  return {
    dit: periode(jaar, `${jaar}${einde}`),
    // The 29th of February stands beside the 28th.
    vorig: periode(jaar - 1, `${jaar - 1}${einde === "-02-29" ? "-02-28" : einde}`),
    voorlopig,
  };
}

/** Whether something happened within the span. */
export function valtIn(datum: IsoDate | null, { van, tot }: Periode): boolean {
  return datum !== null && datum >= van && datum <= tot;
}

function periode(jaar: number, tot: IsoDate): Periode {
  return { jaar, van: `${jaar}-01-01`, tot };
}

/** The number of a case: `JJJJ-NNNN`, from the year of lodging. */

export interface Nummer {
  readonly jaar: number;
  readonly volgnummer: number;
}

/** `2024-0007`; from 10,000 a year on, simply more digits. */
export function maakNummer({ jaar, volgnummer }: Nummer): string {
  return `${jaar}-${String(volgnummer).padStart(4, "0")}`;
}

/**
 * Reads a number as people type it: `2024-0007`, `2024-7` and, within the current year, `7`.
 * Returns the number in full, or null where it is none.
 */
export function leesNummer(getypt: string, ditJaar: number): string | null {
  const delen = /^(?:((?:19|20|21)\d{2})-)?0*(\d{1,7})$/.exec(getypt.trim());
  if (!delen) return null;
  const volgnummer = Number(delen[2]);
  if (volgnummer === 0) return null;
  return maakNummer({ jaar: delen[1] === undefined ? ditJaar : Number(delen[1]), volgnummer });
}

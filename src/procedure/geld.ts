/** Sums in euro cents: whole numbers, so that they add up. */

const GEEN_BEDRAG_BOVEN = 100_000_000_00;

/** Reads `125`, `125,50`, `1.250,50` or `€ 1250,50` as euro cents; null for anything else, for nothing and below. */
export function euroInCenten(getypt: string): number | null {
  const delen = /^(?:€\s{0,2})?(\d{1,9}|\d{1,3}(?:\.\d{3}){1,2})(?:,(\d{1,2}|-))?$/.exec(getypt.trim());
  if (!delen) return null;
  const euro = Number(delen[1]!.replaceAll(".", ""));
  const centen = delen[2] === undefined || delen[2] === "-" ? 0 : Number(delen[2].padEnd(2, "0"));
  const totaal = euro * 100 + centen;
  return totaal > 0 && totaal <= GEEN_BEDRAG_BOVEN ? totaal : null;
}

/** `€ 1.250,50`, from euro cents. */
export function toonEuro(centen: number): string {
  const euro = String(Math.trunc(centen / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, ".");
  return `€ ${euro},${String(centen % 100).padStart(2, "0")}`;
}

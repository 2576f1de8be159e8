/** Numbers in Dutch notation: `1.234,5`. */

/** `1.234,5`; a negative number has a real minus sign, so that it lines up with a plus. */
export function toonGetal(getal: number, decimalen = 0): string {
  const [heel = "", deel] = Math.abs(getal).toFixed(decimalen).split(".");
  const punten = heel.length < 4 ? heel : heel.replaceAll(/\B(?=(?:\d{3})+$)/g, ".");
  const tekst = deel === undefined ? punten : `${punten},${deel}`;
  // What rounds to nothing has no sign.
  return getal < 0 && /[1-9]/.test(tekst) ? `−${tekst}` : tekst;
}

/** `12,5`, but `12` where it is whole. */
export function toonRuw(getal: number): string {
  return toonGetal(getal, Number.isInteger(getal) ? 0 : 1);
}

/** `+3`, `−3` or `0`: a change. */
export function metTeken(tekst: string): string {
  return /^[−]/.test(tekst) || !/[1-9]/.test(tekst) ? tekst : `+${tekst}`;
}

/** `95,4%`; null where there is nothing to take a share of. */
export function toonAandeel(deel: number, geheel: number, decimalen = 1): string | null {
  return geheel === 0 ? null : `${toonGetal((100 * deel) / geheel, decimalen)}%`;
}

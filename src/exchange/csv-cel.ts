/** A row of CSV as a Dutch Excel reads it: semicolons, decimal commas, no formulas. */

/** Before the first row, or Excel takes UTF-8 for another character set. */
export const CSV_BEGIN = "\ufeff";

/** A row with its line end; numbers with a decimal comma, null is empty. */
export function csvRij(cellen: readonly (string | number | null)[]): string {
  return csvRegel(cellen.map(cel));
}

/** A row with its line end, its cells as they are: the caller has made them harmless. */
export function csvRegel(cellen: readonly string[]): string {
  return `${cellen.map(tussenAanhalingstekens).join(";")}\r\n`;
}

/** In quotes where it could not be told from what stands around it. */
export function tussenAanhalingstekens(tekst: string): string {
  return /[";\r\n]|^\s|\s$/.test(tekst) ? `"${tekst.replaceAll('"', '""')}"` : tekst;
}

function cel(waarde: string | number | null): string {
  if (waarde === null) return "";
  return typeof waarde === "number" ? String(waarde).replace(".", ",") : zonderFormule(waarde);
}

/** What begins as a formula would be carried out by the spreadsheet; with an apostrophe in front it is text. */
function zonderFormule(tekst: string): string {
  return /^[\s]*[=+\-@]/.test(tekst) || /^[\t\r]/.test(tekst) ? `'${tekst}` : tekst;
}

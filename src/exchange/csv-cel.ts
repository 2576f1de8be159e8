/** A row of CSV as a Dutch Excel reads it: semicolons, decimal commas, no formulas. */

/** Before the first row, or Excel takes UTF-8 for another character set. */
export const CSV_BEGIN = "\ufeff";

/** A row with its line end; numbers with a decimal comma, null is empty. */
export function csvRij(cellen: readonly (string | number | null)[]): string {
  return `${cellen.map(cel).join(";")}\r\n`;
}

function cel(waarde: string | number | null): string {
  if (waarde === null) return "";
  if (typeof waarde === "number") return String(waarde).replace(".", ",");
  const tekst = zonderFormule(waarde);
  return /[";\r\n]/.test(tekst) ? `"${tekst.replaceAll('"', '""')}"` : tekst;
}

/** What begins as a formula would be carried out by the spreadsheet; with an apostrophe in front it is text. */
function zonderFormule(tekst: string): string {
  return /^[\s]*[=+\-@]/.test(tekst) || /^[\t\r]/.test(tekst) ? `'${tekst}` : tekst;
}

/**
 * Text that a spreadsheet would take for something else: a formula, or a number or date that it writes in its own way.
 * An apostrophe before it makes it text. Text that begins with an apostrophe gets one too, so that who reads the file
 * back takes away the first apostrophe, always one and never more, and has the text as it was.
 */

const MERK = "'";

/** A formula, or what a spreadsheet may take for the beginning of one, in wide characters too. */
const FORMULE = /^[=+\-@\t\r\n＝＋－＠]/u;

const MAAND =
  "(?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|sept|okt|oct|nov|dec|januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december)";

/** Numbers, days, times and fractions that Excel writes in its own way as soon as it opens the file. */
const BEGINT_MET_CIJFER: readonly RegExp[] = [
  // Zeros at the beginning go, and of long numbers the end.
  /^0\d+$/,
  /^\d{12,}$/,
  /^\d+(?:[.,]\d+)+$/,
  /^\d+(?:[.,]\d+)?e[+-]?\d+$/i,
  /^\d+(?:[.,]\d+)?\s?%$/,
  /^\d{1,2}[-/. ]\d{1,2}(?:[-/. ]\d{2,4})?$/,
  /^\d{1,2}[-/]\d{4}$/,
  /^\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?$/,
  new RegExp(`^\\d{1,2}[-/. ]?${MAAND}\\.?(?:[-/. ]\\d{2,4})?$`, "i"),
  /^\d{1,4}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[ap]m?)?$/i,
  /^\d+\s\d+\/\d+$/,
];

/** What else it takes for a month, a sum or a truth. */
const ANDERS: readonly RegExp[] = [
  /^€\s?[\d.,]+$/,
  new RegExp(`^${MAAND}\\.?[-/. ]?\\d{1,4}$`, "i"),
  /^(?:waar|onwaar|true|false)$/i,
];

function wordtAnders(tekst: string): boolean {
  const vormen = /^\d/.test(tekst) ? BEGINT_MET_CIJFER : ANDERS;
  return tekst !== "" && vormen.some((vorm) => vorm.test(tekst));
}

/** The text as a cell that every spreadsheet shows as it is. */
export function maakOnschadelijk(tekst: string): string {
  const gevaarlijk = tekst.startsWith(MERK) || FORMULE.test(tekst) || wordtAnders(tekst);
  return gevaarlijk ? `${MERK}${tekst}` : tekst;
}

/** The text that {@link maakOnschadelijk} made a cell of. */
export function herstel(cel: string): string {
  return cel.startsWith(MERK) ? cel.slice(MERK.length) : cel;
}

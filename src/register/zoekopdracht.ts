/** What somebody types to search for, as the index must hear it: words and phrases, and never its query language. */

/** A word, found also at the beginning of a longer one, or a phrase, found only as it stands. */
export interface Zoekterm {
  readonly tekst: string;
  readonly woordgroep: boolean;
}

/** Straight quotes, and those that a Dutch word processor makes of them. */
const WOORDGROEP = /["“”„]([^"“”„]*)["“”„]/g;
/** What the index takes for (part of) a word; all else only parts words. */
const IN_WOORD = /[\p{L}\p{N}\p{Co}]/u;

/** The terms in a text, each once; a text without a letter or a digit has none. */
export function leesZoektermen(getypt: string): Zoekterm[] {
  const groepen = [...getypt.matchAll(WOORDGROEP)].map(([, tekst = ""]) => ({ tekst, woordgroep: true }));
  const woorden = getypt
    .replaceAll(WOORDGROEP, " ")
    .split(/\s+/u)
    .map((tekst) => ({ tekst, woordgroep: false }));
  const termen = [...groepen, ...woorden]
    .map(({ tekst, woordgroep }) => ({ tekst: tekst.trim(), woordgroep }))
    .filter(({ tekst }) => IN_WOORD.test(tekst));
  return [...new Map(termen.map((term) => [inIndextaal(term), term])).values()];
}

/** A term in the language of FTS5: everything between quotes is text there. */
export function inIndextaal({ tekst, woordgroep }: Zoekterm): string {
  return `"${tekst.replaceAll('"', '""')}"${woordgroep ? "" : "*"}`;
}

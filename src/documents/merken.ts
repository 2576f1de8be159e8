/** The marks that stand for fields while a template is filled in. */
import { CLOSE, OPEN, type Teksten } from "./alineas-vullen.ts";
import { LOGO_VELD } from "./briefvelden.ts";

const TEXT = /<w:t(?:\s[^>]*)?>[^<]*<\/w:t>/g;
const VELD = /\{\{([^{}]+)\}\}/g;

/** The name of a field as it was typed: Word likes to make the first letter of a paragraph a capital. */
export const naamVan = (getypt: string) => getypt.trim().toLowerCase();

export const merk = (naam: string) => `${OPEN}${naam}${CLOSE}`;

/** Marks every field that stands in one piece of text; the place of a logo is left to docx, which draws there. */
export function merkHeleVelden(
  teksten: Teksten,
  metLogo: boolean,
): { teksten: Teksten; velden: ReadonlySet<string> } {
  const velden = new Set<string>();
  const merkTekst = (tekst: string) =>
    tekst.replaceAll(VELD, (geheel, getypt: string) => {
      const naam = naamVan(getypt);
      if (metLogo && naam === LOGO_VELD) return geheel;
      velden.add(naam);
      return merk(naam);
    });
  const gemerkt = Object.entries(teksten).map(
    ([deel, xml]) => [deel, xml.includes("{{") ? xml.replaceAll(TEXT, merkTekst) : xml] as const,
  );
  return { teksten: Object.fromEntries(gemerkt), velden };
}

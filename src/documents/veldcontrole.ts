/** What is wrong with a template, said before anything is made of it. */
import leven from "leven";
import { Refused } from "../errors.ts";
import { alleBriefvelden, type Briefsoort, veldenVan } from "./briefvelden.ts";

/**
 * Every field must be one that this letter knows.
 * @throws {Refused} all that it doesn't know, each with the field that was probably meant
 */
export function checkVelden(soort: Briefsoort, path: string, namen: readonly string[]): void {
  const bekend = veldenVan(soort).map(({ naam }) => naam);
  const fouten = [...new Set(namen)].filter((naam) => !bekend.includes(naam));
  if (fouten.length === 0) return;
  const uitleg = fouten.map((fout) => `{{${fout}}}${raad(fout, bekend)}`).join(", ");
  throw new Refused(
    `Het sjabloon ${path} heeft ${fouten.length === 1 ? "een veld dat" : "velden die"} klacht niet kent: ${uitleg}`,
    "Verbeter het sjabloon in Word; welke velden er zijn, ziet u met: klacht brief sjablonen",
  );
}

/**
 * A field with a brace too few or too many would go to the klager as it is.
 * @throws {Refused} with the text around it
 */
export function checkAccolades(soort: Briefsoort, path: string, teksten: readonly string[]): void {
  const bekend = veldenVan(soort).map(({ naam }) => naam);
  for (const tekst of teksten) {
    const half = /\{\{|\}\}/.exec(tekst) ?? enkeleAccolades(tekst, bekend);
    if (half === null) continue;
    const rondom = tekst
      .slice(Math.max(0, half.index - 15), half.index + 30)
      .replaceAll(/[\uE000\uE001]/g, "")
      .trim();
    throw new Refused(
      `Het sjabloon ${path} heeft een veld waarvan de accolades niet kloppen, bij “${rondom}”`,
      "Schrijf een veld met twee accolades aan elke kant, zoals {{datum}}.",
    );
  }
}

export function geenWordBestand(path: string, cause?: unknown): Refused {
  return new Refused(
    `Het sjabloon ${path} is geen Word-bestand (.docx)`,
    "Open het in Word en bewaar het als Word-document, of haal het uit de map weg.",
    cause,
  );
}

/** What was probably meant: the nearest field of this letter, or that the field belongs to another one. */
function raad(fout: string, bekend: readonly string[]): string {
  if (alleBriefvelden().some(({ naam }) => naam === fout)) return " (hoort bij een andere brief)";
  const [best] = bekend
    .map((naam) => ({ naam, afstand: leven(fout, naam) }))
    .sort((een, ander) => een.afstand - ander.afstand);
  return best && best.afstand <= Math.max(2, best.naam.length / 2) ? ` (bedoelt u {{${best.naam}}}?)` : "";
}

function enkeleAccolades(tekst: string, bekend: readonly string[]): RegExpExecArray | null {
  const gevonden = /\{\s*([\w-]+)\s*\}/.exec(tekst);
  return gevonden && bekend.includes(gevonden[1]!.toLowerCase()) ? gevonden : null;
}

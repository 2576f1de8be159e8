/**
 * The rows of a case that are more than one (measures, conversations, letters) in one cell: a line for each, its values
 * parted by semicolons, in quotes where they hold one themselves. People read it, and it comes back as it was.
 */
import { CsvError, parse } from "csv-parse/sync";
import type { Celsoort, Datumstijl, Waarde } from "./celsoorten.ts";
import { tussenAanhalingstekens } from "./csv-cel.ts";

/** The values of a line, in their order. */
export type Regelvorm = Readonly<Record<string, Celsoort>>;

export type Regel = Record<string, Waarde>;

export function schrijfRegels(regels: readonly object[], vorm: Regelvorm, datums: Datumstijl): string {
  const soorten = Object.entries(vorm);
  return regels
    .map((regel) =>
      soorten
        .map(([naam, soort]) => soort.schrijf((regel as Record<string, Waarde>)[naam] ?? null, datums))
        .map(tussenAanhalingstekens)
        .join("; "),
    )
    .join("\n");
}

/** The lines of a cell; `reden` follows the name of the column. */
export function leesRegels(cel: string, vorm: Regelvorm): Regel[] | { readonly fout: string } {
  let regels: string[][];
  try {
    regels = parse(cel, {
      delimiter: ";",
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fout: "heeft aanhalingstekens die niet kloppen" };
  }
  const namen = Object.entries(vorm);
  const gelezen: Regel[] = [];
  for (const [index, cellen] of regels.entries()) {
    const waar = regels.length === 1 ? "" : `regel ${index + 1}: `;
    if (cellen.length > namen.length) {
      return { fout: `${waar}heeft ${cellen.length} delen, en hoogstens ${namen.length} kan` };
    }
    const regel: Regel = {};
    for (const [plaats, [naam, soort]] of namen.entries()) {
      const tekst = cellen[plaats] ?? "";
      const waarde = tekst === "" ? { waarde: soort.leeg } : soort.lees(tekst);
      if ("fout" in waarde) return { fout: `${waar}${naam}: ${waarde.fout}` };
      regel[naam] = waarde.waarde;
    }
    gelezen.push(regel);
  }
  return gelezen;
}

/** `klacht brief sjablonen --voorbeeld`: a letter of an invented case, to judge a template by. */
import { join } from "node:path";
import type { Briefsoort } from "../documents/briefvelden.ts";
import { SJABLONEN_MAP, sjablonen } from "../documents/sjablonen.ts";
import type { Context } from "./context.ts";
import { chooseLetter, signer } from "./letter.ts";
import { openWithSystem } from "./open-with-system.ts";
import { saveOutput } from "./output-file.ts";

interface Options {
  readonly datum?: string;
  readonly naar?: string;
  readonly open?: boolean;
}

/** Who signs in an office that has no responsible yet. */
const NOBODY_YET = { naam: "H. Voorbeeldman", functie: "klachtverantwoordelijke" };

/**
 * Makes the preview of a letter; nothing of it is kept in the register.
 * @throws {Refused} the office's template has a fault, which is named
 */
export async function makePreview(
  context: Context,
  typed: string | undefined,
  options: Options,
): Promise<void> {
  const soort = await chooseLetter(context, typed);
  const datum = context.datum(options.datum);
  const { instellingen, terminal, map } = context;
  const { db } = await context.reader();
  const [{ makeLetter }, { voorbeeldVan }] = await Promise.all([
    import("../documents/brief.ts"),
    import("../documents/voorbeeld.ts"),
  ]);
  const ondertekenaar = (await signer(context, db, null)) ?? NOBODY_YET;
  const folder = join(map, SJABLONEN_MAP);
  const { docx, notes } = await makeLetter(
    soort,
    voorbeeldVan(soort, { instellingen, datum, ondertekenaar, sjablonen: folder }),
  );
  const path = await saveOutput(context, options.naar, nameOf(soort), docx);
  if (context.options.json) terminal.json({ soort, pad: path });
  else {
    const sentences = [
      `Het voorbeeld staat klaar: ${path}`,
      templateInWords(folder, soort),
      "De klacht en de klager zijn verzonnen; er is niets in het register gezet.",
      ...notes,
    ];
    for (const sentence of sentences) terminal.line(terminal.paragraph(sentence));
  }
  if (options.open) await openWithSystem(path);
}

/** Who changed another file than the one that letters are made from must see that here. */
function templateInWords(folder: string, soort: Briefsoort): string {
  const own = sjablonen(folder).find((sjabloon) => sjabloon.soort === soort && sjabloon.heeftEigen);
  return own === undefined
    ? "Het is gemaakt met het sjabloon van klacht. Een eigen sjabloon begint met: klacht brief sjablonen"
    : `Het is gemaakt met uw eigen sjabloon: ${own.eigen}`;
}

function nameOf(soort: Briefsoort): string {
  return `voorbeeld-${soort}.docx`;
}

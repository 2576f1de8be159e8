/** `klacht brief sjablonen`: where an office makes the letters its own. */
import { join } from "node:path";
import { veldenVan } from "../documents/briefvelden.ts";
import { kopieerSjablonen, sjablonen } from "../documents/sjablonen.ts";
import { startList } from "../terminal/list.ts";
import type { Context } from "./context.ts";

/** Copies the templates that the office has no version of yet, and shows them with their fields. */
export function showTemplates({ terminal, map, options }: Context): void {
  const folder = join(map, "sjablonen");
  const copied = kopieerSjablonen(folder);
  const all = sjablonen(folder);
  if (options.json) {
    const withFields = all.map(({ soort, eigen }) => ({
      soort,
      pad: eigen,
      nieuw: copied.includes(eigen),
      velden: veldenVan(soort),
    }));
    terminal.json(withFields);
    return;
  }
  terminal.line(terminal.paragraph(`De sjablonen van de brieven staan in ${folder}`));
  terminal.line(
    terminal.paragraph(
      "Open er een in Word, zet uw briefhoofd erin en bewaar het. De velden tussen dubbele accolades vult klacht in. Een sjabloon dat u weggooit, wordt weer dat van klacht.",
    ),
  );
  terminal.line(
    terminal.paragraph(
      "Wat een sjabloon wordt, ziet u met verzonnen gegevens: klacht brief sjablonen --voorbeeld standpunt --open",
    ),
  );
  for (const { soort, label } of all) {
    terminal.line(`\n${terminal.paint("strong", label)} (${soort}.docx)`);
    const list = startList(terminal, [
      { title: "Veld", width: 28 },
      { title: "Wat er komt te staan", width: 40, grow: true },
    ]);
    for (const { naam, uitleg } of veldenVan(soort)) list.row([`{{${naam}}}`, uitleg]);
  }
}

/** What came of an import, as people and programs see it. */
import { Refused } from "../errors.ts";
import type { Leesverslag, Lijst } from "../exchange/inlezen.ts";
import { LIJSTVELD } from "../exchange/lijstvelden.ts";
import type { Melding } from "../exchange/rij.ts";
import { opsomming } from "../procedure/tekst.ts";
import type { FirstOf, Importuitkomst } from "../register/overname.ts";
import { startList } from "../terminal/list.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { cut, safeLine } from "../terminal/text.ts";

/** The list, what reading it came across, and what of it stands in the register now (or, in a trial, would). */
export interface ImportResult {
  readonly lijst: Lijst;
  readonly verslag: Leesverslag;
  readonly uitkomst: Importuitkomst;
  readonly proef: boolean;
  readonly refused: boolean;
}

type Eenheid = Lijst["eenheid"];

/** How many errors, doubles and remarks are shown; JSON has them all. */
export const SHOWN = 50;
const MAX_REASON = 300;

/** The result in the names of the contract. */
export function importJson({
  lijst,
  verslag,
  uitkomst,
  proef,
  refused,
}: ImportResult): Record<string, unknown> {
  return {
    bestand: lijst.naam,
    proef,
    gelezen: verslag.gelezen,
    geimporteerd: proef || refused ? 0 : uitkomst.aantal,
    ...(proef && { zouImporteren: refused ? 0 : uitkomst.aantal }),
    dubbel: refused && !proef ? [] : uitkomst.dubbel.items,
    overgeslagen: refused ? 0 : verslag.afgekeurd,
    fouten: verslag.fouten.items,
    opmerkingen: verslag.opmerkingen.items,
    nietOvergenomen: lijst.nietOvergenomen,
    ...(!refused && uitkomst.ontbrekend.count > 0 && { ontbrekend: uitkomst.ontbrekend.items }),
    medewerkersToegevoegd: refused ? [] : uitkomst.medewerkers,
    perJaar: refused ? [] : uitkomst.perJaar,
  };
}

/** Writes the result in words: the errors to standard error, the rest to standard output. */
export function writeImport(terminal: Terminal, result: ImportResult): void {
  const { lijst, verslag, uitkomst, proef, refused } = result;
  const would = proef || refused;
  const { eenheid } = lijst;
  const inWords = (melding: Melding) => meldingInWords(melding, eenheid);
  terminal.line(`${safeLine(lijst.naam)}: ${counted(verslag.gelezen, eenheid)} gelezen.`);
  if (!refused) {
    const { aantal, medewerkers, perJaar } = uitkomst;
    terminal.line(
      `${would ? "Over te nemen" : "Geïmporteerd"}: ${aantal} ${aantal === 1 ? "klacht" : "klachten"}.`,
    );
    if (perJaar.length > 0) showYears(terminal, perJaar);
    if (medewerkers.length > 0) {
      terminal.line(
        `${would ? "Toe te voegen" : "Toegevoegd"} aan de medewerkers: ${safeLine(opsomming(medewerkers))}.`,
      );
    }
  }
  if (!refused || proef) showDoubles(terminal, uitkomst.dubbel, eenheid);
  showSome(terminal, "Opmerkingen", verslag.opmerkingen, inWords);
  if (lijst.nietOvergenomen.length > 0) {
    terminal.line(`Niet overgenomen kolommen: ${safeLine(lijst.nietOvergenomen.join(", "))}.`);
  }
  if (!refused && verslag.afgekeurd > 0) {
    terminal.line(
      `${would ? "Over te slaan" : "Overgeslagen"} wegens fouten: ${counted(verslag.afgekeurd, eenheid)}.`,
    );
  }
  if (!refused && uitkomst.ontbrekend.count > 0) {
    showSome(
      terminal,
      "Nummers die vrij blijven voor klachten die er niet in staan",
      uitkomst.ontbrekend,
      (nummer) => nummer,
    );
  }
  if (proef) terminal.line(terminal.paint("strong", "Dit was een proef: er is niets geïmporteerd."));
  for (const text of listed(`Fouten in ${lijst.naam}`, verslag.fouten, inWords)) terminal.note(text);
}

function showYears(terminal: Terminal, years: Importuitkomst["perJaar"]): void {
  const list = startList(terminal, [
    { title: "  Jaar", width: 6 },
    { title: "Klachten", width: 8, align: "right" },
    { title: years[0]?.eerste ? "Nummers" : "", width: 24 },
  ]);
  for (const { jaar, aantal, eerste, laatste } of years) {
    list.row([
      `  ${jaar}`,
      String(aantal),
      eerste === null ? "" : eerste === laatste ? eerste : `${eerste} t/m ${laatste}`,
    ]);
  }
}

function showDoubles(terminal: Terminal, dubbel: Importuitkomst["dubbel"], eenheid: Eenheid): void {
  showSome(terminal, "Dubbel, niet nog eens overgenomen", dubbel, ({ regel, externNummer, nummer }) => {
    const where = `${eenheid} ${regel}: nummer ${externNummer}`;
    if (nummer === null) return where;
    return externNummer === nummer ? `${where} staat al in het register` : `${where} is al klacht ${nummer}`;
  });
}

function showSome<T>(terminal: Terminal, title: string, some: FirstOf<T>, line: (item: T) => string): void {
  for (const text of listed(title, some, line)) terminal.line(text);
}

/** A title with its count, the first so many lines, and how many are not shown. */
function listed<T>(title: string, { items, count }: FirstOf<T>, line: (item: T) => string): string[] {
  if (count === 0) return [];
  const shown = items.slice(0, SHOWN).map((item) => `  ${cut(safeLine(line(item)), MAX_REASON)}`);
  return [
    `${title} (${count}):`,
    ...shown,
    ...(count > shown.length ? [`  … en nog ${count - shown.length}`] : []),
  ];
}

function meldingInWords({ regel, kolom, veld, reden }: Melding, eenheid: Eenheid): string {
  if (regel === null) return reden;
  const where =
    kolom === null ? (veld === null ? "" : `, ${LIJSTVELD[veld].label.toLowerCase()}`) : `, kolom “${kolom}”`;
  return `${eenheid} ${regel}${where}: ${reden}`;
}

/** Why nothing came in. */
export function refusal({ verslag, lijst }: ImportResult): Refused {
  const { count } = verslag.fouten;
  return new Refused(
    `Er is niets geïmporteerd: ${count === 1 ? "1 fout" : `${count} fouten`} in ${lijst.naam}`,
    verslag.onleesbaar
      ? "Verbeter het bestand en probeer het opnieuw."
      : `Verbeter het bestand, of neem alleen de goede ${lijst.eenheid === "regel" ? "regels" : "klachten"} over met --sla-fouten-over.`,
  );
}

function counted(count: number, eenheid: Eenheid): string {
  const many = eenheid === "regel" ? "regels" : "klachten";
  return count === 1 ? `1 ${eenheid}` : `${count} ${many}`;
}

/** From a Word template and the values of its fields to a Word document. */
import { ImageRun, PatchType, patchDetector, patchDocument, TextRun } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import leven from "leven";
import { Refused } from "../errors.ts";
import type { IsoDate } from "../procedure/datum.ts";
import { CLOSE, kaleTekst, OPEN, tekstenVan, vulAlineas, type Waarden } from "./alineas-vullen.ts";
import { alleBriefvelden, type Briefsoort, LOGO_VELD, veldenVan } from "./briefvelden.ts";
import type { Logo } from "./logo.ts";

export interface Eigenschappen {
  readonly titel: string;
  readonly maker: string;
  readonly omschrijving: string;
  readonly datum: IsoDate;
}

export interface Invulling {
  readonly soort: Briefsoort;
  /** Where the template lies, for who must mend it. */
  readonly path: string;
  readonly data: Uint8Array;
  readonly waarden: Waarden;
  /** Read only where the template has a place for it. */
  readonly logo: () => Logo | null;
  readonly eigenschappen: Eigenschappen;
}

type Parts = Record<string, Uint8Array>;

const CORE = "docProps/core.xml";
const NEEDED = ["[Content_Types].xml", "_rels/.rels", CORE];

/**
 * Fills in a template.
 * @throws {Refused} it is no Word file, or it has fields that this letter doesn't know: all named, nothing written
 */
export async function vulIn(invulling: Invulling): Promise<Uint8Array> {
  const { soort, path, waarden, eigenschappen } = invulling;
  const parts = unzip(invulling.data, path);
  // Only the parts that hold text: docx reads all that it gets once for every field, and Word's styles are large.
  const withText = Object.keys(parts).filter((name) => isText(name, parts));
  const names = [...NEEDED, ...withText, ...withText.map(relationsOf)].filter((name) => name in parts);
  const data = zipSync(Object.fromEntries(names.map((name) => [name, parts[name]!])), { level: 0 });
  const typed = await unlessDamaged(path, () => patchDetector({ data }));
  const velden = new Map(typed.map((veld) => [veld, veld.trim().toLowerCase()]));
  checkVelden(soort, path, [...velden.values()]);
  const logo = [...velden.values()].includes(LOGO_VELD) ? invulling.logo() : null;
  const marked = await unlessDamaged(path, () =>
    patchDocument({
      outputType: "uint8array",
      data,
      patches: Object.fromEntries(
        [...velden].map(([veld, naam]) => [veld, naam === LOGO_VELD && logo ? picture(logo) : mark(naam)]),
      ),
      properties: {
        title: kaleTekst(eigenschappen.titel),
        creator: kaleTekst(eigenschappen.maker),
        lastModifiedBy: kaleTekst(eigenschappen.maker),
        description: kaleTekst(eigenschappen.omschrijving),
        revision: 1,
      },
    }),
  );
  const filled: Parts = { ...parts, ...unzip(marked, path) };
  for (const name of withText) {
    const xml = strFromU8(filled[name]!);
    checkBraces(path, soort, xml);
    filled[name] = strToU8(vulAlineas(xml, waarden));
  }
  if (filled[CORE]) filled[CORE] = strToU8(dated(strFromU8(filled[CORE]), eigenschappen.datum));
  return zipSync(inOrder(filled));
}

/** The mark that a placeholder leaves, in the run that it began in and with the looks of that run. */
function mark(naam: string) {
  return { type: PatchType.PARAGRAPH, children: [new TextRun(`${OPEN}${naam}${CLOSE}`)] };
}

function picture({ type, data, width, height }: Logo) {
  const altText = { name: "Logo", description: "Logo van het kantoor" };
  return {
    type: PatchType.PARAGRAPH,
    children: [new ImageRun({ type, data, transformation: { width, height }, altText })],
  };
}

function unzip(data: Uint8Array, path: string): Parts {
  let parts: Parts;
  try {
    parts = unzipSync(data);
  } catch (cause) {
    throw noWordFile(path, cause);
  }
  if (!("[Content_Types].xml" in parts)) throw noWordFile(path);
  return parts;
}

async function unlessDamaged<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw noWordFile(path, cause);
  }
}

function noWordFile(path: string, cause?: unknown): Refused {
  return new Refused(
    `Het sjabloon ${path} is geen Word-bestand (.docx)`,
    "Open het in Word en bewaar het als Word-document, of haal het uit de map weg.",
    cause,
  );
}

function isText(name: string, parts: Parts): boolean {
  if (!/^word\/[^/]+\.xml$/.test(name)) return false;
  return /<w:p[\s>]/.test(strFromU8(parts[name]!));
}

function relationsOf(name: string): string {
  return name.replace(/([^/]+)$/, "_rels/$1.rels");
}

function checkVelden(soort: Briefsoort, path: string, namen: readonly string[]): void {
  const bekend = veldenVan(soort).map(({ naam }) => naam);
  const fouten = [...new Set(namen)].filter((naam) => !bekend.includes(naam));
  if (fouten.length === 0) return;
  const uitleg = fouten.map((fout) => `{{${fout}}}${raad(fout, bekend)}`).join(", ");
  throw new Refused(
    `Het sjabloon ${path} heeft ${fouten.length === 1 ? "een veld dat" : "velden die"} klacht niet kent: ${uitleg}`,
    "Verbeter het sjabloon in Word; welke velden er zijn, ziet u met: klacht brief sjablonen",
  );
}

/** What was probably meant: the nearest field of this letter, or that the field belongs to another one. */
function raad(fout: string, bekend: readonly string[]): string {
  if (alleBriefvelden().some(({ naam }) => naam === fout)) return " (hoort bij een andere brief)";
  const [best] = bekend
    .map((naam) => ({ naam, afstand: leven(fout, naam) }))
    .sort((a, b) => a.afstand - b.afstand);
  return best && best.afstand <= Math.max(2, best.naam.length / 2) ? ` (bedoelt u {{${best.naam}}}?)` : "";
}

/** A field with a brace too few or too many would go to the klager as it is. */
function checkBraces(path: string, soort: Briefsoort, xml: string): void {
  const bekend = veldenVan(soort).map(({ naam }) => naam);
  for (const text of tekstenVan(xml)) {
    const half = /\{\{|\}\}/.exec(text) ?? singleBraces(text, bekend);
    if (half === null) continue;
    const around = text.slice(Math.max(0, half.index - 15), half.index + 30).trim();
    throw new Refused(
      `Het sjabloon ${path} heeft een veld waarvan de accolades niet kloppen, bij “${around}”`,
      "Schrijf een veld met twee accolades aan elke kant, zoals {{datum}}.",
    );
  }
}

function singleBraces(text: string, bekend: readonly string[]): RegExpExecArray | null {
  const found = /\{\s*([\w-]+)\s*\}/.exec(text);
  return found && bekend.includes(found[1]!.toLowerCase()) ? found : null;
}

/** The document was made on the day of the letter, not when its template was. */
function dated(core: string, datum: IsoDate): string {
  return core.replaceAll(
    /(<dcterms:(created|modified)[^>]*>)[^<]*(?=<\/dcterms:\2>)/g,
    `$1${datum}T00:00:00Z`,
  );
}

/** Word and mail programs recognise a document best with its content types first. */
function inOrder(parts: Parts): Parts {
  const first = NEEDED.filter((name) => name in parts);
  return Object.fromEntries(
    [...new Set([...first, ...Object.keys(parts)])].map((name) => [name, parts[name]!]),
  );
}

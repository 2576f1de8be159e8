/** From a Word template and the values of its fields to a Word document. */
import { strFromU8, strToU8, unzipSync } from "fflate";
import { type Teksten, tekstenVan, vulAlineas, type Waarden } from "./alineas-vullen.ts";
import { type Briefsoort, LOGO_VELD } from "./briefvelden.ts";
import { type Eigenschappen, metEigenschappen } from "./eigenschappen.ts";
import type { Logo } from "./logo.ts";
import { merkHeleVelden, naamVan } from "./merken.ts";
import { checkAccolades, checkVelden, geenWordBestand } from "./veldcontrole.ts";
import { type Parts, zip } from "./zip.ts";

export interface Invulling {
  readonly soort: Briefsoort;
  /** Where the template lies, for who must mend it. */
  readonly path: string;
  readonly data: Uint8Array;
  readonly waarden: Waarden;
  /** The office's logo, read only where the template has a place for it; null where it has none. */
  readonly logo: (() => Logo) | null;
  readonly eigenschappen: Eigenschappen;
}

/**
 * Fills in a template: every field is marked, and the marks are filled. A field that Word kept in one piece is marked
 * here; docx is called, and loaded, for those that Word split over runs and for the logo. It reads every part once for
 * each field, which for a whole letter is most of the time.
 * @throws {Refused} it is no Word file, or it has fields that this letter doesn't know: all named, nothing written
 */
export async function vulIn(invulling: Invulling): Promise<Uint8Array> {
  const { soort, path, waarden, eigenschappen } = invulling;
  const template = unzip(invulling.data, path);
  const { teksten, velden } = merkHeleVelden(tekstdelen(template), invulling.logo !== null);
  const isGesplitst = Object.values(teksten).some((xml) =>
    tekstenVan(xml).some((tekst) => tekst.includes("{{")),
  );
  const overige = isGesplitst ? await (await docx()).vindVelden(template, teksten, path) : [];
  checkVelden(soort, path, [...velden, ...overige.map(naamVan)]);
  const logo = overige.map(naamVan).includes(LOGO_VELD) ? (invulling.logo?.() ?? null) : null;
  const gemerkt =
    overige.length === 0
      ? { ...template, ...alsBytes(teksten) }
      : await (await docx()).merkVelden(template, teksten, overige, logo, path);
  const gevuld = Object.entries(tekstdelen(gemerkt)).map(([naam, xml]) => {
    checkAccolades(soort, path, tekstenVan(xml));
    return [naam, vulAlineas(xml, waarden)] as const;
  });
  const parts = { ...gemerkt, ...alsBytes(Object.fromEntries(gevuld)) };
  return zip(metEigenschappen(parts, eigenschappen), eigenschappen.datum);
}

const docx = () => import("./docx-velden.ts");

function unzip(data: Uint8Array, path: string): Parts {
  let parts: Parts;
  try {
    parts = unzipSync(data);
  } catch (cause) {
    throw geenWordBestand(path, cause);
  }
  if (!("[Content_Types].xml" in parts)) throw geenWordBestand(path);
  return parts;
}

/** The parts with paragraphs: the document, its headers, footers and notes. */
function tekstdelen(parts: Parts): Teksten {
  return Object.fromEntries(
    Object.entries(parts)
      .filter(([naam]) => /^word\/[^/]+\.xml$/.test(naam))
      .map(([naam, bytes]) => [naam, strFromU8(bytes)] as const)
      .filter(([, xml]) => /<w:p[\s>]/.test(xml)),
  );
}

function alsBytes(teksten: Teksten): Parts {
  return Object.fromEntries(Object.entries(teksten).map(([naam, xml]) => [naam, strToU8(xml)]));
}

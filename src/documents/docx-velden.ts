/** What docx does for a template: it finds fields however Word split them, and puts a picture in their place. */
import { ImageRun, PatchType, patchDetector, patchDocument, TextRun } from "docx";
import { strToU8, unzipSync, zipSync } from "fflate";
import type { Teksten } from "./alineas-vullen.ts";
import { LOGO_VELD } from "./briefvelden.ts";
import type { Logo } from "./logo.ts";
import { merk, naamVan } from "./merken.ts";
import { geenWordBestand } from "./veldcontrole.ts";
import type { Parts } from "./zip.ts";

const NEEDED = ["[Content_Types].xml", "_rels/.rels"];

/** The fields as they were typed. */
export function vindVelden(parts: Parts, teksten: Teksten, path: string): Promise<readonly string[]> {
  return unlessDamaged(path, () => patchDetector({ data: pakket(parts, teksten) }));
}

/** All parts with the fields marked, in the run that each began in and with its looks; the logo in its place. */
export async function merkVelden(
  parts: Parts,
  teksten: Teksten,
  velden: readonly string[],
  logo: Logo | null,
  path: string,
): Promise<Parts> {
  const patches = velden.map((getypt) => {
    const naam = naamVan(getypt);
    const child = naam === LOGO_VELD && logo ? picture(logo) : new TextRun(merk(naam));
    return [getypt, { type: PatchType.PARAGRAPH, children: [child] }] as const;
  });
  const patched = await unlessDamaged(path, () =>
    patchDocument({
      outputType: "uint8array",
      data: pakket(parts, teksten),
      patches: Object.fromEntries(patches),
    }),
  );
  return { ...parts, ...unzipSync(patched) };
}

function picture({ type, data, width, height }: Logo): ImageRun {
  const altText = { name: "Logo", description: "Logo van het kantoor" };
  return new ImageRun({ type, data, transformation: { width, height }, altText });
}

/** Only the parts that hold text: docx reads all that it gets once for every field, and Word's styles are large. */
function pakket(parts: Parts, teksten: Teksten): Uint8Array {
  const relations = Object.keys(teksten).map((naam) => naam.replace(/([^/]+)$/, "_rels/$1.rels"));
  const rest = [...NEEDED, ...relations].filter((naam) => naam in parts);
  return zipSync(
    Object.fromEntries([
      ...rest.map((naam) => [naam, parts[naam]!] as const),
      ...Object.entries(teksten).map(([naam, xml]) => [naam, strToU8(xml)] as const),
    ]),
    { level: 0 },
  );
}

async function unlessDamaged<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw geenWordBestand(path, cause);
  }
}

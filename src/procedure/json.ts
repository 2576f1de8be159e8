/** JSON from outside, read more strictly than JavaScript does: what is said twice is not said at all. */

/** The value, or what is wrong with the text; null where it is no JSON. */
export type GelezenJson = { readonly waarde: unknown } | { readonly fout: string | null };

/**
 * Reads JSON in UTF-8. A name that stands twice in a group is refused, where `JSON.parse` would silently keep the last;
 * so is `__proto__`, which means something to JavaScript itself.
 */
export function leesJson(inhoud: string | Uint8Array): GelezenJson {
  const tekst = typeof inhoud === "string" ? inhoud.replace(/^\ufeff/, "") : alsUtf8(inhoud);
  if (tekst === null) return { fout: "bevat tekens die in UTF-8 niet bestaan" };
  let waarde: unknown;
  try {
    waarde = JSON.parse(tekst);
  } catch {
    return { fout: null };
  }
  const fout = namenfout(tekst);
  return fout === null ? { waarde } : { fout };
}

/** The text of bytes in UTF-8, without its mark; null where they are something else. */
export function alsUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Each step takes in what cannot be taken in otherwise: time grows with the length and no faster. */
const TEKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g;
const DUBBELE_PUNT = /\s*:/y;

/** What is wrong with the names in a text that is JSON. */
function namenfout(tekst: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (const { 0: teken, index } of tekst.matchAll(TEKEN)) {
    if (teken === "{") open.push(new Set());
    else if (teken === "[") open.push(null);
    else if (teken === "}" || teken === "]") open.pop();
    else {
      const namen = open.at(-1);
      DUBBELE_PUNT.lastIndex = index + teken.length;
      if (!namen || !DUBBELE_PUNT.test(tekst)) continue;
      const naam = JSON.parse(teken) as string;
      if (naam === "__proto__") return "bevat “__proto__”, en dat is een onbekend gegeven";
      if (namen.has(naam)) return `noemt “${naam.slice(0, 60)}” twee keer`;
      namen.add(naam);
    }
  }
  return null;
}

/**
 * What docx drew once, with places where values come: at the build, so that filling it in needs no docx, which is long
 * to load and to write. No text from outside can pass for a place: a drawing is cut at its places before anything comes
 * in, and what came in is never looked through.
 */
import { runText, xmlText } from "./alineas-vullen.ts";

declare const ready: unique symbol;

/** XML that is ready; texts become part of it by `vul` only. */
export type Xml = string & { readonly [ready]: true };

/** How a text is written in its place: as running text, as that of another element, within an attribute. */
export type Wijze = "lopend" | "tekst" | "attribuut";

/** A drawing with places for texts and numbers, `T`, and for XML, `X`. */
export interface Tekening<T extends string = never, X extends string = never> {
  /** What stands before, between and behind the places: one more than there are places. */
  readonly stukken: readonly string[];
  readonly plekken: readonly (readonly [naam: T, wijze: Wijze] | readonly [naam: X, wijze: "xml"])[];
}

type Waarde = string | number;
type Waarden<T extends string, X extends string> = Readonly<Record<T, Waarde> & Record<X, Xml>>;

/** The drawing with every value in its place. */
export function vul<T extends string, X extends string>(
  tekening: Tekening<T, X>,
  waarden: Waarden<T, X>,
): Xml {
  return inVolgorde(tekening, voorElkePlek(tekening, waarden));
}

/** The drawing with these values in the order of its places; those that are missing are empty. */
export function vulRij(tekening: Tekening<string>, waarden: readonly string[]): Xml {
  return inVolgorde(tekening, waarden);
}

/** What comes before and behind one of the places for XML. */
export function vulRond<T extends string, X extends string, P extends X>(
  tekening: Tekening<T, X>,
  plek: P,
  waarden: Waarden<T, Exclude<X, P>>,
): readonly [voor: Xml, na: Xml] {
  const { stukken, plekken } = tekening;
  const hier = plekken.findIndex(([naam]) => naam === plek);
  const alle = voorElkePlek(tekening, { ...waarden, [plek]: "" });
  const deel = (van: number, tot: number) =>
    inVolgorde(
      { stukken: stukken.slice(van, tot + 1), plekken: plekken.slice(van, tot) },
      alle.slice(van, tot),
    );
  return [deel(0, hier), deel(hier + 1, plekken.length)];
}

function voorElkePlek({ plekken }: Tekening<string, string>, waarden: object): Waarde[] {
  const gegeven = waarden as Readonly<Record<string, Waarde | undefined>>;
  return plekken.map(([naam]) => {
    const waarde = gegeven[naam];
    if (waarde === undefined) throw new Error(`a drawing has a place for ${naam}`);
    return waarde;
  });
}

/** Several pieces of XML behind each other. */
export function aaneen(delen: readonly Xml[]): Xml {
  return delen.join("") as Xml;
}

function inVolgorde({ stukken, plekken }: Tekening<string, string>, waarden: readonly Waarde[]): Xml {
  let xml = stukken[0]!;
  for (let n = 0; n < plekken.length; n += 1) {
    xml += geschreven(String(waarden[n] ?? ""), plekken[n]![1]) + stukken[n + 1]!;
  }
  return xml as Xml;
}

function geschreven(waarde: string, wijze: Wijze | "xml"): string {
  switch (wijze) {
    case "lopend":
      return runText(waarde);
    case "tekst":
      return xmlText(waarde);
    case "attribuut":
      return xmlText(waarde).replaceAll('"', "&quot;");
    case "xml":
      return waarde;
  }
}

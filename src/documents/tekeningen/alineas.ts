/** Headings and paragraphs. */
import * as bouwstenen from "../bouwstenen.ts";
import { getekend, type Plekken } from "../tekenen.ts";

type Tekst = Plekken<"tekst">;

export const kop = getekend(({ tekst }: Tekst) => [bouwstenen.kop(tekst)]);
export const tussenkop = getekend(({ tekst }: Tekst) => [bouwstenen.tussenkop(tekst)]);
export const alinea = getekend(({ tekst }: Tekst) => [bouwstenen.alinea(tekst)]);
/** With more room behind them. */
export const toelichting = getekend(({ tekst }: Tekst) => [bouwstenen.alinea(tekst, 2)]);
export const hoofdtekst = getekend(({ tekst }: Tekst) => [bouwstenen.alinea(tekst, 2.5)]);
export const cursief = getekend(({ tekst }: Tekst) => [
  bouwstenen.alinea([bouwstenen.run(tekst, { italics: true })], 2.5),
]);

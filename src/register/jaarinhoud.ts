/** What a case is counted under in a yearly overview, as one text: many cases have the same. */
import type { Jaarinhoud } from "../procedure/jaarcijfers.ts";
import { leesJsonKolom } from "./json-kolom.ts";

/** Where each part is found. */
const PLAATSEN: Readonly<Record<keyof Jaarinhoud, string>> = {
  vertrouwelijk: "klacht.vertrouwelijk",
  aard: "dossier.aard",
  product: "dossier.product",
  wijze: "dossier.wijze",
  wijzeVanAfhandeling: "dossier.wijze_van_afhandeling",
  afsluitreden: "dossier.afsluitreden",
  oorzaak: "dossier.oorzaak",
  metVerbetermaatregel: "dossier.verbetermaatregel is not null",
  oordeel: "eerste.oordeel",
  herbeoordeling: "tweede.oordeel",
};

/** The SQL of the text. SQLite writes one sooner than we would read ten values of each case. */
export const ALS_TEKST = `json_array(${Object.values(PLAATSEN).join(", ")})`;

/** Gives the content of a text: the same one each time that the text comes back. */
export function inhoudLezer(): (tekst: string) => Jaarinhoud {
  const gelezen = new Map<string, Jaarinhoud>();
  return (tekst) => {
    const bekend = gelezen.get(tekst);
    if (bekend !== undefined) return bekend;
    const waarden = leesJsonKolom<unknown[]>(tekst);
    const inhoud = Object.fromEntries(Object.keys(PLAATSEN).map((veld, n) => [veld, waarden[n]]));
    gelezen.set(tekst, inhoud as unknown as Jaarinhoud);
    return inhoud as unknown as Jaarinhoud;
  };
}

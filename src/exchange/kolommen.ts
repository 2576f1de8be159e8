/** From the columns of a list to the fields: by a mapping, or by headings that speak for themselves. */
import { WrongUse } from "../errors.ts";
import { opsomming } from "../procedure/tekst.ts";
import { nearest } from "../terminal/command.ts";
import type { Bron, Koppeling } from "./koppeling.ts";
import {
  GEGROND_JA_NEE,
  kopsleutel,
  LIJSTVELD,
  LIJSTVELDEN,
  type Lijstveld,
  sleutelsVan,
} from "./lijstvelden.ts";

/** Where a field comes from. */
export interface Veldbron {
  /** The heading, as an error names it; null where no column stands behind it. */
  readonly kolom: string | null;
  /** What the row itself has, as it stands there: what comes of that is the same in every row. */
  readonly ruw: (cellen: readonly string[]) => string;
  readonly vertaal: (ruw: string) => string;
  /** What the mapping itself may put there, with the place where it says so: checked before the first row is read. */
  readonly letterlijk: readonly (readonly [plek: string, waarde: string])[];
}

export type Veldbronnen = ReadonlyMap<Lijstveld, Veldbron>;

export interface Koppels {
  readonly bronnen: Veldbronnen;
  /** The headings of the columns that fill nothing. */
  readonly nietOvergenomen: readonly string[];
}

/** Without these there is no case. */
const NODIG: readonly Lijstveld[] = ["naam", "ingediendOp", "omschrijving"];

/**
 * Finds the columns of the fields.
 * @throws {WrongUse} a mapping names a column that isn't there or stands there twice, or a field that every case needs has none
 */
export function koppelKolommen(koppen: readonly string[], koppeling: Koppeling | null): Koppels {
  const bronnen = new Map<Lijstveld, Bron>();
  for (const naam of LIJSTVELDEN) {
    const bron = koppeling?.velden[naam];
    if (bron) bronnen.set(naam, bron);
  }
  const gebruikt = new Set([...bronnen].flatMap(([naam, bron]) => kolommenVan(bron, koppen, naam)));
  if (koppeling === null || koppeling.herkenKoppen) herkenKoppen(koppen, bronnen, gebruikt);
  const ontbreekt = NODIG.filter((naam) => !bronnen.has(naam));
  if (ontbreekt.length > 0) {
    throw new WrongUse(
      `Er is geen kolom voor ${opsomming(ontbreekt.map((naam) => `${LIJSTVELD[naam].label.toLowerCase()} (${naam})`))}; de koppen zijn: ${koppen.join(", ")}`,
      koppeling === null
        ? "Geef met --koppeling een bestand dat zegt welke kolom welk gegeven bevat; zie de HANDLEIDING."
        : "Zet dit in de koppeling bij “velden”, als “kolom” of als “vast”.",
    );
  }
  return {
    bronnen: new Map([...bronnen].map(([naam, bron]) => [naam, maakVeldbron(naam, bron, koppen)])),
    nietOvergenomen: koppen
      .map((kop, index) => (kop === "" ? `kolom ${index + 1} (zonder kop)` : kop))
      .filter((_, index) => !gebruikt.has(index)),
  };
}

function herkenKoppen(koppen: readonly string[], bronnen: Map<Lijstveld, Bron>, gebruikt: Set<number>): void {
  const sleutels = koppen.map(kopsleutel);
  for (const naam of LIJSTVELDEN.filter((veld) => !bronnen.has(veld))) {
    const sleutel = sleutelsVan(naam).find((kandidaat) => vrijeKolom(kandidaat, sleutels, gebruikt) >= 0);
    if (sleutel === undefined) continue;
    const index = vrijeKolom(sleutel, sleutels, gebruikt);
    gebruikt.add(index);
    const jaNee = naam === "oordeel" && sleutel.includes("gegrond");
    bronnen.set(naam, { kolom: index + 1, ...(jaNee && { vertaling: GEGROND_JA_NEE }) });
  }
}

function vrijeKolom(sleutel: string, sleutels: readonly string[], gebruikt: ReadonlySet<number>): number {
  return sleutels.findIndex((kop, index) => kop === sleutel && !gebruikt.has(index));
}

/** The places of the columns of a source, from 0. */
function kolommenVan({ kolom, kolommen }: Bron, koppen: readonly string[], naam: Lijstveld): number[] {
  return [...(kolom === undefined ? [] : [kolom]), ...(kolommen ?? [])].map((genoemd) =>
    zoekKolom(genoemd, koppen, naam),
  );
}

function zoekKolom(genoemd: string | number, koppen: readonly string[], naam: Lijstveld): number {
  if (typeof genoemd === "number") {
    if (genoemd <= koppen.length) return genoemd - 1;
    throw new WrongUse(
      `De koppeling noemt bij ${naam} kolom ${genoemd}, maar het bestand heeft er ${koppen.length}`,
    );
  }
  const sleutel = genoemd.replaceAll(/\s+/g, " ").trim();
  const precies = plaatsen(koppen, (kop) => kop === sleutel);
  const gevonden =
    precies.length > 0 ? precies : plaatsen(koppen, (kop) => kopsleutel(kop) === kopsleutel(sleutel));
  if (gevonden.length === 1) return gevonden[0]!;
  if (gevonden.length > 1) {
    throw new WrongUse(
      `De koppeling noemt bij ${naam} de kolom “${genoemd}”, maar die kop staat er ${gevonden.length} keer`,
      `Noem de kolom met zijn nummer: ${opsomming(
        gevonden.map((index) => String(index + 1)),
        "of",
      )}.`,
    );
  }
  const meant = nearest(sleutel, koppen);
  throw new WrongUse(
    `De koppeling noemt bij ${naam} de kolom “${genoemd}”, maar die is er niet`,
    meant === undefined ? `De koppen zijn: ${koppen.join(", ")}` : `Bedoelde u “${meant}”?`,
  );
}

function plaatsen(koppen: readonly string[], past: (kop: string) => boolean): number[] {
  return koppen.flatMap((kop, index) => (kop !== "" && past(kop) ? [index] : []));
}

function maakVeldbron(naam: Lijstveld, bron: Bron, koppen: readonly string[]): Veldbron {
  const { vast, tussen = " ", vertaling = {}, splits = [], standaard } = bron;
  if (vast !== undefined)
    return { kolom: null, ruw: () => "", vertaal: () => vast.trim(), letterlijk: [["vast", vast]] };
  const indices = kolommenVan(bron, koppen, naam);
  const knip = [splits].flat().map(({ op, deel }) => ({ op, ...bereik(deel) }));
  const woorden = new Map(
    Object.entries(vertaling).map(([van, naar]) => [van.trim().toLowerCase(), naar ?? ""]),
  );
  const overige = woorden.get("*");
  const enige = indices.length === 1 ? indices[0] : undefined;
  const samen = (cellen: readonly string[]): string => {
    let tekst = "";
    for (const index of indices) {
      const deel = (cellen[index] ?? "").trim();
      if (deel !== "") tekst = tekst === "" ? deel : `${tekst}${tussen}${deel}`;
    }
    return tekst;
  };
  const vertaal = (ruw: string): string => {
    let tekst = enige === undefined ? ruw : ruw.trim();
    for (const { op, van, tot } of knip) tekst = tekst.split(op).slice(van, tot).join(op).trim();
    if (woorden.size > 0)
      tekst = woorden.get(tekst.toLowerCase()) ?? (tekst === "" ? "" : (overige ?? tekst));
    return tekst === "" ? (standaard ?? "") : tekst;
  };
  return {
    kolom: indices.map((index) => koppen[index] || `kolom ${index + 1}`).join(" + "),
    ruw: enige === undefined ? samen : (cellen) => cellen[enige] ?? "",
    vertaal,
    letterlijk: [
      ...Object.entries(vertaling).map(([van, naar]) => [`vertaling van “${van}”`, naar ?? ""] as const),
      ...(standaard === undefined ? [] : [["standaard", standaard] as const]),
    ],
  };
}

/** The parts that are meant, as places from 0, the end not included. */
function bereik(deel: number | string): { van: number; tot: number | undefined } {
  if (deel === "rest") return { van: 1, tot: undefined };
  const [van, tot = van] = String(deel).split("-");
  return { van: Number(van) - 1, tot: tot === "" ? undefined : Number(tot) };
}

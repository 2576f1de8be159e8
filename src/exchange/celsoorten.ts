/** How a value stands in a cell of our own lists, and how it is read back from there. */
import { isIsoDatum, leesDatum, toonDatum } from "../procedure/datum.ts";
import { aangehaald } from "../procedure/tekst.ts";

/** How dates are written: `2024-03-04`, or `04-03-2024`. */
export type Datumstijl = "iso" | "nl";

/** A single value of a case, in the form that JSON has for it. */
export type Waarde = string | number | boolean | readonly string[] | null;

export type GelezenCel = { readonly waarde: Waarde } | { readonly fout: string };

export interface Celsoort {
  /** The empty text for null. */
  schrijf(waarde: Waarde, datums: Datumstijl): string;
  /** Never asked of an empty text: that is `leeg`. */
  lees(tekst: string): GelezenCel;
  readonly leeg: Waarde;
  /** Whether a spreadsheet must take it for text, whatever it looks like. */
  readonly isTekst: boolean;
}

export const TEKST: Celsoort = {
  schrijf: (waarde) => (waarde === null ? "" : String(waarde)),
  lees: (waarde) => ({ waarde }),
  leeg: null,
  isTekst: true,
};

/** Spreadsheets like to write midnight behind a day. */
const MIDDERNACHT = /[ T]0?0:00(?::00(?:\.0+)?)?$/;

/** And some to write a day as `2024/03/04`. */
const JAAR_VOOROP = /^(\d{4})\/(\d{2})\/(\d{2})$/;

export const DATUM: Celsoort = {
  schrijf: (waarde, datums) =>
    waarde === null ? "" : datums === "iso" ? String(waarde) : toonDatum(String(waarde)),
  lees: (tekst) => {
    const zonderTijd = tekst.replace(MIDDERNACHT, "").replace(JAAR_VOOROP, "$1-$2-$3");
    const dag = /^\d/.test(zonderTijd) ? leesDatum(zonderTijd, "") : null;
    return dag !== null && isIsoDatum(dag) ? { waarde: dag } : { fout: `${aangehaald(tekst)} is geen datum` };
  },
  leeg: null,
  isTekst: false,
};

export const JA_OF_NEE: Celsoort = {
  schrijf: (waarde) => (waarde === null ? "" : waarde ? "ja" : "nee"),
  lees: (tekst) => {
    const antwoord = { ja: true, nee: false }[tekst.toLowerCase()];
    return antwoord === undefined ? { fout: "moet ja of nee zijn" } : { waarde: antwoord };
  },
  leeg: null,
  isTekst: false,
};

/** Euro cents, with a decimal comma. */
export const BEDRAG: Celsoort = {
  schrijf: (waarde) =>
    waarde === null
      ? ""
      : `${Math.trunc(Number(waarde) / 100)},${String(Number(waarde) % 100).padStart(2, "0")}`,
  lees: (tekst) => {
    const [, euro, centen = ""] = /^(\d{1,12})(?:,(\d{1,2}))?$/.exec(tekst) ?? [];
    return euro === undefined
      ? { fout: `${aangehaald(tekst)} is geen bedrag; typ bijvoorbeeld 125,50` }
      : { waarde: Number(euro) * 100 + Number(centen.padEnd(2, "0")) };
  },
  leeg: null,
  isTekst: false,
};

export const GETAL: Celsoort = {
  schrijf: (waarde) => (waarde === null ? "" : String(waarde)),
  lees: (tekst) =>
    /^\d{1,15}$/.test(tekst)
      ? { waarde: Number(tekst) }
      : { fout: `${aangehaald(tekst)} is geen geheel getal` },
  leeg: null,
  isTekst: false,
};

/** Names, as they are typed in one option: `A; B`. */
export const NAMEN: Celsoort = {
  schrijf: (waarde) => (waarde as readonly string[]).join("; "),
  lees: (tekst) => ({
    waarde: tekst
      .split(";")
      .map((naam) => naam.trim())
      .filter((naam) => naam !== ""),
  }),
  leeg: [],
  isTekst: true,
};

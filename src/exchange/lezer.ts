/** Reads what a list has in a field: dates in its own form, words in their code, text cleaned. */

import type { Gelezen, Kader } from "../procedure/antwoorden.ts";
import { type IsoDate, leesDatum } from "../procedure/datum.ts";
import { leesDatumInVorm } from "../procedure/datumvorm.ts";
import { leesRegel, leesTekst } from "../procedure/tekst.ts";
import { VELDEN, type Veld, veld } from "../procedure/velden.ts";
import { opsommingVanCodes, zoekCode } from "../procedure/woordenlijsten.ts";
import { isIntakeveld, LIJSTVELD, type Lijstveld } from "./lijstvelden.ts";

export type Datumvorm = string | readonly string[] | undefined;

/** A check of what stands in a field, in the form that is kept; never asked of what is empty. */
export type Lezer = (tekst: string) => Gelezen;

/** How many different texts are remembered of a field, and after how many it shows whether they come back. */
const GEHEUGEN = 5_000;
const PROEF = 500;

/**
 * A list has the same dates and words over and over, and reading one costs more than remembering it. Not in a column
 * where hardly anything comes back: that of the numbers, or of the names.
 */
export function onthoud<T extends Gelezen | null>(lees: (tekst: string) => T): (tekst: string) => T {
  const bekend = new Map<string, T>();
  let herkend = 0;
  let loont = true;
  return (tekst) => {
    if (!loont) return lees(tekst);
    const eerder = bekend.get(tekst);
    if (eerder !== undefined) {
      herkend += 1;
      return eerder;
    }
    const gelezen = lees(tekst);
    if (bekend.size === PROEF || bekend.size === GEHEUGEN) loont = herkend > bekend.size / 2;
    if (!loont || bekend.size === GEHEUGEN) {
      herkend = 0;
      bekend.clear();
    }
    bekend.set(tekst, gelezen);
    return gelezen;
  };
}

/**
 * The fields of the intake that must be filled in or that a list can fill, each of which remembers what it read; what a
 * postcode may be depends on the country too.
 */
export function intakevelden(kader: Kader, vult: ReadonlySet<Lijstveld>): readonly Veld[] {
  return VELDEN.filter(({ naam, verplicht }) => verplicht || vult.has(naam)).map((een) =>
    een.vorm === "tekst" || een.naam === "postcode"
      ? een
      : { ...een, lees: onthoud((tekst) => een.lees(tekst, kader, {})) },
  );
}

/** The reader of a field. What belongs to the intake is checked there as ever; here only brought into its words. */
export function lezerVan(naam: Lijstveld, kader: Kader, leesDag: Lezer): Lezer {
  const { vorm, woorden, varianten } = LIJSTVELD[naam];
  const perWoord = new Map(Object.entries(varianten ?? {}));
  const gewoon = (tekst: string) => perWoord.get(tekst.toLowerCase()) ?? tekst;
  if (vorm === "datum") return leesDag;
  if (isIntakeveld(naam)) {
    const { lees } = veld(naam);
    if (vorm !== "keuze" && vorm !== "jaNee") return (tekst) => ({ waarde: tekst });
    return (tekst) => lees(gewoon(tekst), kader, {});
  }
  if (woorden) {
    return (tekst) => {
      const code = zoekCode(woorden, gewoon(tekst));
      return code === null
        ? { fout: `kent “${tekst}” niet; kies uit ${opsommingVanCodes(woorden)}` }
        : { waarde: code };
    };
  }
  if (naam === "externNummer") return (tekst) => leesRegel(tekst, 50);
  return vorm === "tekst" ? (tekst) => leesTekst(tekst) : (tekst) => leesRegel(tekst);
}

/** Reads dates in the form of a list, and in ISO; without a form, as people type them. None may be yet to come. */
export function datumlezer(vandaag: IsoDate, vorm: Datumvorm): Lezer {
  const vormen = vorm === undefined ? [] : [vorm].flat().map((een) => een.replaceAll("J", "Y"));
  return onthoud((tekst) => {
    const dag =
      vorm === undefined ? leesDagMetTijd(tekst, vandaag) : leesDatumInVorm(tekst, [...vormen, "YYYY-MM-DD"]);
    if (dag === null)
      return { fout: `“${tekst}” is geen datum in de vorm ${vormen.join(" of ") || "DD-MM-JJJJ"}` };
    return dag > vandaag ? { fout: `“${tekst}” ligt in de toekomst` } : { waarde: dag };
  });
}

/** Spreadsheets like to write midnight behind a day. */
const TIJD = /[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?$/;

function leesDagMetTijd(tekst: string, vandaag: IsoDate): IsoDate | null {
  // `vandaag` and `gisteren` are for who types now, not for a list of years ago.
  return /^\d/.test(tekst) ? leesDatum(tekst.replace(TIJD, ""), vandaag) : null;
}

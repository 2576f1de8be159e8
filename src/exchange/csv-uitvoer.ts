/** Cases as a list for a spreadsheet: a row each, in the way that a Dutch Excel opens by itself. */
import type { IsoDate } from "../procedure/datum.ts";
import type { GeslotenKlacht, Klacht } from "../procedure/klacht.ts";
import { statusOp } from "../procedure/verloop.ts";
import type { Datumstijl } from "./celsoorten.ts";
import { CSV_BEGIN, csvRegel } from "./csv-cel.ts";
import { maakOnschadelijk } from "./onschadelijk.ts";
import { GESLOTEN, IN_GESLOTEN_RIJ, KOLOMMEN, STATUS, VERTROUWELIJK } from "./uitvoerkolommen.ts";

/** Excel takes no more characters in a cell. */
export const EXCEL_MAX = 32_767;

export interface Uitvoervorm {
  readonly datums: Datumstijl;
  readonly peildatum: IsoDate;
}

/** Makes the list in pieces. */
export class CsvUitvoer {
  /** How many cells Excel can't show whole. */
  teLang = 0;
  readonly #vorm: Uitvoervorm;

  constructor(vorm: Uitvoervorm) {
    this.#vorm = vorm;
  }

  /** The headings, after what Excel needs to know UTF-8. */
  kop(): string {
    return `${CSV_BEGIN}${csvRegel(KOLOMMEN.map(({ kop }) => kop))}`;
  }

  rij(klacht: Klacht | GeslotenKlacht): string {
    return csvRegel(
      KOLOMMEN.map((kolom) => {
        const tekst = this.#cel(klacht, kolom);
        if (tekst.length > EXCEL_MAX) this.teLang += 1;
        return kolom.isTekst ? maakOnschadelijk(tekst) : tekst;
      }),
    );
  }

  #cel(klacht: Klacht | GeslotenKlacht, kolom: (typeof KOLOMMEN)[number]): string {
    const { datums, peildatum } = this.#vorm;
    const gesloten = !("klager" in klacht);
    if (gesloten && !IN_GESLOTEN_RIJ.includes(kolom)) return "";
    if (kolom === STATUS) return statusOp(klacht, peildatum);
    if (kolom === GESLOTEN) return gesloten ? "ja" : "";
    if (kolom === VERTROUWELIJK && gesloten) return "ja";
    // The columns of a closed row ask for no more than such a case has.
    return kolom.schrijf(klacht as Klacht, datums);
  }
}

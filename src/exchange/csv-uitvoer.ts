/** Cases as a list for a spreadsheet: a row each, in the way that a Dutch Excel opens by itself. */
import { stringify } from "csv-stringify/sync";
import type { IsoDate } from "../procedure/datum.ts";
import type { Klacht } from "../procedure/klacht.ts";
import { statusOp } from "../procedure/verloop.ts";
import type { GeslotenKlacht } from "../register/uitvoer.ts";
import type { Datumstijl } from "./celsoorten.ts";
import { maakOnschadelijk } from "./onschadelijk.ts";
import { GESLOTEN, IN_GESLOTEN_RIJ, KOLOMMEN, STATUS } from "./uitvoerkolommen.ts";

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

  /** The mark by which Excel knows UTF-8, and the headings. */
  kop(): string {
    return `\ufeff${alsCsv([KOLOMMEN.map(({ kop }) => kop)])}`;
  }

  rijen(klachten: readonly (Klacht | GeslotenKlacht)[]): string {
    return alsCsv(
      klachten.map((klacht) =>
        KOLOMMEN.map((kolom) => {
          const tekst = this.#cel(klacht, kolom);
          if (tekst.length > EXCEL_MAX) this.teLang += 1;
          return kolom.isTekst ? maakOnschadelijk(tekst) : tekst;
        }),
      ),
    );
  }

  #cel(klacht: Klacht | GeslotenKlacht, kolom: (typeof KOLOMMEN)[number]): string {
    const { datums, peildatum } = this.#vorm;
    const gesloten = "gesloten" in klacht;
    if (gesloten && !IN_GESLOTEN_RIJ.includes(kolom)) return "";
    if (kolom === STATUS) return statusOp(klacht, peildatum);
    if (kolom === GESLOTEN) return gesloten ? "ja" : "";
    // The columns of a closed row ask for no more than such a case has.
    return kolom.schrijf(klacht as Klacht, datums);
  }
}

function alsCsv(rijen: readonly (readonly string[])[]): string {
  return stringify(rijen as string[][], {
    delimiter: ";",
    record_delimiter: "\r\n",
    quoted_match: /[;"\r\n]|^\s|\s$/,
  });
}

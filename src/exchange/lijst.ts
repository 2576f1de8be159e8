/** A foreign list as a whole: opened, its columns found, its rows read into cases with all that is wrong kept apart. */
import { WrongUse } from "../errors.ts";
import type { Kader } from "../procedure/antwoorden.ts";
import { FirstOf, type Overname } from "../register/importeren.ts";
import { type Csv, type CsvRij, leesRijen, OnleesbareCsv, openCsv } from "./csv.ts";
import { koppelKolommen } from "./kolommen.ts";
import type { Koppeling } from "./koppeling.ts";
import { datumlezer, lezerVan } from "./lezer.ts";
import { leesRij, type Melding, type Rijkader, rijvelden } from "./rij.ts";

/** What reading a list came across. */
export class Leesverslag {
  gelezen = 0;
  /** Rows with one or more errors. */
  afgekeurd = 0;
  readonly fouten: FirstOf<Melding>;
  readonly opmerkingen: FirstOf<Melding>;
  /** From somewhere on the file could not be read at all: leaving out the wrong rows would leave out unknown ones. */
  onleesbaar = false;

  constructor(max: number) {
    this.fouten = new FirstOf(max);
    this.opmerkingen = new FirstOf(max);
  }
}

export interface Lijst {
  /** The file's name without its folder. */
  readonly naam: string;
  readonly nietOvergenomen: readonly string[];
  /** The rows as cases, in pieces; wrong ones are left out and reported. `onShare` hears how far it is, from 0 to 1. */
  overnames(verslag: Leesverslag, onShare?: (share: number) => void): AsyncGenerator<Overname[]>;
}

/** Rows that are checked against the register, and written, in one go. */
const STUK = 500;

/**
 * Opens a list and finds its columns, by the mapping or by its headings.
 * @throws {NotFound} no such file @throws {Refused} no list
 * @throws {WrongUse} columns that can't be found, or a mapping that puts impossible values
 */
export async function openLijst(path: string, koppeling: Koppeling | null, kader: Kader): Promise<Lijst> {
  const csv = await openCsv(path, koppeling ?? {});
  const koppels = koppelKolommen(csv.koppen, koppeling);
  const leesDag = datumlezer(kader.vandaag, koppeling?.datumvorm);
  const velden = rijvelden(koppels.bronnen, (naam) => lezerVan(naam, kader, leesDag));
  const rijkader = { kader, bronnen: koppels.bronnen, velden, bestand: csv.file.name };
  keurKoppeling(rijkader);
  return {
    naam: csv.file.name,
    nietOvergenomen: koppels.nietOvergenomen,
    overnames: (verslag, onShare) => leesOvernames(csv, rijkader, verslag, onShare),
  };
}

async function* leesOvernames(
  csv: Csv,
  rijkader: Rijkader,
  verslag: Leesverslag,
  onShare: ((share: number) => void) | undefined,
): AsyncGenerator<Overname[]> {
  let stuk: Overname[] = [];
  try {
    for await (const rijen of leesRijen(csv, (read) => onShare?.(read / csv.file.size))) {
      for (const rij of rijen) {
        const overname = verwerk(rij, csv, rijkader, verslag);
        if (overname) stuk.push(overname);
        if (stuk.length < STUK) continue;
        yield stuk;
        stuk = [];
      }
    }
  } catch (error) {
    if (!(error instanceof OnleesbareCsv)) throw error;
    const { regel, reden } = error;
    verslag.fouten.add({
      regel,
      kolom: null,
      veld: null,
      reden: `${reden}; vanaf hier is het bestand niet te lezen`,
    });
    verslag.onleesbaar = true;
  }
  if (stuk.length > 0) yield stuk;
}

function verwerk(rij: CsvRij, { koppen }: Csv, rijkader: Rijkader, verslag: Leesverslag): Overname | null {
  verslag.gelezen += 1;
  const aantal = rij.cellen.findLastIndex((cel, index) => cel !== "" || index < koppen.length) + 1;
  if (aantal !== koppen.length) {
    const reden = `heeft ${aantal} ${aantal === 1 ? "kolom" : "kolommen"}, de koppen zijn er ${koppen.length}`;
    verslag.afgekeurd += 1;
    verslag.fouten.add({ regel: rij.regel, kolom: null, veld: null, reden });
    return null;
  }
  const gelezen = leesRij(rij, rijkader);
  if ("fouten" in gelezen) {
    verslag.afgekeurd += 1;
    for (const fout of gelezen.fouten) verslag.fouten.add(fout);
    return null;
  }
  if (gelezen.opmerking) verslag.opmerkingen.add(gelezen.opmerking);
  return gelezen.overname;
}

/** What the mapping itself puts in a field must be possible there; otherwise every row would say so. */
function keurKoppeling({ bronnen, velden }: Rijkader): void {
  const fouten = velden.flatMap(({ naam, lees }) =>
    (bronnen.get(naam)?.letterlijk ?? []).flatMap(([plek, waarde]) => {
      const gelezen = waarde.trim() === "" ? { waarde } : lees(waarde.trim());
      return "fout" in gelezen ? [`  ${naam}, ${plek}: ${gelezen.fout}`] : [];
    }),
  );
  if (fouten.length > 0) throw new WrongUse(`De koppeling klopt niet:\n${fouten.join("\n")}`);
}

/** A list as a whole: opened, and its columns found; one from elsewhere is read here, our own next door. */
import { WrongUse } from "../errors.ts";
import type { Kader } from "../procedure/antwoorden.ts";
import type { Overname } from "../register/overname.ts";
import { type Csv, leesKop } from "./csv.ts";
import type { CsvRij } from "./csv-rijen.ts";
import { type Leesverslag, type Lijst, leesRijenAls } from "./inlezen.ts";
import type { Eigenkader } from "./klacht-overnemen.ts";
import { koppelKolommen } from "./kolommen.ts";
import type { Koppeling } from "./koppeling.ts";
import { datumlezer, intakevelden, lezerVan } from "./lezer.ts";
import { leesRij, type Rijkader, rijvelden } from "./rij.ts";
import { inspectText, isJson } from "./text-file.ts";
import { isEigenLijst } from "./uitvoerkolommen.ts";

export type Lijstopties = Partial<Omit<Eigenkader, "kader">>;

/**
 * Opens a list: our own, in JSON or with our headings; or one from elsewhere, whose columns are found by the mapping or
 * by its headings.
 * @throws {NotFound} no such file @throws {Refused} no list
 * @throws {WrongUse} columns that can't be found, or a mapping that puts impossible values
 */
export async function openLijst(
  path: string,
  koppeling: Koppeling | null,
  kader: Kader,
  { hernummeren = false, kluis = false }: Lijstopties = {},
): Promise<Lijst> {
  const file = inspectText(path, koppeling?.tekenset);
  if (koppeling === null && isJson(file)) {
    const { jsonLijst } = await import("./eigen-json.ts");
    return jsonLijst(file, { kader, hernummeren, kluis });
  }
  const csv = await leesKop(file, koppeling ?? {});
  if (koppeling === null && isEigenLijst(csv.koppen)) {
    const { eigenLijst } = await import("./eigen-csv.ts");
    return eigenLijst(csv, { kader, hernummeren, kluis });
  }
  return vreemdeLijst(csv, koppeling, kader);
}

function vreemdeLijst(csv: Csv, koppeling: Koppeling | null, kader: Kader): Lijst {
  const koppels = koppelKolommen(csv.koppen, koppeling);
  const leesDag = datumlezer(kader.vandaag, koppeling?.datumvorm);
  const velden = rijvelden(koppels.bronnen, (naam) => lezerVan(naam, kader, leesDag));
  const rijkader = {
    ...{ kader, bronnen: koppels.bronnen, velden, bestand: csv.file.name },
    intakevelden: intakevelden(kader, new Set(velden.map(({ naam }) => naam))),
  };
  keurKoppeling(rijkader);
  return {
    naam: csv.file.name,
    grootte: csv.file.size,
    eenheid: "regel",
    nietOvergenomen: koppels.nietOvergenomen,
    overnames: (verslag, onShare) =>
      leesRijenAls(csv, verslag, onShare, (rij) => verwerk(rij, rijkader, verslag)),
  };
}

function verwerk(rij: CsvRij, rijkader: Rijkader, verslag: Leesverslag): Overname | null {
  const gelezen = leesRij(rij, rijkader);
  if ("fouten" in gelezen) {
    verslag.keurAf(gelezen.fouten);
    return null;
  }
  if (gelezen.opmerking) verslag.opmerkingen.add(gelezen.opmerking);
  return gelezen.overname;
}

/** What the mapping itself puts in a field must be possible there; otherwise every row would say so. */
function keurKoppeling({ bronnen, velden }: Rijkader): void {
  const fouten = velden.flatMap(({ naam, keur }) =>
    (bronnen.get(naam)?.letterlijk ?? []).flatMap(([plek, waarde]) => {
      const gelezen = waarde.trim() === "" ? { waarde } : keur(waarde.trim());
      return "fout" in gelezen ? [`  ${naam}, ${plek}: ${gelezen.fout}`] : [];
    }),
  );
  if (fouten.length > 0) throw new WrongUse(`De koppeling klopt niet:\n${fouten.join("\n")}`);
}

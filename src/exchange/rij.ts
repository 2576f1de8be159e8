/** One row of a list: a case ready for the register, or all that is wrong with it. */

import type { Gelezen, Kader, Veldnaam } from "../procedure/antwoorden.ts";
import { leesIntake } from "../procedure/intake.ts";
import type { Veld } from "../procedure/velden.ts";
import { sha256 } from "../register/logboek.ts";
import type { Overname } from "../register/overname.ts";
import { type Afloopgegevens, leesAfloop, type Veldfout } from "./afloop.ts";
import type { CsvRij } from "./csv-rijen.ts";
import type { Veldbronnen } from "./kolommen.ts";
import { type Lezer, onthoud } from "./lezer.ts";
import { LIJSTVELD, LIJSTVELDEN, type Lijstveld } from "./lijstvelden.ts";

/** Something about a row: an error, or a remark that the row came in with. */
export interface Melding {
  /** Null where it concerns the list as a whole. */
  readonly regel: number | null;
  /** The heading; null where it concerns the row, or a text that the mapping put there. */
  readonly kolom: string | null;
  readonly veld: Lijstveld | null;
  readonly reden: string;
}

export type GelezenRij =
  | { readonly overname: Overname; readonly opmerking: Melding | null }
  | { readonly fouten: readonly Melding[] };

export interface Rijkader {
  readonly kader: Kader;
  readonly bronnen: Veldbronnen;
  /** The fields that a row can fill, in their order. */
  readonly velden: readonly Rijveld[];
  /** Those of the intake, by which a row is checked as any other complaint. */
  readonly intakevelden: readonly Veld[];
  /** The name of the list, for the log. */
  readonly bestand: string;
}

/** A field, found and read in the same way in every row. */
export interface Rijveld {
  readonly naam: Lijstveld;
  /** What the row has for it, as it stands there. */
  readonly ruw: (cellen: readonly string[]) => string;
  /** What comes of that; null where it is empty. */
  readonly lees: (ruw: string) => Gelezen | null;
  /** The check of what the mapping made of it. */
  readonly keur: Lezer;
}

type Waarden = Partial<Record<Lijstveld, string>>;

/** What belongs in the closed file is taken in one by one, by who has the key. */
const HOORT_IN_DE_KLUIS = "Een vertrouwelijke klacht hoort in de kluis; neem haar op met klacht nieuw";

const VAN_STANDPUNT = ["standpuntOp", "motivering", "meegedeeldOp", "wijzeVanMededeling"] as const;

/** The fields that have a source, or something that stands there without one. */
export function rijvelden(bronnen: Veldbronnen, lezerVan: (naam: Lijstveld) => Lezer): Rijveld[] {
  return LIJSTVELDEN.flatMap((naam) => {
    const { vorm, standaard = "" } = LIJSTVELD[naam];
    const bron = bronnen.get(naam);
    if (!bron && standaard === "") return [];
    const keur = lezerVan(naam);
    const lees = (ruw: string) => {
      const vertaald = bron?.vertaal(ruw) || standaard;
      // A line end in a cell of an address is how people lay out, not what they mean.
      const tekst = vorm === "tekst" ? vertaald : vertaald.replaceAll(REGELEINDEN, " ");
      return tekst === "" ? null : keur(tekst);
    };
    return [{ naam, ruw: bron?.ruw ?? (() => ""), lees: vorm === "tekst" ? lees : onthoud(lees), keur }];
  });
}

const REGELEINDEN = /[\t\r\n]+/g;

/** Makes the case of a row; every fault in it is named, not only the first. */
export function leesRij(rij: CsvRij, rijkader: Rijkader): GelezenRij {
  const { kader, bronnen, velden, intakevelden } = rijkader;
  const { waarden, fouten } = leesWaarden(rij.cellen, velden);
  const onleesbaar: string[] = fouten.map(({ veld }) => veld);
  const intake = leesIntake(waarden, kader, { adresVerplicht: false, velden: intakevelden });
  // What couldn't be read counts as missing there; once is enough.
  if ("fouten" in intake) {
    for (const { veld, reden } of intake.fouten) {
      if (!onleesbaar.includes(veld)) fouten.push({ veld: veld as Veldnaam, reden });
    }
  } else if (intake.intake.vertrouwelijk) fouten.push({ veld: "vertrouwelijk", reden: HOORT_IN_DE_KLUIS });
  const afloop = leesAfloop(gegevensVan(waarden, bronnen));
  if ("fouten" in afloop)
    fouten.push(...afloop.fouten.filter(({ hangtAf }) => !hangtAf.some((veld) => onleesbaar.includes(veld))));
  const melding = ({ veld, reden }: Veldfout): Melding => ({
    regel: rij.regel,
    kolom: bronnen.get(veld)?.kolom ?? null,
    veld,
    reden,
  });
  if (fouten.length > 0 || "fouten" in intake || "fouten" in afloop) {
    return { fouten: fouten.sort(inVolgorde).map(melding) };
  }

  const nietGebruikt = zonderStandpunt(waarden, bronnen);
  const opmerking = opmerkingOver(waarden, Object.keys(nietGebruikt), bronnen);
  const externNummer = waarden.externNummer ?? eigenNummer(waarden);
  const details = {
    bestand: rijkader.bestand,
    regel: rij.regel,
    externNummer,
    ...(Object.keys(nietGebruikt).length > 0 && { nietGebruikt }),
  };
  return {
    overname: {
      regel: rij.regel,
      nummer: null,
      verantwoordelijke: waarden.verantwoordelijke ?? null,
      klacht: {
        ...afloop.afloop,
        intake: intake.intake,
        geregistreerdOp: waarden.geregistreerdOp ?? intake.intake.ingediendOp,
        externNummer,
        handelingen: [{ handeling: "geïmporteerd", details }],
      },
    },
    opmerking: opmerking && melding(opmerking),
  };
}

/** As the fields stand in their list, whoever found the fault. */
function inVolgorde(een: Veldfout, ander: Veldfout): number {
  return LIJSTVELDEN.indexOf(een.veld) - LIJSTVELDEN.indexOf(ander.veld);
}

function leesWaarden(cellen: readonly string[], velden: readonly Rijveld[]) {
  const waarden: Waarden = {};
  const fouten: Veldfout[] = [];
  for (const { naam, ruw, lees } of velden) {
    const gelezen = lees(ruw(cellen));
    if (gelezen === null) continue;
    if ("fout" in gelezen) fouten.push({ veld: naam, reden: gelezen.fout });
    else if (gelezen.waarde !== "") waarden[naam] = gelezen.waarde;
  }
  return { waarden, fouten };
}

/** The course of the case; a text that the mapping puts in every row holds only where there is something to say it of. */
function gegevensVan(waarden: Waarden, bronnen: Veldbronnen): Afloopgegevens {
  const open = !waarden.afgehandeldOp;
  return {
    ingediendOp: waarden.ingediendOp ?? null,
    geregistreerdOp: waarden.geregistreerdOp ?? null,
    gemeldOp: waarden.gemeldOp ?? null,
    bevestigdOp: waarden.bevestigdOp ?? null,
    standpuntOp: waarden.standpuntOp ?? null,
    meegedeeldOp: waarden.meegedeeldOp ?? null,
    afgehandeldOp: waarden.afgehandeldOp ?? null,
    verantwoordelijke: waarden.verantwoordelijke ?? null,
    oordeel: waarden.oordeel ?? null,
    motivering: waarden.motivering ?? null,
    wijzeVanMededeling: waarden.wijzeVanMededeling ?? null,
    wijzeVanAfhandeling: waarden.wijzeVanAfhandeling ?? null,
    afsluitreden: open && !uitKolom(bronnen, "afsluitreden") ? null : (waarden.afsluitreden ?? null),
  };
}

/** What the list has of a position whose oordeel it doesn't have: it is kept in the log, and nowhere else. */
function zonderStandpunt(waarden: Waarden, bronnen: Veldbronnen): Waarden {
  if (waarden.oordeel) return {};
  const namen = VAN_STANDPUNT.filter((naam) => waarden[naam] && uitKolom(bronnen, naam));
  return Object.fromEntries(namen.map((naam) => [naam, waarden[naam]]));
}

/** A row that gave something of a position but no oordeel, or that is settled without one where others have it. */
function opmerkingOver(
  waarden: Waarden,
  nietGebruikt: readonly string[],
  bronnen: Veldbronnen,
): Veldfout | null {
  const afgehandeld = waarden.afgehandeldOp && !waarden.afsluitreden && uitKolom(bronnen, "oordeel");
  if (waarden.oordeel || (nietGebruikt.length === 0 && !afgehandeld)) return null;
  const elders = nietGebruikt.length === 0 ? "" : `; alleen in het logboek: ${nietGebruikt.join(", ")}`;
  return { veld: "oordeel", reden: `ontbreekt: de klacht is zonder standpunt overgenomen${elders}` };
}

function uitKolom(bronnen: Veldbronnen, naam: Lijstveld): boolean {
  return (bronnen.get(naam)?.kolom ?? null) !== null;
}

/** A number for a row that has none, from its content: the same row is then found again at a next import. */
function eigenNummer(waarden: Waarden): string {
  const inhoud = Object.entries(waarden).sort(([a], [b]) => (a < b ? -1 : 1));
  return `rij-${sha256(JSON.stringify(inhoud)).slice(0, 12)}`;
}

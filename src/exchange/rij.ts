/** One row of a list: a case ready for the register, or all that is wrong with it. */
import { leesIntake } from "../procedure/intake.ts";
import type { Antwoorden, Kader, Veldnaam } from "../procedure/velden.ts";
import type { Overname } from "../register/importeren.ts";
import { sha256 } from "../register/logboek.ts";
import { type Afloopgegevens, leesAfloop, type Veldfout } from "./afloop.ts";
import type { CsvRij } from "./csv.ts";
import type { Veldbronnen } from "./kolommen.ts";
import type { Lezer } from "./lezer.ts";
import { isIntakeveld, LIJSTVELDEN, type Lijstveld, LIJSTVELD } from "./lijstvelden.ts";

/** Something about a row: an error, or a remark that the row came in with. */
export interface Melding {
  readonly regel: number;
  /** The heading; null where it concerns the row, or a text that the mapping put there. */
  readonly kolom: string | null;
  readonly veld: Lijstveld | null;
  readonly reden: string;
}

export type GelezenRij =
  | { readonly overname: Overname; readonly opmerking: Melding | null }
  | { readonly fouten: readonly Melding[] };

/** Until the closed file is there, what belongs in it stays outside altogether. */
const NOG_GEEN_KLUIS = "Vertrouwelijke klachten kunnen pas worden overgenomen als de kluis bestaat";

const VAN_STANDPUNT = ["standpuntOp", "motivering", "meegedeeldOp", "wijzeVanMededeling"] as const;

type Waarden = Partial<Record<Lijstveld, string>>;

export interface Rijkader {
  readonly kader: Kader;
  readonly bronnen: Veldbronnen;
  readonly lezers: ReadonlyMap<Lijstveld, Lezer>;
  /** The name of the list, for the log. */
  readonly bestand: string;
}

/** Makes the case of a row; every fault in it is named, not only the first. */
export function leesRij({ regel, cellen }: CsvRij, rijkader: Rijkader): GelezenRij {
  const { kader, bronnen, bestand } = rijkader;
  const { waarden, fouten } = leesWaarden(cellen, rijkader);
  const gelezen = leesIntake(intakeVan(waarden), kader, { adresVerplicht: false });
  const metFout = new Set<string>(fouten.map(({ veld }) => veld));
  if ("fouten" in gelezen) {
    // What couldn't be read counts as missing there; once is enough.
    for (const { veld, reden } of gelezen.fouten)
      if (!metFout.has(veld)) fouten.push({ veld: veld as Veldnaam, reden });
  } else if (gelezen.intake.vertrouwelijk) fouten.push({ veld: "vertrouwelijk", reden: NOG_GEEN_KLUIS });
  if (
    waarden.afsluitreden &&
    !waarden.afgehandeldOp &&
    !metFout.has("afgehandeldOp") &&
    uitKolom(bronnen, "afsluitreden")
  ) {
    fouten.push({
      veld: "afsluitreden",
      reden: "heeft geen datum: bij een afsluitreden hoort afgehandeldOp",
    });
  }
  const afloop =
    waarden.ingediendOp && !metFout.has("afgehandeldOp") ? leesAfloop(afloopVan(waarden)) : { fouten: [] };
  if ("fouten" in afloop) fouten.push(...afloop.fouten);
  const melding = ({ veld, reden }: Veldfout): Melding => ({
    regel,
    kolom: bronnen.get(veld)?.kolom ?? null,
    veld,
    reden,
  });
  if (fouten.length > 0 || "fouten" in gelezen || "fouten" in afloop) return { fouten: fouten.map(melding) };

  const externNummer = waarden.externNummer ?? eigenNummer(waarden);
  const zonderStandpunt = waarden.oordeel
    ? []
    : VAN_STANDPUNT.filter((naam) => waarden[naam] && uitKolom(bronnen, naam));
  const nietGebruikt = Object.fromEntries(zonderStandpunt.map((naam) => [naam, waarden[naam]]));
  const opmerking = opmerkingOver(waarden, zonderStandpunt, bronnen);
  return {
    overname: {
      regel,
      verantwoordelijke: waarden.verantwoordelijke ?? null,
      klacht: {
        intake: gelezen.intake,
        geregistreerdOp: waarden.geregistreerdOp ?? gelezen.intake.ingediendOp,
        ...afloop.afloop,
        externNummer,
        handelingen: [
          {
            handeling: "geïmporteerd",
            details: { bestand, regel, externNummer, ...(zonderStandpunt.length > 0 && { nietGebruikt }) },
          },
        ],
      },
    },
    opmerking: opmerking && melding(opmerking),
  };
}

function leesWaarden(
  cellen: readonly string[],
  { bronnen, lezers }: Rijkader,
): { waarden: Waarden; fouten: Veldfout[] } {
  const waarden: Waarden = {};
  const fouten: Veldfout[] = [];
  for (const naam of LIJSTVELDEN) {
    const { vorm, standaard } = LIJSTVELD[naam];
    const tekst = bronnen.get(naam)?.lees(cellen) ?? "";
    // A line end in a cell of an address is how people lay out, not what they mean.
    const schoon = vorm === "tekst" ? tekst : tekst.replaceAll(/[\t\r\n]+/g, " ");
    const gevuld = schoon === "" ? standaard : schoon;
    if (gevuld === undefined) continue;
    const gelezen = lezers.get(naam)!(gevuld);
    if ("fout" in gelezen) fouten.push({ veld: naam, reden: gelezen.fout });
    else if (gelezen.waarde !== "") waarden[naam] = gelezen.waarde;
  }
  return { waarden, fouten };
}

function intakeVan(waarden: Waarden): Antwoorden {
  return Object.fromEntries(Object.entries(waarden).filter(([naam]) => isIntakeveld(naam as Lijstveld)));
}

function afloopVan(waarden: Waarden): Afloopgegevens {
  return {
    ingediendOp: waarden.ingediendOp!,
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
    afsluitreden: waarden.afsluitreden ?? null,
  };
}

/** A row that gave something of a position but no oordeel, or that is settled without one where others have it. */
function opmerkingOver(
  waarden: Waarden,
  zonderStandpunt: readonly Lijstveld[],
  bronnen: Veldbronnen,
): Veldfout | null {
  const afgehandeld = waarden.afgehandeldOp && !waarden.afsluitreden && uitKolom(bronnen, "oordeel");
  if (waarden.oordeel || (zonderStandpunt.length === 0 && !afgehandeld)) return null;
  const elders =
    zonderStandpunt.length === 0 ? "" : `; ${zonderStandpunt.join(", ")} staat alleen in het logboek`;
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

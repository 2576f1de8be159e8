/** Our own list, as `exporteren` writes it: read back into whole cases. */
import type { Overname } from "../register/overname.ts";
import type { Csv } from "./csv.ts";
import type { CsvRij } from "./csv-rijen.ts";
import { type Leesverslag, type Lijst, leesRijenAls } from "./inlezen.ts";
import { type Eigenkader, neemKlachtOver } from "./klacht-overnemen.ts";
import type { Vormfout } from "./klachtvorm.ts";
import { herstel } from "./onschadelijk.ts";
import type { Melding } from "./rij.ts";
import { KOLOMMEN, type Kolom, korteKop, type Ruw, sleutelVanKop } from "./uitvoerkolommen.ts";

/** Our columns as they stand in a list: people may have moved them, or left some out. */
type Plaatsen = readonly (readonly [index: number, kolom: Kolom])[];

export function eigenLijst(csv: Csv, eigenkader: Eigenkader): Lijst {
  const plaatsen = zoekKolommen(csv.koppen);
  const gebruikt = new Set(plaatsen.map(([index]) => index));
  return {
    naam: csv.file.name,
    grootte: csv.file.size,
    eenheid: "regel",
    nietOvergenomen: csv.koppen.filter((_, index) => !gebruikt.has(index)),
    overnames: (verslag, onShare) =>
      leesRijenAls(csv, verslag, onShare, (rij) =>
        leesEigenRij(rij, plaatsen, { ...eigenkader, bestand: csv.file.name }, verslag),
      ),
  };
}

function zoekKolommen(koppen: readonly string[]): Plaatsen {
  const sleutels = koppen.map(sleutelVanKop);
  return KOLOMMEN.flatMap((kolom) => {
    const index = sleutels.indexOf(sleutelVanKop(kolom.kop));
    return index < 0 ? [] : [[index, kolom] as const];
  });
}

function leesEigenRij(
  { regel, cellen }: CsvRij,
  plaatsen: Plaatsen,
  herkomst: Eigenkader & { readonly bestand: string },
  verslag: Leesverslag,
): Overname | null {
  const ruw: Ruw = {};
  const fouten: Melding[] = [];
  for (const [index, kolom] of plaatsen) {
    const cel = (cellen[index] ?? "").trim();
    const reden = kolom.lees(kolom.isTekst ? herstel(cel) : cel, ruw);
    if (reden !== null) fouten.push({ regel, kolom: korteKop(kolom.kop), veld: null, reden });
  }
  const onleesbaar = new Set(fouten.map(({ kolom }) => kolom));
  const gelezen = neemKlachtOver(alsJson(ruw), { ...herkomst, regel });
  if ("fouten" in gelezen) {
    // What couldn't be read counts as missing there; once is enough.
    fouten.push(
      ...gelezen.fouten.map((fout) => meldingVan(fout, regel)).filter(({ kolom }) => !onleesbaar.has(kolom)),
    );
  }
  if (fouten.length === 0 && "overname" in gelezen) return gelezen.overname;
  verslag.keurAf(fouten);
  return null;
}

/** The case in the form of JSON: a list has each date of a position once, and the steps at Kifid without the last apart. */
function alsJson(ruw: Ruw): Ruw {
  const { kifid, standpunten, standpuntOp, herbeoordeeldOp } = ruw;
  const stappen = (kifid ?? []) as readonly Ruw[];
  return {
    ...ruw,
    kifid: stappen.length === 0 ? null : { ...stappen.at(-1), verloop: stappen },
    standpunten: ((standpunten ?? []) as readonly Ruw[]).map((standpunt) => ({
      ...standpunt,
      datum: standpunt.ronde === 1 ? standpuntOp : herbeoordeeldOp,
    })),
  };
}

/** A fault at the column where it stands, with what leads further into its cell. */
function meldingVan({ pad, reden }: Vormfout, regel: number): Melding {
  for (let lengte = pad.length; lengte > 0; lengte -= 1) {
    const sleutel = pad.slice(0, lengte).join(".");
    const kolom = KOLOMMEN.find((deze) => deze.sleutel === sleutel);
    if (kolom === undefined) continue;
    const verder = pad.slice(lengte).filter((deel) => deel !== "verloop");
    const waar = verder.map((deel) => (typeof deel === "number" ? `regel ${deel}` : deel)).join(", ");
    return {
      regel,
      kolom: korteKop(kolom.kop),
      veld: null,
      reden: waar === "" ? reden : `${waar}: ${reden}`,
    };
  }
  return { regel, kolom: null, veld: null, reden: pad.length === 0 ? reden : `${pad.join(" ")}: ${reden}` };
}

/** What an old list tells of the course of a case: its dates in order, its position, its settlement. */
import { type IsoDate, toonDatum } from "../procedure/datum.ts";
import type { Afsluitreden, Oordeel, Standpunt } from "../procedure/klacht.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import { alleenIngediend } from "../procedure/mijlpalen.ts";
import { LIJSTVELD, type Lijstveld } from "./lijstvelden.ts";

/** What a row has for the fields of the course; null where it is empty. */
export interface Afloopgegevens {
  readonly ingediendOp: IsoDate | null;
  readonly geregistreerdOp: IsoDate | null;
  readonly gemeldOp: IsoDate | null;
  readonly bevestigdOp: IsoDate | null;
  readonly standpuntOp: IsoDate | null;
  readonly meegedeeldOp: IsoDate | null;
  readonly afgehandeldOp: IsoDate | null;
  readonly verantwoordelijke: string | null;
  readonly oordeel: string | null;
  readonly motivering: string | null;
  readonly wijzeVanMededeling: string | null;
  readonly wijzeVanAfhandeling: string | null;
  readonly afsluitreden: string | null;
}

export interface Afloop {
  readonly mijlpalen: Mijlpalen;
  readonly standpunten: readonly Standpunt[];
  readonly afsluitreden: Afsluitreden | null;
  readonly wijzeVanAfhandeling: string | null;
}

export interface Veldfout {
  readonly veld: Lijstveld;
  readonly reden: string;
}

/** A fault between fields: it only counts when all of them could be read. */
export interface Afloopfout extends Veldfout {
  readonly hangtAf: readonly Lijstveld[];
}

export const ZONDER_MOTIVERING = "Overgenomen uit een eerdere lijst zonder motivering.";

/** Each pair in the order in which it must have happened. */
const VOLGORDE = [
  { eerst: "ingediendOp", dan: "geregistreerdOp" },
  { eerst: "ingediendOp", dan: "gemeldOp" },
  { eerst: "ingediendOp", dan: "bevestigdOp" },
  { eerst: "ingediendOp", dan: "standpuntOp" },
  { eerst: "gemeldOp", dan: "standpuntOp" },
  { eerst: "ingediendOp", dan: "meegedeeldOp" },
  { eerst: "standpuntOp", dan: "meegedeeldOp" },
  { eerst: "ingediendOp", dan: "afgehandeldOp" },
  { eerst: "gemeldOp", dan: "afgehandeldOp" },
  { eerst: "bevestigdOp", dan: "afgehandeldOp" },
  { eerst: "standpuntOp", dan: "afgehandeldOp" },
  { eerst: "meegedeeldOp", dan: "afgehandeldOp" },
] as const satisfies readonly { eerst: keyof Afloopgegevens; dan: keyof Afloopgegevens }[];

/**
 * The course of a case as far as a list knows it. With an oordeel it has a position of round 1, taken and told on the
 * day of settlement where the list has no days of its own for that. Without an oordeel there is no position, also when
 * the case is settled: a list can't make the office have decided what it didn't.
 */
export function leesAfloop(
  gegevens: Afloopgegevens,
): { readonly afloop: Afloop } | { readonly fouten: readonly Afloopfout[] } {
  const { oordeel, ingediendOp, afgehandeldOp, afsluitreden } = gegevens;
  const eigen = oordeel === null ? { ...gegevens, standpuntOp: null, meegedeeldOp: null } : gegevens;
  const fouten: Afloopfout[] = buitenVolgorde(eigen);
  if (oordeel !== null && eigen.standpuntOp === null && afgehandeldOp === null) {
    const reden = "heeft geen datum: bij een oordeel hoort een datum van standpunt of van afhandeling";
    fouten.push({ veld: "oordeel", reden, hangtAf: ["standpuntOp", "afgehandeldOp"] });
  }
  if (afsluitreden !== null && afgehandeldOp === null) {
    const reden = "heeft geen datum: bij een afsluitreden hoort een datum van afhandeling";
    fouten.push({ veld: "afsluitreden", reden, hangtAf: ["afgehandeldOp"] });
  }
  return fouten.length > 0 || ingediendOp === null
    ? { fouten }
    : { afloop: maakAfloop({ ...eigen, ingediendOp }) };
}

function maakAfloop(gegevens: Afloopgegevens & { readonly ingediendOp: IsoDate }): Afloop {
  const { ingediendOp, gemeldOp, bevestigdOp, afgehandeldOp, oordeel, wijzeVanMededeling } = gegevens;
  const standpuntOp = oordeel === null ? null : (gegevens.standpuntOp ?? afgehandeldOp);
  const meegedeeldOp = oordeel === null ? null : (gegevens.meegedeeldOp ?? afgehandeldOp);
  const mondeling = wijzeVanMededeling === "gesprek" || wijzeVanMededeling === "telefoon";
  const reden = gegevens.afsluitreden ?? (oordeel === null ? null : "afgehandeld");
  return {
    mijlpalen: {
      ...alleenIngediend(ingediendOp),
      gemeldOp,
      bevestigdOp,
      standpuntOp,
      meegedeeldOp,
      schriftelijkOp: mondeling ? null : meegedeeldOp,
      afgehandeldOp,
    },
    standpunten:
      oordeel === null || standpuntOp === null
        ? []
        : [
            {
              ronde: 1,
              oordeel: oordeel as Oordeel,
              motivering: gegevens.motivering ?? ZONDER_MOTIVERING,
              datum: standpuntOp,
              door: gegevens.verantwoordelijke,
              beoordelaars: [],
              meegedeeldOp,
              wijzeVanMededeling: meegedeeldOp === null ? null : wijzeVanMededeling,
            },
          ],
    afsluitreden: afgehandeldOp === null ? null : (reden as Afsluitreden | null),
    wijzeVanAfhandeling: afgehandeldOp === null ? null : gegevens.wijzeVanAfhandeling,
  };
}

function buitenVolgorde(gegevens: Afloopgegevens): Afloopfout[] {
  const fouten: Afloopfout[] = [];
  VOLGORDE.forEach(({ eerst, dan }) => {
    const van = gegevens[eerst];
    const tot = gegevens[dan];
    if (van === null || tot === null || tot >= van) return;
    const reden = `${toonDatum(tot)} ligt voor ${toonDatum(van)} (${LIJSTVELD[eerst].label.toLowerCase()})`;
    meldEens(fouten, { veld: dan, reden, hangtAf: [] });
  });
  return fouten;
}

/** The first fault of a field says enough. */
function meldEens(fouten: Afloopfout[], fout: Afloopfout): void {
  if (!fouten.some(({ veld }) => veld === fout.veld)) fouten.push(fout);
}

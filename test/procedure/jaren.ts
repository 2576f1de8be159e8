/** Cases and figures for the yearly overview. */
import type {
  Jaarcijfers,
  Jaardagen,
  Jaarfeiten,
  Jaarinhoud,
  Tijdigheid,
} from "../../src/procedure/jaarcijfers.ts";
import { type Jaarperioden, periodenVan } from "../../src/procedure/jaarperiode.ts";
import type { Jaarvergelijking } from "../../src/procedure/jaarpost.ts";
import { Jaarteller } from "../../src/procedure/jaarteller.ts";
import { STANDAARD_TERMIJNREGELS } from "../../src/procedure/termijnen.ts";
import { STANDAARD_WOORDENLIJSTEN } from "../../src/procedure/woordenlijsten.ts";

const NIETS: Tijdigheid = { gedaan: 0, opTijd: 0, opTijdMetUitstel: 0, openTeLaat: 0 };

export const GEEN_FEITEN: Jaarfeiten = {
  termijnen: {
    melding: NIETS,
    ontvangstbevestiging: NIETS,
    streefdatum: NIETS,
    reactie: NIETS,
    herbeoordeling: NIETS,
  },
  gesprekken: new Map(),
  kifid: new Map(),
  maatregelen: new Map(),
  schadevergoeding: 0,
  uitgesteld: 0,
  klanten: { meerdereKlachten: 0, ookEerder: 0, zonderKlantnummer: 0 },
};

export interface Jaarregel {
  readonly dagen: Jaardagen;
  readonly inhoud: Jaarinhoud;
}

export type Regeldelen = Partial<Jaardagen & Jaarinhoud>;

/** A case that was lodged and no more, but for what is given. */
export function regel({
  ingediendOp = "2024-03-04",
  antwoordOp = null,
  bezwaarOp = null,
  herbeoordeeldOp = null,
  afgehandeldOp = null,
  ...inhoud
}: Regeldelen = {}): Jaarregel {
  return {
    dagen: { ingediendOp, antwoordOp, bezwaarOp, herbeoordeeldOp, afgehandeldOp },
    inhoud: {
      vertrouwelijk: 0,
      aard: "advies",
      product: null,
      wijze: "brief",
      wijzeVanAfhandeling: null,
      afsluitreden: null,
      oorzaak: null,
      metVerbetermaatregel: 0,
      oordeel: null,
      herbeoordeling: null,
      ...inhoud,
    },
  };
}

/** The figures of cases of 2024 beside those of 2023, with what else is said of 2024. */
export function jaren(
  regels: readonly Jaarregel[],
  feiten: Partial<Jaarfeiten> = {},
  peildatum = "2025-02-15",
): { jaren: Jaarvergelijking; perioden: Jaarperioden } {
  const perioden = periodenVan(2024, peildatum);
  const tel = (periode: Jaarperioden["dit"], extra: Partial<Jaarfeiten>): Jaarcijfers => {
    const teller = new Jaarteller(periode);
    for (const { dagen, inhoud } of regels) teller.tel(dagen, inhoud);
    return teller.cijfers({ ...GEEN_FEITEN, ...extra });
  };
  return {
    perioden,
    jaren: {
      dit: tel(perioden.dit, feiten),
      vorig: tel(perioden.vorig, {}),
      woordenlijsten: STANDAARD_WOORDENLIJSTEN,
      termijnen: STANDAARD_TERMIJNREGELS,
    },
  };
}

export const tijdigheid = (deel: Partial<Tijdigheid>): Tijdigheid => ({ ...NIETS, ...deel });

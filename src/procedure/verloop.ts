/**
 * The course of a case: its status, the steps that are open and the reason why another is not.
 * Everything is derived from what happened; nothing here is ever stored as a choice.
 */
import { type IsoDate, toonDatum } from "./datum.ts";
import type { KifidStap, Oordeel } from "./klacht.ts";
import type { Mijlpalen } from "./mijlpalen.ts";

export const STATUSSEN = [
  "ingediend",
  "in behandeling",
  "standpunt ingenomen",
  "bezwaar",
  "in geschil",
  "afgehandeld",
] as const;

export type Status = (typeof STATUSSEN)[number];

/** The milestone that was reached last in this order tells the status; a case that reached none is `ingediend`. */
export const STATUS_BIJ_MIJLPAAL: readonly (readonly [keyof Mijlpalen, Status])[] = [
  ["afgehandeldOp", "afgehandeld"],
  ["geschilOp", "in geschil"],
  ["herbeoordeeldOp", "standpunt ingenomen"],
  ["bezwaarOp", "bezwaar"],
  ["standpuntOp", "standpunt ingenomen"],
  ["gemeldOp", "in behandeling"],
  ["ingediendOp", "ingediend"],
];

/** The status on a day: what is dated after that day has not happened yet. */
export function statusOp(mijlpalen: Mijlpalen, peildatum: IsoDate): Status {
  const bereikt = STATUS_BIJ_MIJLPAAL.find(([mijlpaal]) => {
    const dag = mijlpalen[mijlpaal];
    return dag !== null && dag <= peildatum;
  });
  return bereikt?.[1] ?? "ingediend";
}

/** The status that somebody means, with spaces or hyphens; null where there is none such. */
export function leesStatus(getypt: string): Status | null {
  const tekst = getypt
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ");
  return STATUSSEN.find((status) => status === tekst) ?? null;
}

/** What the course of a case depends on, beside its milestones. */
export interface Feiten extends Mijlpalen {
  readonly verantwoordelijke: string | null;
  /** The position that counts: that of the re-assessment where there is one (§4.2). */
  readonly oordeel: Oordeel | null;
  /** Whether the last conversation ended in agreement (§6). */
  readonly overeenstemming: boolean;
  /** The latest day of anything that happened in the case. */
  readonly laatsteOp: IsoDate | null;
  /** Whether the insurer has yet to agree to what is told (§4.1). */
  readonly wachtOpVerzekeraar: boolean;
  /** How far a referral to Kifid has come (§6). */
  readonly kifidStatus: KifidStap["status"] | null;
}

/** The facts as they were on a day: what is dated after that day has not happened yet. */
export function feitenOp(feiten: Feiten, peildatum: IsoDate): Feiten {
  const nog = (dag: IsoDate | null) => (dag !== null && dag > peildatum ? null : dag);
  return {
    ...feiten,
    gemeldOp: nog(feiten.gemeldOp),
    bevestigdOp: nog(feiten.bevestigdOp),
    standpuntOp: nog(feiten.standpuntOp),
    meegedeeldOp: nog(feiten.meegedeeldOp),
    schriftelijkOp: nog(feiten.schriftelijkOp),
    bezwaarOp: nog(feiten.bezwaarOp),
    herbeoordeeldOp: nog(feiten.herbeoordeeldOp),
    geschilOp: nog(feiten.geschilOp),
    overeenstemmingOp: nog(feiten.overeenstemmingOp),
    overeenstemming: feiten.overeenstemming && nog(feiten.overeenstemmingOp) !== null,
    afgehandeldOp: nog(feiten.afgehandeldOp),
  };
}

export const STAPPEN = [
  "wijzigen",
  "toewijzen",
  "bevestigen",
  "onderzoeken",
  "besluiten",
  "maatregel",
  "mededelen",
  "bezwaar",
  "herbeoordelen",
  "gesprek",
  "kifid",
  "uitstellen",
  "afsluiten",
  "beeindigen",
  "heropenen",
] as const;

/**
 * A step in the course. `afsluiten` ends the case after its decision; `beeindigen` ends it without one
 * (ingetrokken, geen-klacht, doorgestuurd).
 */
export type Stap = (typeof STAPPEN)[number];

/** Why a step is refused: one Dutch sentence with its clause, and the command that must come first. */
export interface Weigering {
  readonly reden: string;
  readonly clausule: string;
  /** A command without the number of the case, such as `toewijzen`; null where none would help. */
  readonly eerst: string | null;
}

/** Why this step can't be taken now, or null when it can. */
export function weigering(stap: Stap, feiten: Feiten): Weigering | null {
  if (stap === "heropenen") {
    return feiten.afgehandeldOp === null ? weiger("De klacht is nog niet afgehandeld", "§5") : null;
  }
  // A mistake in the registration is put right whenever it is found.
  if (feiten.afgehandeldOp !== null && stap !== "wijzigen") {
    return weiger("De klacht is al afgehandeld", "§5", "heropenen");
  }
  return REGELS[stap](feiten);
}

/** The steps that can be taken now, in the order of the procedure. */
export function openStappen(feiten: Feiten): Stap[] {
  return STAPPEN.filter((stap) => weigering(stap, feiten) === null);
}

/**
 * The step that the procedure asks for next; null when there is nothing left to do.
 * Where several are open it is the one with the nearest deadline.
 */
export function volgendeStap(feiten: Feiten): Stap | null {
  if (feiten.afgehandeldOp !== null) return null;
  if (feiten.gemeldOp === null) return "toewijzen";
  if (feiten.standpuntOp === null) return feiten.bevestigdOp === null ? "bevestigen" : "besluiten";
  if (wachtOpHerbeoordeling(feiten)) return "herbeoordelen";
  if (feiten.schriftelijkOp === null) return "mededelen";
  return openGeschil(feiten) === null ? "afsluiten" : "kifid";
}

/** An objection that was neither decided on nor settled in a conversation (§4.2, §6). */
function wachtOpHerbeoordeling({ bezwaarOp, herbeoordeeldOp, overeenstemming }: Feiten): boolean {
  return bezwaarOp !== null && herbeoordeeldOp === null && !overeenstemming;
}

/** A lasting dispute ends in a referral to Kifid, not in silence; a case that lies there ends with its ruling (§6). */
function openGeschil({ geschilOp, kifidStatus }: Feiten): Weigering | null {
  if (kifidStatus === "aanhangig") return weiger("De klacht is nog aanhangig bij Kifid", "§6", "kifid");
  if (geschilOp === null || kifidStatus !== null) return null;
  return weiger("Bij een blijvend geschil wordt de klager eerst op Kifid gewezen", "§6", "kifid");
}

/** The letter that tells the position that counts. */
function brief({ herbeoordeeldOp }: Feiten): string {
  return herbeoordeeldOp === null ? "brief standpunt" : "brief herbeoordeling";
}

type Regel = (feiten: Feiten) => Weigering | null;

const vrij: Regel = () => null;

const naToewijzing =
  (wat: string, clausule: string): Regel =>
  ({ gemeldOp }) =>
    gemeldOp === null
      ? weiger(`${wat} kan pas als de klacht aan een verantwoordelijke is gemeld`, clausule, "toewijzen")
      : null;

const naStandpunt =
  (wat: string, clausule: string): Regel =>
  ({ standpuntOp }) =>
    standpuntOp === null ? weiger(`${wat} kan pas als er een standpunt is`, clausule, "besluit") : null;

const REGELS: Record<Exclude<Stap, "heropenen">, Regel> = {
  wijzigen: vrij,
  toewijzen: vrij,
  bevestigen: vrij,
  onderzoeken: naToewijzing("Onderzoek vastleggen", "§4b"),
  besluiten: (feiten) =>
    feiten.herbeoordeeldOp !== null
      ? weiger("De klacht is al opnieuw beoordeeld", "§4.2", "gesprek")
      : feiten.bezwaarOp !== null
        ? weiger("Na een bezwaar wordt de klacht opnieuw beoordeeld", "§4.2", "herbeoordeling")
        : feiten.meegedeeldOp !== null
          ? weiger("Het standpunt is al aan de klager meegedeeld", "§4d", "bezwaar")
          : naToewijzing("Een standpunt innemen", "§4c")(feiten),
  maatregel: (feiten) =>
    naStandpunt("Een maatregel", "§4.1")(feiten) ??
    (feiten.oordeel === "ongegrond"
      ? weiger("Een maatregel hoort bij een klacht die (gedeeltelijk) gegrond is", "§4.1")
      : null),
  mededelen: naStandpunt("Het standpunt meedelen", "§4d"),
  bezwaar: (feiten) =>
    naStandpunt("Bezwaar", "§4.2")(feiten) ??
    (feiten.bezwaarOp !== null
      ? weiger(
          "Er is al bezwaar gemaakt",
          "§4.2",
          feiten.herbeoordeeldOp === null ? "herbeoordeling" : "gesprek",
        )
      : feiten.meegedeeldOp === null
        ? weiger("Bezwaar kan pas als het standpunt aan de klager is meegedeeld", "§4.2", "brief standpunt")
        : null),
  herbeoordelen: (feiten) =>
    feiten.bezwaarOp === null
      ? weiger("Herbeoordelen kan pas na een bezwaar van de klager", "§4.2", "bezwaar")
      : feiten.herbeoordeeldOp !== null
        ? weiger("De klacht is al opnieuw beoordeeld", "§4.2", "gesprek")
        : null,
  gesprek: naToewijzing("Een gesprek vastleggen", "§4d"),
  kifid: (feiten) =>
    naStandpunt("Verwijzen naar Kifid", "§6")(feiten) ??
    (feiten.meegedeeldOp === null
      ? weiger("Verwijzen naar Kifid kan pas als het standpunt is meegedeeld", "§6", brief(feiten))
      : null),
  uitstellen: (feiten) =>
    feiten.meegedeeldOp !== null && !wachtOpHerbeoordeling(feiten)
      ? weiger("Uitstel heeft geen zin meer: het standpunt is al meegedeeld", "§4d")
      : naToewijzing("Uitstel", "§4d")(feiten),
  afsluiten: (feiten) =>
    naStandpunt("Afsluiten", "§4c")(feiten) ??
    (wachtOpHerbeoordeling(feiten)
      ? weiger("Op het bezwaar van de klager is nog niet beslist", "§4.2", "herbeoordeling")
      : feiten.schriftelijkOp === null && feiten.wachtOpVerzekeraar
        ? weiger(
            "De beroepsaansprakelijkheidsverzekeraar heeft nog niet ingestemd, dus de klager heeft nog geen standpunt",
            "§4.1",
            "maatregel verzekeraar --akkoord-verzekeraar",
          )
        : feiten.schriftelijkOp === null
          ? weiger(
              "Afsluiten kan pas als het besluit schriftelijk naar de klager is gegaan",
              "§4.2",
              brief(feiten),
            )
          : openGeschil(feiten)),
  beeindigen: vrij,
};

function weiger(reden: string, clausule: string, eerst: string | null = null): Weigering {
  return { reden, clausule, eerst };
}

const INDIENING = ["ingediendOp", "de indiening"] as const;
const MELDING = ["gemeldOp", "de melding aan de verantwoordelijke"] as const;
const STANDPUNT = ["standpuntOp", "het standpunt"] as const;
const HERBEOORDELING = ["herbeoordeeldOp", "de herbeoordeling"] as const;
const MEDEDELING = ["meegedeeldOp", "de mededeling van het standpunt"] as const;
const BEZWAAR = ["bezwaarOp", "het bezwaar"] as const;
const LAATSTE = ["laatsteOp", "de laatste stap in de behandeling"] as const;

/** The milestones that must not come after a step, and what they are called. */
const NIET_VOOR: Record<Stap, readonly (readonly [keyof Mijlpalen | "laatsteOp", string])[]> = {
  wijzigen: [INDIENING],
  toewijzen: [INDIENING],
  bevestigen: [INDIENING],
  onderzoeken: [INDIENING],
  besluiten: [INDIENING, MELDING],
  maatregel: [INDIENING, STANDPUNT, HERBEOORDELING],
  mededelen: [INDIENING, STANDPUNT, HERBEOORDELING],
  bezwaar: [INDIENING, MEDEDELING],
  herbeoordelen: [INDIENING, BEZWAAR],
  gesprek: [INDIENING],
  kifid: [INDIENING, MEDEDELING],
  uitstellen: [INDIENING, MELDING],
  afsluiten: [INDIENING, ["schriftelijkOp", "de schriftelijke mededeling van het besluit"], LAATSTE],
  beeindigen: [INDIENING, LAATSTE],
  heropenen: [INDIENING, ["afgehandeldOp", "de afhandeling"]],
};

/** Why a step can't have this date, or null when it can: the order of the procedure holds for its dates too. */
export function datumWeigering(stap: Stap, datum: IsoDate, feiten: Feiten): Weigering | null {
  for (const [mijlpaal, naam] of NIET_VOOR[stap]) {
    const dag = feiten[mijlpaal];
    if (dag !== null && datum < dag) {
      return weiger(`De datum ${toonDatum(datum)} ligt voor ${naam} op ${toonDatum(dag)}`, "§4");
    }
  }
  return null;
}

/** The open deadlines on a day, the most urgent first. */
import type { IsoDate } from "../procedure/datum.ts";
import { dagenTussen, plusDagen } from "../procedure/datum.ts";
import { type TermijnSoort, UITERSTE_TERMIJNEN } from "../procedure/termijnen.ts";
import type { Db } from "./db.ts";
import { type OpenTermijnen, termijnregels, termijntelling } from "./termijnvraag.ts";
import { ALLE } from "./vraag.ts";
import { alleTermijnenGeteld, eersteTermijnen } from "./vragen/termijnen.ts";

export interface TermijnFilter {
  readonly peildatum: IsoDate;
  /** How many days to look ahead. */
  readonly dagen: number;
  readonly teLaat?: boolean;
  readonly verantwoordelijkeId?: number;
}

/** A deadline as a list shows it; the klager of a confidential case is not there (null). */
export interface TermijnRegel {
  readonly nummer: string;
  readonly soort: TermijnSoort;
  readonly uiterlijk: IsoDate;
  /** Days left; negative when the day has passed. */
  readonly dagen: number;
  readonly vertrouwelijk: boolean;
  readonly klager: string | null;
  readonly verantwoordelijke: string | null;
}

export interface TermijnTotalen {
  readonly teLaat: number;
  readonly voorbij: number;
  readonly vandaag: number;
  readonly komend: number;
}

/** The deadlines that fit, one by one; `aantal` null means all of them. */
export async function* streamTermijnen(
  db: Db,
  filter: TermijnFilter,
  aantal: number | null,
): AsyncGenerator<TermijnRegel> {
  const vraag = vraagVan(filter);
  const rijen = isGewoon(filter)
    ? eersteTermijnen.stroom(db, { ...vraag, aantal: aantal ?? ALLE })
    : termijnregels(db, vraag, aantal).stream();
  for await (const rij of rijen) {
    yield {
      nummer: rij.nummer,
      soort: rij.soort as TermijnSoort,
      uiterlijk: rij.uiterlijk,
      dagen: dagenTussen(filter.peildatum, rij.uiterlijk),
      vertrouwelijk: rij.vertrouwelijk === 1,
      klager: rij.klager,
      verantwoordelijke: rij.verantwoordelijke,
    };
  }
}

/** How many deadlines fit, by urgency. */
export async function telTermijnen(db: Db, filter: TermijnFilter): Promise<TermijnTotalen> {
  const vraag = vraagVan(filter);
  const rijen = isGewoon(filter)
    ? await alleTermijnenGeteld.alle(db, vraag)
    : await termijntelling(db, vraag).execute();
  const tel = (wanneer: number, uiterste?: boolean) =>
    rijen
      .filter(
        (rij) => rij.wanneer === wanneer && (uiterste === undefined || isUiterste(rij.soort) === uiterste),
      )
      .reduce((som, rij) => som + rij.aantal, 0);
  return { teLaat: tel(-1, true), voorbij: tel(-1, false), vandaag: tel(0), komend: tel(1) };
}

function vraagVan({ dagen, ...filter }: TermijnFilter): OpenTermijnen {
  return { ...filter, tot: plusDagen(filter.peildatum, filter.teLaat ? -1 : dagen) };
}

/** Whether it asks what is asked each morning: everybody's deadlines. */
function isGewoon({ teLaat, verantwoordelijkeId }: TermijnFilter): boolean {
  return !teLaat && verantwoordelijkeId === undefined;
}

function isUiterste(soort: string): boolean {
  return UITERSTE_TERMIJNEN.includes(soort as TermijnSoort);
}

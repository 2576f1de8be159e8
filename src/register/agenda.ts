/** The deadlines as a calendar needs them: what is open on a day, and what ended shortly before. */
import { type IsoDate, plusDagen } from "../procedure/datum.ts";
import { isOpen, type TermijnSoort } from "../procedure/termijnen.ts";
import type { Db } from "./db.ts";
import * as vragen from "./vragen/agenda.ts";

export interface AgendaFilter {
  readonly peildatum: IsoDate;
  /** How many days back a deadline may have ended. */
  readonly terug: number;
  readonly verantwoordelijkeId?: number;
}

/** A deadline in a calendar: of which case and of what kind, and nothing that the klager said or is. */
export interface Agendapunt {
  readonly nummer: string;
  readonly soort: TermijnSoort;
  readonly uiterlijk: IsoDate;
  readonly stand: "open" | "voldaan" | "vervallen";
  /** Grows with everything that happens in the case. */
  readonly versie: number;
}

/** What makes this register another than all others, also after it was moved. */
export async function kenmerkVan(db: Db): Promise<string> {
  const rij = await vragen.kenmerk.eerste(db, {});
  return rij!.kenmerk;
}

/** The deadlines that fit, those that are open first. */
export async function* streamAgenda(db: Db, filter: AgendaFilter): AsyncGenerator<Agendapunt> {
  const { peildatum, terug, verantwoordelijkeId } = filter;
  const vraag = { peildatum, vanaf: plusDagen(peildatum, -terug) };
  const rijen =
    verantwoordelijkeId === undefined
      ? vragen.agenda.stroom(db, vraag)
      : vragen.agendaVan.stroom(db, { ...vraag, verantwoordelijkeId });
  for await (const { nummer, versie, ...rij } of rijen) {
    const termijn = { ...rij, soort: rij.soort as TermijnSoort };
    const { soort, uiterlijk, voldaanOp } = termijn;
    const ended = voldaanOp !== null && voldaanOp <= peildatum ? "voldaan" : "vervallen";
    yield { nummer, soort, uiterlijk, stand: isOpen(termijn, peildatum) ? "open" : ended, versie };
  }
}

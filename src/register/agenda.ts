/** The deadlines as a calendar needs them: what is open on a day, and what ended shortly before. */
import { type IsoDate, plusDagen } from "../procedure/datum.ts";
import { isOpen, type TermijnSoort } from "../procedure/termijnen.ts";
import type { Db } from "./db.ts";

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
  const { kenmerk } = await db.selectFrom("register").select("kenmerk").executeTakeFirstOrThrow();
  return kenmerk;
}

/** The deadlines that fit, the earliest first. */
export async function* streamAgenda(db: Db, filter: AgendaFilter): AsyncGenerator<Agendapunt> {
  const { peildatum, terug, verantwoordelijkeId } = filter;
  const vanaf = plusDagen(peildatum, -terug);
  const query = db
    .selectFrom("termijn")
    .innerJoin("klacht", "klacht.id", "termijn.klachtId")
    .select([
      "klacht.nummer",
      "klacht.logAantal as versie",
      "termijn.soort",
      "termijn.uiterlijk",
      "termijn.eersteUiterlijk",
      "termijn.voldaanOp",
      "termijn.vervallenOp",
    ])
    .where("klacht.ingediendOp", "<=", peildatum)
    .where(({ eb, or, and }) =>
      or([
        and([eb("termijn.voldaanOp", "is", null), eb("termijn.vervallenOp", "is", null)]),
        eb("termijn.voldaanOp", ">", vanaf),
        eb("termijn.vervallenOp", ">", vanaf),
      ]),
    )
    .$if(verantwoordelijkeId !== undefined, (q) =>
      q.where("klacht.verantwoordelijkeId", "=", verantwoordelijkeId!),
    )
    .orderBy("termijn.uiterlijk")
    .orderBy("klacht.id")
    .orderBy("termijn.soort");
  for await (const { nummer, versie, ...rij } of query.stream()) {
    const termijn = { ...rij, soort: rij.soort as TermijnSoort };
    const { soort, uiterlijk, voldaanOp } = termijn;
    const ended = voldaanOp !== null && voldaanOp <= peildatum ? "voldaan" : "vervallen";
    yield { nummer, soort, uiterlijk, stand: isOpen(termijn, peildatum) ? "open" : ended, versie };
  }
}

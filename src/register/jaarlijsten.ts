/** The lists of the yearly overview: every case, what is still open, what was improved, what Kifid ruled. */
import { sql } from "kysely";
import type { IsoDate } from "../procedure/datum.ts";
import { dagenTussen } from "../procedure/datum.ts";
import type { Jaarperioden, Periode } from "../procedure/jaarperiode.ts";
import type { Jaarvergelijking } from "../procedure/jaarpost.ts";
import { type Status, statusOp } from "../procedure/verloop.ts";
import { alsLijst } from "./als-lijst.ts";
import type { Db } from "./db.ts";
import { ingediendOp, nietAfgehandeldVoor } from "./jaargrens.ts";
import { metAfloop } from "./jaarvraag.ts";
import { ALLE } from "./vraag.ts";
import * as vragen from "./vragen/jaar.ts";

/** A case as it stood at the end of the span; of a confidential case the content is not there (null). */
export interface JaarlijstRegel {
  readonly nummer: string;
  readonly vertrouwelijk: boolean;
  readonly klager: string | null;
  readonly ingediendOp: IsoDate;
  readonly antwoordOp: IsoDate | null;
  readonly afgehandeldOp: IsoDate | null;
  readonly aard: string | null;
  /** That of the re-assessment, where there was one. */
  readonly oordeel: string | null;
  readonly afsluitreden: string | null;
  /** From lodging to settlement, or to the end of the span. */
  readonly dagen: number;
}

const PER_KEER = 500;

/** The cases that were open at any time within the span. */
function inBehandeling(db: Db, { van, tot }: Periode) {
  return db.selectFrom("klacht").where(nietAfgehandeldVoor(van)).where(ingediendOp(), "<=", tot);
}

/** Every case that was open within the span, by number, in pieces: any number of them takes the same memory. */
export async function* leesJaarlijst(db: Db, periode: Periode): AsyncGenerator<JaarlijstRegel[]> {
  const ids = await inBehandeling(db, periode)
    .select("klacht.id")
    // Not in the order of the index of numbers: that has every case there ever was.
    .orderBy(sql`+klacht.jaar`)
    .orderBy("klacht.volgnummer")
    .execute();
  for (const deel of inDelen(ids)) {
    const rijen = await metAfloop(db)
      .where("klacht.id", "in", alsLijst(deel))
      .select([
        "klacht.nummer",
        "klacht.vertrouwelijk",
        "klacht.ingediendOp",
        "klacht.afgehandeldOp",
        "reactie.voldaanOp as antwoordOp",
        "dossier.naam as klager",
        "dossier.aard",
        "dossier.afsluitreden",
        "eerste.oordeel as eersteOordeel",
        "eerste.datum as eersteOp",
        "tweede.oordeel as tweedeOordeel",
        "tweede.datum as tweedeOp",
      ])
      .orderBy("klacht.jaar")
      .orderBy("klacht.volgnummer")
      .execute();
    const nog = (dag: IsoDate | null) => (dag !== null && dag <= periode.tot ? dag : null);
    yield rijen.map((rij) => {
      const afgehandeldOp = nog(rij.afgehandeldOp);
      return {
        nummer: rij.nummer,
        vertrouwelijk: rij.vertrouwelijk === 1,
        klager: rij.klager,
        ingediendOp: rij.ingediendOp,
        antwoordOp: nog(rij.antwoordOp),
        afgehandeldOp,
        aard: rij.aard,
        oordeel: nog(rij.tweedeOp) ? rij.tweedeOordeel : nog(rij.eersteOp) ? rij.eersteOordeel : null,
        afsluitreden: afgehandeldOp === null ? null : rij.afsluitreden,
        dagen: dagenTussen(rij.ingediendOp, afgehandeldOp ?? periode.tot),
      };
    });
  }
}

/** All that a yearly overview shows but for its long lists. */
export interface Jaarverslag {
  readonly perioden: Jaarperioden;
  readonly jaren: Jaarvergelijking;
  /** What is open at the end, the oldest first. */
  readonly open: readonly OpenRegel[];
  readonly kantoor: string | null;
  readonly peildatum: IsoDate;
}

export interface OpenRegel {
  readonly nummer: string;
  readonly vertrouwelijk: boolean;
  readonly ingediendOp: IsoDate;
  readonly status: Status;
  readonly aard: string | null;
  readonly verantwoordelijke: string | null;
  readonly dagen: number;
}

/** What was open at the end of the span, the oldest first; `hoogstens` null means all of them. */
export async function leesOpen(db: Db, { tot }: Periode, hoogstens: number | null): Promise<OpenRegel[]> {
  const rijen = await vragen.open.alle(db, { tot, hoogstens: hoogstens ?? ALLE });
  return rijen.map((rij) => ({
    nummer: rij.nummer,
    vertrouwelijk: rij.vertrouwelijk === 1,
    ingediendOp: rij.ingediendOp,
    status: statusOp(rij, tot),
    aard: rij.aard,
    verantwoordelijke: rij.verantwoordelijke,
    dagen: dagenTussen(rij.ingediendOp, tot),
  }));
}

export interface Verbetering {
  readonly nummer: string;
  readonly oorzaak: string | null;
  readonly verbetermaatregel: string;
}

/** What was improved after the cases that were settled within the span, in pieces. */
export async function* leesVerbeteringen(db: Db, { van, tot }: Periode): AsyncGenerator<Verbetering[]> {
  const ids = await db
    .selectFrom("klacht")
    .innerJoin("dossier", "dossier.klachtId", "klacht.id")
    .where("klacht.afgehandeldOp", ">=", van)
    .where("klacht.afgehandeldOp", "<=", tot)
    .where("dossier.verbetermaatregel", "is not", null)
    .orderBy("klacht.jaar")
    .orderBy("klacht.volgnummer")
    .select("klacht.id")
    .execute();
  for (const deel of inDelen(ids)) {
    const rijen = await db
      .selectFrom("klacht")
      .innerJoin("dossier", "dossier.klachtId", "klacht.id")
      .where("klacht.id", "in", alsLijst(deel))
      .select(["klacht.nummer", "dossier.oorzaak", "dossier.verbetermaatregel"])
      .orderBy("klacht.jaar")
      .orderBy("klacht.volgnummer")
      .execute();
    yield rijen.map((rij) => ({ ...rij, verbetermaatregel: rij.verbetermaatregel ?? "" }));
  }
}

export interface Uitspraak {
  readonly nummer: string;
  readonly datum: IsoDate;
  readonly uitkomst: string | null;
}

/** What Kifid ruled within the span: never many, so that one piece is enough. */
export async function* leesUitspraken(db: Db, { van, tot }: Periode): AsyncGenerator<Uitspraak[]> {
  yield await db
    .selectFrom("kifid")
    .innerJoin("klacht", "klacht.id", "kifid.klachtId")
    .where("kifid.status", "=", "uitspraak")
    .where("kifid.datum", ">=", van)
    .where("kifid.datum", "<=", tot)
    .select(["klacht.nummer", "kifid.datum", "kifid.uitkomst"])
    .orderBy("kifid.datum")
    .orderBy("klacht.nummer")
    .execute();
}

function* inDelen(ids: readonly { readonly id: number }[]): Generator<number[]> {
  for (let begin = 0; begin < ids.length; begin += PER_KEER) {
    yield ids.slice(begin, begin + PER_KEER).map(({ id }) => id);
  }
}

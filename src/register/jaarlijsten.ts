/** The lists of the yearly overview: every case, what is still open, what was improved, what Kifid ruled. */
import type { IsoDate } from "../procedure/datum.ts";
import { dagenTussen } from "../procedure/datum.ts";
import type { Jaarperioden, Periode } from "../procedure/jaarperiode.ts";
import type { Jaarvergelijking } from "../procedure/jaarpost.ts";
import { type Status, statusOp } from "../procedure/verloop.ts";
import type { Db } from "./db.ts";
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

/** Every case that was open within the span, by number, in pieces: any number of them takes the same memory. */
export async function* leesJaarlijst(db: Db, periode: Periode): AsyncGenerator<JaarlijstRegel[]> {
  for (const ids of inDelen(await vragen.inBehandeling.alle(db, periode))) {
    const rijen = await vragen.lijstregels.alle(db, { ids });
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
export async function* leesVerbeteringen(db: Db, periode: Periode): AsyncGenerator<Verbetering[]> {
  for (const ids of inDelen(await vragen.verbeterd.alle(db, periode))) {
    const rijen = await vragen.verbeteringen.alle(db, { ids });
    yield rijen.map((rij) => ({ ...rij, verbetermaatregel: rij.verbetermaatregel ?? "" }));
  }
}

export interface Uitspraak {
  readonly nummer: string;
  readonly datum: IsoDate;
  readonly uitkomst: string | null;
}

/** What Kifid ruled within the span: never many, so that one piece is enough. */
export async function* leesUitspraken(db: Db, periode: Periode): AsyncGenerator<Uitspraak[]> {
  yield await vragen.uitspraken.alle(db, periode);
}

/** As JSON arrays. */
function* inDelen(ids: readonly { readonly id: number }[]): Generator<string> {
  for (let begin = 0; begin < ids.length; begin += PER_KEER) {
    yield JSON.stringify(ids.slice(begin, begin + PER_KEER).map(({ id }) => id));
  }
}

/** The turning points of a case, as dates. */
import type { IsoDate } from "./datum.ts";

/**
 * The dates on which the course of a case turned. They stand in the register for every case, also for one whose
 * content lies in the closed file: status and deadlines follow from them alone.
 */
export interface Mijlpalen {
  readonly ingediendOp: IsoDate;
  /** Reported to the responsible, who took it on (§4a). */
  readonly gemeldOp: IsoDate | null;
  /** Told in writing that it is being dealt with (§3). */
  readonly bevestigdOp: IsoDate | null;
  /** Position taken (§4c). */
  readonly standpuntOp: IsoDate | null;
  /** The position that counts told to the klager, in writing or in a conversation (§4d). */
  readonly meegedeeldOp: IsoDate | null;
  /** The position that counts gone out in writing (§4.2). */
  readonly schriftelijkOp: IsoDate | null;
  /** Objection (§4.2). */
  readonly bezwaarOp: IsoDate | null;
  /** Re-assessed (§4.2). */
  readonly herbeoordeeldOp: IsoDate | null;
  /** A lasting dispute: no agreement in the conversation, or Kifid (§6). */
  readonly geschilOp: IsoDate | null;
  /** Agreed after all, in a conversation (§6); a later objection or dispute takes it back. */
  readonly overeenstemmingOp: IsoDate | null;
  /** Settled. */
  readonly afgehandeldOp: IsoDate | null;
}

/** The milestones of a case that has only been lodged. */
export function alleenIngediend(ingediendOp: IsoDate): Mijlpalen {
  return {
    ingediendOp,
    gemeldOp: null,
    bevestigdOp: null,
    standpuntOp: null,
    meegedeeldOp: null,
    schriftelijkOp: null,
    bezwaarOp: null,
    herbeoordeeldOp: null,
    geschilOp: null,
    overeenstemmingOp: null,
    afgehandeldOp: null,
  };
}

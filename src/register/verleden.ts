/** What a case from another register of ours brings along beside its intake and its milestones, as rows. */
import type { Correspondentie, Klacht } from "../procedure/klacht.ts";
import type { Termijn } from "../procedure/termijnen.ts";
import type { Schema } from "./schema.ts";

/** A letter with its file, where that came along. */
export interface Brengstuk extends Correspondentie {
  readonly inhoud: Uint8Array | null;
}

export interface Verleden
  extends Pick<
    Klacht,
    | "maatregelen"
    | "bezwaren"
    | "gesprekken"
    | "kifid"
    | "uitstel"
    | "notities"
    | "oorzaak"
    | "verbetermaatregel"
    | "afsluittoelichting"
    | "berust"
    | "geanonimiseerdOp"
  > {
  readonly correspondentie: readonly Brengstuk[];
  /** The deadlines that the case was given at its intake; null to count them anew. */
  readonly termijnen: readonly Termijn[] | null;
}

export const VERLEDENTABELLEN = [
  "maatregel",
  "bezwaar",
  "gesprek",
  "kifid",
  "uitstel",
  "notitie",
  "correspondentie",
  "bestand",
] as const;

type Tabel = (typeof VERLEDENTABELLEN)[number];

/** The rows of each table, numbered within their case as they come. */
export function rijenVanVerleden(
  verleden: Verleden,
  klachtId: number,
): { readonly [T in Tabel]: readonly Schema[T][] } {
  const genummerd = <T extends object>(regels: readonly T[]) =>
    regels.map((regel, index) => ({ klachtId, volgnummer: index + 1, ...regel }));
  return {
    maatregel: genummerd(verleden.maatregelen).map(({ akkoordVerzekeraar, ...rest }) => ({
      ...rest,
      akkoordVerzekeraar: akkoordVerzekeraar ? 1 : 0,
    })),
    bezwaar: genummerd(verleden.bezwaren),
    gesprek: genummerd(verleden.gesprekken).map(({ aanwezig, ...rest }) => ({
      ...rest,
      aanwezig: JSON.stringify(aanwezig),
    })),
    kifid: genummerd(verleden.kifid),
    uitstel: genummerd(verleden.uitstel),
    notitie: genummerd(verleden.notities),
    correspondentie: verleden.correspondentie.map(({ id, inhoud: _, ...rest }) => ({
      klachtId,
      volgnummer: id,
      ...rest,
    })),
    bestand: verleden.correspondentie.flatMap(({ id, inhoud }) =>
      inhoud === null ? [] : [{ klachtId, volgnummer: id, inhoud: Buffer.from(inhoud) }],
    ),
  };
}

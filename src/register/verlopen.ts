/** The cases whose retention has ended: what may be taken out of the register. */
import { bewarenTot, uiterlijkAfgehandeld } from "../procedure/bewaartermijn.ts";
import type { IsoDate } from "../procedure/datum.ts";
import type { Db } from "./db.ts";
import { verlopenInBeide } from "./verlopenvraag.ts";
import * as vragen from "./vragen/verlopen.ts";

/** A case whose retention has ended; of a confidential one the content is not there (null). */
export interface Verlopen {
  readonly nummer: string;
  readonly afgehandeldOp: IsoDate;
  /** The first day on which it may go. */
  readonly bewarenTot: IsoDate;
  readonly vertrouwelijk: boolean;
  readonly klager: string | null;
}

export interface Verlopenfilter {
  readonly vandaag: IsoDate;
  /** How long the office keeps a case. */
  readonly jaren: number;
}

/**
 * The cases whose retention has ended on a day, one by one, the oldest first. Of a confidential one that is done already
 * that only shows where the closed file is open. A case whose content is gone has nothing to be taken out.
 */
export async function* streamVerlopen(
  db: Db,
  { vandaag, jaren }: Verlopenfilter,
  { kluisOpen }: { kluisOpen: boolean },
): AsyncGenerator<Verlopen> {
  const uiterlijk = uiterlijkAfgehandeld(vandaag, jaren);
  const rijen = kluisOpen
    ? verlopenInBeide(db, uiterlijk).stream()
    : vragen.verlopen.stroom(db, { uiterlijk });
  for await (const { nummer, afgehandeldOp, vertrouwelijk, klager } of rijen) {
    yield {
      nummer,
      afgehandeldOp: afgehandeldOp!,
      bewarenTot: bewarenTot(afgehandeldOp!, jaren),
      vertrouwelijk: vertrouwelijk === 1,
      klager,
    };
  }
}

/** How many of them are confidential, as far as can be told while the closed file is shut. */
export async function telVertrouwelijkVerlopen(db: Db, { vandaag, jaren }: Verlopenfilter): Promise<number> {
  const telling = await vragen.aantalVertrouwelijkVerlopen.eerste(db, {
    uiterlijk: uiterlijkAfgehandeld(vandaag, jaren),
  });
  return telling?.aantal ?? 0;
}

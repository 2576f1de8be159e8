/** The lists of cases, seen on a day, as rows that come one by one. */
import type { IsoDate } from "../procedure/datum.ts";
import type { Mijlpalen } from "../procedure/mijlpalen.ts";
import { type Status, statusOp } from "../procedure/verloop.ts";
import type { Db } from "./db.ts";
import {
  type KlachtenFilter,
  klachtids,
  klachtregels,
  klachttelling,
  type Sortering,
} from "./klachtvraag.ts";
import { ALLE } from "./vraag.ts";
import { klachtenMetIds, nieuwsteIds, nieuwsteKlachten } from "./vragen/lijst.ts";

export { type KlachtenFilter, SORTERINGEN, type Sortering } from "./klachtvraag.ts";

/** A case as a list shows it; of a confidential one the content is not there (null). */
export interface KlachtRegel extends Mijlpalen {
  readonly id: number;
  readonly nummer: string;
  readonly vertrouwelijk: boolean;
  readonly status: Status;
  readonly klager: string | null;
  readonly aard: string | null;
  readonly product: string | null;
  readonly verantwoordelijke: string | null;
}

type Rij = Omit<KlachtRegel, "status" | "vertrouwelijk"> & { readonly vertrouwelijk: number };

/** The cases that fit, one by one; `aantal` null means all of them. */
export function streamKlachten(
  db: Db,
  filter: KlachtenFilter,
  sortering: Sortering,
  aantal: number | null,
): AsyncGenerator<KlachtRegel> {
  const { peildatum } = filter;
  if (isGewoon(filter, sortering)) {
    return alsRegels(nieuwsteKlachten.stroom(db, { peildatum, aantal: aantal ?? ALLE }), peildatum);
  }
  if (aantal === null && ZONDER_INDEX.includes(sortering)) return streamGesorteerd(db, filter, sortering);
  return alsRegels(klachtregels(db, filter, sortering, aantal).stream(), peildatum);
}

/** By these SQLite would keep the rows of all cases to sort them; of their ids it can. */
const ZONDER_INDEX: readonly Sortering[] = ["klager", "verantwoordelijke"];
/** How many are looked up at a time. */
const STUK = 100;

async function* streamGesorteerd(
  db: Db,
  filter: KlachtenFilter,
  sortering: Sortering,
): AsyncGenerator<KlachtRegel> {
  const ids = await leesKlachtIds(db, filter, sortering, null);
  for (let begin = 0; begin < ids.length; begin += STUK) {
    const stuk = ids.slice(begin, begin + STUK);
    const perId = new Map<number, KlachtRegel>();
    for await (const regel of streamMetIds(db, stuk, filter.peildatum)) perId.set(regel.id, regel);
    yield* stuk.flatMap((id) => perId.get(id) ?? []);
  }
}

/** As {@link streamKlachten}, the ids alone. */
export async function leesKlachtIds(
  db: Db,
  filter: KlachtenFilter,
  sortering: Sortering,
  aantal: number | null,
): Promise<number[]> {
  const { peildatum } = filter;
  const rijen = isGewoon(filter, sortering)
    ? nieuwsteIds.stroom(db, { peildatum, aantal: aantal ?? ALLE })
    : klachtids(db, filter, sortering, aantal).stream();
  const ids: number[] = [];
  for await (const { id } of rijen) ids.push(id);
  return ids;
}

/** Whether it asks what is asked mostly: the newest cases, whatever they are. */
function isGewoon({ peildatum: _, ...keuze }: KlachtenFilter, sortering: Sortering): boolean {
  return sortering === "nummer" && Object.keys(keuze).length === 0;
}

/** The cases with these ids, the newest number first. */
export function streamMetIds(
  db: Db,
  ids: readonly number[],
  peildatum: IsoDate,
): AsyncGenerator<KlachtRegel> {
  return alsRegels(klachtenMetIds.stroom(db, { peildatum, ids: JSON.stringify(ids) }), peildatum);
}

async function* alsRegels(rijen: AsyncIterable<Rij>, peildatum: IsoDate): AsyncGenerator<KlachtRegel> {
  for await (const rij of rijen) {
    yield { ...rij, vertrouwelijk: rij.vertrouwelijk === 1, status: statusOp(rij, peildatum) };
  }
}

/** How many cases fit. */
export async function telKlachten(db: Db, filter: KlachtenFilter): Promise<number> {
  const { aantal } = await klachttelling(db, filter).executeTakeFirstOrThrow();
  return aantal;
}

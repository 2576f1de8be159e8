/**
 * A seal on each case: a hash of all that both files say of it, renewed by every act. A row that somebody changed with
 * another program no longer fits. It lies with the content, so that nobody can try guesses on it in the open file.
 */
import type { Selectable, Transaction } from "kysely";
import { alsLijst } from "./als-lijst.ts";
import type { Db } from "./db.ts";
import { sha256 } from "./logboek.ts";
import type { DossierTabel, KlachtTabel, Schema } from "./schema.ts";

/** The tables of a case beside `klacht` and `dossier`, each with what orders its rows. The log has its own chain. */
const RIJEN = {
  termijn: "soort",
  standpunt: "ronde",
  maatregel: "volgnummer",
  bezwaar: "volgnummer",
  gesprek: "volgnummer",
  kifid: "volgnummer",
  uitstel: "volgnummer",
  notitie: "volgnummer",
  correspondentie: "volgnummer",
} as const;

type RijTabel = keyof typeof RIJEN;
const TABELLEN = Object.keys(RIJEN) as RijTabel[];

/** How many cases to hold in memory at a time. */
const PER_KEER = 500;

/** What a seal covers. A table that is left out has no rows. */
export interface Verzegeld {
  readonly klacht: Selectable<KlachtTabel>;
  readonly dossier: Selectable<DossierTabel>;
  readonly rijen: { readonly [tabel in RijTabel]?: readonly object[] };
}

/** The seal of these rows, however their columns are ordered. */
export function zegelVan({ klacht, dossier, rijen }: Verzegeld): string {
  const { logAantal: _, logHash: __, ...gegevens } = klacht;
  const { zegel: ___, ...inhoud } = dossier;
  const perTabel = TABELLEN.map((tabel) => {
    const volgorde = RIJEN[tabel];
    return (rijen[tabel] ?? [])
      .map((rij) => ({ plaats: plaatsIn(rij, volgorde), kolommen: opNaam(rij) }))
      .sort((a, b) => (a.plaats < b.plaats ? -1 : 1))
      .map(({ kolommen }) => kolommen);
  });
  return sha256(JSON.stringify([opNaam(gegevens), opNaam(inhoud), perTabel]));
}

/** An empty column counts as none: one that a later version of the program adds breaks no seal. */
function opNaam(rij: object): [string, unknown][] {
  return Object.entries(rij)
    .filter(([, waarde]) => waarde !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function plaatsIn(rij: object, kolom: string): string {
  return String((rij as Record<string, unknown>)[kolom]).padStart(12, "0");
}

/** Whether a case is as the last act left it. */
export function isGaaf(verzegeld: Verzegeld): boolean {
  return verzegeld.dossier.zegel === zegelVan(verzegeld);
}

/** Whether the seal of a case fits. `trx` looks at the file with its content, here and below. */
export async function isZegelGaaf(trx: Transaction<Schema>, id: number): Promise<boolean> {
  return (await leesVerzegeld(trx, [id])).every(isGaaf);
}

/** Renews the seal of a case, at the end of an act. */
export async function verzegel(trx: Transaction<Schema>, id: number): Promise<void> {
  const [verzegeld] = await leesVerzegeld(trx, [id]);
  if (verzegeld === undefined) return;
  await trx
    .updateTable("dossier")
    .set({ zegel: zegelVan(verzegeld) })
    .where("klachtId", "=", id)
    .execute();
}

/** Seals the cases of a register from before there were seals; within the transaction that gives it its new form. */
export async function verzegelAlles(db: Db): Promise<void> {
  for (let vanaf = 0; ; ) {
    const rijen = await db
      .selectFrom("dossier")
      .select("klachtId")
      .where("zegel", "is", null)
      .where("klachtId", ">", vanaf)
      .orderBy("klachtId")
      .limit(PER_KEER)
      .execute();
    const ids = rijen.map(({ klachtId }) => klachtId);
    vanaf = ids.at(-1) ?? 0;
    if (ids.length === 0) return;
    for (const verzegeld of await leesVerzegeld(db, ids)) {
      await db
        .updateTable("dossier")
        .set({ zegel: zegelVan(verzegeld) })
        .where("klachtId", "=", verzegeld.klacht.id)
        .execute();
    }
  }
}

/** All that the seals of these cases cover, of those whose content is there. */
export async function leesVerzegeld(db: Db, ids: readonly number[]): Promise<Verzegeld[]> {
  const klachten = await db.selectFrom("klacht").selectAll().where("id", "in", alsLijst(ids)).execute();
  const dossiers = await db
    .selectFrom("dossier")
    .selectAll()
    .where("klachtId", "in", alsLijst(ids))
    .execute();
  const perTabel: [RijTabel, Map<number, object[]>][] = [];
  for (const tabel of TABELLEN) {
    const rijen: { klachtId: number }[] = await db
      .selectFrom(tabel as "notitie")
      .selectAll()
      .where("klachtId", "in", alsLijst(ids))
      .execute();
    perTabel.push([tabel, Map.groupBy(rijen, ({ klachtId }) => klachtId)]);
  }
  const dossierVan = new Map(dossiers.map((dossier) => [dossier.klachtId, dossier]));
  return klachten.flatMap((klacht) => {
    const dossier = dossierVan.get(klacht.id);
    if (dossier === undefined) return [];
    const rijen = Object.fromEntries(
      perTabel.map(([tabel, groepen]) => [tabel, groepen.get(klacht.id) ?? []]),
    );
    return [{ klacht, dossier, rijen }];
  });
}

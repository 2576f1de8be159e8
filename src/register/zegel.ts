/**
 * A seal on each case: a hash of all that both files say of it, renewed by every act. A row that somebody changed with
 * another program no longer fits. It lies with the content, so that nobody can try guesses on it in the open file.
 */
import type { Selectable, Transaction } from "kysely";
import type { Db } from "./db.ts";
import { type Paar, type Parenlijst, schrijfParen } from "./geschreven.ts";
import { type Invoegtabel, kolommenVan } from "./invoegen.ts";
import { sha256 } from "./logboek.ts";
import type { DossierTabel, KlachtTabel, Schema } from "./schema.ts";
import { zetZegel } from "./vragen/handeling.ts";
import * as vragen from "./vragen/klacht.ts";

/** The tables of a case beside `klacht` and `dossier`, each with what orders its rows. The log has its own chain. */
const RIJEN = {
  termijn: { volgorde: "soort", vraag: vragen.termijnen },
  standpunt: { volgorde: "ronde", vraag: vragen.standpunten },
  maatregel: { volgorde: "volgnummer", vraag: vragen.maatregelen },
  bezwaar: { volgorde: "volgnummer", vraag: vragen.bezwaren },
  gesprek: { volgorde: "volgnummer", vraag: vragen.gesprekken },
  kifid: { volgorde: "volgnummer", vraag: vragen.kifid },
  uitstel: { volgorde: "volgnummer", vraag: vragen.uitstel },
  notitie: { volgorde: "volgnummer", vraag: vragen.notities },
  correspondentie: { volgorde: "volgnummer", vraag: vragen.correspondentie },
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
  const perTabel = TABELLEN.map((tabel) => {
    const deze = rijen[tabel];
    if (deze === undefined || deze.length === 0) return GEEN;
    return inVolgorde(deze, RIJEN[tabel].volgorde).map((rij, plaats) => opNaam(tabel, rij, plaats));
  });
  return sha256(JSON.stringify([opNaam("klacht", klacht, 0), opNaam("dossier", dossier, 0), perTabel]));
}

const GEEN: readonly never[] = [];

/** The seal itself, and the end of the log: that has its own chain. */
const BUITEN: readonly string[] = ["zegel", "logAantal", "logHash"];

/** Of a table: what makes lists for it, and those that were made, by the row's place within its case. */
interface Lijsten {
  readonly maak: () => Parenlijst;
  readonly perPlaats: Parenlijst[];
}

const lijsten = new Map<Invoegtabel, Lijsten>();

/**
 * The columns of a row that a seal covers, in order of their names, until the next seal: new pairs for every case were a
 * third of all that an import had V8 clear away. An empty column counts as none: one that a later version of the program
 * adds breaks no seal.
 */
function opNaam(tabel: Invoegtabel, rij: object, plaats: number): readonly Paar[] {
  const { maak, perPlaats } = lijsten.get(tabel) ?? nieuweLijsten(tabel);
  perPlaats[plaats] ??= maak();
  return perPlaats[plaats](rij);
}

function nieuweLijsten(tabel: Invoegtabel): Lijsten {
  const namen = kolommenVan(tabel).filter((naam) => !BUITEN.includes(naam));
  const nieuw = { maak: schrijfParen(namen.sort()), perPlaats: [] };
  lijsten.set(tabel, nieuw);
  return nieuw;
}

/** Each row before those that come after it: few rows, which V8 would copy twice to sort them. */
function inVolgorde(rijen: readonly object[], kolom: string): readonly object[] {
  if (rijen.length < 2) return rijen;
  const gesorteerd: object[] = [];
  for (const rij of rijen) {
    const hoort = plaatsIn(rij, kolom);
    let plaats = gesorteerd.length;
    for (; plaats > 0 && plaatsIn(gesorteerd[plaats - 1]!, kolom) > hoort; plaats -= 1)
      gesorteerd[plaats] = gesorteerd[plaats - 1]!;
    gesorteerd[plaats] = rij;
  }
  return gesorteerd;
}
/** By which the rows of a case are ordered: few values, which every case has. */
const plaatsen = new Map<unknown, string>();

function plaatsIn(rij: object, kolom: string): string {
  const waarde = (rij as Record<string, unknown>)[kolom];
  const bekend = plaatsen.get(waarde);
  if (bekend !== undefined) return bekend;
  const plaats = String(waarde).padStart(12, "0");
  plaatsen.set(waarde, plaats);
  return plaats;
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
  await zetZegel.alle(trx, { id, zegel: zegelVan(verzegeld) });
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
      await zetZegel.alle(db, { id: verzegeld.klacht.id, zegel: zegelVan(verzegeld) });
    }
  }
}

/** All that the seals of these cases cover, of those whose content is there. */
export async function leesVerzegeld(db: Db, ids: readonly number[]): Promise<Verzegeld[]> {
  const lijst = { ids: JSON.stringify(ids) };
  const klachten = await vragen.klachtrijen.alle(db, lijst);
  const dossiers = await vragen.dossierrijen.alle(db, lijst);
  const perTabel: [RijTabel, Map<number, object[]>][] = [];
  for (const tabel of TABELLEN) {
    const rijen: { klachtId: number }[] = await RIJEN[tabel].vraag.alle(db, lijst);
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

/** Searching the texts of cases: which have the words somewhere. */
import type { IsoDate } from "../procedure/datum.ts";
import type { Db } from "./db.ts";
import { doorsnede, type Lees } from "./doorsnede.ts";
import { ALLE } from "./vraag.ts";
import { nieuwsteIds } from "./vragen/lijst.ts";
import * as vragen from "./vragen/zoeken.ts";
import type { Zoekterm } from "./zoekopdracht.ts";
import { gevondenKlachten, type Zoekbestand, type Zoekvraag } from "./zoekvraag.ts";
import { uitgeschreven } from "./zoekwoorden.ts";

export interface Zoekwijze {
  readonly peildatum: IsoDate;
  /** The closed file only where it is open. */
  readonly bestanden: readonly Zoekbestand[];
  /** How many cases at most; null means all. */
  readonly aantal: number | null;
}

export interface Gevonden {
  /** The newest number first. */
  readonly ids: readonly number[];
  /** How many cases there are. */
  readonly totaal: number;
  /** There are more than the total: how many was not found out. */
  readonly ofMeer: boolean;
}

interface Maat {
  /** So many cases are counted: counting more takes longer than showing the first. */
  readonly geteld: number;
  /** How many are read at a time where all are needed. */
  readonly blok: number;
}

const MAAT: Maat = { geteld: 1000, blok: 25_000 };
/** Above every id. */
const BEGIN = 2 ** 31 - 1;

/** The cases that have every term somewhere in their texts. */
export async function zoekKlachten(
  db: Db,
  termen: readonly Zoekterm[],
  wijze: Zoekwijze,
  { geteld, blok }: Maat = MAAT,
): Promise<Gevonden> {
  if (termen.length === 0) return { ids: [], totaal: 0, ofMeer: false };
  const lees = await lezerVan(db, termen, wijze, blok);
  const laatste = await lees(BEGIN, geteld + 1);
  const opNummer = await sorteer(db, laatste);
  const aantal = wijze.aantal ?? Number.POSITIVE_INFINITY;
  const ids = opNummer.slice(0, aantal);
  if (laatste.length <= geteld) return { ids, totaal: opNummer.length, ofMeer: false };
  return aantal <= geteld && (await zijnDeNieuwste(db, laatste, ids))
    ? { ids, totaal: geteld, ofMeer: true }
    : uitAlle(db, lees, wijze, blok);
}

/** The ids of the cases that have all terms. */
async function lezerVan(db: Db, termen: readonly Zoekterm[], wijze: Zoekwijze, blok: number): Promise<Lees> {
  const { bestanden, peildatum } = wijze;
  const perTerm: Lees[] = [];
  for (const zoekterm of termen) {
    const term = await uitgeschreven(db, zoekterm, bestanden);
    perTerm.push((onder, aantal) => leesIds(db, { term, bestanden, peildatum, onder, aantal }));
  }
  return doorsnede(perTerm, blok);
}

async function leesIds(db: Db, vraag: Zoekvraag): Promise<number[]> {
  const { bestanden, ...waarden } = vraag;
  return bestanden.includes("kluis")
    ? idsIn((await db.executeQuery(gevondenKlachten(db, vraag))).rows)
    : idsIn(await vragen.metTerm.alle(db, waarden));
}

async function sorteer(db: Db, ids: readonly number[]): Promise<number[]> {
  return idsIn(await vragen.gesorteerd.alle(db, { ids: JSON.stringify(ids) }));
}

function idsIn([rij]: readonly { ids: string }[]): number[] {
  return JSON.parse(rij!.ids);
}

/**
 * Whether no case with a lower id than those that were seen has a newer number than the ones chosen: numbers go up with
 * the ids, but for a list that was imported later.
 */
async function zijnDeNieuwste(
  db: Db,
  gezien: readonly number[],
  gekozen: readonly number[],
): Promise<boolean> {
  const nieuwer = await vragen.nieuwerDan.eerste(db, { dan: gekozen.at(-1)!, onder: gezien.at(-1)! });
  return nieuwer === undefined;
}

/** Reads what was found to the end, and picks it from the cases in the order of their numbers. */
async function uitAlle(
  db: Db,
  lees: Lees,
  { peildatum, aantal }: Zoekwijze,
  blok: number,
): Promise<Gevonden> {
  let ids = await lees(BEGIN, blok);
  const isGevonden = new Uint8Array(ids[0]! + 1);
  let totaal = 0;
  for (;;) {
    for (const id of ids) isGevonden[id] = 1;
    totaal += ids.length;
    if (ids.length < blok) break;
    ids = await lees(ids.at(-1)!, blok);
  }
  const opNummer: number[] = [];
  for await (const { id } of nieuwsteIds.stroom(db, { peildatum, aantal: ALLE })) {
    if (opNummer.length === aantal) break;
    if (isGevonden[id] === 1) opNummer.push(id);
  }
  return { ids: opNummer, totaal, ofMeer: false };
}

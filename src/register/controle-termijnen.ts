/** Whether the stored deadlines are what the rules make of what happened in a case. */
import { sql } from "kysely";
import { isIsoDatum } from "../procedure/datum.ts";
import { isGelijk, mogelijkeDagen, type Termijndagen } from "../procedure/termijncontrole.ts";
import { TERMIJNEN, type TermijnSoort } from "../procedure/termijnen.ts";
import { alsLijst } from "./als-lijst.ts";
import type { Bevinding } from "./bevinding.ts";
import { type Gebroken, inStukken, STUK } from "./controle-zegels.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { standaardInstellingen } from "./instellingen.ts";
import type { TermijnKader } from "./schrijven.ts";
import * as vragen from "./vragen/controle.ts";

/** A deadline of a case that is not what the rules give. */
export interface AfwijkendeTermijn {
  readonly klachtId: number;
  readonly nummer: string;
  readonly vertrouwelijk: boolean;
  readonly soort: TermijnSoort;
  /** As it is stored; null where it is not there. */
  readonly is: Termijndagen | null;
  /** As the rules give it; null where they leave more than one possibility. */
  readonly hoort: Termijndagen | null;
}

/** The deadlines that are not what the rules give, as findings. @param gebroken as {@link vindAfwijkendeTermijnen} */
export async function controleerTermijnen(
  db: Db,
  kader: TermijnKader,
  kluisOpen: boolean,
  gebroken: readonly Gebroken[],
): Promise<Bevinding[]> {
  const afwijkend = await vindAfwijkendeTermijnen(db, kader, kluisOpen, gebroken);
  return [
    ...(await controleerDagen(db)),
    ...afwijkend.map(({ nummer, soort, is, hoort }) => ({
      nummer,
      wat:
        is === null
          ? `de termijn voor ${soort} ontbreekt`
          : `de termijn voor ${soort} is niet wat de regels geven`,
      ...(hoort !== null && { herstel: "termijn" as const }),
    })),
  ];
}

/** The days that deadlines are counted from: no program but another's writes anything else there. */
async function controleerDagen(db: Db): Promise<Bevinding[]> {
  const fout: string[] = [];
  for await (const { dag } of vragen.dagen.stroom(db, {})) if (!isIsoDatum(dag)) fout.push(dag);
  if (fout.length === 0) return [];
  const rijen = await db
    .selectFrom("klacht")
    .select("nummer")
    .where(({ eb, or }) =>
      or([eb("ingediendOp", "in", alsLijst(fout)), eb("bezwaarOp", "in", alsLijst(fout))]),
    )
    .orderBy("id")
    .execute();
  return rijen.map(({ nummer }) => ({ nummer, wat: "de dag van indiening of bezwaar is geen datum" }));
}

function heeftDagen({ ingediendOp, bezwaarOp }: { ingediendOp: string; bezwaarOp: string | null }): boolean {
  return isIsoDatum(ingediendOp) && (bezwaarOp === null || isIsoDatum(bezwaarOp));
}

/**
 * The deadlines that are not what the rules give. None where the office ever changed its rules: each case keeps those of
 * its intake. None either in a case whose seal is whole, since then klacht itself left them so.
 * @param gebroken the cases whose seal isn't, of the closed file where that is open
 */
export async function vindAfwijkendeTermijnen(
  db: Db,
  kader: TermijnKader,
  kluisOpen: boolean,
  gebroken: readonly Gebroken[],
): Promise<AfwijkendeTermijn[]> {
  if (await zijnRegelsGewijzigd(db, kader)) return [];
  const gevonden: AfwijkendeTermijn[] = [];
  for (const vertrouwelijk of [false, true]) {
    // Without the closed file neither extensions nor seal are there: only what is certain is looked at.
    const gesloten = vertrouwelijk && !kluisOpen;
    const eigen = vertrouwelijk && kluisOpen ? inKluis(db) : db;
    const stukken = gesloten ? inStukken(db, true) : inLijsten(gebroken, vertrouwelijk);
    for await (const ids of stukken) {
      for (const stuk of await leesStuk(eigen, ids, vertrouwelijk)) {
        gevonden.push(...(gesloten ? zekerAfwijkend(stuk, kader) : afwijkendIn(stuk, kader)));
      }
    }
  }
  return gevonden;
}

function* inLijsten(gebroken: readonly Gebroken[], vertrouwelijk: boolean): Generator<number[]> {
  const ids = gebroken.filter((klacht) => klacht.vertrouwelijk === vertrouwelijk).map(({ id }) => id);
  for (let begin = 0; begin < ids.length; begin += STUK) yield ids.slice(begin, begin + STUK);
}

interface Stuk {
  readonly klachtId: number;
  readonly nummer: string;
  readonly vertrouwelijk: boolean;
  readonly ingediendOp: string;
  readonly bezwaarOp: string | null;
  readonly uitgesteldTot: readonly string[];
  readonly termijnen: ReadonlyMap<string, Termijndagen>;
}

async function leesStuk(db: Db, ids: readonly number[], vertrouwelijk: boolean): Promise<Stuk[]> {
  const klachten = await db
    .selectFrom("klacht")
    .select(["id", "nummer", "ingediendOp", "bezwaarOp"])
    .where("id", "in", alsLijst(ids))
    .execute();
  const termijnen = await db
    .selectFrom("termijn")
    .select(["klachtId", "soort", "uiterlijk", "eersteUiterlijk"])
    .where("klachtId", "in", alsLijst(ids))
    .execute();
  const uitstel = await db
    .selectFrom("uitstel")
    .select(["klachtId", "tot"])
    .where("klachtId", "in", alsLijst(ids))
    .orderBy("volgnummer")
    .execute();
  const termijnenVan = Map.groupBy(termijnen, ({ klachtId }) => klachtId);
  const uitstelVan = Map.groupBy(uitstel, ({ klachtId }) => klachtId);
  return klachten.filter(heeftDagen).map(({ id, ...klacht }) => ({
    ...klacht,
    klachtId: id,
    vertrouwelijk,
    uitgesteldTot: (uitstelVan.get(id) ?? []).map(({ tot }) => tot),
    termijnen: new Map(
      (termijnenVan.get(id) ?? []).map(({ soort, uiterlijk, eersteUiterlijk }) => [
        soort,
        { uiterlijk, eersteUiterlijk },
      ]),
    ),
  }));
}

function afwijkendIn(stuk: Stuk, { regels, kalender }: TermijnKader): AfwijkendeTermijn[] {
  const { klachtId, nummer, vertrouwelijk, termijnen } = stuk;
  const mogelijk = mogelijkeDagen(stuk, regels, kalender);
  return (Object.keys(TERMIJNEN) as TermijnSoort[]).flatMap((soort) => {
    const is = termijnen.get(soort) ?? null;
    const kan = mogelijk.get(soort) ?? [];
    // A case from an old list may have had an objection, without a deadline that came of it.
    if (is === null && (kan.length === 0 || soort === "herbeoordeling")) return [];
    if (is !== null && kan.some((dagen) => isGelijk(dagen, is))) return [];
    const hoort = kan.length === 1 ? kan[0]! : null;
    return [{ klachtId, nummer, vertrouwelijk, soort, is, hoort }];
  });
}

/** What is wrong however often the answer may have been put off. */
function zekerAfwijkend(stuk: Stuk, kader: TermijnKader): AfwijkendeTermijn[] {
  return afwijkendIn({ ...stuk, uitgesteldTot: [] }, kader).flatMap((afwijkend) => {
    const { is, hoort } = afwijkend;
    const isUitgesteld = is !== null && hoort !== null && is.eersteUiterlijk === hoort.uiterlijk;
    return isUitgesteld ? [] : [{ ...afwijkend, hoort: null }];
  });
}

async function zijnRegelsGewijzigd(db: Db, { regels, kalender }: TermijnKader): Promise<boolean> {
  // Also by who wrote the settings himself, of which the log knows nothing.
  const { termijnen, feestdagen } = standaardInstellingen();
  if (JSON.stringify([regels, kalender]) !== JSON.stringify([termijnen, feestdagen])) return true;
  const { rows } = await sql`
    select 1 from main.logboek join main.logboek_detail using (klacht_id, volgnummer)
    where klacht_id = 0 and handeling = 'instellingen gewijzigd'
      and (details like '%"termijnen.%' or details like '%"feestdagen.%') limit 1`.execute(db);
  return rows.length > 0;
}

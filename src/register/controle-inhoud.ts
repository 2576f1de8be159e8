/** Whether the content of each case is as the last act left it: its seal, its files, its deadlines. */
import { sql } from "kysely";
import { type Termijn, type TermijnSoort, termijnenBijIntake } from "../procedure/termijnen.ts";
import type { Bevinding } from "./controle.ts";
import { sha256Van } from "./correspondentie.ts";
import { inKluis } from "./in-kluis.ts";
import type { Db } from "./open.ts";
import type { TermijnKader } from "./schrijven.ts";
import { isGaaf, leesVerzegeld } from "./zegel.ts";

const STUK = 500;

/** Cases that another program changed. */
export async function controleerZegels(db: Db, vertrouwelijk: boolean): Promise<Bevinding[]> {
  const eigen = vertrouwelijk ? inKluis(db) : db;
  const bevindingen: Bevinding[] = [];
  for await (const ids of inStukken(db, vertrouwelijk)) {
    for (const verzegeld of await leesVerzegeld(eigen, ids)) {
      if (isGaaf(verzegeld)) continue;
      bevindingen.push({
        nummer: verzegeld.klacht.nummer,
        wat: "de gegevens zijn met een ander programma gewijzigd",
        zegel: true,
      });
    }
  }
  return bevindingen;
}

async function* inStukken(db: Db, vertrouwelijk: boolean): AsyncGenerator<number[]> {
  let vanaf = 0;
  for (;;) {
    const rijen = await db
      .selectFrom("klacht")
      .select("id")
      .where("id", ">", vanaf)
      .where("vertrouwelijk", "=", vertrouwelijk ? 1 : 0)
      .orderBy("id")
      .limit(STUK)
      .execute();
    const laatste = rijen.at(-1);
    if (laatste === undefined) return;
    yield rijen.map(({ id }) => id);
    vanaf = laatste.id;
  }
}

/** Files of the correspondence that are gone, or are not the bytes that were kept. */
export async function controleerBestanden(db: Db, vertrouwelijk: boolean): Promise<Bevinding[]> {
  const rijen = (vertrouwelijk ? inKluis(db) : db)
    .selectFrom("correspondentie")
    .innerJoin("klacht", "klacht.id", "correspondentie.klachtId")
    .leftJoin("bestand", (join) =>
      join
        .onRef("bestand.klachtId", "=", "correspondentie.klachtId")
        .onRef("bestand.volgnummer", "=", "correspondentie.volgnummer"),
    )
    .select(["klacht.nummer", "correspondentie.volgnummer", "correspondentie.sha256", "bestand.inhoud"])
    .where("correspondentie.sha256", "is not", null);
  const bevindingen: Bevinding[] = [];
  for await (const { nummer, volgnummer, sha256, inhoud } of rijen.stream()) {
    if (inhoud === null) bevindingen.push({ nummer, wat: `het bestand van stuk ${volgnummer} ontbreekt` });
    else if (sha256Van(inhoud) !== sha256) {
      bevindingen.push({ nummer, wat: `het bestand van stuk ${volgnummer} is beschadigd` });
    }
  }
  return bevindingen;
}

/** Deadlines that are not what the rules make of the day of lodging; not where the office ever changed its rules. */
export async function controleerTermijnen(db: Db, { regels, kalender }: TermijnKader): Promise<Bevinding[]> {
  if (await zijnRegelsGewijzigd(db)) return [];
  const rijen = db
    .selectFrom("klacht")
    .innerJoin("termijn", "termijn.klachtId", "klacht.id")
    .select([
      "klacht.nummer",
      "klacht.ingediendOp",
      "termijn.soort",
      "termijn.uiterlijk",
      "termijn.eersteUiterlijk",
    ])
    .where("termijn.soort", "!=", "herbeoordeling");
  const perDag = new Map<string, readonly Pick<Termijn, "soort" | "uiterlijk">[]>();
  const bevindingen: Bevinding[] = [];
  for await (const { nummer, ingediendOp, soort, uiterlijk, eersteUiterlijk } of rijen.stream()) {
    const volgensRegels = perDag.get(ingediendOp) ?? termijnenBijIntake(ingediendOp, regels, kalender);
    perDag.set(ingediendOp, volgensRegels);
    const hoort = volgensRegels.find((termijn) => termijn.soort === (soort as TermijnSoort))?.uiterlijk;
    if (hoort === (eersteUiterlijk ?? uiterlijk)) continue;
    bevindingen.push({ nummer, wat: `de termijn voor ${soort} is niet wat de regels geven` });
  }
  return bevindingen;
}

async function zijnRegelsGewijzigd(db: Db): Promise<boolean> {
  const { rows } = await sql`
    select 1 from logboek join logboek_detail using (klacht_id, volgnummer)
    where klacht_id = 0 and handeling = 'instellingen gewijzigd'
      and (details like '%"termijnen.%' or details like '%"feestdagen.%') limit 1`.execute(db);
  return rows.length > 0;
}

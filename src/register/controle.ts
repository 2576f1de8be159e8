/** Whether everything is still as klacht left it: the files, the pair, each case, its log, its deadlines. */
import { sql } from "kysely";
import type { Bevinding } from "./bevinding.ts";
import { controleerBestanden } from "./controle-bestanden.ts";
import { controleerKetens } from "./controle-ketens.ts";
import { controleerOpbouw } from "./controle-opbouw.ts";
import { controleerPlaatsen } from "./controle-plaatsen.ts";
import { controleerTermijnen } from "./controle-termijnen.ts";
import { controleerToegang } from "./controle-toegang.ts";
import { gebrokenZegel, vindAlleGebroken } from "./controle-zegels.ts";
import type { Db } from "./db.ts";
import { beoordeel } from "./integriteit.ts";
import { isPaar, leesPaar } from "./kluis-aansluiten.ts";
import type { TermijnKader } from "./schrijven.ts";

/**
 * Everything that is wrong, in the register and, where it is open, in the closed file; deadlines by the rules of `kader`,
 * and with `map` also the files that name who has a key.
 * Reads only.
 */
export async function controleer(
  db: Db,
  { kluisOpen, kader, map }: { kluisOpen: boolean; kader?: TermijnKader; map?: string },
): Promise<Bevinding[]> {
  const bestanden = kluisOpen ? (["main", "kluis"] as const) : (["main"] as const);
  const bevindingen: Bevinding[] = [];
  for (const bestand of bestanden) bevindingen.push(...(await controleerBestand(db, bestand)));
  // What SQLite itself can't read whole gives no answers to the questions that follow.
  if (bevindingen.some(({ onleesbaar, herstel }) => onleesbaar || herstel === "index")) return bevindingen;
  for (const bestand of bestanden) {
    bevindingen.push(...(await controleerOpbouw(db, bestand)), ...(await controleerWezen(db, bestand)));
  }
  const bijElkaar = kluisOpen && (await horenBijElkaar(db));
  if (bijElkaar) bevindingen.push(...(await controleerPaar(db)));
  else if (kluisOpen) bevindingen.push({ nummer: null, wat: "De kluis hoort bij een ander register" });
  if (bijElkaar && map !== undefined) bevindingen.push(...(await controleerToegang(db, map)));
  // What the cases of another register say of those of this one means nothing.
  const gebroken = await vindAlleGebroken(db, bijElkaar);
  bevindingen.push(
    ...(await controleerPlaatsen(db, bijElkaar)),
    ...(kader === undefined ? [] : await controleerTermijnen(db, kader, bijElkaar, gebroken)),
  );
  for (const vertrouwelijk of bijElkaar ? [false, true] : [false]) {
    bevindingen.push(
      ...(await controleerKetens(db, vertrouwelijk)),
      ...gebroken.filter((klacht) => klacht.vertrouwelijk === vertrouwelijk).map(gebrokenZegel),
      ...(await controleerBestanden(db, vertrouwelijk)),
    );
  }
  return bevindingen;
}

/** Whether SQLite can read a file whole. */
async function controleerBestand(db: Db, bestand: "main" | "kluis"): Promise<Bevinding[]> {
  const { rows } = await sql<{
    integrityCheck: string;
  }>`pragma ${sql.raw(bestand)}.integrity_check`.execute(db);
  const { schade, indexen, rijen } = beoordeel(rows.map(({ integrityCheck }) => integrityCheck));
  const naam = bestand === "main" ? "register.db" : "kluis.db";
  if (schade > 0) {
    const aantal = schade === 1 ? "1 fout" : `${schade} fouten`;
    return [{ nummer: null, wat: `${naam} is beschadigd (${aantal} in het bestand)`, onleesbaar: true }];
  }
  return [
    ...(indexen
      ? [{ nummer: null, wat: `${naam}: een index klopt niet met zijn tabel`, herstel: "index" as const }]
      : []),
    ...(rijen ? [{ nummer: null, wat: `${naam}: er staan gegevens in die klacht daar nooit zet` }] : []),
  ];
}

/** Rows of a case that has no content of its own: the work of a program that doesn't watch what belongs together. */
async function controleerWezen(db: Db, bestand: "main" | "kluis"): Promise<Bevinding[]> {
  const naam = bestand === "main" ? "register.db" : "kluis.db";
  const { rows } = await sql<{ table: string }>`pragma ${sql.raw(bestand)}.foreign_key_check`.execute(db);
  return [...Map.groupBy(rows, ({ table }) => table)].map(([tabel, wezen]) => ({
    nummer: null,
    wat: `${naam}: ${wezen.length === 1 ? "een regel" : `${wezen.length} regels`} in ${tabel} ${wezen.length === 1 ? "hoort" : "horen"} nergens bij`,
  }));
}

async function horenBijElkaar(db: Db): Promise<boolean> {
  const { register, kluis } = await leesPaar(db);
  return register.kenmerk === kluis.kenmerk;
}

async function controleerPaar(db: Db): Promise<Bevinding[]> {
  const { register, kluis } = await leesPaar(db);
  return isPaar(register, kluis)
    ? []
    : [{ nummer: null, wat: "Register en kluis zijn niet van hetzelfde moment", herstel: "paar" }];
}

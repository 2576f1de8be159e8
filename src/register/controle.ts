/** Whether everything is still as klacht left it: the files, the pair, each case, its log, its deadlines. */
import { sql } from "kysely";
import { controleerBestanden, controleerZegels } from "./controle-inhoud.ts";
import { controleerKetens } from "./controle-ketens.ts";
import { controleerOpbouw } from "./controle-opbouw.ts";
import { controleerPlaatsen } from "./controle-plaatsen.ts";
import { controleerTermijnen } from "./controle-termijnen.ts";
import { controleerToegang } from "./controle-toegang.ts";
import { beoordeel } from "./integriteit.ts";
import { isPaar, leesPaar } from "./kluis-aansluiten.ts";
import type { Db } from "./open.ts";
import type { TermijnKader } from "./schrijven.ts";

/** Something that is not as it should be. */
export interface Bevinding {
  /** The case, where it concerns one. */
  readonly nummer: string | null;
  readonly wat: string;
  /**
   * How it can be mended, where it can be: the other file or the rules know what should stand there, it can be made
   * anew, or, for a seal, somebody may say that the data are right though no act of klacht made them so.
   */
  readonly herstel?: "index" | "opbouw" | "paar" | "rechten" | "termijn" | "zegel";
  /** Whether it is the file itself that SQLite can't read whole. */
  readonly onleesbaar?: true;
}

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
  if (kluisOpen) bevindingen.push(...(await controleerPaar(db)));
  if (kluisOpen && map !== undefined) bevindingen.push(...(await controleerToegang(db, map)));
  bevindingen.push(
    ...(await controleerPlaatsen(db, kluisOpen)),
    ...(kader === undefined ? [] : await controleerTermijnen(db, kader, kluisOpen)),
  );
  for (const vertrouwelijk of kluisOpen ? [false, true] : [false]) {
    bevindingen.push(
      ...(await controleerKetens(db, vertrouwelijk)),
      ...(await controleerZegels(db, vertrouwelijk)),
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

async function controleerPaar(db: Db): Promise<Bevinding[]> {
  const { register, kluis } = await leesPaar(db);
  if (register.kenmerk !== kluis.kenmerk)
    return [{ nummer: null, wat: "De kluis hoort bij een ander register" }];
  return isPaar(register, kluis)
    ? []
    : [{ nummer: null, wat: "Register en kluis zijn niet van hetzelfde moment", herstel: "paar" }];
}

/** How much of each file SQLite keeps in memory, in KiB. */
import { sql } from "kysely";
import { opgesteld } from "../opstellen.ts";

type Niets = Record<never, never>;

const KIB = 1024;

function voorraad(bestand: "main" | "kluis") {
  return opgesteld<Niets>()((db) => ({
    compile: () => sql<never>`pragma ${sql.ref(bestand)}.cache_size = ${sql.lit(-KIB)}`.compile(db),
  }));
}

export const kleineVoorraad = voorraad("main");
export const kleineVoorraadKluis = voorraad("kluis");

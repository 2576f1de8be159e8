/** Whether the content of each case is as the last act left it. */
import type { Bevinding } from "./bevinding.ts";
import type { Db } from "./db.ts";
import { inKluis } from "./in-kluis.ts";
import { idsNa } from "./vragen/controle.ts";
import { isGaaf, leesVerzegeld } from "./zegel.ts";

/** A case of which the seal doesn't fit: another program changed it. */
export interface Gebroken {
  readonly id: number;
  readonly nummer: string;
  readonly vertrouwelijk: boolean;
}

/** Those of one of the two files. */
export async function vindGebroken(db: Db, vertrouwelijk: boolean): Promise<Gebroken[]> {
  const eigen = vertrouwelijk ? inKluis(db) : db;
  const gebroken: Gebroken[] = [];
  for await (const ids of inStukken(db, vertrouwelijk)) {
    for (const verzegeld of await leesVerzegeld(eigen, ids)) {
      const { id, nummer } = verzegeld.klacht;
      if (!isGaaf(verzegeld)) gebroken.push({ id, nummer, vertrouwelijk });
    }
  }
  return gebroken;
}

/** Those of the register and, where it is open, of the closed file. */
export async function vindAlleGebroken(db: Db, kluisOpen: boolean): Promise<Gebroken[]> {
  return [...(await vindGebroken(db, false)), ...(kluisOpen ? await vindGebroken(db, true) : [])];
}

export function gebrokenZegel({ nummer }: Gebroken): Bevinding {
  return { nummer, wat: "de gegevens zijn met een ander programma gewijzigd", herstel: "zegel" };
}

/** How many cases are read at a time. */
export const STUK = 25;

/** The ids of all cases of one of the two files, some at a time. */
export async function* inStukken(db: Db, vertrouwelijk: boolean): AsyncGenerator<number[]> {
  for (let vanaf = 0; ; ) {
    const rijen = await idsNa.alle(db, { vanaf, vertrouwelijk: vertrouwelijk ? 1 : 0, aantal: STUK });
    const laatste = rijen.at(-1);
    if (laatste === undefined) return;
    yield rijen.map(({ id }) => id);
    vanaf = laatste.id;
  }
}
